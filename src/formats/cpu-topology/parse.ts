import type { Parsed } from "../../text/diagnostic.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { CpuTopology } from "./ast-tree.ts";
import type { CpuTopologyCode } from "./diagnostics.ts";
import { cpuFormOf } from "./form.ts";
import { parseCpuManagerState } from "./kubelet/parse-cpu-manager-state.ts";
import { parseKubeletConfiguration } from "./kubelet/parse-kubelet-configuration.ts";
import { parsePerformanceProfile } from "./kubelet/parse-performance-profile.ts";
import { parsePod } from "./kubelet/parse-pod.ts";
import { parseCpuOutput } from "./parse-output.ts";

/**
 * Returns the tree of a text about CPUs, whichever it is: `lscpu`, /proc/cpuinfo, `numactl`, files of /sys, a kernel command line, kubelet's files and messages, a pod, or the one line of a list
 * or mask as the kernel prints it (`0-3,8`, `00000100,00000001`). A list that only other grammars allow needs {@link parseCpuList}, for the grammars
 * give the same text different meanings. A text that speaks for no form is read as `lscpu`.
 */
export function parseCpuTopology(input: string | SourceText): Parsed<CpuTopology, CpuTopologyCode> {
  const form = cpuFormOf(input);
  switch (form) {
    case "state":
      return parseCpuManagerState(input);
    case "pod":
      return parsePod(input);
    case "profile":
      return parsePerformanceProfile(input);
    case "configuration":
      return parseKubeletConfiguration(input);
    default:
      return parseCpuOutput(input, form);
  }
}
