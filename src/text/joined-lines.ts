import type { PlainText } from "./plain-text.ts";

/** What is no part of the text, a line break or the mark before a line: from where to where, and what stands in its place. */
export interface Joint {
  readonly start: number;
  readonly end: number;
  /** A blank where a mail program took one for it, nothing where a terminal broke a line at its edge. */
  readonly by: " " | "";
}

/** Returns a text with lines put together at the joints, which ascend. Places in it lead to those in the text that `plain` was made of. */
export function joinLines(plain: PlainText, joints: readonly Joint[]): PlainText {
  const pieces: string[] = [];
  const cuts: number[] = [];
  const removed: number[] = [];
  let kept = 0;
  let taken = 0;
  let next = 0;
  const removedBy = (index: number): number => (plain.removed[index] ?? 0) + taken;
  const takeCuts = (limit: number, last: number = limit): void => {
    for (let cut = plain.cuts[next]; cut !== undefined && cut < limit; cut = plain.cuts[++next]) {
      cuts.push(Math.min(cut, last) - taken);
      removed.push(removedBy(next));
    }
  };
  for (const { start, end, by } of joints) {
    takeCuts(start);
    // What was cut within the joint goes with it.
    takeCuts(end, start);
    pieces.push(plain.text.slice(kept, start), by);
    taken += end - start - by.length;
    if (end - start > by.length) {
      cuts.push(end - taken);
      removed.push(removedBy(next - 1));
    }
    kept = end;
  }
  takeCuts(Number.POSITIVE_INFINITY);
  pieces.push(plain.text.slice(kept));
  return { text: pieces.join(""), cuts, removed };
}
