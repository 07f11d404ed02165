import { type Cursor, isBlank, nextLine } from "../../text/cursor.ts";
import type { PlainText } from "../../text/plain-text.ts";
import { isUuid } from "./quoting.ts";

/** What `ovs-vsctl --oneline` folded, unfolded, and how to find places in the text as it was. */
export interface Unfolded {
  readonly cursor: Cursor;
  readonly folded: Cursor;
  /** The unfolded text; what was taken out are the backslashes that `--oneline` put in. */
  readonly plain: PlainText;
  /** Where the unfolded text begins in that of `folded`. */
  readonly base: number;
  /** Where in the unfolded text a folded line begins. */
  readonly heads: ReadonlySet<number>;
}

/** What `--oneline` writes: a line break as backslash n, a backslash twice (utilities/ovs-vsctl.c: do_vsctl). */
const FOLD = /\\[n\\]/g;

/**
 * Returns the text with each folded run on lines of its own again, or null when there is none (the usual case, one scan).
 *
 *     9cad81c8-d7be-4b18-90e8-03aadd86a8cb\n    Bridge br-int\n        Port "a\\nb"
 *                                         ^^ a line break, and    ^^ one backslash
 */
export function unfold(cursor: Cursor): Unfolded | null {
  if (!cursor.text.includes("\\n", cursor.next)) return null;
  const scan = { ...cursor };
  const { text, next: base } = cursor;
  const pieces: string[] = [];
  const cuts: number[] = [];
  const heads = new Set<number>();
  let kept = base;
  let length = 0;
  while (nextLine(scan)) {
    if (!isFolded(scan)) continue;
    pieces.push(text.slice(kept, scan.lineStart));
    length += scan.lineStart - kept;
    heads.add(length);
    const line = unfoldLine(text.slice(scan.lineStart, scan.lineEnd), length, cuts);
    pieces.push(line);
    length += line.length;
    kept = scan.lineEnd;
  }
  if (heads.size === 0) return null;
  const whole = pieces.join("") + text.slice(kept, cursor.limit);
  const removed = cuts.map((_, index) => index + 1);
  const start = { lineStart: 0, lineEnd: 0, next: 0, pos: 0 };
  const over = {
    text: whole,
    limit: whole.length,
    hasCarriageReturns: cursor.hasCarriageReturns,
    plain: null,
    shift: 0,
    hasPlainBlanks: false,
    blankFrom: 0,
    blankAt: -1,
  };
  return { cursor: { ...over, ...start }, folded: cursor, plain: { text: whole, cuts, removed }, base, heads };
}

function unfoldLine(line: string, offset: number, cuts: number[]): string {
  const before = cuts.length;
  return line.replace(FOLD, (pair, at: number) => {
    cuts.push(offset + at - (cuts.length - before));
    return pair === "\\n" ? "\n" : "\\";
  });
}

/** Whether the line is a run folded by `--oneline`: a UUID, and backslash n right behind it. */
function isFolded({ text, lineStart, lineEnd }: Cursor): boolean {
  let at = lineStart;
  while (at < lineEnd && isIndentation(text.charCodeAt(at))) at++;
  return at + 38 <= lineEnd && text.startsWith("\\n", at + 36) && isUuid(text, at, at + 36);
}

/** Returns whether a character may stand before a line's first word: a blank, or the byte order mark of a file that was joined to another. */
export function isIndentation(code: number): boolean {
  return isBlank(code) || code === 0xfeff;
}
