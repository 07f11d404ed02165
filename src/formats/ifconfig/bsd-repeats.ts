import type { InterfaceFlags, Ipv4AddressNode, Ipv6AddressNode } from "./ast.ts";
import type { DetailNode } from "./ast-bsd.ts";
import type { BsdSettings } from "./bsd-draft.ts";

/** A detail line that was read: all of its node but its place and the lines below it. */
export type ReadDetail = Pick<DetailNode, "word" | "sign" | "values">;

/**
 * What the lines before had, of which most interfaces of a machine repeat much: comparing or looking up a text takes a tenth of the time of reading
 * it, and what is equal is kept once.
 *
 *     em1: flags=8843<UP,BROADCAST,RUNNING,SIMPLEX,MULTICAST> metric 0 mtu 1500
 *        ^ heading
 *     →inet6 fe80::a00:27ff:fe4a:bc01%em1 prefixlen 64 scopeid 0x2
 *                                        ^ scoped, up to      ^ here
 *     →inet 192.0.2.10 netmask 0xffffff00 broadcast 192.0.2.255
 *                     ^ inet, up to                 ^ here
 *     →media: Ethernet autoselect (1000baseT <full-duplex>)
 *      ^ details
 */
export interface BsdRepeats {
  heading: { readonly tail: string; readonly flags: InterfaceFlags; readonly settings: BsdSettings } | null;
  inet: { readonly middle: string; readonly node: Ipv4AddressNode } | null;
  scoped: { readonly middle: string; readonly node: Ipv6AddressNode } | null;
  /** Addresses by all that stands behind them, where nothing there is their own: `netmask 0xff000000`, `prefixlen 64 autoconf`. */
  readonly inetTails: Map<string, Ipv4AddressNode>;
  readonly inet6Tails: Map<string, Ipv6AddressNode>;
  /** The flags of headings by their word; null for words that are none. */
  readonly flags: Map<string, InterfaceFlags | null>;
  /** Detail lines of a block by their text, and lines below them. */
  readonly details: Map<string, ReadDetail>;
  readonly below: Map<string, ReadDetail>;
  readonly layouts: Map<string, readonly string[]>;
}

/** Returns what is known before the first line: nothing. */
export function openBsdRepeats(): BsdRepeats {
  const lines = { inetTails: new Map(), inet6Tails: new Map(), details: new Map(), below: new Map() };
  const maps = { ...lines, flags: new Map(), layouts: new Map() };
  return { heading: null, inet: null, scoped: null, ...maps };
}
