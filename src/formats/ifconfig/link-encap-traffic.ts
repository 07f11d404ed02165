import type { InterfaceDraft } from "./draft.ts";
import { rememberQueue } from "./link-encap-repeats.ts";
import { type PairLine, readPairs } from "./pairs.ts";
import { duplicateLine, type Outcome, type Reader } from "./reader.ts";
import { readTrafficLine, type TrafficLine, takeSizedBytes, takeTraffic } from "./traffic.ts";
import { errorsBehindPackets, repeatsErrorsBehindPackets } from "./traffic-errors.ts";
import { BYTE_WORDS, COLLISION_WORDS, RECEIVE_WORDS, TRANSMIT_WORDS } from "./translations.ts";
import { readInteger } from "./words.ts";

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

/**
 * Reads the bytes of both directions:
 *
 *     RX bytes:20827992 (19.8 MiB)  TX bytes:23121981 (22.0 MiB)
 *     ^ cursor
 */
export function readBytes(reader: Reader, draft: InterfaceDraft): Outcome {
  if (draft.receive.bytes !== undefined || draft.transmit.bytes !== undefined) return duplicateLine(reader);
  readPairs(reader, BYTES, draft);
  const { receive, transmit } = draft;
  const isWhole = receive.bytes !== undefined && transmit.bytes !== undefined;
  if (isWhole && receive.size === undefined && transmit.size === undefined) draft.form = "toybox";
  return true;
}
