import { type Cursor, isBlank, spanOf } from "../../../text/cursor.ts";
import { type Report, report } from "../../../text/diagnostic.ts";
import type { CpuRange } from "../ast.ts";
import type { CpuTopologyCode } from "../diagnostics.ts";
import type { ListSource } from "../list-source.ts";
import { readCpuList } from "../read-cpu-list.ts";
import { readCpuMask } from "../read-cpu-mask.ts";
import type { FileDraft } from "./draft.ts";

/** Where a file is read from and complained about. */
export interface Reading {
  readonly cursor: Cursor;
  readonly to: Report<CpuTopologyCode>;
}

/** The first line of a file without the blanks around it. */
export function sourceOfFile({ cursor }: Reading, { valueStart, valueEnd, end: fileEnd }: FileDraft): ListSource {
  let start = valueStart < 0 ? fileEnd : valueStart;
  let end = valueStart < 0 ? fileEnd : valueEnd;
  while (start < end && isBlank(cursor.text.charCodeAt(start))) start++;
  while (end > start && isBlank(cursor.text.charCodeAt(end - 1))) end--;
  return { text: cursor.text, start, end, place: (from, until) => spanOf(cursor, from, until) };
}

/** The first line as text. */
export function wordOfFile(reading: Reading, file: FileDraft): string {
  const { text, start, end } = sourceOfFile(reading, file);
  return text.slice(start, end);
}

/** A whole number, below 0 as well; undefined when it is none, which is said. */
export function numberOfFile(reading: Reading, file: FileDraft): number | undefined {
  const source = sourceOfFile(reading, file);
  const text = source.text.slice(source.start, source.end);
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  refuse(reading, source, "a whole number");
  return undefined;
}

/** Complains about a value. */
export function refuse({ to }: Reading, { text, start, end, place }: ListSource, expected: string): void {
  report(to, "cpu-topology/bad-value", place(start, end), { expected, actual: text.slice(start, end) });
}

/** A list, empty where the file is; null for `(null)`, which kernels print for a list that was never made. */
export function listOfFile(reading: Reading, file: FileDraft): readonly CpuRange[] | null {
  const source = sourceOfFile(reading, file);
  if (source.text.slice(source.start, source.end) === "(null)") return null;
  return readCpuList(source, { grammar: "kernel-print", lastCpu: undefined, to: reading.to }).ranges;
}

/** A mask as ranges; undefined when it is none, which is said. */
export function maskOfFile({ to, ...reading }: Reading, file: FileDraft): readonly CpuRange[] | undefined {
  const source = sourceOfFile({ to, ...reading }, file);
  const bits = readCpuMask(source);
  if (!("code" in bits)) return bits.ranges;
  const actual = source.text.slice(source.start, source.end);
  report(to, bits.code, source.place(source.start, source.end), { expected: bits.expected, actual });
  return undefined;
}

/** Whole numbers with blanks between them: `10 21`. */
export function numbersOfFile(reading: Reading, file: FileDraft): readonly number[] | undefined {
  const source = sourceOfFile(reading, file);
  const words = source.text.slice(source.start, source.end).split(/[ \t]+/);
  if (words.every((word) => /^\d{1,9}$/.test(word))) return words.map(Number);
  refuse(reading, source, "numbers with blanks between them");
  return undefined;
}
