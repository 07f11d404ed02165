import { maskWord, type Prefix, type Words } from "./words.ts";

/**
 * Prefixes of one family and zone, each once, sorted by address, then the shorter first. So a prefix stands after all that contain it; its
 * parent is the longest of those.
 */
export interface PackedPrefixes {
  /** How many words a prefix has here: one for IPv4, four for IPv6. */
  readonly stride: number;
  /** Those words, with the top bit turned round so that signed order is address order. */
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  /** The index of the parent, or -1. */
  readonly parents: Int32Array;
  /** Where the prefixes begin whose address has these or higher first bits, and at the end how many prefixes there are. */
  readonly buckets: Int32Array;
  /** By how much the first word is shifted to have just those first bits. */
  readonly shift: number;
}

// The compiler takes every index for out of bounds; every caller counts below the length of what was made here.
export const numberAt = (numbers: Int32Array, index: number): number => numbers[index] as number;

const TOP_BIT = 1 << 31;

/** Packs prefixes without host bits that are sorted as `PackedPrefixes` says. */
export function packPrefixes(prefixes: readonly Prefix[], width: 32 | 128): PackedPrefixes {
  const stride = width / 32;
  const count = prefixes.length;
  const starts = new Int32Array(count * stride);
  // Half as many buckets as prefixes or more: a search takes a quarter of the time it takes over all (100,000 random prefixes).
  const shift = Math.min(31, 1 + Math.clz32(count));
  const buckets = findBuckets(prefixes, shift);
  const packed = { stride, starts, lengths: new Int32Array(count), parents: new Int32Array(count), buckets, shift };
  let parent = -1;
  for (const [i, { words, length }] of prefixes.entries()) {
    const { a, b, c, d } = words;
    starts.set(stride === 1 ? [a ^ TOP_BIT] : [a ^ TOP_BIT, b ^ TOP_BIT, c ^ TOP_BIT, d ^ TOP_BIT], i * stride);
    packed.lengths[i] = length;
    packed.parents[i] = innermost(packed, parent, words);
    parent = i;
  }
  return packed;
}

/** The buckets of sorted prefixes. */
function findBuckets(prefixes: readonly Prefix[], shift: number): Int32Array {
  const buckets = new Int32Array((-1 >>> shift) + 2);
  for (const { words } of prefixes) buckets[(words.a >>> shift) + 1] = numberAt(buckets, (words.a >>> shift) + 1) + 1;
  for (let i = 1; i < buckets.length; i++) buckets[i] = numberAt(buckets, i) + numberAt(buckets, i - 1);
  return buckets;
}

/** The first of `index` and its ancestors that holds the address, or -1. */
function innermost(packed: PackedPrefixes, index: number, words: Words): number {
  let at = index;
  while (at >= 0 && !holds(packed, at, words)) at = numberAt(packed.parents, at);
  return at;
}

/** Whether the prefix at `index` holds the address. */
function holds({ stride, starts, lengths }: PackedPrefixes, index: number, { a, b, c, d }: Words): boolean {
  const length = numberAt(lengths, index);
  const start = index * stride;
  const isSame = (word: number, i: number): boolean =>
    ((numberAt(starts, start + i) ^ TOP_BIT ^ word) & maskWord(length, i)) === 0;
  return isSame(a, 0) && (stride === 1 || (isSame(b, 1) && isSame(c, 2) && isSame(d, 3)));
}

/** Whether the prefix at `index` begins after the address. */
function beginsAfter({ stride, starts }: PackedPrefixes, index: number, { a, b, c, d }: Words): boolean {
  const start = index * stride;
  const first = numberAt(starts, start) - (a ^ TOP_BIT);
  if (first !== 0 || stride === 1) return first > 0;
  const second = numberAt(starts, start + 1) - (b ^ TOP_BIT);
  if (second !== 0) return second > 0;
  const third = numberAt(starts, start + 2) - (c ^ TOP_BIT);
  return third !== 0 ? third > 0 : numberAt(starts, start + 3) > (d ^ TOP_BIT);
}

/**
 * The index of the longest prefix that holds the address, or -1. The last prefix that does not begin after the address either holds it or
 * lies, with it, in all that do: of two prefixes that share an address one contains the other.
 */
export function findLongest(packed: PackedPrefixes, words: Words): number {
  const bucket = words.a >>> packed.shift;
  let low = numberAt(packed.buckets, bucket);
  let high = numberAt(packed.buckets, bucket + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (beginsAfter(packed, middle, words)) high = middle;
    else low = middle + 1;
  }
  return innermost(packed, low - 1, words);
}
