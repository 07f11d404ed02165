import { type Cidr, cidrPrefixLength, parseCidr } from "../../net/index.ts";
import { type Cursor, spanOf, wordEnd } from "../../text/cursor.ts";
import { endOf, startOf } from "../../text/line-words.ts";
import type { Route, RouteTableForm } from "./ast.ts";
import { type LinkRest, linkRoute, type UsageRest, usageRoute } from "./build-route.ts";
import { isReject } from "./flags.ts";
import { inetCidr } from "./inet-cidr.ts";
import { recall } from "./memory.ts";
import type { RowReader } from "./row-reader.ts";
import type { TableDraft } from "./table-draft.ts";

/** More than so many tails, or longer ones, are not kept: rows that repeat have few. */
const MOST_TAILS = 1_000;
const LONGEST_TAIL = 120;

/** Returns the route at the cursor where all behind its gateway came before and the rest is an address as expected; null for any other line. */
export function readRepeatedRow(reader: RowReader, { family, tails }: TableDraft): Route | null {
  const { cursor, memory } = reader;
  const { text, lineStart, lineEnd, hasPlainBlanks } = cursor;
  if (!hasPlainBlanks || tails.size === 0) return null;
  const start = gapEnd(cursor, lineStart);
  const end = wordEnd(cursor, start);
  const gatewayStart = gapEnd(cursor, end);
  const gatewayEnd = wordEnd(cursor, gatewayStart);
  const tailStart = gapEnd(cursor, gatewayEnd);
  if (lineEnd - tailStart > LONGEST_TAIL) return null;
  const tail = tails.get(text.slice(tailStart, lineEnd));
  if (tail === undefined) return null;
  const shelf = family === "ipv4" ? memory.inetGateway : memory.inet6Gateway;
  const { gateway, isPlain } = recall(shelf, text.slice(gatewayStart, gatewayEnd));
  if (!isPlain) return null;
  const destination =
    family === "ipv4" ? inetCidr(text, { start, end }, tail.prefixLength) : inet6Cidr(text.slice(start, end));
  if (destination === null) return null;
  const ends = { span: spanOf(cursor, start, lineEnd - tail.trailing), destination, gateway };
  return "mss" in tail.rest ? linkRoute(ends, tail.rest) : usageRoute(ends, tail.rest);
}

/** Keeps what stands behind the gateway of a row that was read word by word and in which there was nothing to report or to keep as written. */
export function rememberTail({ cursor, words }: RowReader, { form, tails }: TableDraft, route: Route): void {
  const { destination, flags, written } = route;
  const start = startOf(words, 2);
  if (tails.size >= MOST_TAILS || cursor.lineEnd - start > LONGEST_TAIL || !cursor.hasPlainBlanks) return;
  if (written !== undefined || typeof destination !== "string" || isReject(flags.letters)) return;
  const rest = restOf(route, form);
  if (rest === null) return;
  const prefixLength = cidrPrefixLength(destination);
  const trailing = cursor.lineEnd - endOf(words, words.count - 1);
  tails.set(cursor.text.slice(start, cursor.lineEnd), { rest, prefixLength, trailing });
}

/** The figures of a row with three of them. */
function restOf(route: Route, form: RouteTableForm | null): LinkRest | UsageRest | null {
  const { flags, interface: name, mss, window, irtt, metric, ref, use } = route;
  if (form === "netstat" && mss !== undefined && window !== undefined && irtt !== undefined)
    return { flags, interface: name, mss, window, irtt };
  const isUsage = form === "route" || form === "next-hop" || form === "next-hop-glued" || form === "next-hop-wide";
  if (!isUsage || metric === undefined || ref === undefined || use === undefined) return null;
  return { flags, interface: name, metric, ref, use };
}

function gapEnd({ text, lineEnd }: Cursor, from: number): number {
  let at = from;
  while (at < lineEnd && text.charCodeAt(at) === 0x20) at++;
  return at;
}

/** The network that a word of an IPv6 table is when it prints as it stands. */
function inet6Cidr(word: string): Cidr | null {
  if (!word.includes(":") || word.includes(".")) return null;
  const cidr = parseCidr(word);
  return cidr === word ? cidr : null;
}
