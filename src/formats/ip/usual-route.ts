import { type Cursor, skipLiteral, spanOf } from "../../text/cursor.ts";
import type { IpHop, IpNexthop, IpRoute } from "./ast-route.ts";
import type { Open } from "./block.ts";
import { NO_FLAGS, NOWHERE, type RouteBlock, routeBlock } from "./blocks.ts";
import { prefixOf } from "./fields.ts";
import { routeTypes } from "./route-names.ts";
import { addressAfter, endBefore, nextWord, numberAfter, takesWord, textAfter } from "./usual-words.ts";

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
  const node = isType ? typedRoute(cursor, dst, word) : plainRoute(cursor, dst);
  readOrigin(cursor, node);
  return cursor.pos === head ? null : routeBlock(node, start, endBefore(cursor, start));
}

function typedRoute(cursor: Cursor, dst: IpRoute["dst"], type: string): Open<IpRoute> {
  const node: Open<IpRoute> = { kind: "route", span: NOWHERE, flags: NO_FLAGS, dst, type };
  readWay(cursor, node);
  return node;
}

/** The two sorts that nearly all routes are of are made in one piece, which takes less memory. */
function plainRoute(cursor: Cursor, dst: IpRoute["dst"]): Open<IpRoute> {
  const nhid = numberAfter(cursor, "nhid ");
  const gateway = addressAfter(cursor, "via ");
  const dev = textAfter(cursor, "dev ");
  if (nhid < 0 && dev !== "") {
    return gateway === null
      ? { kind: "route", span: NOWHERE, flags: NO_FLAGS, dst, dev }
      : { kind: "route", span: NOWHERE, flags: NO_FLAGS, dst, gateway, dev };
  }
  const node: Open<IpRoute> = { kind: "route", span: NOWHERE, flags: NO_FLAGS, dst };
  if (nhid >= 0) node.nhid = nhid;
  if (gateway !== null) node.gateway = gateway;
  if (dev !== "") node.dev = dev;
  return node;
}

/** Returns the nexthop at the cursor; null where it has more than most have. */
export function usualNexthop(cursor: Cursor): IpNexthop | null {
  const start = cursor.pos;
  skipLiteral(cursor, "nexthop ");
  const nexthop: Open<IpNexthop> = { kind: "nexthop", span: NOWHERE, flags: NO_FLAGS };
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
  readFlag(cursor, route);
  const pref = textAfter(cursor, "pref ");
  if (pref !== "") route.pref = pref;
}

/** All routes with the same flag share one list. */
const onlink: readonly string[] = ["onlink"];
const linkdown: readonly string[] = ["linkdown"];

/** A second flag is left to the words. */
function readFlag(cursor: Cursor, hop: Open<IpHop>): void {
  if (takesWord(cursor, "onlink")) hop.flags = onlink;
  else if (takesWord(cursor, "linkdown")) hop.flags = linkdown;
}
