import type { TrafficDraft } from "./draft.ts";
import type { Reader } from "./reader.ts";
import { sizeStands } from "./size.ts";
import { VOLUME } from "./traffic.ts";
import { digitsEnd, numberAt } from "./words.ts";

const PACKETS = "packets ";
const BYTES = "  bytes ";

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
