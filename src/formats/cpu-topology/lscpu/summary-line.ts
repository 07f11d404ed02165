import { type Cursor, isBlank, nextLine, spanOf } from "../../../text/cursor.ts";
import { displayWidth } from "../../../text/display-width.ts";
import type { Span } from "../../../text/span.ts";
import type { ListSource } from "../list-source.ts";

/**
 * One labelled line, with the lines onto which a terminal wrapped its value.
 *
 *     NUMA node0 CPU(s):     0-3
 *     ^start        ^colon   ^source, at the run's column
 */
export interface LscpuLine {
  readonly label: string;
  readonly value: string;
  readonly indent: number;
  /** How far the value stands from the line's start on a terminal; without a value, how far the line goes. */
  readonly column: number;
  /** How many blanks are between the colon and the value, or the line's end. */
  readonly gap: number;
  readonly span: Span;
  /** The value as a list reader takes it. */
  readonly source: ListSource;
}

/**
 * Returns the labelled line at the cursor, null when it is none. Labels hold no colon, values may: the first colon ends the label,
 * and a blank or the line's end follows it.
 */
export function readLscpuLine(cursor: Cursor): LscpuLine | null {
  const { text, lineStart, lineEnd } = cursor;
  const start = skipped(cursor, lineStart);
  const colon = lineStart + text.slice(lineStart, lineEnd).indexOf(":");
  if (colon <= start) return null;
  const value = skipped(cursor, colon + 1);
  if (value === colon + 1 && value < lineEnd) return null;
  const end = trimmedEnd(cursor, value);
  return {
    label: text.slice(start, colon),
    value: text.slice(value, end),
    indent: start - lineStart,
    column: columnOf(text.slice(start, colon), value - lineStart),
    gap: value - colon - 1,
    span: spanOf(cursor, start, end === value ? colon + 1 : end),
    source: { text, start: value, end, place: (from, to) => spanOf(cursor, from, to) },
  };
}

/** Returns whether the line behind the cursor's continues a value that began at `column`: blanks up to there, then text. */
export function isContinued(cursor: Cursor, column: number): boolean {
  const { text, next, limit } = cursor;
  const from = next + column;
  if (column < NARROWEST || from >= limit) return false;
  for (let at = next; at < from; at++) if (text.charCodeAt(at) !== 0x20) return false;
  return !/^\s/.test(text.slice(from, from + 1)) || /^ \S/.test(text.slice(from, Math.min(from + 2, limit)));
}

/** No label is so short that a value could start further left. */
const NARROWEST = 8;

/**
 * Returns the line with the continuations of its value joined to it; the cursor then stands on the last of them. A terminal cuts at its width, in the
 * middle of a word as it comes: a line that is shorter than that has lost the blank at its end.
 *
 *     Flags:    fpu vme de pse tsc msr pa
 *               e mce cx8
 */
export function readContinuations(cursor: Cursor, line: LscpuLine, width: number): LscpuLine {
  const start = cursor.lineStart + line.indent;
  const piece = (from: number): string => {
    const isFull = cursor.lineEnd - cursor.lineStart >= width;
    return cursor.text.slice(from, cursor.lineEnd) + (isFull ? "" : " ");
  };
  const pieces = [piece(line.source.start)];
  while (isContinued(cursor, line.column) && nextLine(cursor)) pieces.push(piece(cursor.lineStart + line.column));
  const value = pieces.join("").trim();
  const span = spanOf(cursor, start, cursor.lineEnd);
  return { ...line, value, span, source: { text: value, start: 0, end: value.length, place: () => span } };
}

/** Returns the width of the terminal, as far as the text shows it: the longest line from here on that is continued. */
export function terminalWidth(cursor: Cursor, column: number): number {
  const probe = { ...cursor };
  let width = 0;
  do if (isContinued(probe, column)) width = Math.max(width, probe.lineEnd - probe.lineStart);
  while (nextLine(probe));
  return width;
}

const ASCII = /^[ -~]*$/;

/** Where the value begins on a terminal: labels of other languages can be wider or narrower than they are long. */
function columnOf(label: string, length: number): number {
  return ASCII.test(label) ? length : length - label.length + displayWidth(label);
}

function skipped(cursor: Cursor, from: number): number {
  let at = from;
  while (at < cursor.lineEnd && isBlank(cursor.text.charCodeAt(at))) at++;
  return at;
}

function trimmedEnd(cursor: Cursor, from: number): number {
  let end = cursor.lineEnd;
  while (end > from && isBlank(cursor.text.charCodeAt(end - 1))) end--;
  return end;
}
