import { type Ipv6Address, parseIpv4, parseIpv6 } from "../../net/index.ts";
import { type Cursor, readWord, wordEnd } from "../../text/cursor.ts";
import { type DeviceDraft, readDeviceLine, takeDeviceField } from "./device.ts";
import { addAddress, type InterfaceDraft } from "./draft.ts";
import { readHardwareLine, repeatsEther } from "./hardware-line.ts";
import { type Ipv4Draft, ipv4Node, openIpv4, rememberIpv4, repeatedIpv4, takeIpv4Field } from "./ipv4.ts";
import { type Ipv6Draft, ipv6Node, openIpv6, rememberIpv6, repeatedIpv6, takePrefixLength, takeScope } from "./ipv6.ts";
import { readLegacyLine } from "./legacy.ts";
import { type PairLine, readPairs, startsWithKey } from "./pairs.ts";
import { contentSpan, duplicateLine, type Outcome, type Reader } from "./reader.ts";
import { ERRORS, readTrafficLine, type TrafficLine, takeTraffic, VOLUME } from "./traffic.ts";
import { errorCounts, repeatsErrors } from "./traffic-errors.ts";
import { readVolume } from "./traffic-volume.ts";
import { finishLine, skipWord } from "./words.ts";

/** Reads a line below a heading of net-tools 2.x (`lib/interface.c`, `ife_print_long`); the cursor is at its first word. */
export function readNetToolsLine(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  switch (cursor.text.charAt(cursor.pos)) {
    case "i":
      if (skipWord(cursor, "inet")) return readInet(reader, draft);
      if (skipWord(cursor, "inet6")) return readInet6(reader, draft);
      break;
    case "R":
      return skipWord(cursor, "RX") && readReceive(reader, draft);
    case "T":
      return skipWord(cursor, "TX") && readTransmit(reader, draft);
    case "d":
      if (skipWord(cursor, "device")) return readDeviceLine(reader, draft, DEVICE);
      break;
    case "e":
      if (repeatsEther(reader, draft)) return true;
      break;
    case "m":
      return skipWord(cursor, "media") && readMedia(reader, draft);
  }
  return readLegacyLine(reader, draft) || readHardwareLine(reader, draft);
}

/**
 *     inet 10.131.0.2  netmask 255.255.254.0  broadcast 10.131.1.255
 *          ^ cursor
 */
function readInet(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  const start = cursor.pos;
  const end = wordEnd(cursor, start);
  const address = parseIpv4(cursor.text.slice(start, end));
  if (address === null) return { code: "ifconfig/bad-address", start, end, expected: "an IPv4 address" };
  cursor.pos = end;
  const repeated = repeatedIpv4(reader, address);
  if (repeated !== null) {
    addAddress(draft, repeated);
    return true;
  }
  const before = reader.report.diagnostics.length;
  const fields = openIpv4();
  readPairs(reader, INET_FIELDS, fields);
  addAddress(draft, ipv4Node(contentSpan(reader), address, fields));
  if (reader.report.diagnostics.length === before) rememberIpv4(reader, end, fields);
  return true;
}

const INET_FIELDS: PairLine<"netmask" | "broadcast" | "destination", Ipv4Draft> = {
  keys: ["netmask", "broadcast", "destination"],
  separator: " ",
  required: 0b001,
  take: (reader, key, fields) => takeIpv4Field(reader, key === "destination" ? "peer" : key, fields),
};

/**
 *     inet6 fe80::ec45:a3ff:fe53:665  prefixlen 64  scopeid 0x20<link>
 *           ^ cursor
 */
function readInet6(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  const start = cursor.pos;
  const end = wordEnd(cursor, start);
  const address = parsePrintedIpv6(cursor.text.slice(start, end));
  if (address === null) return { code: "ifconfig/bad-address", start, end, expected: "an IPv6 address" };
  cursor.pos = end;
  const repeated = repeatedIpv6(reader, address);
  if (repeated !== null) {
    addAddress(draft, repeated);
    return true;
  }
  const before = reader.report.diagnostics.length;
  const fields = openIpv6();
  readPairs(reader, INET6_FIELDS, fields);
  addAddress(draft, ipv6Node(contentSpan(reader), address, fields));
  if (reader.report.diagnostics.length === before) rememberIpv6(reader, end, fields);
  return true;
}

/** Net-tools 2.x takes `::ffff:` off IPv4-mapped addresses (`lib/inet6.c`, `fix_v4_address`), and off no others. */
function parsePrintedIpv6(word: string): Ipv6Address | null {
  return parseIpv6(word.includes(":") ? word : `::ffff:${word}`);
}

