import { type Ipv4Address, prefixLengthOf } from "../../net/index.ts";
import { wordEnd } from "../../text/cursor.ts";
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
