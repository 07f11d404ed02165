import type { Cidr, IpAddress } from "./brand.ts";
import { maskedCidr } from "./network.ts";
import { findLongest, numberAt, type PackedPrefixes, packPrefixes } from "./packed-prefixes.ts";
import { readAddress, readPrefix } from "./read.ts";
import { comparePrefixes, type Prefix, type Words } from "./words.ts";

/** What a table has of one family and zone. */
interface PrefixGroup<Value> {
  readonly packed: PackedPrefixes;
  readonly cidrs: readonly Cidr[];
  /** All values, prefix by prefix; those of prefix i begin at `valueStarts[i]` and end at `valueStarts[i + 1]`. */
  readonly values: readonly Value[];
  readonly valueStarts: Int32Array;
}

/** What a table holds, by family and zone. */
type Groups<Value> = ReadonlyMap<string, PrefixGroup<Value>>;

/** A table for longest-prefix match, made by `prefixTable`. */
export interface PrefixTable<Value> {
  /** How many different prefixes there are. */
  readonly size: number;
  /**
   * The longest prefix that holds the address, and its values; `null` if none does. As in `cidrContains` families never mix, an
   * IPv4-mapped address matching no IPv4 prefix, and an address with a zone matches prefixes of that zone only.
   */
  readonly lookup: (address: IpAddress) => PrefixMatch<Value> | null;
  /** All prefixes that hold the address, longest first, each with its values: what a router falls back on when the longest is of no use. */
  readonly lookupAll: (address: IpAddress) => readonly PrefixMatch<Value>[];
}

/** A prefix of a table, without host bits, and all values that were given for it, in their order. */
export interface PrefixMatch<Value> {
  readonly cidr: Cidr;
  readonly values: readonly Value[];
}

/** A row of a table in the making. */
interface Entry<Value> {
  readonly prefix: Prefix;
  readonly cidr: Cidr;
  readonly value: Value;
}

/** The group of an address or prefix: its family, and its zone if it has one. */
function groupKey({ width, zone }: Words): string {
  if (width === 32) return "ipv4";
  return zone === "" ? "ipv6" : `ipv6%${zone}`;
}

/** The entries by group, in their order. */
function groupEntries<Value>(entries: Iterable<readonly [cidr: Cidr, value: Value]>): Map<string, Entry<Value>[]> {
  const groups = new Map<string, Entry<Value>[]>();
  for (const [written, value] of entries) {
    const cidr = maskedCidr(written);
    const prefix = readPrefix(cidr);
    const key = groupKey(prefix.words);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ prefix, cidr, value }]);
    else group.push({ prefix, cidr, value });
  }
  return groups;
}

/** One group, packed. Sorting keeps the entries of one prefix in their order. */
function packGroup<Value>(entries: Entry<Value>[], width: 32 | 128): PrefixGroup<Value> {
  entries.sort((x, y) => comparePrefixes(x.prefix, y.prefix));
  const firsts = entries.filter((entry, i) => entries[i - 1]?.cidr !== entry.cidr);
  const valueStarts = new Int32Array(firsts.length + 1);
  let next = 0;
  for (const [i, entry] of entries.entries()) if (entry === firsts[next]) valueStarts[next++] = i;
  valueStarts[next] = entries.length;
  return {
    packed: packPrefixes(
      firsts.map((entry) => entry.prefix),
      width,
    ),
    cidrs: firsts.map((entry) => entry.cidr),
    values: entries.map((entry) => entry.value),
    valueStarts,
  };
}

/** The prefix at `index` and its values. */
const matchAt = <Value>({ cidrs, values, valueStarts }: PrefixGroup<Value>, index: number): PrefixMatch<Value> => ({
  // The index is one that `findLongest` found among as many prefixes as there are texts.
  cidr: cidrs[index] as Cidr,
  values: values.slice(numberAt(valueStarts, index), numberAt(valueStarts, index + 1)),
});

function longestMatch<Value>(groups: Groups<Value>, address: IpAddress): PrefixMatch<Value> | null {
  const words = readAddress(address);
  const group = groups.get(groupKey(words));
  if (group === undefined) return null;
  const index = findLongest(group.packed, words);
  return index < 0 ? null : matchAt(group, index);
}

function allMatches<Value>(groups: Groups<Value>, address: IpAddress): readonly PrefixMatch<Value>[] {
  const words = readAddress(address);
  const group = groups.get(groupKey(words));
  if (group === undefined) return [];
  const matches: PrefixMatch<Value>[] = [];
  const { parents } = group.packed;
  for (let i = findLongest(group.packed, words); i >= 0; i = numberAt(parents, i)) matches.push(matchAt(group, i));
  return matches;
}

/**
 * A table of CIDRs and their values, for longest-prefix match. Host bits do not count. A CIDR may come more than once: all its values are kept, in
 * order. Making it costs n log n, a lookup log n.
 */
export function prefixTable<Value>(entries: Iterable<readonly [cidr: Cidr, value: Value]>): PrefixTable<Value> {
  const groups = new Map<string, PrefixGroup<Value>>();
  let size = 0;
  for (const [key, group] of groupEntries(entries)) {
    const packed = packGroup(group, key === "ipv4" ? 32 : 128);
    groups.set(key, packed);
    size += packed.cidrs.length;
  }
  return {
    size,
    lookup: (address) => longestMatch(groups, address),
    lookupAll: (address) => allMatches(groups, address),
  };
}
