import { type Cursor, isBlankLine, nextLine } from "../text/cursor.ts";

/** A line of the transcript: from where it and its marks begin, its own characters, and where the next one begins. */
export interface Line {
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly isBlank: boolean;
  /** Its first characters, by which it is judged. */
  readonly head: string;
}

const HEAD = 1024;

/** Moves to the next line and returns it, `null` when there is none. */
export function readLine(cursor: Cursor): Line | null {
  const from = cursor.next;
  if (!nextLine(cursor)) return null;
  const { lineStart: start, lineEnd: end, next, text } = cursor;
  const head = text.slice(start, Math.min(end, start + HEAD));
  return { from, start, end, next, isBlank: isBlankLine(cursor), head };
}

/** Returns the line that the cursor moves to next, and stays. */
export function peekLine(cursor: Cursor): Line | null {
  const { next } = cursor;
  const line = readLine(cursor);
  cursor.next = next;
  return line;
}

/** Returns the next line that is not blank, and stays. */
export function peekContent(cursor: Cursor): Line | null {
  const { next } = cursor;
  let line = readLine(cursor);
  while (line?.isBlank) line = readLine(cursor);
  cursor.next = next;
  return line;
}

/** Returns whether a line ends with a lone carriage return, behind which a terminal writes over it. */
export function isOverwritten(cursor: Cursor, { end, next }: Line): boolean {
  return next > end && cursor.text.charCodeAt(next - 1) !== 0x0a;
}
