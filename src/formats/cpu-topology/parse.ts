import { openCursor } from "../../text/cursor.ts";
import type { Parsed } from "../../text/diagnostic.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { CpuTopology } from "./ast-tree.ts";
import type { CpuTopologyCode } from "./diagnostics.ts";
import { parseKernelCommandLine } from "./kernel/parse-kernel-command-line.ts";
import { parseCpuManagerState } from "./kubelet/parse-cpu-manager-state.ts";
import { parseKubeletConfiguration } from "./kubelet/parse-kubelet-configuration.ts";
import { parsePerformanceProfile } from "./kubelet/parse-performance-profile.ts";
import { parsePod } from "./kubelet/parse-pod.ts";
import { parseLscpu } from "./lscpu/parse-lscpu.ts";
import { parseNumactl } from "./numactl/parse-numactl.ts";
import { parseCpuList, parseCpuMask } from "./parse-cpu-list.ts";
import { parseCpuinfo } from "./parse-cpuinfo.ts";
import { parseSmtAlignmentError } from "./parse-smt-alignment-error.ts";
import { bareFormOf, type Evidence, evidenceOf } from "./recognize.ts";
import { parseCpuSysfs } from "./sysfs/parse-cpu-sysfs.ts";

/**
 * Returns the tree of a text about CPUs, whichever it is: `lscpu`, /proc/cpuinfo, `numactl`, files of /sys, a kernel command line, kubelet's files and messages, a pod, or the one line of a list
 * or mask as the kernel prints it (`0-3,8`, `00000100,00000001`). A list that only other grammars allow needs {@link parseCpuList}, for the grammars
 * give the same text different meanings. A text that speaks for no form is read as `lscpu`.
 */
export function parseCpuTopology(input: string | SourceText): Parsed<CpuTopology, CpuTopologyCode> {
  const { text, next, limit } = openCursor(input);
  const head = text.slice(next, Math.min(limit, next + LOOK_AHEAD));
  const evidence = evidenceOf(head);
  const [form, most] = FORMS.map((name) => [name, evidence[name]] as const).reduce((best, one) =>
    one[1] > best[1] ? one : best,
  );
  if (most > 0) return parserOf(form)(input);
  const bare = bareFormOf(head);
  if (bare === "mask") return parseCpuMask(input);
  return bare === "list" ? parseCpuList(input, "kernel-print") : parseLscpu(input);
}

const LOOK_AHEAD = 65_536;

/** The forms; the order decides between two that equal lines speak for. */
const FORMS: readonly (keyof Evidence)[] = [
  "lscpu",
  "cpuinfo",
  "numactl",
  "sysfs",
  "state",
  "pod",
  "profile",
  "configuration",
  "smt",
  "command",
];

function parserOf(form: keyof Evidence): (input: string | SourceText) => Parsed<CpuTopology, CpuTopologyCode> {
  switch (form) {
    case "lscpu":
      return parseLscpu;
    case "cpuinfo":
      return parseCpuinfo;
    case "numactl":
      return parseNumactl;
    case "sysfs":
      return parseCpuSysfs;
    case "command":
      return parseKernelCommandLine;
    case "state":
      return parseCpuManagerState;
    case "pod":
      return parsePod;
    case "profile":
      return parsePerformanceProfile;
    case "configuration":
      return parseKubeletConfiguration;
    case "smt":
      return parseSmtAlignmentError;
  }
}
