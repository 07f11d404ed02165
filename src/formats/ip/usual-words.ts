import { type IpAddress, parseIpAddress } from "../../net/index.ts";
import { type Cursor, isBlank, readWord, skipBlanks, skipLiteral, wordEnd } from "../../text/cursor.ts";

// Nearly every row has the same few fields in the order of the tool's printf. They are read straight off the characters, which takes a fifth of
// the time of a list of words; the rest of a row, if any, is read word by word.

/** Returns the word at the cursor and steps over it and the blanks behind it; the empty string at the end. */
export function nextWord(cursor: Cursor): string {
  const word = readWord(cursor);
  skipBlanks(cursor);
  return word;
}

/** Returns the word behind `name`, which is written with one blank behind it, and steps over both; the empty string, and no step, where another word stands. */
export function textAfter(cursor: Cursor, name: string): string {
  const { pos } = cursor;
  const value = skipLiteral(cursor, name) ? nextWord(cursor) : "";
  if (value === "") cursor.pos = pos;
  return value;
}

/** As {@link textAfter}, for a name: no step where a number stands, which is another field. */
export function nameAfter(cursor: Cursor, name: string): string {
  const code = cursor.text.charCodeAt(cursor.pos + name.length);
  return code >= ZERO && code <= NINE ? "" : textAfter(cursor, name);
}

/** As {@link textAfter}, for an address; null where none stands. */
export function addressAfter(cursor: Cursor, name: string): IpAddress | null {
  const { pos } = cursor;
  const value = skipLiteral(cursor, name) ? parseIpAddress(nextWord(cursor)) : null;
  if (value === null) cursor.pos = pos;
  return value;
}

/** Returns the part of the word at the cursor before `mark`, and steps over it; all of the word where it has none. */
export function wordBefore(cursor: Cursor, mark: string): string {
  const { text, pos } = cursor;
  const end = wordEnd(cursor, pos);
  const code = mark.charCodeAt(0);
  let at = pos;
  while (at < end && text.charCodeAt(at) !== code) at++;
  cursor.pos = at;
  return text.slice(pos, at);
}

/** Steps over `word` and the blanks behind it where it is the word at the cursor. */
export function takesWord(cursor: Cursor, word: string): boolean {
  const { pos } = cursor;
  const isWord = skipLiteral(cursor, word) && (cursor.pos >= cursor.lineEnd || skipBlanks(cursor) > 0);
  if (!isWord) cursor.pos = pos;
  return isWord;
}

const ZERO = 0x30;
const NINE = 0x39;
/** So many digits are exact. */
const MOST_DIGITS = 15;

/** As {@link textAfter}, for a number of up to fifteen digits; -1 where none stands. */
export function numberAfter(cursor: Cursor, name: string): number {
  const { pos } = cursor;
  const value = skipLiteral(cursor, name) ? digitsAt(cursor) : -1;
  const isNumber = value >= 0 && (cursor.pos >= cursor.lineEnd || skipBlanks(cursor) > 0);
  if (!isNumber) cursor.pos = pos;
  return isNumber ? value : -1;
}

/** Returns the number that the digits at the cursor are, and steps over them; -1 where there are none or more than fifteen. */
export function digitsAt(cursor: Cursor): number {
  const { text, pos, lineEnd } = cursor;
  let value = 0;
  let at = pos;
  for (; at < lineEnd; at++) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) break;
    value = value * 10 + (code - ZERO);
  }
  if (at === pos || at > pos + MOST_DIGITS) return -1;
  cursor.pos = at;
  return value;
}

/** Where the last word before the cursor ends. */
export function endBefore({ text, pos }: Cursor, start: number): number {
  let end = pos;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}
