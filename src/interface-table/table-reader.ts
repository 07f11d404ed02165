import type { Cursor } from "../text/cursor.ts";
import { endOf, type LineWords, startOf } from "../text/line-words.ts";
import type { InterfaceTableRow } from "./ast.ts";

/** What may be wrong with a row that was read. `cut-name`: the name may go on. */
export type RowProblem = "bad-figure" | "unknown-flag" | "cut-name";

/** What is wrong, and where in the text that is read. */
export interface RowReport {
  readonly problem: RowProblem;
  readonly start: number;
  readonly end: number;
  readonly expected?: string;
}

/** What reading a table takes: where, and whom to tell. */
export interface TableReader {
  readonly cursor: Cursor;
  /** The words of the current line. */
  readonly words: LineWords;
  readonly report: (report: RowReport) => void;
}

/** A row while its cells are read. */
export type RowDraft = { -readonly [Field in keyof InterfaceTableRow]: InterfaceTableRow[Field] };

/** Returns a word of the line by its index. */
export function wordAt({ cursor, words }: TableReader, index: number): string {
  return cursor.text.slice(startOf(words, index), endOf(words, index));
}

/** Keeps a word as it is written. */
export function keepWritten(row: RowDraft, column: string, word: string): void {
  row.written = { ...row.written, [column]: word };
}

const ZERO = 0x30;
/** A number of fifteen digits is below 2^53. */
const MOST_DIGITS = 15;

/** Returns the whole number at `text[start, end)`, -1 for one of more than fifteen digits or with a needless zero, and for anything else. */
export function scanCounter(text: string, start: number, end: number): number {
  const length = end - start;
  if (length === 0 || length > MOST_DIGITS || (length > 1 && text.charCodeAt(start) === ZERO)) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}
