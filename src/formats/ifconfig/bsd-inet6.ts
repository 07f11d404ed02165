import { type Ipv6Address, parseIpv6 } from "../../net/index.ts";
import { wordEnd } from "../../text/cursor.ts";
import type { Ipv6AddressNode } from "./ast.ts";
import {
  addShared,
  endOfContent,
  type Family,
  type KeyLine,
  lengthOf,
  lineContent,
  openNotation,
  readKeys,
  readWritten,
  takeShared,
  type WrittenAddress,
} from "./bsd-address.ts";
import { bitFlagsText } from "./bsd-bits.ts";
import type { Mutable } from "./draft.ts";
import { field, hex } from "./print-parts.ts";
import { complain, type Reader, type Refusal, trimmedEnd } from "./reader.ts";
import { hexOf, integerOf, readValue, skipWord } from "./words.ts";

const EXPECTED = "an IPv6 address";
const IPV6: Family<Ipv6Address> = { parse: parseIpv6, longest: 128, expected: EXPECTED };

/** What only IPv6 lines have. */
interface Inet6Line extends KeyLine {
  prefixLength: number | undefined;
  peer: Ipv6Address | undefined;
  readonly states: string[];
  scopeId: number | undefined;
  pltime: Lifetime | undefined;
  vltime: Lifetime | undefined;
}

/** Seconds; null is `infty`. */
interface Lifetime {
  readonly seconds: number | null;
}

/**
 * Reads an IPv6 address, or gives the reason why the line is none:
 *
 *     inet6 fe80::1%lo0 prefixlen 64 autoconf secured scopeid 0x1 pltime 604800 vltime infty     inet6 fe80::1%lo0/64 flags 0 scopeid 0x1
 *           ^ cursor
 */
export function readBsdInet6(reader: Reader): Ipv6AddressNode | Refusal {
  const { cursor } = reader;
  const alias = skipWord(cursor, "alias");
  const written = readWritten(reader, IPV6);
  if ("code" in written) return written;
  const { address } = written;
  const isPlain = !alias && (written.written ?? written.prefixLength) === undefined;
  const repeated = isPlain ? repeatedIpv6(reader, address) : null;
  if (repeated !== null) return repeated;
  const from = cursor.pos;
  const before = reader.report.diagnostics.length;
  const line = openLine(reader, written);
  readKeys(line, (key) => takePart(line, key));
  if (written.prefixLength === undefined && !line.seen.includes("prefixlen"))
    complain(reader, { code: "ifconfig/incomplete-line", start: cursor.lineStart, end: cursor.lineEnd });
  const node: Mutable<Ipv6AddressNode> = { kind: "address", span: lineContent(reader), family: "ipv6", address };
  const { prefixLength, peer, states, scopeId, pltime, vltime } = line;
  if (prefixLength !== undefined) node.prefixLength = prefixLength;
  if (peer !== undefined) node.peer = peer;
  if (states.length > 0) node.states = states;
  if (scopeId !== undefined) node.scopeId = scopeId;
  if (pltime !== undefined) node.pltime = pltime.seconds;
  if (vltime !== undefined) node.vltime = vltime.seconds;
  if (alias) node.alias = true;
  addShared(node, line);
  if (isPlain && reader.report.diagnostics.length === before) rememberIpv6(reader, from, node);
  return node;
}

/** Returns the address at the cursor's line if all behind it was there before, but for the index at the end; null if not. */
function repeatedIpv6(reader: Reader, address: Ipv6Address): Ipv6AddressNode | null {
  const { cursor, bsd } = reader;
  const { text, pos } = cursor;
  const { scoped } = bsd;
  const end = trimmedEnd(cursor);
  const known = bsd.inet6Tails.get(text.slice(pos, end));
  if (known !== undefined) return { ...known, span: lineContent(reader), address };
  if (scoped === null) return null;
  const start = pos + scoped.middle.length;
  if (start >= end || text.slice(pos, start) !== scoped.middle) return null;
  const scopeId = indexOf(text.slice(start, end));
  return scopeId === null ? null : { ...scoped.node, span: lineContent(reader), address, scopeId };
}

