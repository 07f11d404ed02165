import { openCursor } from "../../text/cursor.ts";
import type { Parsed } from "../../text/diagnostic.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { CpuTopology } from "./ast.ts";
import type { CpuTopologyCode } from "./diagnostics.ts";
import { parseCpuList, parseCpuMask } from "./parse-cpu-list.ts";
import { parseCpuinfo } from "./parse-cpuinfo.ts";
import { parseLscpu } from "./parse-lscpu.ts";
import { parseSmtAlignmentError } from "./parse-smt-alignment-error.ts";
import { bareFormOf, evidenceOf } from "./recognize.ts";

/**
 * Returns the tree of a text about CPUs, whichever it is: `lscpu`, /proc/cpuinfo, kubelet's SMT alignment message, or the one line of a list
 * or mask as the kernel prints it (`0-3,8`, `00000100,00000001`). A list that only other grammars allow needs {@link parseCpuList}, for the grammars
 * give the same text different meanings. A text that speaks for no form is read as `lscpu`.
 */
export function parseCpuTopology(input: string | SourceText): Parsed<CpuTopology, CpuTopologyCode> {
  const { text, next, limit } = openCursor(input);
  const head = text.slice(next, Math.min(limit, next + LOOK_AHEAD));
  const { lscpu, cpuinfo, smt } = evidenceOf(head);
  if (smt > lscpu && smt > cpuinfo) return parseSmtAlignmentError(input);
  if (cpuinfo > lscpu) return parseCpuinfo(input);
  const bare = lscpu > 0 ? null : bareFormOf(head);
  if (bare === "mask") return parseCpuMask(input);
  return bare === "list" ? parseCpuList(input, "kernel-print") : parseLscpu(input);
}

const LOOK_AHEAD = 65_536;
