import { parseIpv4, parseIpv6 } from "../../net/index.ts";
import { atLineEnd, type Cursor, readWord, skipBlanks, skipLiteral, wordEnd } from "../../text/cursor.ts";
import { type DeviceDraft, readDeviceLine, takeDeviceField } from "./device.ts";
import type { InterfaceDraft } from "./draft.ts";
import { isFlagName } from "./flags.ts";
import { type Ipv4Draft, ipv4Node, openIpv4, takeIpv4Field } from "./ipv4.ts";
import { type Ipv6Draft, ipv6Node, openIpv6, prefixLengthOf } from "./ipv6.ts";
import { readLegacyLine } from "./legacy.ts";
import { type PairLine, readPairs, startsWithKey } from "./pairs.ts";
import { complain, contentSpan, duplicateLine, type Outcome, type Reader } from "./reader.ts";
import { scopeNamed } from "./scope.ts";
import { readTrafficLine, type TrafficLine, takeSizedBytes, takeTraffic } from "./traffic.ts";
import {
  BYTE_WORDS,
  COLLISION_WORDS,
  DEVICE_WORDS,
  FLAG_WORDS,
  INET_MARKS,
  INET_WORDS,
  INET6_MARKS,
  RECEIVE_WORDS,
  reportTranslation,
  SCOPE_NAMES,
  SCOPE_WORDS,
  SETTING_WORDS,
  skipTranslation,
  TRANSMIT_WORDS,
  translationOf,
} from "./translations.ts";
import { readInteger } from "./words.ts";

/** Reads a line below a `Link encap` heading (net-tools 1.60, `lib/interface.c`, `ife_print_long`; busybox, `networking/interface.c`). */
export function readLinkEncapLine(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  if (skipLiteral(cursor, "inet addr:")) return readInet(reader, draft);
  if (skipLiteral(cursor, "inet6 addr:")) return readInet6(reader, draft);
  if (startsWithKey(cursor, BYTES)) return readBytes(reader, draft);
  if (skipLiteral(cursor, "RX "))
    return startsWithKey(cursor, RECEIVE) && readTrafficLine(reader, RECEIVE, draft.receive);
  if (skipLiteral(cursor, "TX "))
    return startsWithKey(cursor, TRANSMIT) && readTrafficLine(reader, TRANSMIT, draft.transmit);
  if (startsWithKey(cursor, COMPRESSED)) return readTrafficLine(reader, COMPRESSED, draft.receive);
  if (startsWithKey(cursor, COLLISIONS)) return readCollisions(reader, draft);
  if (startsWithKey(cursor, DEVICE)) return readDeviceLine(reader, draft, DEVICE);
  return readTranslatedLine(reader, draft) || readLegacyLine(reader, draft) || readFlagsLine(reader, draft);
}

/** Reads a line whose first words are in another language. */
function readTranslatedLine(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  if (skipTranslation(reader, INET_MARKS)) return readInet(reader, draft);
  if (skipTranslation(reader, INET6_MARKS)) return readInet6(reader, draft);
  if (startsWithKey(cursor, RECEIVE)) return readTrafficLine(reader, RECEIVE, draft.receive);
  return startsWithKey(cursor, TRANSMIT) && readTrafficLine(reader, TRANSMIT, draft.transmit);
}

/**
 *     inet addr:10.0.0.1  P-t-P:10.0.0.2  Bcast:10.0.0.255  Mask:255.255.255.0
 *               ^ cursor
 */
function readInet(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  skipBlanks(cursor);
  const start = cursor.pos;
  const end = wordEnd(cursor, start);
  const address = parseIpv4(cursor.text.slice(start, end));
  if (address === null) return { code: "ifconfig/bad-address", start, end, expected: "an IPv4 address" };
  cursor.pos = end;
  const fields = openIpv4();
  readPairs(reader, INET, fields);
  if (fields.netmask !== undefined && hasOneBlankBehind(cursor)) draft.form = "toybox";
  draft.addresses.push(ipv4Node(contentSpan(reader), address, fields));
  return true;
}

/** Toybox has a blank behind the netmask; a paste that is filled up with blanks has more. */
function hasOneBlankBehind({ text, lineEnd }: Cursor): boolean {
  return text.charAt(lineEnd - 1) === " " && text.charAt(lineEnd - 2) !== " ";
}

const INET: PairLine<"P-t-P" | "Bcast" | "Mask", Ipv4Draft> = {
  keys: ["P-t-P", "Bcast", "Mask"],
  separator: ":",
  required: 0b100,
  translations: INET_WORDS,
  take: (reader, key, fields) => {
    takeIpv4Field(reader, key === "P-t-P" ? "peer" : key === "Bcast" ? "broadcast" : "netmask", fields);
  },
};

/**
 *     inet6 addr: fe80::ec45:a3ff:fe53:665/64 Scope:Link
 *                ^ cursor
 */
function readInet6(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  skipBlanks(cursor);
  const start = cursor.pos;
  const end = wordEnd(cursor, start);
  const word = cursor.text.slice(start, end);
  const slash = word.lastIndexOf("/");
  const address = slash < 0 ? null : parseIpv6(word.slice(0, slash));
  if (address === null)
    return { code: "ifconfig/bad-address", start, end, expected: "an IPv6 address with its prefix length" };
  const fields = openIpv6();
  fields.prefixLength = prefixLengthOf(word.slice(slash + 1)) ?? undefined;
  if (fields.prefixLength === undefined) {
    const expected = "a prefix length of at most 128";
    complain(reader, { code: "ifconfig/bad-number", start: start + slash + 1, end, expected });
  }
  cursor.pos = end;
  readPairs(reader, INET6, fields);
  if (fields.scope !== undefined && reader.blanksBehindKey > 0) draft.form = "toybox";
  draft.addresses.push(ipv6Node(contentSpan(reader), address, fields));
  return true;
}

