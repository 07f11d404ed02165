import { type Cursor, isBlank } from "../../text/cursor.ts";

// Steps over the columns of a row. Tabs and the no-break spaces of web pages part columns as blanks do.

const NOT = 0x21;

/**
 * Steps from a value's `end` over the blank behind it, and over the padding up to `column`, or to what stands there too early. The end of
 * the line may come early, too: editors take trailing blanks away.
 */
export function stepTo(cursor: Cursor, end: number, column: number): boolean {
  const { text, lineEnd } = cursor;
  const last = Math.min(Math.max(column, end + 1), lineEnd);
  let at = end;
  while (at < last && isBlank(text.charCodeAt(at))) at++;
  cursor.pos = at;
  return at > end || at === lineEnd;
}

/** Whether `--`, `-f` or `!f` stands there, a word of its own. */
export function isOption(cursor: Cursor, at: number): boolean {
  const { text } = cursor;
  const second = text.charCodeAt(at + 1);
  if (at + 2 > cursor.lineEnd || (at + 2 < cursor.lineEnd && !isBlank(text.charCodeAt(at + 2)))) return false;
  const first = text.charCodeAt(at);
  return (first === 0x2d && (second === 0x2d || second === 0x66)) || (first === NOT && second === 0x66);
}

/** The offset of the first character that is no blank. */
export function blanksEnd({ text, lineEnd }: Cursor, from: number): number {
  let at = from;
  while (at < lineEnd && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The offset of the first character that is no digit. */
export function digitsEnd({ text, lineEnd }: Cursor, from: number): number {
  let at = from;
  while (at < lineEnd && isDigit(text.charCodeAt(at))) at++;
  return at;
}

/** The end of `1760` or `106K`; `from` when nothing of the kind stands there. */
export function counterEnd(cursor: Cursor, from: number): number {
  const end = digitsEnd(cursor, from);
  if (end === from || end === cursor.lineEnd) return end;
  const code = cursor.text.charCodeAt(end);
  return code === 0x4b || code === 0x4d || code === 0x47 || code === 0x54 ? end + 1 : end;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
