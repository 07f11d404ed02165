import type { FactBase } from "./origin.ts";

/** Texts by their code units, as `sort` has them; nothing comes before anything. */
export const byText = (a = "", b = ""): number => (a < b ? -1 : a > b ? 1 : 0);

/** Names with the numbers in them as numbers: `eth2` before `eth10`. */
export function byName(a: string, b: string): number {
  if (a === b) return 0;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  // The number in which they begin to differ.
  while (isDigit(a, start - 1)) start--;
  const [mine, theirs] = [numberAt(a, start), numberAt(b, start)];
  if (mine === "" || theirs === "") return byText(a, b);
  return mine.length - theirs.length || byText(mine, theirs) || byText(a, b);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

/** The digits from there on, without leading zeros but the last. */
function numberAt(text: string, start: number): string {
  let end = start;
  while (isDigit(text, end)) end++;
  let from = start;
  while (from < end - 1 && text[from] === "0") from++;
  return text.slice(from, end);
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
    for (const { path } of origins) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  const countOf = ({ origins: [origin] }: FactBase): number => counts.get(origin?.path ?? "") ?? 0;
  const places = facts.map((fact) => {
    const [first, ...others] = fact.origins.map((origin) => ({ origins: [origin] }));
    let place: FactBase = first ?? fact;
    for (const other of others) {
      if ((countOf(other) - countOf(place) || byPlace(place, other)) > 0) place = other;
    }
    return { fact, place, count: countOf(place) };
  });
  return places.sort((a, b) => b.count - a.count || byPlace(a.place, b.place)).map(({ fact }) => fact);
}
