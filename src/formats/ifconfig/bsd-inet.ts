import { type Ipv4Address, parseIpv4 } from "../../net/index.ts";
import type { Ipv4AddressNode } from "./ast.ts";
import {
  addShared,
  type Family,
  type KeyLine,
  openKeyLine,
  readBsdNetmask,
  readKeys,
  readWritten,
  takeShared,
} from "./bsd-address.ts";
import { bitFlagsText } from "./bsd-bits.ts";
import type { Mutable } from "./draft.ts";
import { field, hex } from "./print-parts.ts";
import { complain, contentSpan, type KnownNetmask, type Reader, type Refusal } from "./reader.ts";
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
  const line: InetLine = { ...openKeyLine(reader, written), netmask: undefined, broadcast: undefined, peer: undefined };
  readKeys(line, (key) => takePart(line, key));
  if (written.prefixLength === undefined && !line.seen.includes("netmask"))
    complain(reader, { code: "ifconfig/incomplete-line", start: cursor.lineStart, end: cursor.lineEnd });
  const { address } = written;
  const node: Mutable<Ipv4AddressNode> = { kind: "address", span: contentSpan(reader), family: "ipv4", address };
  const prefixLength = written.prefixLength ?? line.netmask?.prefixLength ?? undefined;
  if (prefixLength !== undefined) node.prefixLength = prefixLength;
  if (line.netmask !== undefined) node.netmask = line.netmask.netmask;
  if (line.broadcast !== undefined) node.broadcast = line.broadcast;
  if (line.peer !== undefined) node.peer = line.peer;
  if (alias) node.alias = true;
  addShared(node, line);
  return node;
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
