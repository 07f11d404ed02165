import {
  atLineEnd,
  type Cursor,
  findInLine,
  isBlank,
  looksAt,
  readWord,
  skipBlanks,
  skipLiteral,
  wordEnd,
} from "../../text/cursor.ts";
import type { Hardware } from "./ast.ts";
import { type InterfaceDraft, type Mutable, openInterface } from "./draft.ts";
import { hardwareTitle, hardwareTypeOf } from "./hardware.ts";
import { orderedHardware, takeHardwareAddress } from "./hardware-line.ts";
import { checkName } from "./heading.ts";
import { isPlainEthernet } from "./link-encap-repeats.ts";
import type { Reader } from "./reader.ts";
import {
  ADDRESS_MARKS,
  HEADING_MARKS,
  reportTranslation,
  skipTranslation,
  TITLE_WORDS,
  translationOf,
} from "./translations.ts";
import { finishLine } from "./words.ts";

const MARK = "Link encap:";
const AUTO = "(auto)";

/**
 * Reads a heading of net-tools 1.60, busybox or toybox and returns the interface that it opens, null for a line that is none. 1.60 cuts the name
 * to 9 bytes; the title may hold single blanks.
 *
 *     eth0      Link encap:Ethernet  HWaddr 00:50:DA:C1:C3:45  Media:10baseT(auto)
 *     ^ cursor             ^ title
 */
export function readLinkEncapHeading(reader: Reader): InterfaceDraft | null {
  const { cursor } = reader;
  const nameStart = cursor.pos;
  const { mark, literal } = findMark(cursor);
  if (mark <= nameStart) return null;
  let nameEnd = mark;
  while (isBlank(cursor.text.charCodeAt(nameEnd - 1))) nameEnd--;
  const draft = openInterface(reader, cursor.text.slice(nameStart, nameEnd), { form: "link-encap", start: nameStart });
  const { formBefore } = reader;
  if (draft.label !== undefined && (formBefore === "toybox" || formBefore === "inetutils")) draft.form = formBefore;
  checkName(reader, nameStart, nameEnd);
  if (isPlainEthernet(reader, draft, mark)) return draft;
  cursor.pos = mark + literal.length;
  if (literal !== MARK) reportTranslation(reader, { start: mark, end: cursor.pos, english: MARK });
  skipBlanks(cursor);
  const title = readTitle(reader);
  const hardware: Mutable<Hardware> = title === "" ? {} : { title: hardwareTitle(title) };
  const type = hardwareTypeOf(translationOf(TITLE_WORDS, title) ?? title);
  if (type !== undefined) hardware.type = type;
  readAddress(reader, draft, hardware);
  readDriver(reader, draft, hardware);
  draft.hardware = orderedHardware(hardware);
  readMedia(reader, draft);
  finishLine(reader);
  return draft;
}

/** Where the mark stands, in any language; -1 when there is none. */
function findMark(cursor: Cursor): { mark: number; literal: string } {
  const mark = findInLine(cursor, MARK);
  if (mark >= 0) return { mark, literal: MARK };
  for (const [literal] of HEADING_MARKS) {
    const found = findInLine(cursor, ` ${literal}`);
    if (found >= 0) return { mark: found + 1, literal };
  }
  return { mark, literal: MARK };
}

/** The title goes on to the next field or the end of the line. */
function readTitle({ cursor }: Reader): string {
  const start = cursor.pos;
  const limit = nextField(cursor);
  let end = limit;
  while (end > start && isBlank(cursor.text.charCodeAt(end - 1))) end--;
  cursor.pos = limit;
  return cursor.text.slice(start, end);
}

/** Where the first of the fields behind the title begins. */
function nextField(cursor: Cursor): number {
  for (const mark of FIELDS) {
    const found = findInLine(cursor, mark);
    if (found >= 0) return found;
  }
  return cursor.lineEnd;
}

const DRIVER = "Driver ";
const FIELDS = [" HWaddr", " Media:", `  ${DRIVER}`, "  Hardware Adresse", "  direcciónHW", "  Endereço de HW"];

/**
 * Toybox names the driver of a card that has one:
 *
 *     wlan0     Link encap:Ethernet  HWaddr 02:00:00:00:00:01  Driver wcnss_wlan
 *                                                              ^ cursor
 */
function readDriver({ cursor }: Reader, draft: InterfaceDraft, hardware: Mutable<Hardware>): void {
  skipBlanks(cursor);
  if (!skipLiteral(cursor, DRIVER)) return;
  skipBlanks(cursor);
  const driver = readWord(cursor);
  if (driver === "") return;
  hardware.driver = driver;
  draft.form = "toybox";
}

function readAddress(reader: Reader, draft: InterfaceDraft, hardware: Mutable<Hardware>): void {
  const { cursor } = reader;
  skipBlanks(cursor);
  if (!skipLiteral(cursor, "HWaddr") && !skipTranslation(reader, ADDRESS_MARKS)) return;
  skipBlanks(cursor);
  const start = cursor.pos;
  if (atLineEnd(cursor) || looksAt(cursor, "Media:") || looksAt(cursor, DRIVER)) {
    hardware.rawAddress = "";
    return;
  }
  cursor.pos = wordEnd(cursor, start);
  takeHardwareAddress(reader, draft, { hardware, start, end: cursor.pos });
}

function readMedia(reader: Reader, draft: InterfaceDraft): void {
  const { cursor } = reader;
  skipBlanks(cursor);
  if (!skipLiteral(cursor, "Media:")) return;
  const start = cursor.pos;
  cursor.pos = wordEnd(cursor, start);
  const word = cursor.text.slice(start, cursor.pos);
  const autoselect = word.endsWith(AUTO);
  draft.media = { port: autoselect ? word.slice(0, -AUTO.length) : word, autoselect };
}
