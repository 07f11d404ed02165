import { parseIpAddress } from "../../net/index.ts";
import { type LinkBlock, openLink } from "./blocks.ts";
import { prefixOf } from "./fields.ts";
import { beginsKind } from "./kinds/kinds.ts";
import { closeAll, openNamed } from "./open.ts";
import { readAddress, readAddressWords } from "./read-address.ts";
import { isBriefLink, isBriefNeighbour, readBriefLink, readBriefNeighbour } from "./read-brief.ts";
import { readHead } from "./read-head.ts";
import { readHardware, readHeading, readKind, readNames } from "./read-link.ts";
import { isState, neighbourFlags, readNeighbour } from "./read-neighbour.ts";
import { readProgram } from "./read-program.ts";
import { closeRoute, readBelowRoute, readRoute } from "./read-route.ts";
import { readRule } from "./read-rule.ts";
import { dropHeads, readCounters, readHeads } from "./read-stats.ts";
import { readVirtualFunction } from "./read-vf.ts";
import { keep, keepLoose, noteForm, type Reader, say, wants } from "./reader.ts";
import { routeTypes } from "./route-names.ts";
import { endOf, fillSegment, lastEnd, type Segment, startOf, wordAt } from "./segment.ts";
import { readUsualLine } from "./usual-line.ts";

/** Reads `[start, end)` of the current line; with `-o` that is several lines joined by backslashes. */
export function readLine(reader: Reader, start: number, end: number): void {
  const { cursor, segment } = reader;
  for (let from = start; from <= end; ) {
    if (reader.backslash < from) {
      const found = cursor.text.indexOf("\\", from);
      reader.backslash = found < 0 ? cursor.text.length : found;
    }
    const to = Math.min(reader.backslash, end);
    cursor.pos = from;
    cursor.lineEnd = to;
    if (!readUsualLine(reader)) {
      fillSegment(segment, from, to);
      if (segment.words.length > 0) readSegment(reader, segment);
    }
    if (from > start && (reader.link !== null || reader.route !== null)) noteForm(reader, "oneline");
    from = to + 1;
  }
}

function readSegment(reader: Reader, segment: Segment): void {
  if (readNumbered(reader, segment) || readBelow(reader, segment) || readAlone(reader, segment)) return;
  const { link } = reader;
  const place = { start: startOf(segment, 0), end: lastEnd(segment) };
  if (link !== null && segment.isIndented) keep(reader, link, ["ip/unknown-line", place]);
  else keepLoose(reader, "ip/unknown-line", place);
}

/** Takes `2: eth0: <UP> mtu 1500 ...`, of `-o` also `2: eth0    inet 10.0.0.1/24 ...`, and `32766:	from all lookup main`. */
function readNumbered(reader: Reader, segment: Segment): boolean {
  const { words } = segment;
  const first = words[0] === "Deleted" ? 1 : 0;
  if (!/^\d{1,10}:$/.test(words[first] ?? "")) return false;
  const next = words[first + 1] ?? "";
  const after = words[first + 2] ?? "";
  if (wants(reader, "rules") && (next === "from" || next === "not" || next === "to") && !after.startsWith("<")) {
    closeAll(reader);
    noteForm(reader, "text");
    readRule(reader, segment);
    return true;
  }
  const isLink = next.endsWith(":") && next.length > 1;
  if (!wants(reader, "links") || !(isLink || /^(?:inet6?|family)$/.test(after))) return false;
  openNumbered(reader, segment, isLink);
  return true;
}

function openNumbered(reader: Reader, segment: Segment, isLink: boolean): void {
  const link = readHeading(segment);
  noteForm(reader, isLink ? "text" : "oneline");
  if (isLink) {
    closeAll(reader);
    reader.link = link;
    readHead(reader, link, segment);
  } else openNamed(reader, link).addresses.push(readAddress(reader, segment));
}

/** Takes a line that belongs to the link or the route above it. */
function readBelow(reader: Reader, segment: Segment): boolean {
  if (reader.route !== null && readBelowRoute(reader, reader.route, segment)) return true;
  if (!wants(reader, "links")) return false;
  if (reader.link === null && isHeadless(segment)) openHeadless(reader, segment);
  const { link } = reader;
  if (link === null) return false;
  if (readCounters(reader, link, segment)) return true;
  dropHeads(reader, link);
  return readPart(reader, link, segment);
}

