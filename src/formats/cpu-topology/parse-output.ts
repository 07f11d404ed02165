import type { Parsed } from "../../text/diagnostic.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { CpuTopology } from "./ast-tree.ts";
import type { CpuTopologyCode } from "./diagnostics.ts";
import type { CpuForm, DocumentForm } from "./form.ts";
import { parseKernelCommandLine } from "./kernel/parse-kernel-command-line.ts";
import { parseLscpu } from "./lscpu/parse-lscpu.ts";
import { parseNumactl } from "./numactl/parse-numactl.ts";
import { parseCpuList, parseCpuMask } from "./parse-cpu-list.ts";
import { parseCpuinfo } from "./parse-cpuinfo.ts";
import { parseSmtAlignmentError } from "./parse-smt-alignment-error.ts";
import { parseCpuSysfs } from "./sysfs/parse-cpu-sysfs.ts";

/** Returns the tree of a text about CPUs that is no document: the output of a tool, a file of the kernel, a message. What reads YAML does not load with it. */
export function parseCpuOutput(
  input: string | SourceText,
  form: Exclude<CpuForm, DocumentForm>,
): Parsed<CpuTopology, CpuTopologyCode> {
  switch (form) {
    case "lscpu":
      return parseLscpu(input);
    case "cpuinfo":
      return parseCpuinfo(input);
    case "numactl":
      return parseNumactl(input);
    case "sysfs":
      return parseCpuSysfs(input);
    case "command":
      return parseKernelCommandLine(input);
    case "smt":
      return parseSmtAlignmentError(input);
    case "mask":
      return parseCpuMask(input);
    case "list":
      return parseCpuList(input, "kernel-print");
  }
}
