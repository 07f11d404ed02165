import { skipLiteral } from "../../text/cursor.ts";
import { type DeviceDraft, readDeviceLine, takeDeviceField } from "./device.ts";
import type { InterfaceDraft } from "./draft.ts";
import { readLegacyLine } from "./legacy.ts";
import { readInet, readInet6 } from "./link-encap-addresses.ts";
import { readFlagsLine } from "./link-encap-flags.ts";
import { repeatsQueue, repeatsSettings } from "./link-encap-repeats.ts";
import {
  BYTES,
  COLLISIONS,
  COMPRESSED,
  RECEIVE,
  readBytes,
  readCollisions,
  readReceive,
  readTransmit,
  TRANSMIT,
} from "./link-encap-traffic.ts";
import { type PairLine, startsWithKey, startsWithTranslation } from "./pairs.ts";
import type { Outcome, Reader } from "./reader.ts";
import { readTrafficLine } from "./traffic.ts";
import { DEVICE_WORDS, INET_MARKS, INET6_MARKS, skipTranslation } from "./translations.ts";

/** Reads a line below a `Link encap` heading (net-tools 1.60, `lib/interface.c`, `ife_print_long`; busybox, `networking/interface.c`). */
export function readLinkEncapLine(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  switch (cursor.text.charAt(cursor.pos)) {
    case "i":
      if (skipLiteral(cursor, "inet addr:")) return readInet(reader, draft);
      if (skipLiteral(cursor, "inet6 addr:")) return readInet6(reader, draft);
      break;
    case "R":
    case "T":
      return readDirection(reader, draft) || readOtherLine(reader, draft);
    case "c":
      if (repeatsQueue(reader, draft)) return true;
      if (startsWithKey(cursor, COMPRESSED)) return readTrafficLine(reader, COMPRESSED, draft.receive);
      if (startsWithKey(cursor, COLLISIONS)) return readCollisions(reader, draft);
  }
  return repeatsSettings(reader, draft) || readOtherLine(reader, draft);
}

/** Reads a line that begins with the letter of `RX` or `TX`. */
function readDirection(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  const { pos } = cursor;
  if (startsWithKey(cursor, BYTES)) return readBytes(reader, draft);
  if (skipLiteral(cursor, "RX ") && startsWithKey(cursor, RECEIVE)) return readReceive(reader, draft);
  if (skipLiteral(cursor, "TX ") && startsWithKey(cursor, TRANSMIT)) return readTransmit(reader, draft);
  cursor.pos = pos;
  return false;
}

/** Reads a line that is rare, or in another language, or of flags. */
function readOtherLine(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  if (startsWithKey(cursor, DEVICE)) return readDeviceLine(reader, draft, DEVICE);
  return readTranslatedLine(reader, draft) || readLegacyLine(reader, draft) || readFlagsLine(reader, draft);
}

/** Reads a line whose first words are in another language. */
function readTranslatedLine(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  if (skipTranslation(reader, INET_MARKS)) return readInet(reader, draft);
  if (skipTranslation(reader, INET6_MARKS)) return readInet6(reader, draft);
  if (startsWithTranslation(cursor, BYTES)) return readBytes(reader, draft);
  if (startsWithTranslation(cursor, RECEIVE)) return readTrafficLine(reader, RECEIVE, draft.receive);
  if (startsWithTranslation(cursor, TRANSMIT)) return readTrafficLine(reader, TRANSMIT, draft.transmit);
  if (startsWithTranslation(cursor, COLLISIONS)) return readCollisions(reader, draft);
  return startsWithTranslation(cursor, DEVICE) && readDeviceLine(reader, draft, DEVICE);
}

const DEVICE: PairLine<"Interrupt" | "Base address" | "Memory" | "DMA chan", DeviceDraft> = {
  keys: ["Interrupt", "Base address", "Memory", "DMA chan"],
  separator: ":",
  required: 0,
  translations: DEVICE_WORDS,
  take: (reader, key, device) => {
    const field = key === "Interrupt" ? "interrupt" : key === "Memory" ? "memory" : key === "DMA chan" ? "dma" : "base";
    takeDeviceField(reader, field, device);
  },
};
