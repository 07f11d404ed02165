import { looksAt, skipBlanks } from "../../text/cursor.ts";
import type { AddressBlock, LinkBlock, RouteBlock } from "./blocks.ts";
import { closeAll, openNamed } from "./open.ts";
import { readAddressWords } from "./read-address.ts";
import { readHead } from "./read-head.ts";
import { readTail } from "./read-link.ts";
import { addNexthop, readRouteWords } from "./read-route.ts";
import { noteForm, type Reader, wants } from "./reader.ts";
import { fillSegment, type Segment } from "./segment.ts";
import { usualAddress, usualLifetimes } from "./usual-address.ts";
import { usualHardware, usualHead, usualHeading } from "./usual-link.ts";
import { usualNeighbour } from "./usual-neighbour.ts";
import { usualNexthop, usualRoute } from "./usual-route.ts";
import { endBefore } from "./usual-words.ts";

/** Reads `[pos, lineEnd)` of the cursor if it is a line as most are; false for others, which are read word by word. */
export function readUsualLine(reader: Reader): boolean {
  const { cursor, route, link } = reader;
  const isIndented = skipBlanks(cursor) > 0;
  if (!isIndented && wants(reader, "links") && readNumbered(reader)) return true;
  // The counters of a link begin with a digit, as routes do.
  if (link !== null && link.heads !== null) return false;
  if (!isIndented) return readRow(reader);
  return (route !== null && readNexthop(reader, route)) || (link !== null && readPart(reader, link));
}

/** The words that were not read yet; null without any. */
function restOf({ cursor, segment }: Reader): Segment | null {
  if (cursor.pos >= cursor.lineEnd) return null;
  fillSegment(segment, cursor.pos, cursor.lineEnd);
  return segment;
}

function readRow(reader: Reader): boolean {
  const { cursor } = reader;
  const { pos } = cursor;
  if (wants(reader, "routes") && readRoute(reader)) return true;
  cursor.pos = pos;
  return wants(reader, "neighbours") && readNeighbour(reader);
}

function readNeighbour(reader: Reader): boolean {
  const neighbour = usualNeighbour(reader);
  if (neighbour === null) return false;
  closeAll(reader);
  noteForm(reader, "text");
  reader.neighbours.push(neighbour);
  return true;
}

function readRoute(reader: Reader): boolean {
  const route = usualRoute(reader.cursor);
  if (route === null) return false;
  const rest = restOf(reader);
  // Behind the address of a host there may be the state of a neighbour.
  if (rest !== null && wants(reader, "neighbours") && !isNetwork(route)) return false;
  closeAll(reader);
  noteForm(reader, "text");
  reader.route = route;
  if (rest !== null) readRouteWords(reader, route, rest);
  return true;
}

function isNetwork({ node: { dst } }: RouteBlock): boolean {
  return dst === "default" || (typeof dst === "string" && dst.includes("/"));
}

function readNexthop(reader: Reader, route: RouteBlock): boolean {
  const { cursor } = reader;
  const { pos } = cursor;
  const nexthop = looksAt(cursor, "nexthop ") ? usualNexthop(cursor) : null;
  if (nexthop === null) return false;
  addNexthop(route, nexthop);
  route.end = endBefore(cursor, pos);
  return true;
}

/** Takes `2: eth0: <UP> mtu 1500 ...` and, of `-o`, `2: eth0    inet 10.0.0.1/24 ...`. */
function readNumbered(reader: Reader): boolean {
  const { cursor } = reader;
  const { pos } = cursor;
  const link = usualHeading(reader);
  if (link !== null && looksAt(cursor, "<")) return readHeading(reader, link);
  if (link !== null && readOwnAddress(reader, link)) return true;
  cursor.pos = pos;
  return false;
}

function readHeading(reader: Reader, link: LinkBlock): true {
  closeAll(reader);
  noteForm(reader, "text");
  reader.link = link;
  usualHead(reader, link);
  link.end = endBefore(reader.cursor, link.end);
  const rest = restOf(reader);
  if (rest !== null) readHead(reader, link, rest);
  return true;
}

function readOwnAddress(reader: Reader, named: LinkBlock): boolean {
  const address = usualAddress(reader.cursor, named.node.ifname ?? "");
  if (address === null) return false;
  const link = openNamed(reader, named);
  noteForm(reader, "oneline");
  putAddress(reader, link, address);
  return true;
}

function readPart(reader: Reader, link: LinkBlock): boolean {
  const { cursor } = reader;
  if (looksAt(cursor, "inet")) return readAddress(reader, link);
  const address = link.addresses.at(-1);
  if (looksAt(cursor, "valid_lft ")) return address !== undefined && usualLifetimes(cursor, address);
  if (!looksAt(cursor, "link/") || link.node.linkType !== undefined) return false;
  usualHardware(cursor, link);
  link.end = endBefore(cursor, link.end);
  const rest = restOf(reader);
  if (rest !== null) readTail(reader, link, { segment: rest, isInfo: false });
  return true;
}

function readAddress(reader: Reader, link: LinkBlock): boolean {
  const address = link.node.ifname === null ? null : usualAddress(reader.cursor, link.node.ifname);
  if (address !== null) putAddress(reader, link, address);
  return address !== null;
}

function putAddress(reader: Reader, link: LinkBlock, address: AddressBlock): void {
  // Most links have one address or two: a list that is pushed to reserves seventeen.
  if (link.addresses.length < 2) link.addresses = [...link.addresses, address];
  else link.addresses.push(address);
  const rest = restOf(reader);
  if (rest !== null) readAddressWords(reader, address, rest);
}
