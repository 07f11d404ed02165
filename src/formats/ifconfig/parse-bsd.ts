import { parseMac } from "../../net/index.ts";
import { isBlank, readWord, skipBlanks } from "../../text/cursor.ts";
import type { AddressNode, Hardware } from "./ast.ts";
import { type DetailPlace, readDetail } from "./bsd-detail.ts";
import { addDetail, type BsdDraft, type LineKind } from "./bsd-draft.ts";
import { readBsdInet } from "./bsd-inet.ts";
import { readBsdInet6 } from "./bsd-inet6.ts";
import { complain, contentSpan, duplicateLine, type Outcome, type Reader, type Refusal, trimmedEnd } from "./reader.ts";
import { finishLine, looksAtWord, skipWord } from "./words.ts";

/** Reads a line below a BSD heading; the cursor is at its first word. */
export function readBsdLine(reader: Reader, draft: BsdDraft): Outcome {
  const { cursor } = reader;
  const start = cursor.pos;
  const outcome = readKnownLine(reader, draft);
  if (outcome !== false) return outcome;
  cursor.pos = start;
  return readDetailLine(reader, draft);
}

function readKnownLine(reader: Reader, draft: BsdDraft): Outcome {
  const { cursor } = reader;
  if (looksAtWord(cursor, "inet") || looksAtWord(cursor, "inet6")) {
    const isInet = readWord(cursor) === "inet";
    skipBlanks(cursor);
    if (looksAtWord(cursor, "tunnel")) return false;
    return addAddress(reader, draft, isInet ? readBsdInet(reader) : readBsdInet6(reader));
  }
  const type = HARDWARE_WORDS.find((word) => skipWord(cursor, word));
  return type !== undefined && readHardware(reader, draft, type);
}

function addAddress(reader: Reader, draft: BsdDraft, address: AddressNode | Refusal): Outcome {
  if ("code" in address) return address;
  draft.addresses.push(address);
  addToLayout(reader, draft, "address");
  return true;
}

/** The words before a hardware address: FreeBSD, macOS and Solaris; OpenBSD, infiniband and FireWire; NetBSD and old OpenBSD. */
const HARDWARE_WORDS = ["ether", "lladdr", "address:"] as const;

/**
 *     ether 8c:85:90:80:1b:e9     lladdr 52:54:00:35:4f:b8     address: 08:00:2b:81:62:ca
 *           ^ cursor
 */
function readHardware(reader: Reader, draft: BsdDraft, word: (typeof HARDWARE_WORDS)[number]): Outcome {
  const { cursor } = reader;
  if (draft.hardware !== undefined) return duplicateLine(reader);
  const start = cursor.pos;
  const raw = readWord(cursor);
  if (raw === "") return false;
  const address = parseMac(raw);
  const type = word === "address:" ? "address" : word;
  if (address === null) complain(reader, { code: "ifconfig/bad-hardware-address", start, end: cursor.pos });
  draft.hardware = hardwareOf(type, raw, address);
  finishLine(reader);
  addToLayout(reader, draft, "hardware");
  return true;
}

/** Solaris prints bytes without leading zeros, so the address as printed is kept where it is not the address as it is. */
function hardwareOf(type: string, rawAddress: string, address: Hardware["address"] | null): Hardware {
  if (address === null || address === undefined) return { type, rawAddress };
  return address === rawAddress ? { type, address } : { type, address, rawAddress };
}

function readDetailLine(reader: Reader, draft: BsdDraft): Outcome {
  const { cursor } = reader;
  const { pos } = cursor;
  const place = placeOf(reader, draft);
  const detail = readDetail(cursor.text.slice(pos, trimmedEnd(cursor)), place);
  if (detail === null) return false;
  const { word, sign, fields } = detail;
  cursor.pos = pos;
  const node = {
    kind: "detail",
    span: contentSpan(reader),
    word,
    ...(sign === undefined ? {} : { sign }),
    ...fields,
  } as const;
  addDetail(draft, node, place === "below");
  addToLayout(reader, draft, "detail");
  return true;
}

/** Behind a blank line only what stands at the left could be told from foreign text. */
function placeOf(reader: Reader, draft: BsdDraft): DetailPlace {
  const indent = indentOf(reader);
  if (indent === "" || draft.closed) return "left";
  const { indent: usual = indent, parent } = draft;
  return parent !== null && indent.length > usual.length && indent.startsWith(usual) ? "below" : "block";
}

function indentOf({ cursor, contentStart }: Reader): string {
  return cursor.text.slice(cursor.lineStart, contentStart);
}

function addToLayout(reader: Reader, draft: BsdDraft, kind: LineKind): void {
  const { text, lineEnd } = reader.cursor;
  const indent = indentOf(reader);
  draft.indent ??= indent;
  let end = lineEnd;
  while (end > reader.contentStart && isBlank(text.charCodeAt(end - 1))) end--;
  draft.layout.push(`${indent}${kind}${text.slice(end, lineEnd)}`);
}
