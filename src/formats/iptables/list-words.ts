import { type Cursor, isBlank, looksAt, skipLiteral, wordEnd } from "../../text/cursor.ts";
import { readUint32 } from "./numbers.ts";

// Steps over the free text of a listing row. Between two words of one match stands one blank; more are taken as one, so that a
// text which went through a web page is still read.

/** The offset of the next non-blank in the line. */
function nextWordStart({ text, pos, lineEnd }: Cursor): number {
  let at = pos;
  while (at < lineEnd && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Steps over blanks and `literal`, a word or the beginning of one, and returns true; else stays and returns false. */
export function nextLiteral(cursor: Cursor, literal: string): boolean {
  const before = cursor.pos;
  cursor.pos = nextWordStart(cursor);
  if (skipLiteral(cursor, literal)) return true;
  cursor.pos = before;
  return false;
}

/** As {@link nextLiteral}, for a whole word or several. */
export function nextWord(cursor: Cursor, word: string): boolean {
  const before = cursor.pos;
  if (!nextLiteral(cursor, word)) return false;
  if (atWordEnd(cursor)) return true;
  cursor.pos = before;
  return false;
}

/** Returns whether the cursor stands behind a word. */
function atWordEnd(cursor: Cursor): boolean {
  return cursor.pos >= cursor.lineEnd || isBlank(cursor.text.charCodeAt(cursor.pos));
}

/** Steps over `literal` at the cursor when a word ends with it. */
export function skipWord(cursor: Cursor, word: string): boolean {
  if (!looksAt(cursor, word)) return false;
  cursor.pos += word.length;
  if (atWordEnd(cursor)) return true;
  cursor.pos -= word.length;
  return false;
}

/** Returns the rest of the word at the cursor and steps over it; empty at a blank. */
export function restOfWord(cursor: Cursor): string {
  const start = cursor.pos;
  cursor.pos = wordEnd(cursor, start);
  return cursor.text.slice(start, cursor.pos);
}

/** Returns the next word of the line and steps over it; empty at the end of the line. */
export function takeWord(cursor: Cursor): string {
  cursor.pos = nextWordStart(cursor);
  return restOfWord(cursor);
}

/** Returns the next word as a number up to 2^32-1, decimal or `0x`, or null. */
export function takeUint32(cursor: Cursor): number | null {
  return readUint32(takeWord(cursor));
}

/** Steps over a glued `!` and returns whether there was one: `dpt:!80`. */
export function gluedNot(cursor: Cursor): boolean {
  if (cursor.text.charCodeAt(cursor.pos) !== 0x21 || cursor.pos >= cursor.lineEnd) return false;
  cursor.pos++;
  return true;
}
