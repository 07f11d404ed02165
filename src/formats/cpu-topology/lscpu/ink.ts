import { type Cursor, isBlank } from "../../../text/cursor.ts";

/** Returns where the first character of the cursor's line at or after `from` stands that is no blank; the line's end without one. */
export function firstInk({ text, lineStart, lineEnd }: Cursor, from: number = lineStart): number {
  let at = from;
  while (at < lineEnd && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Returns where the last character of the cursor's line ends that is no blank. */
export function inkEnd({ text, lineStart, lineEnd }: Cursor): number {
  let end = lineEnd;
  while (end > lineStart && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}