/** Remembers what stood between an address that ends at `from` and the index at the end of the line. */
function rememberIpv6({ cursor, bsd }: Reader, from: number, node: Ipv6AddressNode): void {
  const { scopeId, notation, peer, flags } = node;
  const end = endOfContent(cursor, from);
  if ((scopeId ?? peer) === undefined) bsd.inet6Tails.set(cursor.text.slice(from, end), node);
  if (scopeId === undefined || (notation ?? peer ?? flags) !== undefined) return;
  const index = `0x${hex(scopeId)}`;
  const start = end - index.length;
  if (start > from && cursor.text.slice(start, end) === index)
    bsd.scoped = { middle: cursor.text.slice(from, start), node };
}

function openLine(reader: Reader, written: WrittenAddress<Ipv6Address>): Inet6Line {
  const { prefixLength } = written;
  const rest = { peer: undefined, scopeId: undefined, pltime: undefined, vltime: undefined };
  const shared = { flags: undefined, vhid: undefined };
  return { reader, notation: openNotation(written), seen: [], prefixLength, states: [], ...rest, ...shared };
}

/** A state of the address, in any version's words: `autoconf`, `prefer_source`, `clat46`. */
const STATE = /^[a-z][a-z0-9_-]{1,30}$/;

function takePart(line: Inet6Line, key: string): boolean {
  const { reader, notation } = line;
  switch (key) {
    case "prefixlen":
      if (notation.mask === "cidr") return false;
      line.prefixLength = readValue(reader, (word) => lengthOf(word, IPV6.longest), "a prefix length of at most 128");
      return true;
    case "scopeid":
      line.scopeId = readValue(reader, indexOf, "the index of the interface in hexadecimal");
      return true;
    case "pltime":
      line.pltime = readValue(reader, lifetimeOf, LIFETIME);
      return true;
    case "vltime":
      line.vltime = readValue(reader, lifetimeOf, LIFETIME);
      return true;
    case "-->":
    case "->":
      if (key === "->") notation.arrow = key;
      line.peer = readPeer(reader);
      return true;
    default:
      return takeShared(line, key) || takeState(line, key);
  }
}

const LIFETIME = "a number of seconds or infty";

function lifetimeOf(word: string): Lifetime | null {
  const seconds = word === "infty" ? null : integerOf(word);
  return seconds === undefined ? null : { seconds };
}

function indexOf(word: string): number | null {
  const value = word.startsWith("0x") ? hexOf(word) : undefined;
  return typeof value === "number" ? value : null;
}

function readPeer(reader: Reader): Ipv6Address | undefined {
  const { cursor } = reader;
  const start = cursor.pos;
  const end = wordEnd(cursor, start);
  cursor.pos = end;
  const peer = parseIpv6(cursor.text.slice(start, end));
  if (peer === null) complain(reader, { code: "ifconfig/bad-address", start, end, expected: EXPECTED });
  return peer ?? undefined;
}

function takeState({ states }: Inet6Line, word: string): boolean {
  const isState = STATE.test(word);
  if (isState) states.push(word);
  return isState;
}

/** Returns the line of an IPv6 address without the blanks around it. */
export function bsdInet6Text(node: Ipv6AddressNode): string {
  const { address, prefixLength, peer, states = [], scopeId, pltime, vltime, vhid, flags, notation = {}, alias } = node;
  const isCidr = notation.mask === "cidr" && prefixLength !== undefined;
  const parts = [
    alias === true ? "inet6 alias" : "inet6",
    `${notation.written ?? address}${isCidr ? `/${prefixLength}` : ""}`,
    field(`${notation.arrow ?? "-->"} `, peer),
    isCidr ? "" : field("prefixlen ", prefixLength),
    flags === undefined ? "" : `flags ${bitFlagsText(flags)}`,
    ...states,
    scopeId === undefined ? "" : `scopeid 0x${hex(scopeId)}`,
    lifetimeText("pltime", pltime),
    lifetimeText("vltime", vltime),
    field("vhid ", vhid),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function lifetimeText(key: string, seconds: number | null | undefined): string {
  return seconds === undefined ? "" : `${key} ${seconds ?? "infty"}`;
}
