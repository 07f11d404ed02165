import { atLineEnd, skipBlanks } from "../../text/cursor.ts";
import { endsLine } from "./lines.ts";
import { exact } from "./lists.ts";
import { complain, keepLine, type Reader, wholeLine } from "./reader.ts";
import { scanString, takeString } from "./strings.ts";

const MAX_VLAN = 4095;
const VLAN = `a VLAN from 0 to ${MAX_VLAN}`;

/** Reads the string of `type: geneve`. A line with more than one string is kept as unknown, and undefined returned. */
export function readStringField(reader: Reader): string | undefined {
  scanString(reader, "line");
  if (endsLine(reader)) return takeString(reader);
  keepLine(reader, "ovs-vsctl/trailing-text", { expected: "one string" });
  return undefined;
}

/** Reads `is_connected: true`; anything else is kept as unknown, and undefined returned. */
export function readTrue(reader: Reader): true | undefined {
  const { text, pos } = reader.cursor;
  scanString(reader, "line");
  if (endsLine(reader) && reader.stringEnd - pos === 4 && text.startsWith("true", pos)) return true;
  keepLine(reader, "ovs-vsctl/bad-boolean", { expected: "true", actual: text.slice(pos, reader.cursor.lineEnd) });
  return undefined;
}

/** Reads the number of `tag: 5`; anything else is kept as unknown, and undefined returned. */
export function readTag(reader: Reader): number | undefined {
  const { cursor } = reader;
  const start = cursor.pos;
  const vlan = readVlan(reader);
  skipBlanks(cursor);
  if (vlan >= 0 && atLineEnd(cursor)) return vlan;
  keepLine(reader, "ovs-vsctl/bad-vlan", { expected: VLAN, actual: cursor.text.slice(start, cursor.lineEnd) });
  return undefined;
}

/**
 * Reads `trunks: [10, 20]`, undefined when it holds no VLAN. Where something else stands, the VLANs before it are returned and the line
 * is kept as unknown besides:
 *
 *     trunks: [10, x, 30]
 *                  ^ [10]
 */
export function readTrunks(reader: Reader): readonly number[] | undefined {
  const { cursor } = reader;
  const vlans: number[] = [];
  if (!skipBracket(reader, 0x5b)) return damagedTrunks(reader, vlans);
  for (skipBlanks(cursor); !atLineEnd(cursor); skipBlanks(cursor)) {
    if (skipBracket(reader, 0x5d)) return closed(reader, vlans);
    const vlan = readVlan(reader);
    if (vlan < 0) return damagedTrunks(reader, vlans);
    vlans.push(vlan);
    if (!skipComma(reader, 0x5d)) return damagedTrunks(reader, vlans);
  }
  return unclosed(reader, vlans, "]");
}

function damagedTrunks(reader: Reader, vlans: readonly number[]): readonly number[] | undefined {
  keepLine(reader, "ovs-vsctl/bad-vlan", { expected: `${VLAN}, in brackets and with commas between` });
  return some(vlans);
}

/** The number at the cursor, -1 when it is not a VLAN as the tool writes one: no sign, no leading zero. */
function readVlan({ cursor }: Reader): number {
  const { text, lineEnd } = cursor;
  const start = cursor.pos;
  let vlan = 0;
  let at = start;
  for (; at < lineEnd && vlan <= MAX_VLAN; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) break;
    vlan = vlan * 10 + code - 0x30;
  }
  const hasLeadingZero = at - start > 1 && text.charCodeAt(start) === 0x30;
  cursor.pos = at;
  return at === start || vlan > MAX_VLAN || hasLeadingZero ? -1 : vlan;
}

/** Steps over a bracket and returns true when it stands at the cursor. */
export function skipBracket({ cursor }: Reader, code: number): boolean {
  if (atLineEnd(cursor) || cursor.text.charCodeAt(cursor.pos) !== code) return false;
  cursor.pos++;
  return true;
}

/** Steps over the comma behind an item; returns false when something else stands there than a comma, the closing bracket or the end. */
export function skipComma(reader: Reader, closing: number): boolean {
  const { cursor } = reader;
  skipBlanks(cursor);
  return atLineEnd(cursor) || cursor.text.charCodeAt(cursor.pos) === closing || skipBracket(reader, 0x2c);
}

/** Returns the items of a collection whose closing bracket was just stepped over. The line of an empty one is kept as unknown: the tool prints none. */
export function closed<Item>(reader: Reader, items: readonly Item[]): readonly Item[] | undefined {
  skipBlanks(reader.cursor);
  if (!atLineEnd(reader.cursor)) keepLine(reader, "ovs-vsctl/trailing-text", { expected: "the end of the line" });
  else if (items.length === 0) keepLine(reader, "ovs-vsctl/empty-collection");
  return some(items);
}

/** Returns the items of a collection that the end of the line cuts off. */
export function unclosed<Item>(reader: Reader, items: readonly Item[], expected: string): readonly Item[] | undefined {
  const code = "ovs-vsctl/unterminated-collection";
  if (items.length === 0) keepLine(reader, code, { expected });
  else complain(reader, code, wholeLine(reader), { expected });
  return some(items);
}

/** The items, undefined without any. */
export function some<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : exact(items);
}
