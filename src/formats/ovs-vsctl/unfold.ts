import { type Cursor, isBlank, nextLine, openCursor } from "../../text/cursor.ts";
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

/** A line of an unfolded run that looks like a folded one itself. The tool prints none; unfolded, it would come out of the printer as a run. */
const NESTED = /\n[ \t\0\u00a0\ufeff]*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\n/i;

/**
 * Returns the text with each folded run on lines of its own again, or null when there is none (the usual case, one scan).
 *
 *     9cad81c8-d7be-4b18-90e8-03aadd86a8cb\n    Bridge br-int\n        Port "a\\nb"
 *                                         ^^ a line break, and    ^^ one backslash
 */
export function unfold(cursor: Cursor): Unfolded | null {
  if (!cursor.text.slice(cursor.next, cursor.limit).includes("\\n")) return null;
  const scan = { ...cursor };
  const { text, next: base } = cursor;
  const pieces: string[] = [];
  const cuts: number[] = [];
  const heads = new Set<number>();
  let kept = base;
  let length = 0;
  while (nextLine(scan)) {
    if (!isFolded(scan)) continue;
    const cutsBefore = cuts.length;
    const start = length + scan.lineStart - kept;
    const line = unfoldLine(text.slice(scan.lineStart, scan.lineEnd), start, cuts);
    if (NESTED.test(line)) {
      cuts.length = cutsBefore;
      continue;
    }
    pieces.push(text.slice(kept, scan.lineStart), line);
    heads.add(start);
    length = start + line.length;
    kept = scan.lineEnd;
  }
  if (heads.size === 0) return null;
  const whole = pieces.join("") + text.slice(kept, cursor.limit);
  const removed = cuts.map((_, index) => index + 1);
  return { cursor: openCursor(whole), folded: cursor, plain: { text: whole, cuts, removed }, base, heads };
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
