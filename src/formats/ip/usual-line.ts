import { looksAt, skipBlanks } from "../../text/cursor.ts";
import type { RouteBlock } from "./blocks.ts";
import { closeLink } from "./link-node.ts";
import { addNexthop, closeRoute, readRouteWords } from "./read-route.ts";
import { noteForm, type Reader, wants } from "./reader.ts";
import { fillSegment } from "./segment.ts";
import { usualNexthop, usualRoute } from "./usual-route.ts";
import { endBefore } from "./usual-words.ts";

/** Reads `[pos, lineEnd)` of the cursor if it is one of the lines of which nearly all texts are made; false for other lines. */
export function readUsualLine(reader: Reader): boolean {
  const { cursor, route } = reader;
  const isIndented = skipBlanks(cursor) > 0;
  if (!isIndented) return readUsualRoute(reader);
  return route !== null && looksAt(cursor, "nexthop ") && readUsualNexthop(reader, route);
}

function readUsualRoute(reader: Reader): boolean {
  const { cursor, segment } = reader;
  if (!wants(reader, "routes") || (reader.link !== null && reader.link.heads !== null)) return false;
  const route = usualRoute(cursor);
  if (route === null) return false;
  const isRead = cursor.pos >= cursor.lineEnd;
  if (!isRead && wants(reader, "neighbours") && !isNetwork(route)) return false;
  closeLink(reader);
  closeRoute(reader);
  noteForm(reader, "text");
  reader.route = route;
  if (!isRead) {
    fillSegment(segment, cursor.pos, cursor.lineEnd);
    readRouteWords(reader, route, segment);
  }
  return true;
}

function isNetwork({ node: { dst } }: RouteBlock): boolean {
  return dst === "default" || (typeof dst === "string" && dst.includes("/"));
}

function readUsualNexthop(reader: Reader, route: RouteBlock): boolean {
  const { cursor } = reader;
  const start = cursor.pos;
  const nexthop = usualNexthop(cursor);
  if (nexthop === null) return false;
  addNexthop(route, nexthop);
  route.end = endBefore(cursor, start);
  return true;
}
