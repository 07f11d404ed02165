import { type Cidr, parseCidr } from "../../net/index.ts";
import { endOf, startOf } from "../../text/line-words.ts";
import type { NamedDestination, Route } from "./ast.ts";
import { type RefUse, splitRefUse, UNREAD } from "./figure.ts";
import { gatewayWord, inet6Word, isNumeric } from "./gateway.ts";
import { readGluedRoute, readUsageRoute } from "./read-figures.ts";
import { keepWord, type RowReader, readingAt, reportWord, rowSpan, wordAt } from "./row-reader.ts";

/** An address that net-tools prints without this; busybox prints it whole. */
const MAPPED = "::ffff:";

/** The shortest word in which Ref and Use are run together: one digit and six. */
const GLUED = 7;

/**
 * Returns the route that the words of an IPv6 row stand for, null when it is no row.
 *
 *     2001:db8::/64                  ::                         U    256 7      0 d0
 *     ^0                             ^1                         ^2   ^3  ^4     ^5 ^6
 *     ::1/128                        ::                         Un   0   1123456 lo
 *                                                                        ^4 Ref and Use without a blank, then ^5
 *
 * Source: net-tools lib/inet6_gr.c, rprint_fib6.
 */
export function readInet6Row(reader: RowReader): Route | null {
  const { words, memory } = reader;
  const isGlued = isGluedRow(reader);
  if (words.count !== 7 && !isGlued) return null;
  const { flags, isKnown, isTelling } = readingAt(reader, 2, memory.inet6Flags);
  const word = wordAt(reader, 0);
  const destination = parseDestination(word);
  if (!isTelling && typeof destination !== "string") return null;
  reader.written = null;
  if (word !== destination || word.startsWith(MAPPED)) checkDestination(reader, word, destination);
  const gateway = readGatewayColumn(reader);
  if (!isKnown) reportWord(reader, "netstat/unknown-flag", { index: 2 });
  const name = readingAt(reader, words.count - 1, memory.interface);
  const head = { span: rowSpan(reader), destination, gateway, flags, interface: name };
  return isGlued ? readGluedRoute(reader, head, readRefUse(reader)) : readUsageRoute(reader, head, 3);
}

/** Returns whether Ref and Use are run together in a row. */
export function isGluedRow({ words }: RowReader): boolean {
  return words.count === 6 && endOf(words, 4) - startOf(words, 4) >= GLUED;
}

function readGatewayColumn(reader: RowReader): Route["gateway"] {
  const { gateway, isValid, word } = readingAt(reader, 1, reader.memory.inet6Gateway);
  if (!isValid) reportWord(reader, "netstat/bad-gateway", { index: 1, expected: "an IPv6 address" });
  const isPlain = word === gateway && !word.startsWith(MAPPED);
  if (!isPlain && word !== gatewayWord(gateway, { family: "ipv6", isReject: false })) keepWord(reader, "gateway", word);
  return gateway;
}

function readRefUse(reader: RowReader): RefUse {
  const word = wordAt(reader, 4);
  const split = splitRefUse(word);
  if (split !== null) return split;
  reportWord(reader, "netstat/ambiguous-ref-use", { index: 4 });
  keepWord(reader, "refUse", word);
  return { ref: UNREAD, use: UNREAD };
}

/** `[::]/0` and `default` are ::/0; `10.0.0.0/104` is ::ffff:10.0.0.0/104, see `parseInet6Address`. */
function parseDestination(word: string): Cidr | NamedDestination {
  const plain = word === "[::]/0" || word === "default" ? "::/0" : word;
  const cidr = parseCidr(plain.includes(":") ? plain : `::ffff:${plain}`);
  if (cidr !== null) return cidr;
  const slash = word.lastIndexOf("/");
  const length = slash < 0 ? "" : word.slice(slash + 1);
  const prefixLength = /^(?:0|[1-9]\d{0,2})$/.test(length) && Number(length) <= 128 ? Number(length) : null;
  return { host: slash < 0 ? word : word.slice(0, slash), prefixLength };
}

function checkDestination(reader: RowReader, word: string, destination: Cidr | NamedDestination): void {
  if (typeof destination === "string") {
    if (word !== inet6Word(destination)) keepWord(reader, "destination", word);
    return;
  }
  const { host, prefixLength } = destination;
  if (prefixLength === null) keepWord(reader, "destination", word);
  if (prefixLength === null || isNumeric(host)) {
    reportWord(reader, "netstat/bad-destination", { index: 0, expected: "an IPv6 network or a name, and its length" });
  }
}
