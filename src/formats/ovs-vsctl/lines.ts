import { atLineEnd, type Cursor, isBlank, nextLine, skipBlanks, skipLiteral } from "../../text/cursor.ts";
import { isUuid, quotedBy } from "./quoting.ts";
import { keepStray, type Reader, type Word } from "./reader.ts";
import { isQuote, scanString } from "./strings.ts";
import { isIndentation } from "./unfold.ts";

const TAB_STOP = 8;

/** Takes the current line and moves to the next one that is neither blank nor a stray; strays are kept with the run. */
export function advance(reader: Reader): void {
  const { cursor } = reader;
  reader.lastEnd = cursor.lineEnd;
  while (nextLine(cursor)) {
    indentOf(reader);
    if (atLineEnd(cursor)) continue;
    reader.word = readWordOf(reader);
    if (!isStray(reader)) return;
    keepStray(reader);
  }
  reader.word = "end";
}

/** Steps over the indentation and notes its width. A byte order mark takes no room in it. */
function indentOf(reader: Reader): void {
  const { cursor } = reader;
  const { text, lineEnd } = cursor;
  let column = 0;
  let at = cursor.lineStart;
  for (; at < lineEnd; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20) column++;
    else if (code === 0x09) column += TAB_STOP - (column % TAB_STOP);
    else if (!isIndentation(code)) break;
    else if (code !== 0xfeff) column++;
  }
  cursor.pos = at;
  reader.indent = column;
  reader.start = at;
}

/** What the line begins with, given that the rest of it and its place agree. */
function readWordOf(reader: Reader): Word {
  const word = wordAt(reader.cursor);
  switch (word) {
    case "manager":
    case "bridge":
    case "controller":
    case "port":
    case "interface":
      return isHeading(reader) ? word : "unknown";
    case "is_connected":
      return isAwaited(reader) ? word : "unknown";
    default:
      return word;
  }
}

/** Whether a Manager or Controller stands above that this `is_connected` is indented below, or beside in a text that lost all indentation. */
function isAwaited({ indent, targetColumn, rootColumn }: Reader): boolean {
  return targetColumn >= 0 && (indent > targetColumn || (indent === targetColumn && indent === rootColumn));
}

/**
 * Whether keyword and one string are all of the line:
 *
 *     Port "tag: 5"        Port 80 is closed
 *          ^^^^^^^^ yes         ^^ no
 *
 * No deeper than the UUID, where anybody's text may hold a line `Interface` or `Bridge settings:`, the string must be one that a release
 * of the tool writes.
 */
function isHeading(reader: Reader): boolean {
  const { cursor, indent, rootColumn } = reader;
  if (atLineEnd(cursor)) return indent > rootColumn;
  scanString(reader, "line");
  return endsLine(reader) && (indent > rootColumn || isWritten(reader));
}

/** Whether the string that was scanned is in quotes, or bare as the tool writes it. */
function isWritten({ cursor: { text, pos }, stringEnd }: Reader): boolean {
  return isQuote(text.charCodeAt(pos)) || quotedBy(text, pos, stringEnd) !== "all";
}

/** Returns whether nothing but blanks stands behind the string that was scanned. */
export function endsLine({ cursor: { text, lineEnd }, stringEnd }: Reader): boolean {
  for (let at = stringEnd; at < lineEnd; at++) if (!isBlank(text.charCodeAt(at))) return false;
  return true;
}

/**
 * Whether the line stands where the tool puts no such line, so that it says nothing about the rows around it:
 *
 *     ovs-vsctl: unix:/var/run/openvswitch/db.sock: database connection failed (No such file or directory)
 *     ^ not of the format, and no deeper than the UUID
 */
function isStray({ word, indent, rootColumn, bridgeColumn }: Reader): boolean {
  switch (word) {
    case "unknown":
      return indent <= rootColumn;
    case "uuid":
    case "manager":
    case "bridge":
    case "ovs_version":
    case "is_connected":
      return false;
    case "controller":
    case "port":
    case "interface":
      return indent < bridgeColumn;
    default:
      return bridgeColumn < 0 ? indent <= rootColumn : indent < bridgeColumn;
  }
}

/** The keyword at the cursor, stepped over with the blanks behind it. */
function wordAt(cursor: Cursor): Word {
  switch (cursor.text.charCodeAt(cursor.pos)) {
    case 0x49:
      return heading(cursor, "Interface", "interface");
    case 0x50:
      return heading(cursor, "Port", "port");
    case 0x42:
      return heading(cursor, "Bridge", "bridge");
    case 0x43:
      return heading(cursor, "Controller", "controller");
    case 0x4d:
      return heading(cursor, "Manager", "manager");
    case 0x74:
      return column(cursor, "type") ?? column(cursor, "tag") ?? column(cursor, "trunks") ?? "unknown";
    case 0x6f:
      return column(cursor, "options") ?? column(cursor, "ovs_version") ?? "unknown";
    case 0x69:
      return column(cursor, "is_connected") ?? "unknown";
    case 0x66:
      return column(cursor, "fail_mode") ?? uuid(cursor);
    case 0x64:
      return column(cursor, "datapath_type") ?? uuid(cursor);
    case 0x65:
      return column(cursor, "error") ?? uuid(cursor);
    case 0x62:
      return column(cursor, "bfd_status") ?? uuid(cursor);
    default:
      return uuid(cursor);
  }
}

function heading(cursor: Cursor, keyword: string, word: Word): Word {
  return skipLiteral(cursor, keyword) && (skipBlanks(cursor) > 0 || atLineEnd(cursor)) ? word : "unknown";
}

/** `tag: 5`: keyword, colon, blank, and something behind it. */
function column(cursor: Cursor, word: Word): Word | undefined {
  const { text, pos, lineEnd } = cursor;
  const colon = pos + word.length;
  if (colon >= lineEnd || text.charCodeAt(colon) !== 0x3a || !text.startsWith(word, pos)) return undefined;
  cursor.pos = colon + 1;
  return skipBlanks(cursor) > 0 && !atLineEnd(cursor) ? word : "unknown";
}

function uuid(cursor: Cursor): Word {
  const { text, pos } = cursor;
  if (!isUuid(text, pos, Math.min(pos + 36, cursor.lineEnd))) return "unknown";
  cursor.pos = pos + 36;
  skipBlanks(cursor);
  return atLineEnd(cursor) ? "uuid" : "unknown";
}
