/** What {@link scanFigure} returns for a `-`. */
export const NONE = -1;
/** What {@link scanFigure} returns for a word that is no figure. */
export const UNREAD = -2;

const MINUS = 0x2d;
const ZERO = 0x30;
const LARGEST_INT = 0x7fffffff;
const TWO_TO_32 = 0x1_0000_0000;

/**
 * Returns the 32-bit number at `text[start, end)`, {@link NONE} for `-`, {@link UNREAD} for anything else. The tools print unsigned
 * figures of the kernel as signed ones, so a negative figure is the unsigned one it stands for: `-1` is 4294967295.
 */
export function scanFigure(text: string, start: number, end: number): number {
  const isNegative = text.charCodeAt(start) === MINUS;
  const first = isNegative ? start + 1 : start;
  if (first === end) return NONE;
  if (end - first > 10) return UNREAD;
  let value = 0;
  for (let at = first; at < end; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return UNREAD;
    value = value * 10 + digit;
  }
  if (text.charCodeAt(first) === ZERO && (isNegative || end - first > 1)) return UNREAD;
  if (isNegative) return value > LARGEST_INT + 1 ? UNREAD : TWO_TO_32 - value;
  return value < TWO_TO_32 ? value : UNREAD;
}

/** Returns whether a figure that was read is one the tools of up to 2025 would have printed with a minus. */
export function isPrintedSigned(figure: number): boolean {
  return figure > LARGEST_INT;
}

/** Returns a figure as net-tools 2.10 prints it: signed. */
export function printFigure(figure: number | null | undefined): string {
  if (figure === null || figure === undefined) return "-";
  return String(figure > LARGEST_INT && figure < TWO_TO_32 ? figure - TWO_TO_32 : figure);
}

/** A Ref column and a Use column that stood without a blank between them. */
export interface RefUse {
  readonly ref: number;
  readonly use: number;
}

/** Use is printed six wide at least. */
const USE_WIDTH = 6;

/**
 * Returns Ref and Use of a word in which they are run together, null when there is no way or more than one to tell them apart.
 *
 *     ::1/128                        ::                         Un   0   1123456 lo
 *                                                                        ^ Ref   `%-1d%6d` of net-tools 2013 to 2018
 *                                                                         ^^^^^^ Use, at least six wide
 */
export function splitRefUse(word: string): RefUse | null {
  let found: RefUse | null = null;
  const last = Math.min(word.length - USE_WIDTH, 10);
  for (let at = 1; at <= last; at++) {
    const ref = scanFigure(word, 0, at);
    const use = scanFigure(word, at, word.length);
    if (ref < 0 || use < 0 || (isPrintedSigned(use) && word.charCodeAt(at) !== MINUS)) continue;
    if (found !== null) return null;
    found = { ref, use };
  }
  return found;
}