/** Whether a line can only belong to a link, also where none is named above it. */
function isHeadless({ words: [first = "", second = ""] }: Segment): boolean {
  if (first === "inet" || first === "inet6") return parseIpAddress(second.split("/")[0] ?? "") !== null;
  return /^link\/(?:ether|loopback|none|\w+6?|\[\d+\])$/.test(first);
}

function openHeadless(reader: Reader, segment: Segment): void {
  closeRoute(reader);
  const start = startOf(segment, 0);
  noteForm(reader, "text");
  reader.link = openLink(start, endOf(segment, 0));
  say(reader, "ip/no-heading", { start, end: lastEnd(segment) });
}

function readPart(reader: Reader, link: LinkBlock, segment: Segment): boolean {
  const word = wordAt(segment, 0);
  switch (word) {
    case "inet":
    case "inet6":
    case "family":
      link.addresses.push(readAddress(reader, segment));
      return true;
    case "valid_lft":
      return readLifetimes(reader, link, segment);
    case "altname":
    case "alias":
      return readNames(link, segment);
    case "vf":
      return readVirtualFunction(reader, link, segment);
    case "RX:":
    case "TX:":
    case "RX":
    case "TX":
      return readHeads(reader, link, segment);
    default:
      if (word.startsWith("link/")) return readHardware(reader, link, segment);
      if (word.startsWith("prog/")) return readProgram(reader, link, segment);
      return isKind(link, segment) && readKind(reader, link, segment);
  }
}

/** The second line of an address. */
function readLifetimes(reader: Reader, link: LinkBlock, segment: Segment): boolean {
  const address = link.addresses.at(-1);
  if (address === undefined || address.fields.validLifeTime !== undefined) return false;
  readAddressWords(reader, address, segment);
  return true;
}

/** The line of a kind is indented, and known by its kind or by `promiscuity`, which `-d` alone prints. */
function isKind({ fields, addresses, stats }: LinkBlock, { words: [word = ""], isIndented }: Segment): boolean {
  if (!isIndented || addresses.length > 0 || stats !== null || !/^[a-z][\w-]*$/.test(word)) return false;
  return fields.promiscuity !== undefined || beginsKind(word);
}

/** Takes a line that is an object by itself: a row of a table, a neighbour, a route. */
function readAlone(reader: Reader, segment: Segment): boolean {
  const { words } = segment;
  const [first = ""] = words;
  if (wants(reader, "links") && isBriefLink(segment)) {
    closeAll(reader);
    readBriefLink(reader, segment);
    return true;
  }
  const target = first === "Deleted" || first === "delete" ? (words[1] ?? "") : first;
  if (wants(reader, "neighbours") && !target.includes("/") && readAsNeighbour(reader, segment, target)) return true;
  const isRoute = routeTypes.includes(target)
    ? prefixOf(words[words.indexOf(target) + 1] ?? "") !== null
    : prefixOf(target) !== null;
  if (!wants(reader, "routes") || !isRoute) return false;
  closeAll(reader);
  noteForm(reader, "text");
  reader.route = readRoute(reader, segment);
  return true;
}

function readAsNeighbour(reader: Reader, segment: Segment, target: string): boolean {
  const { words } = segment;
  const isBrief = isBriefNeighbour(segment) && words[1] !== "dev" && !isState(words[1] ?? "");
  const last = words.at(-1) ?? "";
  const isLong =
    words.slice(1, 24).some(isState) || words[3] === "lladdr" || words[1] === "lladdr" || neighbourFlags.includes(last);
  const isAlone = reader.sorts.length === 1;
  if (!(isBrief || isLong || isAlone) || parseIpAddress(target) === null) return false;
  closeAll(reader);
  if (isBrief) readBriefNeighbour(reader, segment);
  else {
    noteForm(reader, "text");
    readNeighbour(reader, segment);
  }
  return true;
}