const INET6_FIELDS: PairLine<"prefixlen" | "scopeid", Ipv6Draft> = {
  keys: ["prefixlen", "scopeid"],
  separator: " ",
  required: 0b11,
  take: (reader, key, fields) => {
    if (key === "prefixlen") takePrefixLength(reader, fields);
    else takeScope(reader, fields);
  },
};

/** `(19.8 MiB)` is checked against the bytes; `compressed` is printed for serial lines only. */
const VOLUME_LINE: TrafficLine = {
  keys: ["packets", "bytes"],
  separator: " ",
  required: 0b11,
  bit: VOLUME,
  take: takeTraffic,
};

const RECEIVE_ERRORS: TrafficLine = {
  keys: ["errors", "dropped", "overruns", "frame"],
  separator: " ",
  required: 0b1111,
  bit: ERRORS,
  take: takeTraffic,
};

const TRANSMIT_ERRORS: TrafficLine = {
  keys: ["errors", "dropped", "overruns", "carrier", "collisions"],
  separator: " ",
  required: 0b11111,
  bit: ERRORS,
  take: takeTraffic,
};

const COMPRESSED: TrafficLine = { keys: ["compressed"], separator: " ", required: 1, bit: 4, take: takeTraffic };

/** Up to 2.10 the receiving side has a colon here and the sending side none. */
const COMPRESSED_COLON: TrafficLine = { keys: ["compressed"], separator: ":", required: 1, bit: 4, take: takeTraffic };

const RECEIVE_LINES: readonly TrafficLine[] = [VOLUME_LINE, RECEIVE_ERRORS, COMPRESSED_COLON, COMPRESSED];
const TRANSMIT_LINES: readonly TrafficLine[] = [VOLUME_LINE, TRANSMIT_ERRORS, COMPRESSED];

/** Returns the line that begins with the key at the cursor. */
function lineAt(cursor: Cursor, lines: readonly TrafficLine[]): TrafficLine | undefined {
  for (const line of lines) if (startsWithKey(cursor, line)) return line;
  return undefined;
}

/**
 *     RX packets 248078  bytes 20827992 (19.8 MiB)
 *        ^ cursor
 */
function readReceive(reader: Reader, draft: InterfaceDraft): Outcome {
  const { receive } = draft;
  if (repeatsErrors(reader.cursor, reader.repeats.receiveErrors, receive) || readVolume(reader, receive)) return true;
  const line = lineAt(reader.cursor, RECEIVE_LINES);
  if (line === undefined) return false;
  const { pos } = reader.cursor;
  const before = reader.report.diagnostics.length;
  const outcome = readTrafficLine(reader, line, draft.receive);
  if (line === COMPRESSED && draft.receive.compressed !== undefined) draft.form = "net-tools-2025";
  if (line === RECEIVE_ERRORS && outcome === true && reader.report.diagnostics.length === before)
    reader.repeats.receiveErrors = errorCounts(reader.cursor, pos, receive);
  return outcome;
}

/**
 *     TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0
 *        ^ cursor           ^ one blank up to 2.10, two since 2025
 */
function readTransmit(reader: Reader, draft: InterfaceDraft): Outcome {
  const { transmit } = draft;
  if (readVolume(reader, transmit)) return true;
  if (repeatsErrors(reader.cursor, reader.repeats.transmitErrors, transmit)) {
    if (transmit.isEven) draft.form = "net-tools-2025";
    return true;
  }
  const line = lineAt(reader.cursor, TRANSMIT_LINES);
  if (line === undefined) return false;
  const { pos } = reader.cursor;
  const before = reader.report.diagnostics.length;
  const outcome = readTrafficLine(reader, line, draft.transmit);
  if (transmit.isEven) draft.form = "net-tools-2025";
  if (line === TRANSMIT_ERRORS && outcome === true && reader.report.diagnostics.length === before)
    reader.repeats.transmitErrors = errorCounts(reader.cursor, pos, transmit);
  return outcome;
}

const DEVICE: PairLine<keyof DeviceDraft, DeviceDraft> = {
  keys: ["interrupt", "base", "memory", "dma"],
  separator: " ",
  required: 0,
  take: takeDeviceField,
};

/**
 * The port of old Ethernet cards and whether the card chose it, without a blank between:
 *
 *     media unknownautoselect
 *           ^ cursor
 */
function readMedia(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  if (draft.media !== undefined) return duplicateLine(reader);
  const word = readWord(cursor);
  if (word === "") return false;
  const autoselect = word.endsWith(AUTOSELECT);
  draft.media = { port: autoselect ? word.slice(0, -AUTOSELECT.length) : word, autoselect };
  finishLine(reader);
  return true;
}

const AUTOSELECT = "autoselect";
