import { type Ipv4Address, parseIpv4 } from "../../net/index.ts";
import type { Ipv4AddressNode } from "./ast.ts";
import {
  addShared,
  endOfContent,
  type Family,
  type KeyLine,
  lineContent,
  openNotation,
  readBsdNetmask,
  readKeys,
  readWritten,
  takeShared,
} from "./bsd-address.ts";
import { bitFlagsText } from "./bsd-bits.ts";
import type { Mutable } from "./draft.ts";
import { field, hex } from "./print-parts.ts";
import { complain, type KnownNetmask, type Reader, type Refusal, trimmedEnd } from "./reader.ts";
import { readIpv4, skipWord } from "./words.ts";

const IPV4: Family<Ipv4Address> = { parse: parseIpv4, longest: 32, expected: "an IPv4 address" };

/** What only IPv4 lines have. */
interface InetLine extends KeyLine {
  netmask: KnownNetmask | undefined;
  broadcast: Ipv4Address | undefined;
  peer: Ipv4Address | undefined;
}

/**
 * Reads an IPv4 address, or gives the reason why the line is none:
 *
 *     inet 10.0.0.1 --> 10.0.0.2 netmask 0xffffff00     inet 10.0.0.1/24 broadcast 10.0.0.255 flags 0x4<DETACHED>     inet alias 10.0.0.2 ...
 *          ^ cursor
 */
export function readBsdInet(reader: Reader): Ipv4AddressNode | Refusal {
  const { cursor } = reader;
  const alias = skipWord(cursor, "alias");
  const written = readWritten(reader, IPV4);
  if ("code" in written) return written;
  const { address } = written;
  const isPlain = !alias && (written.written ?? written.prefixLength) === undefined;
  const repeated = isPlain ? repeatedIpv4(reader, address) : null;
  if (repeated !== null) return repeated;
  const from = cursor.pos;
  const before = reader.report.diagnostics.length;
  const notation = openNotation(written);
  const rest = { flags: undefined, vhid: undefined, netmask: undefined, broadcast: undefined, peer: undefined };
  const line: InetLine = { reader, notation, seen: [], ...rest };
  readKeys(line, (key) => takePart(line, key));
  if (written.prefixLength === undefined && !line.seen.includes("netmask"))
    complain(reader, { code: "ifconfig/incomplete-line", start: cursor.lineStart, end: cursor.lineEnd });
  const node: Mutable<Ipv4AddressNode> = { kind: "address", span: lineContent(reader), family: "ipv4", address };
  const prefixLength = written.prefixLength ?? line.netmask?.prefixLength ?? undefined;
  if (prefixLength !== undefined) node.prefixLength = prefixLength;
  if (line.netmask !== undefined) node.netmask = line.netmask.netmask;
  if (line.broadcast !== undefined) node.broadcast = line.broadcast;
  if (line.peer !== undefined) node.peer = line.peer;
  if (alias) node.alias = true;
  addShared(node, line);
  if (isPlain && reader.report.diagnostics.length === before) rememberIpv4(reader, from, node);
  return node;
}

/** Returns the address at the cursor's line if all behind it was there before, but for the broadcast address; null if not. */
function repeatedIpv4(reader: Reader, address: Ipv4Address): Ipv4AddressNode | null {
  const { cursor, bsd } = reader;
  const { text, pos } = cursor;
  const { inet } = bsd;
  const end = trimmedEnd(cursor);
  const known = bsd.inetTails.get(text.slice(pos, end));
  if (known !== undefined) return { ...known, span: lineContent(reader), address };
  if (inet === null) return null;
  const start = pos + inet.middle.length;
  if (start >= end || text.slice(pos, start) !== inet.middle) return null;
  const broadcast = parseIpv4(text.slice(start, end));
  return broadcast === null ? null : { ...inet.node, span: lineContent(reader), address, broadcast };
}

/** Remembers what stood between an address that ends at `from` and the broadcast address at the end of the line. */
function rememberIpv4(reader: Reader, from: number, node: Ipv4AddressNode): void {
  const { cursor, bsd } = reader;
  const { broadcast, notation, peer, vhid, flags } = node;
  const end = endOfContent(cursor, from);
  if ((broadcast ?? peer) === undefined) bsd.inetTails.set(cursor.text.slice(from, end), node);
  if (broadcast === undefined || (notation ?? peer ?? vhid ?? flags) !== undefined) return;
  const start = end - broadcast.length;
  if (start > from && cursor.text.slice(start, end) === broadcast)
    bsd.inet = { middle: cursor.text.slice(from, start), node };
}

function takePart(line: InetLine, key: string): boolean {
  const { reader, notation } = line;
  switch (key) {
    case "netmask":
      line.netmask = readBsdNetmask(reader, notation);
      return true;
    case "broadcast":
      line.broadcast = readIpv4(reader);
      return true;
    case "-->":
    case "->":
      if (key === "->") notation.arrow = key;
      line.peer = readIpv4(reader);
      return true;
    default:
      return takeShared(line, key);
  }
}

/** Returns the line of an IPv4 address without the blanks around it. */
export function bsdInetText(node: Ipv4AddressNode): string {
  const { address, prefixLength, peer, netmask, broadcast, flags, vhid, notation = {}, alias } = node;
  const isCidr = notation.mask === "cidr" && prefixLength !== undefined;
  const parts = [
    alias === true ? "inet alias" : "inet",
    `${notation.written ?? address}${isCidr ? `/${prefixLength}` : ""}`,
    field(`${notation.arrow ?? "-->"} `, peer),
    netmask === undefined ? "" : `netmask ${maskText(netmask, notation.mask)}`,
    field("broadcast ", broadcast),
    flags === undefined ? "" : `flags ${bitFlagsText(flags)}`,
    field("vhid ", vhid),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function maskText(netmask: Ipv4Address, notation: "hex" | "dotted" | "cidr" | undefined): string {
  if (notation === "dotted") return netmask;
  const value = netmask.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return notation === "hex" ? hex(value) : `0x${hex(value)}`;
}
