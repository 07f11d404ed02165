import type { Cidr } from "./brand.ts";
import { printPrefix, readPrefix } from "./read.ts";
import { comparePrefixes, compareText, flipLastBit, maskPrefix, maskWords, type Prefix, sharePrefix } from "./words.ts";

/** Zones apart, then by address, then the shorter prefix first: what a prefix contains follows it at once. */
const compareWithinZones = (x: Prefix, y: Prefix): number =>
  compareText(x.words.zone, y.words.zone) || comparePrefixes(x, y);

/** Whether the two are the halves of one prefix, given that neither contains the other. */
const areHalves = (x: Prefix, y: Prefix): boolean =>
  x.length === y.length && sharePrefix(x.words, y.words, x.length - 1);

/** Adds the next prefix in order to those merged so far: nothing if it lies in the last, else joined with it as often as that goes. */
function addPrefix(merged: Prefix[], prefix: Prefix): void {
  let last = merged.at(-1);
  if (last !== undefined && last.length <= prefix.length && sharePrefix(last.words, prefix.words, last.length)) return;
  let added = prefix;
  while (last !== undefined && areHalves(last, added)) {
    added = { words: last.words, length: last.length - 1 };
    merged.pop();
    last = merged.at(-1);
  }
  merged.push(added);
}

/**
 * The fewest CIDRs that hold the same addresses, without host bits, in the order of `compareCidrs`: `10.0.0.0/24` and `10.0.1.0/24` give
 * `10.0.0.0/23`. Families and zones are never merged with one another.
 */
export function mergeCidrs(cidrs: readonly Cidr[]): readonly Cidr[] {
  const merged: Prefix[] = [];
  for (const prefix of cidrs.map((cidr) => maskPrefix(readPrefix(cidr))).sort(compareWithinZones))
    addPrefix(merged, prefix);
  return merged.sort(comparePrefixes).map(printPrefix);
}

/**
 * The fewest CIDRs that hold every address of the first that is not in the second, without host bits, in order: none if the second
 * contains the first, the first alone if they do not overlap (as across families and zones).
 */
export function excludeCidr(from: Cidr, hole: Cidr): readonly Cidr[] {
  const outer = maskPrefix(readPrefix(from));
  const inner = readPrefix(hole);
  if (!sharePrefix(outer.words, inner.words, Math.min(outer.length, inner.length))) return [printPrefix(outer)];
  const rest: Prefix[] = [];
  for (let length = outer.length + 1; length <= inner.length; length++) {
    rest.push({ words: maskWords(flipLastBit(inner.words, length), length), length });
  }
  return rest.sort(comparePrefixes).map(printPrefix);
}
