import type { Cursor } from "../../text/cursor.ts";

// Two matches have a text without a blank before it (`isGlued` of their extensions): behind another match it hides the end of the word before it.

const SLASH = 0x2f;
/** The ends of `match bpf ` and `eui64 `: a search is fast where its first character is rare. */
const ENDS: readonly string[] = ["bpf ", "ui64 "];

/** Returns whether such a text stands anywhere between the cursor and its limit. */
export function holdsGluedText(cursor: Cursor): boolean {
  const text = cursor.text.slice(cursor.pos, cursor.limit);
  return ENDS.some((glued) => text.includes(glued));
}

/** Returns where the next text that is glued to a word begins in the line, its end without one. */
export function nextGluedText(cursor: Cursor): number {
  const found = /\S(?=match bpf |eui64 )/.exec(cursor.text.slice(cursor.pos, cursor.lineEnd));
  return found === null ? cursor.lineEnd : cursor.pos + found.index + 1;
}

/**
 * Returns what `read` reads when the line ends at `border`, if it gets that far; else null, the cursor where it was. A comment may hold such a text.
 *
 *     tcp dpt:80match bpf 6 0 0 1
 *     ^cursor   ^border
 */
export function readUpTo<Node>(cursor: Cursor, border: number, read: () => Node | null): Node | null {
  const { pos, lineEnd, text } = cursor;
  if (text.charCodeAt(pos) === SLASH && !text.startsWith(" */", border - 3)) return null;
  cursor.lineEnd = border;
  const node = read();
  const isWhole = node !== null && cursor.pos === border;
  cursor.lineEnd = lineEnd;
  if (!isWhole) cursor.pos = pos;
  return isWhole ? node : null;
}
