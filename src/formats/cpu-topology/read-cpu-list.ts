import { type Report, report } from "../../text/diagnostic.ts";
import type { UnknownNode } from "../../text/unknown.ts";
import type { CpuListGrammar, CpuRange } from "./ast.ts";
import type { CpuTopologyCode } from "./diagnostics.ts";
import type { ListSource } from "./list-source.ts";
import { type Refusal, readRegion } from "./read-cpu-region.ts";

/** How to read a list. */
interface ListReading {
  readonly grammar: CpuListGrammar;
  readonly lastCpu: number | undefined;
  readonly to: Report<CpuTopologyCode>;
}

/** The regions of a list, and those that could not be read. */
interface ListRegions {
  readonly ranges: readonly CpuRange[];
  readonly unknown: readonly UnknownNode[];
}

const COMMA = 0x2c;

/**
 * Returns the regions of a list.
 *
 *     0-3,8,10-14:2
 *     ^   ^ ^ a region each; the kernel's parser takes blanks as well as commas between them
 */
export function readCpuList(source: ListSource, reading: ListReading): ListRegions {
  const { text, end, place } = source;
  const { grammar, lastCpu, to } = reading;
  const ranges: CpuRange[] = [];
  const unknown: UnknownNode[] = [];
  const isStrict = grammar !== "kernel-parse";
  const isBetween = isStrict ? isComma : isKernelSeparator;
  const refuse = (start: number, stop: number, { code, expected }: Refusal): void => {
    const span = place(start, stop);
    const actual = text.slice(start, stop);
    report(to, code, span, { expected, actual });
    unknown.push({ kind: "unknown", span, text: actual });
  };
  for (let at = source.start; ; ) {
    const from = separatorsEnd(source, at, isBetween);
    const isEdge = at === source.start || from === end;
    if (isStrict && from - at !== (isEdge ? 0 : 1)) refuse(at, from, MISSING_REGION);
    if (from === end) return { ranges, unknown };
    at = regionEnd(source, from, isBetween);
    const region = readRegion(source, { grammar, lastCpu, from, until: at });
    if ("code" in region) refuse(from, at, region);
    else ranges.push(region);
  }
}

const MISSING_REGION: Refusal = { code: "cpu-topology/bad-cpu-list", expected: "a CPU between the commas" };

function regionEnd(source: ListSource, from: number, isBetween: (code: number) => boolean): number {
  let at = from;
  while (at < source.end && !isBetween(source.text.charCodeAt(at))) at++;
  return at;
}

function separatorsEnd(source: ListSource, from: number, isBetween: (code: number) => boolean): number {
  let at = from;
  while (at < source.end && isBetween(source.text.charCodeAt(at))) at++;
  return at;
}

function isComma(code: number): boolean {
  return code === COMMA;
}

/** A comma or what C calls a space: kernel lib/bitmap-str.c, end_of_region. */
function isKernelSeparator(code: number): boolean {
  return code === COMMA || code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
}
