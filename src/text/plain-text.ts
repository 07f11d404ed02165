import { countAtMost } from "./binary-search.ts";

/** A text without its terminal escape sequences, and what it takes to find an offset of it in the original. */
export interface PlainText {
  readonly text: string;
  /** Offsets in the plain text at which something was taken out, ascending. */
  readonly cuts: readonly number[];
  /** For each cut, how many characters were taken out up to and including it. */
  readonly removed: readonly number[];
}

const ESCAPE = "\u001b";

/**
 * One escape sequence as terminals and `script` write them (ECMA-48):
 *
 *     ESC [ 01;31 m      ESC ] 0;title BEL      ESC ( B
 *     ^ CSI ... final    ^ OSC ... BEL or ST    ^ two characters
 *
 * An escape character that begins none of them goes too: what is left holds none, so that stripping twice changes nothing.
 */
const SEQUENCE =
  /\u001b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\u0007\u001b\n]{0,512}(?:\u0007|\u001b\\)|[ -/]{1,4}[0-~]|[0-Z\\^-~])?/g;

/** Returns whether `text` may hold terminal escape sequences at all (one scan for the escape character). */
export function hasEscapes(text: string): boolean {
  return text.includes(ESCAPE);
}

/** Returns `text` without its terminal escape sequences (colours, titles, cursor moves) and without any escape character. */
export function stripEscapes(text: string): PlainText {
  return withoutMatches(text, SEQUENCE);
}

/** Returns `text` without its terminal escape sequences and without the marks of quoting at the beginning of its lines, up to `depth` of them: `> `, `>> `, `| `. */
export function stripQuoting(text: string, depth: number): PlainText {
  return withoutMatches(text, new RegExp(`${SEQUENCE.source}|(?<![^\\r\\n])(?:[>|] ?){1,${depth}}`, "g"));
}

function withoutMatches(text: string, pattern: RegExp): PlainText {
  const cuts: number[] = [];
  const removed: number[] = [];
  let total = 0;
  const plain = text.replace(pattern, (sequence, offset: number) => {
    cuts.push(offset - total);
    total += sequence.length;
    removed.push(total);
    return "";
  });
  return { text: plain, cuts, removed };
}

/**
 * Returns the offset in the original text of `offset` in the plain one. At a cut there are two: the one behind the
 * sequence for where something starts, the one before it for where something ends.
 */
export function originalOffset(plain: PlainText, offset: number, side: "start" | "end"): number {
  const cutsBefore = countAtMost(plain.cuts, side === "start" ? offset : offset - 1);
  return offset + (plain.removed[cutsBefore - 1] ?? 0);
}
