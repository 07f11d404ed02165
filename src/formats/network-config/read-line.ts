import type { PlaceNode } from "../../document/index.ts";
import { type Cidr, parseCidr } from "../../net/index.ts";
import { type Cursor, isBlankLine, spanOf } from "../../text/cursor.ts";
import { lineBreakLength, nextLineBreak } from "../../text/line-break.ts";
import type { Span } from "../../text/span.ts";
import type { NetworkNode, NetworkStatusNode } from "./ast.ts";
import { readDescription } from "./describe.ts";
import { type NetworkReport, reportHostBits } from "./fields.ts";
import { readGoMap } from "./go-map.ts";
import { isNetworkType } from "./network-type.ts";
import { readNetwork } from "./read-network.ts";

/** A node and where it ends in the text. */
interface Piece {
  readonly node: NetworkNode;
  readonly end: number;
}

/** Returns the network that begins at the cursor in a form that is neither JSON nor YAML; null where none does. */
export const readLine = (cursor: Cursor, to: NetworkReport): Piece | null =>
  readWord(cursor) ?? readCidrs(cursor, to) ?? readGo(cursor, to) ?? readTable(cursor) ?? readDescribed(cursor, to);

const LONGEST_WORD = 32;

/** A network type alone on its line, as `-o jsonpath={.status.networkType}` prints it. */
function readWord(cursor: Cursor): Piece | null {
  const [word = ""] = /^[A-Za-z]*/.exec(cursor.text.slice(cursor.pos, cursor.pos + LONGEST_WORD)) ?? [];
  const end = cursor.pos + word.length;
  if (!isNetworkType(word) || !isBlankLine({ ...cursor, lineStart: end })) return null;
  const span = spanOf(cursor, cursor.pos, end);
  const status: NetworkStatusNode = {
    kind: "network-status",
    span,
    networkType: word,
    places: [{ kind: "place", span, field: "networkType" }],
  };
  return { node: { kind: "network", span, form: "word", status, places: [] }, end: cursor.lineEnd };
}

const LONGEST_CIDRS = 4096;

/**
 * Networks and nothing else on the line:
 *
 *     10.128.0.0/14 fd01::/48
 *     ["172.30.0.0/16","fd02::/112"]
 */
function readCidrs(cursor: Cursor, to: NetworkReport): Piece | null {
  const { text, pos, lineEnd } = cursor;
  if (lineEnd - pos > LONGEST_CIDRS) return null;
  const found: { cidr: Cidr; span: Span }[] = [];
  for (const word of text.slice(pos, lineEnd).matchAll(/[^\s,"[\]]+/g)) {
    const cidr = parseCidr(word[0]);
    if (cidr === null) return null;
    const start = pos + word.index;
    found.push({ cidr, span: spanOf(cursor, start, start + word[0].length) });
  }
  if (found.length === 0) return null;
  for (const { cidr, span } of found) reportHostBits(to, cidr, span);
  const places = found.map(({ span }, index): PlaceNode => ({ kind: "place", span, field: "cidrs", index }));
  const cidrs = found.map(({ cidr }) => cidr);
  return { node: { kind: "network", span: spanOf(cursor, pos, lineEnd), form: "cidrs", cidrs, places }, end: lineEnd };
}

/** `map[clusterNetwork:[map[cidr:10.128.0.0/14 hostPrefix:23]] networkType:OpenShiftSDN]` */
function readGo(cursor: Cursor, to: NetworkReport): Piece | null {
  const found = readGoMap(cursor);
  if (found === null) return null;
  const node = readUntyped(to, found.value, "go");
  if (node === null) return null;
  const end = spanOf(cursor, found.end, found.end);
  if (found.missing !== "") to.say("cut-off", end, { expected: found.missing });
  return { node, end: found.end };
}

function readDescribed(cursor: Cursor, to: NetworkReport): Piece | null {
  const found = cursor.lineStart < to.describedUpTo ? null : readDescription(cursor);
  if (found === null) return null;
  to.describedUpTo = found.end;
  const node = readUntyped(to, found.value, "describe");
  return node === null ? null : { node, end: found.end };
}

/** Reads a value of a notation in which everything is text. What is said of one that is no network is taken back. */
function readUntyped(
  to: NetworkReport,
  value: Parameters<typeof readNetwork>[1],
  notation: "go" | "describe",
): NetworkNode | null {
  const said = to.diagnostics.length;
  to.isUntyped = true;
  const node = readNetwork(to, value);
  to.isUntyped = false;
  if (node === null) to.diagnostics.length = said;
  return node === null ? null : { ...node, notation };
}

/**
 * The table that `oc get network.config` prints; there is one row, of the name `cluster`.
 *
 *     NAME      AGE
 *     cluster   5d12h
 */
function readTable(cursor: Cursor): Piece | null {
  const { text, pos, lineEnd, limit } = cursor;
  if (!/^NAME +AGE\s*$/.test(text.slice(pos, Math.min(lineEnd, pos + LONGEST_WORD * 8)))) return null;
  const items: NetworkNode[] = [];
  let at = lineEnd;
  while (at < limit) {
    const start = at + lineBreakLength(text, at, limit);
    const end = nextLineBreak(text, start, cursor);
    const row = /^\s*([a-z\d][a-z\d.-]*) +(\d[\da-z]*)\s*$/.exec(text.slice(start, Math.min(end, start + 512)));
    if (row === null || start === at) break;
    const [, name = "", age = ""] = row;
    items.push({ kind: "network", span: spanOf(cursor, start, end), form: "table", name, age, places: [] });
    at = end;
  }
  return { node: { kind: "network", span: spanOf(cursor, pos, at), form: "table", items, places: [] }, end: at };
}
