import type { Cursor } from "../../text/cursor.ts";
import type { TrafficDraft } from "./draft.ts";
import type { Reader } from "./reader.ts";
import { sizeStands } from "./size.ts";
import { VOLUME } from "./traffic.ts";

const PACKETS = "packets ";
const BYTES = "  bytes ";
const ZERO = 0x30;
/** Digits up to this many make a number that is exact. */
const SAFE_DIGITS = 15;

/**
 * Reads a line of packets and bytes that is as the tool prints it, with figures below 10^15; stays and returns false at any other.
 *
 *     RX packets 248078  bytes 20827992 (19.8 MiB)
 *        ^ cursor
 */
export function readVolume({ cursor }: Reader, traffic: TrafficDraft): boolean {
  const { text, pos, lineEnd } = cursor;
  const first = pos + PACKETS.length;
  if ((traffic.lines & VOLUME) !== 0 || text.slice(pos, first) !== PACKETS) return false;
  const packetsEnd = digitsEnd(cursor, first);
  const second = packetsEnd + BYTES.length;
  if (packetsEnd === first || text.slice(packetsEnd, second) !== BYTES) return false;
  const bytesEnd = digitsEnd(cursor, second);
  if (bytesEnd === second) return false;
  const bytes = numberAt(text, second, bytesEnd);
  if (!sizeStands(text, bytesEnd, { bytes, lineEnd })) return false;
  traffic.packets = numberAt(text, first, packetsEnd);
  traffic.bytes = bytes;
  traffic.values += 2;
  traffic.lines |= VOLUME;
  return true;
}

/** Where the digits at `from` end; at most 15 are looked at, so that a longer figure does not end with them. */
function digitsEnd({ text, lineEnd }: Cursor, from: number): number {
  const limit = Math.min(lineEnd, from + SAFE_DIGITS);
  let at = from;
  while (at < limit && isDigit(text.charCodeAt(at))) at++;
  return at;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}

function numberAt(text: string, from: number, end: number): number {
  let value = 0;
  for (let at = from; at < end; at++) value = value * 10 + text.charCodeAt(at) - ZERO;
  return value;
}
