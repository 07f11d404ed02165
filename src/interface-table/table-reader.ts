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
