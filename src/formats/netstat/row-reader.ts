import { type Cursor, spanOf } from "../../text/cursor.ts";
import { type Detail, type Report, report } from "../../text/diagnostic.ts";
import { endOf, type LineWords, startOf } from "../../text/line-words.ts";
import type { Span } from "../../text/span.ts";
import type { WrittenWords } from "./ast.ts";
import type { NetstatCode } from "./diagnostics.ts";
import { type Memory, recall, type Shelf } from "./memory.ts";

/** Words as they are collected for {@link WrittenWords}. */
type WrittenDraft = { -readonly [Column in keyof WrittenWords]: WrittenWords[Column] };

/** What reading a row takes. `written` is what the present row has collected so far, null for nothing. */
export interface RowReader {
  readonly cursor: Cursor;
  readonly words: LineWords;
  readonly memory: Memory;
  readonly report: Report<NetstatCode>;
  written: WrittenDraft | null;
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
  reader.written ??= {};
  reader.written[column] = word;
}

/** Reports a word of the row. */
export function reportWord(reader: RowReader, code: NetstatCode, place: { index: number } & Detail): void {
  const { index, ...detail } = place;
  const span = spanOf(reader.cursor, startOf(reader.words, index), endOf(reader.words, index));
  report(reader.report, code, span, { ...detail, actual: wordAt(reader, index) });
}

/** Returns what a word reads as, from memory where the word came before. */
export function readingAt<Reading>(reader: RowReader, index: number, shelf: Shelf<Reading>): Reading {
  return recall(shelf, wordAt(reader, index));
}
