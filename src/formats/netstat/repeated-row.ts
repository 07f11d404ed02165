import { type Cidr, cidrPrefixLength, parseCidr } from "../../net/index.ts";
import { type Cursor, spanOf, wordEnd } from "../../text/cursor.ts";
import { endOf, startOf } from "../../text/line-words.ts";
import type { Route } from "./ast.ts";
import { linkRoute, type RowMiddle, type RowTail, usageRoute } from "./build-route.ts";
import { isPrintedSigned, NONE, scanFigure } from "./figure.ts";
import { isReject } from "./flags.ts";
import { inetCidr } from "./inet-cidr.ts";
import { recall } from "./memory.ts";
import { figureOf } from "./read-figures.ts";
import type { RowReader } from "./row-reader.ts";
import type { TableDraft } from "./table-draft.ts";

/** More than so many are not kept, nor longer ones: what repeats is of few kinds. */
const MOST = 300;
const LONGEST = 120;

/** Returns the route at the cursor where what stands behind its gateway came before and the rest is as the tool prints it; null for any other line. */
export function readRepeatedRow(reader: RowReader, table: TableDraft): Route | null {
  const { cursor } = reader;
  const { text, lineEnd } = cursor;
  if (!cursor.hasPlainBlanks || table.middles.size === 0) return null;
  const start = gapEnd(cursor, cursor.lineStart);
  const end = wordEnd(cursor, start);
  const gatewayStart = gapEnd(cursor, end);
  const gatewayEnd = wordEnd(cursor, gatewayStart);
  const tailStart = gapEnd(cursor, gatewayEnd);
  if (lineEnd - tailStart > LONGEST) return null;
  const tail = table.tails.get(text.slice(tailStart, lineEnd)) ?? composeTail(reader, table, tailStart);
  if (tail === null) return null;
  const { middle, rest, trailing } = tail;
  const gateway = readGateway(reader, table, { middle, start: gatewayStart, end: gatewayEnd });
  if (gateway === undefined) return null;
  const destination = readDestination(text, table, { middle, start, end });
  if (destination === null) return null;
  const ends = { span: spanOf(cursor, start, lineEnd - trailing), destination, gateway };
  return "mss" in rest ? linkRoute(ends, rest) : usageRoute(ends, rest);
}

/** Keeps the middle of a row that was read word by word and in which there was nothing to report or to keep as written. */
export function rememberMiddle({ cursor, words }: RowReader, table: TableDraft, route: Route): void {
  const { destination, flags, written } = route;
  const start = startOf(words, 2);
  const end = endOf(words, words.count - 3);
  if (table.middles.size >= MOST || end - start > LONGEST || !cursor.hasPlainBlanks || !hasThreeFigures(table)) return;
  if (written !== undefined || typeof destination !== "string" || words.count !== WORDS[table.family]) return;
  const [first, second] = table.form === "netstat" ? [route.mss, route.window] : [route.metric, route.ref];
  if (first === undefined || second === undefined) return;
  const isRejected = table.family === "ipv4" && isReject(flags.letters);
  const middle = { prefixLength: cidrPrefixLength(destination), flags, isRejected, first, second };
  table.middles.set(cursor.text.slice(start, end), middle);
}

/** How many words a row of three figures has, if Ref and Use are not run together. */
const WORDS = { ipv4: 8, ipv6: 7 } as const;

function hasThreeFigures({ form, family }: TableDraft): boolean {
  return family === "ipv6" ? form !== null : form === "netstat" || form === "route";
}

/**
 * Returns a tail that did not come before, put together of a middle that did, a figure and an interface; null where it cannot be.
 *
 *     255.255.254.0   U         0 0          0 ovn-k8s-mp0
 *     ^ middle                  ^            ^ found from the end
 */
function composeTail({ cursor, memory }: RowReader, table: TableDraft, start: number): RowTail | null {
  const { text, lineEnd } = cursor;
  const end = gapStart(text, lineEnd, start);
  const nameStart = wordStart(text, end, start);
  const figureEnd = gapStart(text, nameStart, start);
  const figureStart = wordStart(text, figureEnd, start);
  const middle = table.middles.get(text.slice(start, gapStart(text, figureStart, start)));
  if (middle === undefined) return null;
  const { flags, isRejected, first, second } = middle;
  const figure = scanFigure(text, figureStart, figureEnd);
  if (figure < 0 ? figure !== NONE || !isRejected : isPrintedSigned(figure)) return null;
  const word = recall(memory.interface, text.slice(nameStart, end));
  if (isRejected && word !== "-") return null;
  const name = isRejected || (word === "*" && table.family === "ipv4") ? null : word;
  const last = figureOf(figure);
  const rest =
    table.form === "netstat"
      ? { flags, interface: name, mss: first, window: second, irtt: last }
      : { flags, interface: name, metric: first, ref: second, use: last };
  const tail = { middle, rest, trailing: lineEnd - end };
  if (table.tails.size < MOST) table.tails.set(text.slice(start, lineEnd), tail);
  return tail;
}

const SPACE = 0x20;

function gapStart(text: string, from: number, limit: number): number {
  let at = from;
  while (at > limit && text.charCodeAt(at - 1) === SPACE) at--;
  return at;
}

function wordStart(text: string, from: number, limit: number): number {
  let at = from;
  while (at > limit && text.charCodeAt(at - 1) !== SPACE) at--;
  return at;
}

function gapEnd({ text, lineEnd }: Cursor, from: number): number {
  let at = from;
  while (at < lineEnd && text.charCodeAt(at) === SPACE) at++;
  return at;
}

/** A word in front of a tail. */
interface Place {
  readonly middle: RowMiddle;
  readonly start: number;
  readonly end: number;
}

/** The gateway at a place, undefined where the word is not the one that such a row shows. */
function readGateway(
  { cursor, memory }: RowReader,
  { family }: TableDraft,
  place: Place,
): Route["gateway"] | undefined {
  const word = cursor.text.slice(place.start, place.end);
  if (place.middle.isRejected) return word === "-" ? null : undefined;
  const { gateway, isPlain } = recall(family === "ipv4" ? memory.inetGateway : memory.inet6Gateway, word);
  return isPlain ? gateway : undefined;
}

/** The destination at a place, null where it is not a network as the tool prints it with `-n`. */
function readDestination(text: string, { family }: TableDraft, place: Place): Cidr | null {
  if (family === "ipv4") return inetCidr(text, place, place.middle.prefixLength);
  const word = text.slice(place.start, place.end);
  if (!word.includes(":") || word.includes(".")) return null;
  const cidr = parseCidr(word);
  return cidr === word ? cidr : null;
}
