import { type Cursor, findInLine } from "../../text/cursor.ts";
import type { InterfaceDraft, TrafficDraft } from "./draft.ts";
import { rememberQueue } from "./link-encap-repeats.ts";
import { type PairLine, readPairs } from "./pairs.ts";
import { duplicateLine, type Outcome, type Reader } from "./reader.ts";
import { sizeFits } from "./size.ts";
import { readTrafficLine, type TrafficLine, takeSizedBytes, takeTraffic } from "./traffic.ts";
import { errorsBehindPackets, repeatsErrorsBehindPackets } from "./traffic-errors.ts";
import { BYTE_WORDS, COLLISION_WORDS, RECEIVE_WORDS, TRANSMIT_WORDS } from "./translations.ts";
import { digitsEnd, numberAt, readInteger } from "./words.ts";

/**
 * Reads packets and errors of what came in:
 *
 *     RX packets:248078 errors:0 dropped:0 overruns:0 frame:0
 *        ^ cursor
 */
export function readReceive(reader: Reader, draft: InterfaceDraft): Outcome {
  const { repeats } = reader;
  const { receive } = draft;
  if (repeatsErrorsBehindPackets(reader.cursor, repeats.receiveErrors, receive)) return true;
  const { pos } = reader.cursor;
  const before = reader.report.diagnostics.length;
  const outcome = readTrafficLine(reader, RECEIVE, receive);
  if (outcome === true && reader.report.diagnostics.length === before)
    repeats.receiveErrors = errorsBehindPackets(reader.cursor, pos, receive);
  return outcome;
}

/** Reads packets and errors of what went out. */
export function readTransmit(reader: Reader, draft: InterfaceDraft): Outcome {
  const { repeats } = reader;
  const { transmit } = draft;
  if (repeatsErrorsBehindPackets(reader.cursor, repeats.transmitErrors, transmit)) return true;
  const { pos } = reader.cursor;
  const before = reader.report.diagnostics.length;
  const outcome = readTrafficLine(reader, TRANSMIT, transmit);
  if (outcome === true && reader.report.diagnostics.length === before)
    repeats.transmitErrors = errorsBehindPackets(reader.cursor, pos, transmit);
  return outcome;
}

export const RECEIVE: TrafficLine = {
  keys: ["packets", "errors", "dropped", "overruns", "frame"],
  separator: ":",
  required: 0b11111,
  translations: RECEIVE_WORDS,
  bit: 1,
  take: takeTraffic,
};

export const TRANSMIT: TrafficLine = {
  keys: ["packets", "errors", "dropped", "overruns", "carrier"],
  separator: ":",
  required: 0b11111,
  translations: TRANSMIT_WORDS,
  bit: 1,
  take: takeTraffic,
};

/** A line of its own for what was received; what was sent has it beside the collisions. Serial lines only. */
export const COMPRESSED: TrafficLine = { keys: ["compressed"], separator: ":", required: 1, bit: 2, take: takeTraffic };

export const COLLISIONS: PairLine<"collisions" | "compressed" | "txqueuelen", InterfaceDraft> = {
  keys: ["collisions", "compressed", "txqueuelen"],
  separator: ":",
  required: 0b001,
  translations: COLLISION_WORDS,
  take: (reader, key, draft) => {
    if (key === "txqueuelen") draft.txQueueLength = readInteger(reader);
    else takeTraffic(reader, key, draft.transmit);
  },
};

/**
 * Reads collisions and the queue length:
 *
 *     collisions:0 txqueuelen:1000
 *     ^ cursor
 */
export function readCollisions(reader: Reader, draft: InterfaceDraft): Outcome {
  if (draft.transmit.collisions !== undefined || draft.txQueueLength !== undefined) return duplicateLine(reader);
  const { pos } = reader.cursor;
  const before = reader.report.diagnostics.length;
  readPairs(reader, COLLISIONS, draft);
  if (reader.report.diagnostics.length === before) rememberQueue(reader, pos, draft);
  return true;
}

export const BYTES: PairLine<"RX bytes" | "TX bytes", InterfaceDraft> = {
  keys: ["RX bytes", "TX bytes"],
  separator: ":",
  required: 0b11,
  translations: BYTE_WORDS,
  take: (reader, key, draft) => takeSizedBytes(reader, key === "RX bytes" ? draft.receive : draft.transmit),
};

const RECEIVED = "RX bytes:";
const SENT = "  TX bytes:";

/** Reads the bytes of both directions where they are as the tool prints them, with figures below 10^15; stays and returns false at any other. */
function readPlainBytes({ cursor }: Reader, receive: TrafficDraft, transmit: TrafficDraft): boolean {
  const { text, pos, lineEnd } = cursor;
  const first = pos + RECEIVED.length;
  const firstEnd = digitsEnd(cursor, first);
  const middle = sizeEnd(cursor, firstEnd);
  const second = middle + SENT.length;
  if (middle < 0 || text.slice(middle, second) !== SENT || text.slice(pos, first) !== RECEIVED) return false;
  const secondEnd = digitsEnd(cursor, second);
  if (firstEnd === first || secondEnd === second || sizeEnd(cursor, secondEnd) !== lineEnd) return false;
  const received = { bytes: numberAt(text, first, firstEnd), size: text.slice(firstEnd + 2, middle - 1) };
  const sent = { bytes: numberAt(text, second, secondEnd), size: text.slice(secondEnd + 2, lineEnd - 1) };
  if (!(sizeFits(received.size, received.bytes) && sizeFits(sent.size, sent.bytes))) return false;
  takeBytes(receive, received);
  takeBytes(transmit, sent);
  return true;
}

function takeBytes(traffic: TrafficDraft, { bytes, size }: { readonly bytes: number; readonly size: string }): void {
  traffic.bytes = bytes;
  traffic.size = size;
  traffic.values++;
}

/** A size is no longer than this. */
const MOST_SIZE = 16;
const CLOSING = 0x29;

/** Where a size in parentheses that stands at `at` ends; -1 where there is none. */
function sizeEnd({ text, lineEnd }: Cursor, at: number): number {
  if (text.slice(at, at + 2) !== " (") return -1;
  const limit = Math.min(lineEnd, at + MOST_SIZE);
  for (let end = at + 2; end < limit; end++) if (text.charCodeAt(end) === CLOSING) return end + 1;
  return -1;
}

/**
 * Reads the bytes of both directions:
 *
 *     RX bytes:20827992 (19.8 MiB)  TX bytes:23121981 (22.0 MiB)
 *     ^ cursor
 *     RX bytes:20827992  TX bytes:23121981         inetutils
 *     RX bytes:20827992 TX bytes:23121981          toybox
 */
export function readBytes(reader: Reader, draft: InterfaceDraft): Outcome {
  if (draft.receive.bytes !== undefined || draft.transmit.bytes !== undefined) return duplicateLine(reader);
  const { receive, transmit } = draft;
  if (readPlainBytes(reader, receive, transmit)) return true;
  const hasTwoBlanks = findInLine(reader.cursor, SENT) >= 0;
  readPairs(reader, BYTES, draft);
  const isWhole = receive.bytes !== undefined && transmit.bytes !== undefined;
  if (isWhole && receive.size === undefined && transmit.size === undefined)
    draft.form = hasTwoBlanks ? "inetutils" : "toybox";
  return true;
}
