import { type Cursor, isBlank, nextLine, wordEnd } from "../../text/cursor.ts";
import { withLineFeeds } from "../../text/line-break.ts";

/** One word of a rule in the form of `iptables-save`, its quotes and backslashes taken away. */
export interface SaveWord {
  readonly text: string;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

/** A comment holds at most 255 bytes; a quoted text that is not closed within this many characters of its line's end is not closed at all. */
const LONGEST_BREAK = 512;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The words of a rule, and where a quoted one is not closed (-1 when all are). */
export interface SaveWords {
  readonly words: readonly SaveWord[];
  readonly unclosed: number;
}

/**
 * Returns the words from the cursor to the end of the line. Where the line `mayGoOn`, a quoted text may hold line breaks: the cursor moves on to
 * the line in which it ends.
 *
 *     -A X -m comment --comment "say \"hi\"" -j ACCEPT
 *                               ^ one word: say "hi"
 */
export function readSaveWords(cursor: Cursor, mayGoOn: boolean): SaveWords {
  const words: SaveWord[] = [];
  let unclosed = -1;
  for (;;) {
    while (cursor.pos < cursor.lineEnd && isBlank(cursor.text.charCodeAt(cursor.pos))) cursor.pos++;
    if (cursor.pos >= cursor.lineEnd) return { words, unclosed };
    const start = cursor.pos;
    if (cursor.text.charCodeAt(start) !== QUOTE) {
      cursor.pos = wordEnd(cursor, start);
      words.push({ text: cursor.text.slice(start, cursor.pos), quoted: false, start, end: cursor.pos });
      continue;
    }
    const close = closingQuote(cursor, start + 1, mayGoOn);
    if (close < 0) unclosed = start;
    const inner = withLineFeeds(cursor.text.slice(start + 1, close < 0 ? cursor.lineEnd : close));
    moveTo(cursor, close < 0 ? cursor.lineEnd : close + 1);
    words.push({
      text: inner.includes("\\") ? inner.replaceAll(/\\(.)/gs, "$1") : inner,
      quoted: true,
      start,
      end: cursor.pos,
    });
  }
}

/** The offset of the quote that closes the text at `from`, -1 without one. */
function closingQuote(cursor: Cursor, from: number, mayGoOn: boolean): number {
  const limit = Math.min(cursor.lineEnd + (mayGoOn ? LONGEST_BREAK : 0), cursor.limit);
  for (let at = from; at < limit; at++) {
    const code = cursor.text.charCodeAt(at);
    if (code === QUOTE) return at < cursor.lineEnd || !holdsRule(cursor.text.slice(cursor.lineEnd, at)) ? at : -1;
    if (code === BACKSLASH) at++;
  }
  return -1;
}

/** Whether further lines look like rules of their own: then the quote was lost, and does not end in the next rule's. */
function holdsRule(lines: string): boolean {
  return /[\r\n](?:-A |\[\d+:\d+\] -A |COMMIT)/.test(lines);
}

/** Moves to an offset in this line or in one below it. */
function moveTo(cursor: Cursor, offset: number): void {
  while (offset > cursor.lineEnd && nextLine(cursor));
  cursor.pos = offset;
}
