import { type Ipv4Address, type Ipv6Address, parseIpv4, parseMac } from "../../net/index.ts";
import { spanOf, wordEnd } from "../../text/cursor.ts";
import type { Ipv4AddressNode, Ipv6AddressNode } from "./ast.ts";
import type { InterfaceDraft } from "./draft.ts";
import { letterCaseOf } from "./hardware.ts";
import type { Ipv4Draft } from "./ipv4.ts";
import type { Ipv6Draft } from "./ipv6.ts";
import { contentSpan, type Reader } from "./reader.ts";

const ETHERNET = "Link encap:Ethernet  HWaddr ";
const MAC_LENGTH = 17;

/** Reads what stands from the mark on if it is an Ethernet card as the tool prints it; false, and nothing is read, if not. */
export function isPlainEthernet({ cursor }: Reader, draft: InterfaceDraft, mark: number): boolean {
  const { text, lineEnd } = cursor;
  const start = mark + ETHERNET.length;
  const end = start + MAC_LENGTH;
  if (lineEnd - end > 2 || text.slice(mark, start) !== ETHERNET || text.slice(end, lineEnd).trim() !== "") return false;
  const printed = text.slice(start, Math.min(end, lineEnd));
  const address = parseMac(printed.toLowerCase());
  if (address === null || address.length !== printed.length) return false;
  draft.hardware = { type: "ether", title: "Ethernet", address };
  draft.letterCase = letterCaseOf(printed);
  return true;
}

const BROADCAST = "  Bcast:";

/** Returns the address before the cursor if a broadcast address and the mask of the one before follow; null if not. */
export function repeatedInet(reader: Reader, address: Ipv4Address): Ipv4AddressNode | null {
  const { cursor } = reader;
  const { mask } = reader.linkEncap;
  const { text, pos, lineEnd } = cursor;
  const start = pos + BROADCAST.length;
  if (mask === null || text.slice(pos, start) !== BROADCAST) return null;
  const end = wordEnd(cursor, start);
  if (text.slice(end, lineEnd) !== mask.tail) return null;
  const broadcast = parseIpv4(text.slice(start, end));
  if (broadcast === null) return null;
  const { prefixLength, netmask } = mask;
  return { kind: "address", span: contentSpan(reader), family: "ipv4", address, prefixLength, netmask, broadcast };
}

/** Remembers the mask of a line with an address that ends at `from`, a broadcast address and a mask. */
export function rememberInet({ cursor, linkEncap }: Reader, from: number, draft: Ipv4Draft): void {
  const { netmask, broadcast, peer } = draft;
  const prefixLength = netmask?.prefixLength ?? undefined;
  if (netmask === undefined || prefixLength === undefined || broadcast === undefined || peer !== undefined) return;
  const start = from + BROADCAST.length;
  if (cursor.text.slice(from, start) !== BROADCAST) return;
  const tail = cursor.text.slice(start + broadcast.length, cursor.lineEnd);
  linkEncap.mask = { tail, netmask: netmask.netmask, prefixLength };
}

/** Returns the address whose prefix length stands at `slash` if all from there on is that of the one before; null if not. */
export function repeatedInet6(reader: Reader, slash: number, address: Ipv6Address): Ipv6AddressNode | null {
  const { cursor, linkEncap } = reader;
  const { inet6 } = linkEncap;
  if (inet6 === null || cursor.text.slice(slash, cursor.lineEnd) !== inet6.tail) return null;
  const { prefixLength, scope } = inet6;
  const span = spanOf(cursor, reader.contentStart, cursor.lineEnd);
  return { kind: "address", span, family: "ipv6", address, prefixLength, scope };
}

/** Remembers what stood behind an IPv6 address, unless a blank follows it. */
export function rememberInet6({ cursor, linkEncap }: Reader, slash: number, draft: Ipv6Draft): void {
  const { prefixLength, scope } = draft;
  const tail = cursor.text.slice(slash, cursor.lineEnd);
  if (prefixLength !== undefined && scope !== undefined && tail.trimEnd() === tail)
    linkEncap.inet6 = { tail, prefixLength, scope };
}

/** Reads flags and settings that are those of the interface before; stays and returns false at any other. */
export function repeatsSettings({ cursor, linkEncap }: Reader, draft: InterfaceDraft): boolean {
  const { settings } = linkEncap;
  if (settings === null || draft.flags !== undefined || draft.mtu !== undefined) return false;
  if (cursor.text.slice(cursor.pos, cursor.lineEnd) !== settings.row) return false;
  draft.flags = settings.flags;
  draft.mtu = settings.mtu;
  draft.metric = settings.metric;
  return true;
}

/** Remembers a line of flags and settings that began at `from`. */
export function rememberSettings({ cursor, linkEncap }: Reader, from: number, draft: InterfaceDraft): void {
  const { flags, mtu, metric, outfill, keepalive } = draft;
  if (flags === undefined || mtu === undefined || metric === undefined || (outfill ?? keepalive) !== undefined) return;
  linkEncap.settings = { row: cursor.text.slice(from, cursor.lineEnd), flags, mtu, metric };
}

/** Reads collisions and queue length that are those of the interface before; stays and returns false at any other. */
export function repeatsQueue({ cursor, linkEncap }: Reader, draft: InterfaceDraft): boolean {
  const { queue } = linkEncap;
  const { transmit } = draft;
  if (queue === null || transmit.collisions !== undefined || draft.txQueueLength !== undefined) return false;
  if (cursor.text.slice(cursor.pos, cursor.lineEnd) !== queue.row) return false;
  transmit.collisions = queue.collisions;
  transmit.values++;
  draft.txQueueLength = queue.txQueueLength;
  return true;
}

/** Remembers a line of collisions and queue length that began at `from`. */
export function rememberQueue({ cursor, linkEncap }: Reader, from: number, draft: InterfaceDraft): void {
  const { transmit, txQueueLength } = draft;
  const { collisions, compressed } = transmit;
  if (collisions === undefined || txQueueLength === undefined || compressed !== undefined) return;
  linkEncap.queue = { row: cursor.text.slice(from, cursor.lineEnd), collisions, txQueueLength };
}
