import { countAtMost } from "./binary-search.ts";
import { lineBreakLength, nextLineBreak } from "./line-break.ts";
import type { Span } from "./span.ts";

/** A place as editors show it: both numbers start at 1, columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The lines of a text, found once; each look-up is a binary search. */
export interface LineIndex {
  readonly text: string;
  readonly lineCount: number;
  /** The place of an offset; an offset outside the text is cut to it. */
  readonly position: (offset: number) => Position;
  /** The offset of a place, or null when the text has no such line. A column past the line's end gives its end. */
  readonly offset: (position: Position) => number | null;
  /** The span of a line (from 1) without its line break, or null when there is no such line. */
  readonly line: (line: number) => Span | null;
}

/** Returns the line index of a text: where LF, CRLF and lone CR end its lines. An empty text has one, empty, line. */
export function lineIndex(text: string): LineIndex {
  const scope = { limit: text.length, hasCarriageReturns: text.includes("\r") };
  /** Where the lines after the first begin. */
  const starts: number[] = [];
  const ends: number[] = [];
  for (let end = nextLineBreak(text, 0, scope); ; ) {
    ends.push(end);
    const length = lineBreakLength(text, end, scope.limit);
    if (length === 0) break;
    starts.push(end + length);
    end = nextLineBreak(text, end + length, scope);
  }
  const line = (number: number): Span | null => {
    const start = number === 1 ? 0 : starts[number - 2];
    const end = ends[number - 1];
    return start === undefined || end === undefined ? null : { start, end };
  };
  return {
    text,
    lineCount: ends.length,
    line,
    position: (offset) => {
      const place = Math.min(Math.max(offset, 0), text.length);
      const before = countAtMost(starts, place);
      return { line: before + 1, column: place - (starts[before - 1] ?? 0) + 1 };
    },
    offset: (position) => {
      const span = line(position.line);
      return span === null ? null : Math.min(span.start + Math.max(position.column, 1) - 1, span.end);
    },
  };
}
