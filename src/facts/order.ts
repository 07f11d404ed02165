import type { FactBase } from "./origin.ts";

/** Texts by their code units, as `sort` has them; nothing comes before anything. */
export const byText = (a = "", b = ""): number => (a < b ? -1 : a > b ? 1 : 0);

/** Names with the numbers in them as numbers: `eth2` before `eth10`. */
export function byName(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const [mine = "", theirs = ""] = [one[at], other[at]];
    const order = isNumber(mine) && isNumber(theirs) ? byNumber(mine, theirs) : byText(mine, theirs);
    if (order !== 0) return order;
  }
  return one.length - other.length || byText(a, b);
}

const partsOf = (name: string): readonly string[] => name.match(/\d+|\D+/g) ?? [];

const isNumber = (part: string): boolean => /^\d/.test(part);

/** Numbers of any length. */
function byNumber(a: string, b: string): number {
  const [mine, theirs] = [a.replace(/^0+/, ""), b.replace(/^0+/, "")];
  return mine.length - theirs.length || byText(mine, theirs);
}

/** By the place of the first origin: file by file, and in each as it stands there. */
export function byPlace(a: FactBase, b: FactBase): number {
  const [one, other] = [a.origins[0], b.origins[0]];
  return (
    byText(one?.path, other?.path) ||
    byText(one?.command, other?.command) ||
    (one?.span.start ?? 0) - (other?.span.start ?? 0)
  );
}

/** The facts that tell the most come first; which of two equal ones does is up to their places, not to the order in which files were read. */
export function byRichness(a: FactBase, b: FactBase): number {
  return Object.keys(b).length - Object.keys(a).length || byPlace(a, b);
}
