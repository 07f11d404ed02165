import { parseMac } from "../../net/index.ts";
import { readWord } from "../../text/cursor.ts";
import type { AddressNode, Hardware } from "./ast.ts";
import type { DetailNode } from "./ast-bsd.ts";
import { endOfContent } from "./bsd-address.ts";
import { type DetailPlace, readDetail } from "./bsd-detail.ts";
import { addDetail, type BsdDraft } from "./bsd-draft.ts";
import { readBsdInet } from "./bsd-inet.ts";
import { readBsdInet6 } from "./bsd-inet6.ts";
import type { Mutable } from "./draft.ts";
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
  switch (cursor.text.charAt(cursor.pos)) {
    case "i":
      if (skipWord(cursor, "inet"))
        return !looksAtWord(cursor, "tunnel") && addAddress(reader, draft, readBsdInet(reader));
      if (skipWord(cursor, "inet6"))
        return !looksAtWord(cursor, "tunnel") && addAddress(reader, draft, readBsdInet6(reader));
      // InfiniBand of Solaris
      return skipWord(cursor, "ipib") && readHardware(reader, draft, "ipib");
    // FreeBSD, macOS and Solaris
    case "e":
      return skipWord(cursor, "ether") && readHardware(reader, draft, "ether");
    // OpenBSD; FireWire and InfiniBand elsewhere
    case "l":
      return skipWord(cursor, "lladdr") && readHardware(reader, draft, "lladdr");
    // NetBSD and old OpenBSD
    case "a":
      return skipWord(cursor, "address:") && readHardware(reader, draft, "address");
    default:
      return false;
  }
}

function addAddress(reader: Reader, draft: BsdDraft, address: AddressNode | Refusal): Outcome {
  if ("code" in address) return address;
  draft.addresses.push(address);
  addToLayout(reader, draft, "address");
  return true;
}

/** Any number of bytes in hexadecimal, as `link_ntoa` prints them: `0.d.56.0.0.1.2.3.a.2.ff.fe.0.0.0.0` of FireWire. */
const LINK_BYTES = /^[0-9a-f]{1,2}(?:[.:-][0-9a-f]{1,2}){1,63}$/i;

/**
 *     ether 8c:85:90:80:1b:e9     lladdr 52:54:00:35:4f:b8     address: 08:00:2b:81:62:ca
 *           ^ cursor
 */
function readHardware(reader: Reader, draft: BsdDraft, type: string): Outcome {
  const { cursor } = reader;
  if (draft.hardware !== undefined) return duplicateLine(reader);
  const start = cursor.pos;
  const raw = readWord(cursor);
  if (raw === "") return false;
  const address = parseMac(raw);
  if (address === null && !LINK_BYTES.test(raw))
    complain(reader, { code: "ifconfig/bad-hardware-address", start, end: cursor.pos });
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
  const place = placeOf(reader, draft);
  const node = detailNode(reader, cursor.text.slice(cursor.pos, trimmedEnd(cursor)), place);
  if (node === null) return false;
  addDetail(draft, node, place === "below");
  addToLayout(reader, draft, "detail");
  return true;
}

/** Returns the node of a detail line, null for a line that is none. Lines that are equal share what they say. */
function detailNode(reader: Reader, text: string, place: DetailPlace): Mutable<DetailNode> | null {
  const { details, below } = reader.bsd;
  const store = place === "block" ? details : place === "below" ? below : undefined;
  const known = store?.get(text);
  const detail = known ?? readDetail(text, place);
  if (detail === null) return null;
  if (known === undefined) store?.set(text, detail);
  const { word, sign, values } = detail;
  const span = contentSpan(reader);
  return sign === undefined ? { kind: "detail", span, word, values } : { kind: "detail", span, word, sign, values };
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

/** How nearly every line is laid out. */
const TABBED = { address: "\taddress", hardware: "\thardware", detail: "\tdetail" } as const;

function addToLayout(reader: Reader, draft: BsdDraft, kind: keyof typeof TABBED): void {
  const { text, lineEnd } = reader.cursor;
  const indent = indentOf(reader);
  draft.indent ??= indent;
  const end = endOfContent(reader.cursor, reader.contentStart);
  draft.layout.push(indent === "\t" && end === lineEnd ? TABBED[kind] : `${indent}${kind}${text.slice(end, lineEnd)}`);
}
