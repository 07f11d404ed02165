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

/** Facts in the order of the file that tells of the most of them, each in the fullest one that it is in: so one order is kept, and not those of several files mixed. */
export function inOrderOfSources<Fact extends FactBase>(facts: readonly Fact[]): readonly Fact[] {
  const counts = new Map<string, number>();
  for (const { origins } of facts) {
    for (const path of new Set(origins.map((origin) => origin.path))) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  const fullest = (fact: FactBase): FactBase => ({
    origins: [...fact.origins].sort(
      (a, b) => (counts.get(b.path) ?? 0) - (counts.get(a.path) ?? 0) || byPlace({ origins: [a] }, { origins: [b] }),
    ),
  });
  const placed = facts.map((fact) => ({ fact, place: fullest(fact) }));
  const countOf = ({ origins: [origin] }: FactBase): number => counts.get(origin?.path ?? "") ?? 0;
  return placed
    .sort((a, b) => countOf(b.place) - countOf(a.place) || byPlace(a.place, b.place))
    .map(({ fact }) => fact);
}
