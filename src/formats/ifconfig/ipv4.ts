import { type Ipv4Address, parseIpv4, prefixLengthOf } from "../../net/index.ts";
import { spanOf, wordEnd } from "../../text/cursor.ts";
import type { Span } from "../../text/index.ts";
import type { Ipv4AddressNode } from "./ast.ts";
import type { Mutable } from "./draft.ts";
import { complain, type KnownNetmask, type Reader } from "./reader.ts";
import { readIpv4 } from "./words.ts";

/** The fields behind an IPv4 address while they are read. */
export interface Ipv4Draft {
  netmask: KnownNetmask | undefined;
  broadcast: Ipv4Address | undefined;
  peer: Ipv4Address | undefined;
}

/** Returns a draft without any field. */
export function openIpv4(): Ipv4Draft {
  return { netmask: undefined, broadcast: undefined, peer: undefined };
}

/** Reads a netmask, a broadcast address or the address of the other end. */
export function takeIpv4Field(reader: Reader, field: keyof Ipv4Draft, draft: Ipv4Draft): void {
  if (field === "netmask") draft.netmask = readNetmask(reader);
  else draft[field] = readIpv4(reader);
}

function readNetmask(reader: Reader): KnownNetmask | undefined {
  const { cursor, netmasks } = reader;
  const start = cursor.pos;
  const word = cursor.text.slice(start, wordEnd(cursor, start));
  const known = netmasks.get(word);
  if (known === undefined) return readNewNetmask(reader, word);
  cursor.pos = start + word.length;
  return known;
}

/** Reads a netmask that this text has not had so far. An odd one is reported each time, so it is not remembered. */
function readNewNetmask(reader: Reader, word: string): KnownNetmask | undefined {
  const start = reader.cursor.pos;
  const netmask = readIpv4(reader);
  if (netmask === undefined) return undefined;
  const prefixLength = prefixLengthOf(netmask);
  if (prefixLength === null) complain(reader, { code: "ifconfig/odd-netmask", start, end: start + word.length });
  else reader.netmasks.set(word, { netmask, prefixLength });
  return { netmask, prefixLength };
}

/** Returns the node of an IPv4 address. */
export function ipv4Node(span: Span, address: Ipv4Address, draft: Ipv4Draft): Ipv4AddressNode {
  const { broadcast, peer } = draft;
  const netmask = draft.netmask?.netmask;
  const prefixLength = draft.netmask?.prefixLength ?? undefined;
  if (prefixLength !== undefined && netmask !== undefined && broadcast !== undefined && peer === undefined)
    return { kind: "address", span, family: "ipv4", address, prefixLength, netmask, broadcast };
  const node: Mutable<Ipv4AddressNode> = { kind: "address", span, family: "ipv4", address };
  if (prefixLength !== undefined) node.prefixLength = prefixLength;
  if (netmask !== undefined) node.netmask = netmask;
  if (broadcast !== undefined) node.broadcast = broadcast;
  if (peer !== undefined) node.peer = peer;
  return node;
}

/** Returns the address at the cursor's line if all behind it is that of the one before, but for the broadcast address; null if not. */
export function repeatedIpv4(reader: Reader, address: Ipv4Address): Ipv4AddressNode | null {
  const { cursor, repeats } = reader;
  const { text, pos, lineEnd } = cursor;
  const { inet } = repeats;
  if (inet === null) return null;
  const end = pos + inet.middle.length;
  if (text.slice(pos, end) !== inet.middle) return null;
  const broadcast = parseIpv4(text.slice(end, lineEnd));
  if (broadcast === null) return null;
  const { prefixLength, netmask } = inet;
  const span = spanOf(cursor, reader.contentStart, lineEnd);
  return { kind: "address", span, family: "ipv4", address, prefixLength, netmask, broadcast };
}

/** Remembers what stood between an address that ends at `from` and the broadcast address at the end of the line. */
export function rememberIpv4({ cursor, repeats }: Reader, from: number, { netmask, broadcast, peer }: Ipv4Draft): void {
  const prefixLength = netmask?.prefixLength ?? undefined;
  if (netmask === undefined || prefixLength === undefined || broadcast === undefined || peer !== undefined) return;
  const end = cursor.lineEnd - broadcast.length;
  if (cursor.text.slice(end, cursor.lineEnd) !== broadcast) return;
  repeats.inet = { middle: cursor.text.slice(from, end), netmask: netmask.netmask, prefixLength };
}
