import { parseMac } from "../../net/index.ts";
import { atLineEnd, type Cursor, findInLine, looksAt, skipBlanks, skipLiteral, wordEnd } from "../../text/cursor.ts";
import type { Hardware } from "./ast.ts";
import type { InterfaceDraft, Mutable } from "./draft.ts";
import { hardwareAddress, hardwareTitle, hardwareType, letterCaseOf } from "./hardware.ts";
import { complain, duplicateLine, type Outcome, type Reader, trimmedEnd } from "./reader.ts";
import { finishLine, looksAtWord, readInteger, skipWord } from "./words.ts";

const CLOSING = 0x29;

/**
 * Reads the link layer as net-tools 2.x prints it. The title may hold parentheses of its own, and some types print an empty address,
 * which leaves three blanks:
 *
 *     ether ee:45:a3:53:06:65  txqueuelen 1000  (Ethernet)
 *     ^ cursor
 *     tunnel   txqueuelen 1000  (IPIP Tunnel)
 *     hdlc  txqueuelen 100  ((Cisco)-HDLC)
 */
export function readHardwareLine(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  const before = reader.report.diagnostics.length;
  const end = wordEnd(cursor, cursor.pos);
  const word = cursor.text.slice(cursor.pos, end);
  const known = hardwareType(word);
  if (!isHardwareLine(reader, known !== undefined)) return false;
  const type = known ?? word;
  if (draft.hardware !== undefined) return duplicateLine(reader);
  cursor.pos = end;
  const hardware: Mutable<Hardware> = { type };
  readAddress(reader, draft, hardware);
  const tail = cursor.text.slice(cursor.pos, cursor.lineEnd);
  skipBlanks(cursor);
  if (skipWord(cursor, "txqueuelen")) {
    const length = readInteger(reader);
    if (length !== undefined) draft.txQueueLength = length;
    skipBlanks(cursor);
  }
  const title = readTitle(reader);
  if (title !== undefined) hardware.title = hardwareTitle(title);
  // An empty address is seen only by what stands behind it.
  if (hardware.rawAddress === "" && title === undefined && draft.txQueueLength === undefined)
    delete hardware.rawAddress;
  draft.hardware = orderedHardware(hardware);
  finishLine(reader);
  const { txQueueLength } = draft;
  if (
    type === "ether" &&
    title === ETHERNET &&
    txQueueLength !== undefined &&
    reader.report.diagnostics.length === before
  )
    reader.repeats.ether = { tail, txQueueLength };
  return true;
}

const ETHER = "ether ";
const ETHERNET = "Ethernet";
const MAC_LENGTH = 17;

/** Reads the line of an Ethernet card that is that of the interface before but for the address; stays and returns false at any other. */
export function repeatsEther({ cursor, repeats }: Reader, draft: InterfaceDraft): boolean {
  const { ether } = repeats;
  const { text, pos, lineEnd } = cursor;
  const start = pos + ETHER.length;
  const end = start + MAC_LENGTH;
  if (ether === null || draft.hardware !== undefined || text.slice(end, lineEnd) !== ether.tail) return false;
  const word = text.slice(start, end);
  const address = text.slice(pos, start) === ETHER ? parseMac(word) : null;
  if (address === null || address !== word) return false;
  draft.hardware = { type: "ether", title: ETHERNET, address };
  draft.txQueueLength = ether.txQueueLength;
  return true;
}

/** A line of a type that is not in the table: it must be whole. */
const WHOLE_LINE = /^[!-~]+(?: [!-~]*)? {1,8}txqueuelen -?\d{1,15} {1,8}\(.*\)$/;

/** A line of a known type may be damaged: it ends with a title, or has a queue length, or is indented and has nothing but an address. */
function isHardwareLine({ cursor, contentStart }: Reader, isKnown: boolean): boolean {
  const end = trimmedEnd(cursor);
  const titled = cursor.text.charCodeAt(end - 1) === CLOSING;
  if (!isKnown) return titled && WHOLE_LINE.test(cursor.text.slice(cursor.pos, end));
  return (
    titled || findInLine(cursor, " txqueuelen") >= 0 || (contentStart > cursor.lineStart && isOneWordMore(cursor, end))
  );
}

function isOneWordMore(cursor: Cursor, end: number): boolean {
  const words = cursor.text.slice(cursor.pos, end).split(/ +/, 3);
  return words.length < 3;
}

function readAddress(reader: Reader, draft: InterfaceDraft, hardware: Mutable<Hardware>): void {
  const { cursor } = reader;
  const blanks = skipBlanks(cursor);
  const start = cursor.pos;
  if (atLineEnd(cursor) || looksAt(cursor, "(") || looksAtWord(cursor, "txqueuelen")) {
    if (blanks > 2) hardware.rawAddress = "";
    return;
  }
  cursor.pos = wordEnd(cursor, start);
  takeHardwareAddress(reader, draft, { hardware, start, end: cursor.pos });
}

/** Puts the hardware address at `[start, end)` into the node of the link layer, and reports one that is none of its type. */
export function takeHardwareAddress(
  reader: Reader,
  draft: InterfaceDraft,
  { hardware, start, end }: { hardware: Mutable<Hardware>; start: number; end: number },
): void {
  const { type } = hardware;
  const printed = reader.cursor.text.slice(start, end);
  const { address, rawAddress, fits } = hardwareAddress(type, printed);
  if (address !== undefined) {
    hardware.address = address;
    draft.letterCase = letterCaseOf(printed);
  }
  if (rawAddress !== undefined) hardware.rawAddress = rawAddress;
  if (!fits)
    complain(reader, { code: "ifconfig/bad-hardware-address", start, end, expected: `an address of type ${type}` });
}

function readTitle(reader: Reader): string | undefined {
  const { cursor } = reader;
  const start = cursor.pos + 1;
  if (!skipLiteral(cursor, "(")) {
    complain(reader, { code: "ifconfig/incomplete-line", start: cursor.lineStart, end: cursor.lineEnd });
    return undefined;
  }
  const end = trimmedEnd(cursor);
  cursor.pos = cursor.lineEnd;
  if (cursor.text.charCodeAt(end - 1) === CLOSING && end > start) return cursor.text.slice(start, end - 1);
  complain(reader, { code: "ifconfig/incomplete-line", start: cursor.lineStart, end: cursor.lineEnd });
  return cursor.text.slice(start, end);
}

/** Returns the node with its fields in one order; nearly all interfaces have these three. */
export function orderedHardware({ type, title, address, rawAddress, driver }: Hardware): Hardware {
  const isUsual = type !== undefined && title !== undefined && address !== undefined && driver === undefined;
  if (isUsual) return { type, title, address };
  const node: Mutable<Hardware> = {};
  if (type !== undefined) node.type = type;
  if (title !== undefined) node.title = title;
  if (address !== undefined) node.address = address;
  if (rawAddress !== undefined) node.rawAddress = rawAddress;
  if (driver !== undefined) node.driver = driver;
  return node;
}
