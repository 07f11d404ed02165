import { type Cursor, spanOf } from "../../text/cursor.ts";
import { type Detail, type Report, report } from "../../text/diagnostic.ts";
import type { Span } from "../../text/span.ts";
import type { WrittenWords } from "./ast.ts";
import type { NetstatCode } from "./diagnostics.ts";
import { isPrintedSigned, scanFigure, UNREAD } from "./figure.ts";
import { endOf, type LineWords, startOf } from "./line-words.ts";
import { type Memory, recall, type Shelf } from "./memory.ts";
import type { FigureColumn, RowDraft } from "./row-draft.ts";

/** What reading a row takes. */
export interface RowReader {
  readonly cursor: Cursor;
  readonly words: LineWords;
  readonly memory: Memory;
  readonly draft: RowDraft;
  readonly report: Report<NetstatCode>;
}

/** Returns a word of the row by its index. */
export function wordAt(reader: RowReader, index: number): string {
  return reader.cursor.text.slice(startOf(reader.words, index), endOf(reader.words, index));
}

/** Returns the span of the row: from its first word to its last. */
export function rowSpan({ cursor, words }: RowReader): Span {
  return spanOf(cursor, startOf(words, 0), endOf(words, words.count - 1));
}

/** Keeps a word as it is written. */
export function keepWord(reader: RowReader, column: keyof WrittenWords, word: string): void {
  reader.draft.written ??= {};
  reader.draft.written[column] = word;
}

/** Reports a word of the row. */
export function reportWord(reader: RowReader, code: NetstatCode, place: { index: number } & Detail): void {
  const { index, ...detail } = place;
  const span = spanOf(reader.cursor, startOf(reader.words, index), endOf(reader.words, index));
  report(reader.report, code, span, { ...detail, actual: wordAt(reader, index) });
}

/** Returns what a word reads as, from memory where the word came before. */
export function readingAt<Reading>(reader: RowReader, index: number, shelf: Shelf<Reading>): Reading {
  const { starts, ends } = reader.words;
  return recall(shelf, reader.cursor.text, { start: starts[index] ?? 0, end: ends[index] ?? 0 });
}

/** Returns the figure at a word as `scanFigure` does; one that could not be read is reported and its word kept. */
export function readFigure(reader: RowReader, index: number, column: FigureColumn): number {
  const { text } = reader.cursor;
  const start = startOf(reader.words, index);
  const figure = scanFigure(text, start, endOf(reader.words, index));
  if (figure === UNREAD) reportWord(reader, "netstat/bad-figure", { index, expected: "-2147483648 to 4294967295" });
  else if (!isPrintedSigned(figure) || text.charAt(start) === "-") return figure;
  keepWord(reader, column, wordAt(reader, index));
  return figure;
}
