import type { IpAddress } from "./brand.ts";
import { printPrefix, readAddress } from "./read.ts";
import type { AddressClass, SpecialBlock } from "./special.ts";
import { SPECIAL_IPV4 } from "./special-ipv4.ts";
import { SPECIAL_IPV6 } from "./special-ipv6.ts";
import { maskWord, sharePrefix, type Words } from "./words.ts";

/** The words of all 32-bit blocks and of most 128-bit ones after the first. */
const ZEROS: readonly [number, number, number] = [0, 0, 0];

/** The words a block begins with. */
function blockWords({ first, rest = ZEROS }: SpecialBlock, width: 32 | 128): Words {
  return { width, a: first | 0, b: rest[0], c: rest[1], d: rest[2], zone: "" };
}

/** Whether the address lies in the block; a zone does not count, the registries have none. */
function isIn(block: SpecialBlock, { width, a, b, c, d }: Words): boolean {
  const { first, length } = block;
  if (((a ^ first) & maskWord(length, 0)) !== 0) return false;
  return length <= 32 || sharePrefix(blockWords(block, width), { width, a, b, c, d, zone: "" }, length);
}

/** A verdict of the registry: T true, F false, - not applicable. */
const verdict = (letter: string): boolean | null => (letter === "-" ? null : letter === "T");

/** What the registry says of a block that holds the address. */
const describe = (block: SpecialBlock, { width }: Words): AddressClass => ({
  kind: block.kind,
  block: printPrefix({ words: blockWords(block, width), length: block.length }),
  name: block.name,
  rfc: block.rfc,
  source: verdict(block.reach.charAt(0)),
  destination: verdict(block.reach.charAt(1)),
  forwardable: verdict(block.reach.charAt(2)),
  globallyReachable: verdict(block.reach.charAt(3)),
});

/**
 * What the address is for by the IANA Special-Purpose Address Registries, most specific block first; `multicast` for the multicast blocks;
 * `global` for all else, which counts the unassigned parts of IPv6 and the old site-local block, as the registries do not list them. An
 * IPv4-mapped address is `ipv4-mapped`, whatever it maps; a zone does not count.
 */
export function classifyAddress(address: IpAddress): AddressClass {
  const words = readAddress(address);
  for (const block of words.width === 32 ? SPECIAL_IPV4 : SPECIAL_IPV6) {
    if (isIn(block, words)) return describe(block, words);
  }
  return {
    kind: "global",
    block: null,
    name: "Global",
    rfc: null,
    source: true,
    destination: true,
    forwardable: true,
    globallyReachable: true,
  };
}
