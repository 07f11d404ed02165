import { type Cursor, isBlank, isBlankLine, nextLine, openCursor, spanOf } from "../../text/cursor.ts";
import { openReport, type Parsed, report } from "../../text/diagnostic.ts";
import { sourceSpan } from "../../text/source-span.ts";
import type { SourceText } from "../../text/source-text.ts";
import { type UnknownNode, unknownLine } from "../../text/unknown.ts";
import type { CpuList, CpuListGrammar, CpuMask, CpuRange } from "./ast.ts";
import { expandCpuRanges } from "./cpu-ranges.ts";
import { type CpuTopologyCode, cpuTopologyRules } from "./diagnostics.ts";
import type { ListSource } from "./list-source.ts";
import { readCpuList } from "./read-cpu-list.ts";
import { readCpuMask } from "./read-cpu-mask.ts";

/** What a list may need that its text does not say. */
export interface CpuListOptions {
  /** The machine's last possible CPU: what the kernel's parser means by `N` and `all`. Without it such a region is an error. */
  readonly lastCpu?: number;
}

/**
 * Returns the CPUs of a list, read by the grammar of the tool it is from or for. An empty text is the empty list. The list is
 * the first line that is not blank; blanks around it do not count. A region that cannot be read is in `unknown`, and the others still count.
 *
 *     parseCpuList("0-3,8", "kubelet").ast.cpus       // 0 1 2 3 8
 *     parseCpuList("0-6:2", "util-linux").ast.cpus    // 0 2 4 6
 */
export function parseCpuList(
  input: string | SourceText,
  grammar: CpuListGrammar,
  options: CpuListOptions = {},
): Parsed<CpuList, CpuTopologyCode> {
  const cursor = openCursor(input);
  const span = sourceSpan(input);
  const to = openReport<CpuTopologyCode>(cpuTopologyRules);
  const source = firstLine(cursor);
  const { ranges, unknown } = readCpuList(source, { grammar, lastCpu: options.lastCpu, to });
  if (grammar === "kernel-print") {
    const late = ranges.find((range, index) => range.from <= (ranges[index - 1]?.to ?? -1));
    if (late !== undefined) report(to, "cpu-topology/out-of-order", late.span);
  }
  const rest = otherLines(cursor);
  for (const line of rest) report(to, "cpu-topology/unknown-line", line.span);
  const cpus = expandCpuRanges(ranges);
  return {
    ast: { kind: "cpu-list", span, grammar, ranges, cpus, unknown: [...unknown, ...rest] },
    diagnostics: to.diagnostics,
  };
}

/**
 * Returns the CPUs of a hexadecimal mask: `ff`, `0xff`, or groups of 32 bits with commas, the most significant first. A text that
 * is no mask gives no CPU, an error, and the text in `unknown`.
 *
 *     parseCpuMask("00000100,00000001").ast.cpus    // 0 40
 */
export function parseCpuMask(input: string | SourceText): Parsed<CpuMask, CpuTopologyCode> {
  const cursor = openCursor(input);
  const span = sourceSpan(input);
  const to = openReport<CpuTopologyCode>(cpuTopologyRules);
  const source = firstLine(cursor);
  const unknown: UnknownNode[] = [];
  let width = 0;
  let ranges: readonly CpuRange[] = [];
  const bits = readCpuMask(source);
  if ("code" in bits) {
    const place = source.place(source.start, source.end);
    const actual = source.text.slice(source.start, source.end);
    report(to, bits.code, place, { expected: bits.expected, actual });
    if (actual !== "") unknown.push({ kind: "unknown", span: place, text: actual });
  } else ({ width, ranges } = bits);
  for (const line of otherLines(cursor)) {
    unknown.push(line);
    report(to, "cpu-topology/unknown-line", line.span);
  }
  const cpus = expandCpuRanges(ranges);
  return { ast: { kind: "cpu-mask", span, width, ranges, cpus, unknown }, diagnostics: to.diagnostics };
}

/** The first line that is not blank, without the blanks around it. */
function firstLine(cursor: Cursor): ListSource {
  while (nextLine(cursor) && isBlankLine(cursor));
  let { lineStart: start, lineEnd: end } = cursor;
  while (start < end && isBlank(cursor.text.charCodeAt(start))) start++;
  while (end > start && isBlank(cursor.text.charCodeAt(end - 1))) end--;
  return { text: cursor.text, start, end, place: (from, until) => spanOf(cursor, from, until) };
}

function otherLines(cursor: Cursor): readonly UnknownNode[] {
  const lines: UnknownNode[] = [];
  while (nextLine(cursor)) if (!isBlankLine(cursor)) lines.push(unknownLine(cursor));
  return lines;
}
