import type { IpNexthop, IpRoute } from "./ast-route.ts";
import { isEmpty } from "./attributes.ts";
import { type NexthopBlock, openNexthop, openRoute, type RouteBlock } from "./blocks.ts";
import { type Fields, numberOf, prefixOf } from "./fields.ts";
import { readFields } from "./read-fields.ts";
import { finishHop, readHopWord } from "./read-hop.ts";
import { keep, type Reader } from "./reader.ts";
import { routeTypes } from "./route-names.ts";
import { endOf, lastEnd, type Segment, startOf, take, takes, wordAt } from "./segment.ts";
import { wordsFrom } from "./words.ts";

/** Reads a route: `10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.1`. Lines of nexthops may follow. */
export function readRoute(reader: Reader, segment: Segment): RouteBlock {
  const start = startOf(segment, segment.at);
  const route = openRoute(start, start, null);
  if (takes(segment, "Deleted")) route.fields.deleted = true;
  if (routeTypes.includes(wordAt(segment, segment.at))) route.fields.type = take(segment);
  route.node.dst = prefixOf(take(segment));
  if (route.node.dst === null) keep(reader, route, ["ip/bad-value", wordsFrom(segment, segment.at - 1)]);
  readRouteWords(reader, route, segment);
  return route;
}

/** Reads words of a route; the line `cache` of `ip route get` too. */
export function readRouteWords(reader: Reader, route: RouteBlock, segment: Segment): void {
  const { fields } = route;
  const step = (word: string): boolean => {
    if (readHopWord(reader, route, segment)) return true;
    switch (word) {
      case "as":
        return takes(segment, "to") && putText(fields, "to", take(segment));
      case "expires":
        return putSeconds(fields, "expires", take(segment));
      case "age":
        return putSeconds(fields, "age", take(segment));
      case "cache":
        return putCache(fields, segment);
      case "ttl-propagate":
        return putPropagation(fields, take(segment));
      default:
        return false;
    }
  };
  readFields(reader, route, { segment, step });
}

function putText(fields: Fields, name: "to", word: string): boolean {
  if (fields[name] !== undefined || word === "") return false;
  fields[name] = word;
  return true;
}

/** `86000sec` */
function putSeconds(fields: Fields, name: "expires" | "age", word: string): boolean {
  const value = word.endsWith("sec") ? numberOf(word.slice(0, -3)) : null;
  if (fields[name] !== undefined || value === null) return false;
  fields[name] = value;
  return true;
}

function putPropagation(fields: Fields, word: string): boolean {
  if (fields.ttlPropogate !== undefined || (word !== "enabled" && word !== "disabled")) return false;
  fields.ttlPropogate = word === "enabled";
  return true;
}

/** `cache <local,src-direct>`, or `cache` alone. */
function putCache(fields: Fields, segment: Segment): boolean {
  if (fields.cache !== undefined) return false;
  const next = wordAt(segment, segment.at);
  fields.cache = /^<.*>$/.test(next) ? take(segment).slice(1, -1).split(",") : [];
  return true;
}

/** Reads a line `nexthop via 10.0.0.2 dev eth0 weight 1` or, of `-d`, `nh_info id 5 ...` below its route; false when it is none. */
export function readBelowRoute(reader: Reader, route: RouteBlock, segment: Segment): boolean {
  const [word = ""] = segment.words;
  if (word === "cache") readRouteWords(reader, route, segment);
  else if (word === "nexthop") addNexthop(route, readNexthop(reader, segment));
  else if (word === "nh_info" && route.fields.nhInfo === undefined) route.fields.nhInfo = readNexthop(reader, segment);
  else return false;
  route.end = Math.max(route.end, lastEnd(segment));
  return true;
}

export function addNexthop(route: RouteBlock, nexthop: IpNexthop): void {
  route.nexthops ??= [];
  route.nexthops.push(nexthop);
}

function readNexthop(reader: Reader, segment: Segment): IpNexthop {
  const hop = openNexthop(startOf(segment, 0), endOf(segment, 0));
  segment.at = 1;
  readFields(reader, hop, { segment, step: () => readHopWord(reader, hop, segment) });
  return nexthopNode(reader, hop);
}

/** The node of a nexthop. It has no metrics of its own; what a text has there is kept. */
export function nexthopNode(reader: Reader, hop: NexthopBlock): IpNexthop {
  if (hop.metrics !== null) hop.other = { ...hop.other, metrics: hop.metrics };
  finishHop(reader, hop);
  return hop.node;
}

/** Puts the route that is open into the tree. */
export function closeRoute(reader: Reader): void {
  const { route } = reader;
  if (route === null) return;
  reader.route = null;
  reader.routes.push(routeNode(reader, route));
}

export function routeNode(reader: Reader, route: RouteBlock): IpRoute {
  const { node, metrics, nexthops } = route;
  finishHop(reader, route);
  if (metrics !== null && !isEmpty(metrics)) node.metrics = metrics;
  if (nexthops !== null) node.nexthops = nexthops;
  return node;
}
