import { type Cursor, skipLiteral, spanOf } from "../../text/cursor.ts";
import type { IpHop, IpNexthop, IpRoute } from "./ast-route.ts";
import type { Open } from "./block.ts";
import { openRoute, type RouteBlock } from "./blocks.ts";
import { prefixOf } from "./fields.ts";
import { routeTypes } from "./route-names.ts";
import { addressAfter, endBefore, nextWord, numberAfter, textAfter } from "./usual-words.ts";

/**
 * Opens the route at the cursor with what most routes have, in the order in which the tool prints it; null for other rows. What else the row has
 * is left to its words.
 *
 *     local 10.0.0.0/24 via 10.0.0.1 dev eth0 table 7 proto bird scope link src 10.0.0.2 metric 5 onlink
 */
export function usualRoute(cursor: Cursor): RouteBlock | null {
  const start = cursor.pos;
  const word = nextWord(cursor);
  const first = prefixOf(word);
  const isType = first === null && routeTypes.includes(word);
  const dst = isType ? prefixOf(nextWord(cursor)) : first;
  if (dst === null) return null;
  const head = cursor.pos;
  const route = openRoute(start, head, dst);
  if (isType) route.node.type = word;
  const nhid = numberAfter(cursor, "nhid ");
  if (nhid >= 0) route.node.nhid = nhid;
  readWay(cursor, route.node);
  readOrigin(cursor, route.node);
  readFlag(cursor, route.node);
  const pref = textAfter(cursor, "pref ");
  if (pref !== "") route.node.pref = pref;
  if (cursor.pos === head) return null;
  route.end = endBefore(cursor, start);
  return route;
}

/** Returns the nexthop at the cursor; null where it has more than most have. */
export function usualNexthop(cursor: Cursor): IpNexthop | null {
  const start = cursor.pos;
  skipLiteral(cursor, "nexthop ");
  const nexthop: Open<IpNexthop> = { kind: "nexthop", span: { start, end: start }, flags: [] };
  readWay(cursor, nexthop);
  const weight = numberAfter(cursor, "weight ");
  if (weight >= 0) nexthop.weight = weight;
  readFlag(cursor, nexthop);
  if (cursor.pos < cursor.lineEnd) return null;
  nexthop.span = spanOf(cursor, start, endBefore(cursor, start));
  return nexthop;
}

function readWay(cursor: Cursor, hop: Open<IpHop>): void {
  const gateway = addressAfter(cursor, "via ");
  if (gateway !== null) hop.gateway = gateway;
  const dev = textAfter(cursor, "dev ");
  if (dev !== "") hop.dev = dev;
}

function readOrigin(cursor: Cursor, route: Open<IpRoute>): void {
  const table = textAfter(cursor, "table ");
  if (table !== "") route.table = table;
  const protocol = textAfter(cursor, "proto ");
  if (protocol !== "") route.protocol = protocol;
  const scope = textAfter(cursor, "scope ");
  if (scope !== "") route.scope = scope;
  const prefsrc = addressAfter(cursor, "src ");
  if (prefsrc !== null) route.prefsrc = prefsrc;
  const metric = numberAfter(cursor, "metric ");
  if (metric >= 0) route.metric = metric;
}

/** All routes with the same flag share one list. */
const onlink: readonly string[] = ["onlink"];
const linkdown: readonly string[] = ["linkdown"];

/** A second flag is left to the words. */
function readFlag(cursor: Cursor, hop: Open<IpHop>): void {
  const { pos } = cursor;
  const word = nextWord(cursor);
  if (word === "onlink") hop.flags = onlink;
  else if (word === "linkdown") hop.flags = linkdown;
  else cursor.pos = pos;
}
