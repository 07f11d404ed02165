import type { Cidr, Counter, IpAddress } from "./brand.ts";
import { counterOf } from "./number.ts";
import { printAddress, printPrefix, readAddress, readAddressOrPrefix, readPrefix } from "./read.ts";
import { comparePrefixes, compareWords, fillWords, maskWords, sharePrefix } from "./words.ts";

/** The CIDR with its host bits zero: `10.1.2.3/16` gives `10.1.0.0/16`. A zone stays. */
export function maskedCidr(cidr: Cidr): Cidr {
  const { words, length } = readPrefix(cidr);
  const masked = maskWords(words, length);
  return compareWords(words, masked) === 0 ? cidr : printPrefix({ words: masked, length });
}

/**
 * Whether every address of the second lies in the first. Never across families: an IPv4-mapped address is IPv6, so it lies in no
 * IPv4 prefix. Never across zones: `fe80::1%eth0` does not lie in `fe80::/64`, only in `fe80::%eth0/64`. Host bits do not count.
 */
export function cidrContains(cidr: Cidr, addressOrCidr: IpAddress | Cidr): boolean {
  const outer = readPrefix(cidr);
  const inner = readAddressOrPrefix(addressOrCidr);
  return outer.length <= inner.length && sharePrefix(outer.words, inner.words, outer.length);
}

/** Whether some address lies in both; families and zones are told apart as `cidrContains` does. */
export function cidrOverlaps(one: Cidr, other: Cidr): boolean {
  const x = readPrefix(one);
  const y = readPrefix(other);
  return sharePrefix(x.words, y.words, Math.min(x.length, y.length));
}

/** The lowest address of the prefix, which IPv4 calls the network address. */
export function firstAddress(cidr: Cidr): IpAddress {
  const { words, length } = readPrefix(cidr);
  return printAddress(maskWords(words, length));
}

/** The highest address of the prefix, which in IPv4 up to /30 is the broadcast address. */
export function lastAddress(cidr: Cidr): IpAddress {
  const { words, length } = readPrefix(cidr);
  return printAddress(fillWords(words, length));
}

/** How many addresses the prefix has, first and last included: a number up to 2^53-1, above (from IPv6 /75 up) its decimal text. */
export function addressCount(cidr: Cidr): Counter {
  const { words, length } = readPrefix(cidr);
  const bits = words.width - length;
  return bits < 53 ? 2 ** bits : counterOf(2n ** BigInt(bits));
}

/**
 * Negative, zero or positive, for `sort`: IPv4 before IPv6, then by number (so `10.0.0.9` before `10.0.0.10`), then by zone, none
 * first. Zero for equal texts only.
 */
export const compareIpAddresses = (one: IpAddress, other: IpAddress): number =>
  compareWords(readAddress(one), readAddress(other));

/** Negative, zero or positive, for `sort`: by address as `compareIpAddresses` does, then the shorter prefix first. */
export const compareCidrs = (one: Cidr, other: Cidr): number => comparePrefixes(readPrefix(one), readPrefix(other));