const INET6: PairLine<"Scope", Ipv6Draft> = {
  keys: ["Scope"],
  separator: ":",
  required: 1,
  translations: SCOPE_WORDS,
  take: (reader, _, fields) => {
    const { cursor } = reader;
    const start = cursor.pos;
    const word = readWord(cursor).toLowerCase();
    const english = translationOf(SCOPE_NAMES, word);
    fields.scope = english ?? scopeNamed(word);
    if (english !== null) reportTranslation(reader, { start, end: cursor.pos, english });
    if (fields.scope === undefined) complain(reader, { code: "ifconfig/bad-scope", start, end: cursor.pos });
  },
};

/** What {@link readFlagNames} found before the settings. */
interface FlagNames {
  readonly names: string[];
  /** From the first to the last word that is no flag; empty when all are. */
  readonly foreign: { readonly start: number; readonly end: number };
}

/**
 *     UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1
 *     [NO FLAGS]  MTU:1500  Metric:1
 *     ^ cursor
 */
function readFlagsLine(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  const isEmpty = skipLiteral(cursor, "[NO FLAGS]");
  const { names, foreign } = readFlagNames(reader);
  const isFlags = foreign.end === foreign.start && (isEmpty || names.length > 0);
  if (atLineEnd(cursor) && !isFlags) return false;
  if (draft.flags !== undefined || draft.mtu !== undefined) return duplicateLine(reader);
  if (foreign.end > foreign.start) complain(reader, { code: "ifconfig/unexpected-word", ...foreign });
  if (isEmpty || names.length > 0) draft.flags = { names };
  readPairs(reader, SETTINGS, draft);
  return true;
}

/** Reads words up to the first setting, or to the end of a line that has none. */
function readFlagNames(reader: Reader): FlagNames {
  const { cursor } = reader;
  const names: string[] = [];
  let start = cursor.lineEnd;
  let end = start;
  for (skipBlanks(cursor); !atLineEnd(cursor) && !startsWithKey(cursor, SETTINGS); skipBlanks(cursor)) {
    const from = cursor.pos;
    const word = readWord(cursor);
    const english = translationOf(FLAG_WORDS, word);
    const name = english ?? word;
    if (english !== null) reportTranslation(reader, { start: from, end: cursor.pos, english });
    if (isFlagName(name)) names.push(name);
    else {
      start = Math.min(start, from);
      end = cursor.pos;
    }
  }
  return { names, foreign: { start, end } };
}

const SETTINGS: PairLine<"MTU" | "Metric" | "Outfill" | "Keepalive", InterfaceDraft> = {
  keys: ["MTU", "Metric", "Outfill", "Keepalive"],
  separator: ":",
  required: 0b0011,
  translations: SETTING_WORDS,
  take: (reader, key, draft) => {
    const value = readInteger(reader);
    if (key === "MTU") draft.mtu = value;
    else if (key === "Metric") draft.metric = value;
    else if (key === "Outfill") draft.outfill = value;
    else draft.keepalive = value;
  },
};

const RECEIVE: TrafficLine = {
  keys: ["packets", "errors", "dropped", "overruns", "frame"],
  separator: ":",
  required: 0b11111,
  translations: RECEIVE_WORDS,
  bit: 1,
  take: takeTraffic,
};

const TRANSMIT: TrafficLine = {
  keys: ["packets", "errors", "dropped", "overruns", "carrier"],
  separator: ":",
  required: 0b11111,
  translations: TRANSMIT_WORDS,
  bit: 1,
  take: takeTraffic,
};

/** A line of its own for what was received; what was sent has it beside the collisions. Serial lines only. */
const COMPRESSED: TrafficLine = { keys: ["compressed"], separator: ":", required: 1, bit: 2, take: takeTraffic };

const COLLISIONS: PairLine<"collisions" | "compressed" | "txqueuelen", InterfaceDraft> = {
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
 *     collisions:0 txqueuelen:1000
 *     ^ cursor
 */
function readCollisions(reader: Reader, draft: InterfaceDraft): Outcome {
  if (draft.transmit.collisions !== undefined || draft.txQueueLength !== undefined) return duplicateLine(reader);
  readPairs(reader, COLLISIONS, draft);
  return true;
}

const BYTES: PairLine<"RX bytes" | "TX bytes", InterfaceDraft> = {
  keys: ["RX bytes", "TX bytes"],
  separator: ":",
  required: 0b11,
  translations: BYTE_WORDS,
  take: (reader, key, draft) => takeSizedBytes(reader, key === "RX bytes" ? draft.receive : draft.transmit),
};

/**
 *     RX bytes:20827992 (19.8 MiB)  TX bytes:23121981 (22.0 MiB)
 *     ^ cursor
 */
function readBytes(reader: Reader, draft: InterfaceDraft): Outcome {
  if (draft.receive.bytes !== undefined || draft.transmit.bytes !== undefined) return duplicateLine(reader);
  readPairs(reader, BYTES, draft);
  const { receive, transmit } = draft;
  const isWhole = receive.bytes !== undefined && transmit.bytes !== undefined;
  if (isWhole && receive.size === undefined && transmit.size === undefined) draft.form = "toybox";
  return true;
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
