import { atLineEnd, type Cursor, isBlank, nextLine } from "../../text/cursor.ts";
import { quotedBy } from "./quoting.ts";
import { keepStray, type Reader, type Word } from "./reader.ts";
import { isQuote, scanString } from "./strings.ts";
import { isIndentation } from "./unfold.ts";
import { wordAt } from "./words.ts";

const TAB_STOP = 8;

/** Takes the current line and moves to the next one that is neither blank nor a stray; strays are kept with the run. */
export function advance(reader: Reader): void {
  const { cursor } = reader;
  reader.lastEnd = cursor.lineEnd;
  while (nextLine(cursor)) {
    reader.indent = skipIndentation(cursor);
    reader.start = cursor.pos;
    if (atLineEnd(cursor)) continue;
    reader.word = readWordOf(reader);
    if (!isStray(reader)) return;
    keepStray(reader);
  }
  reader.word = "end";
}

/** Steps over the indentation and returns its width. A byte order mark takes no room in it. */
function skipIndentation(cursor: Cursor): number {
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
  return column;
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
 *     ^ not of the format, and no deeper than the UUID, or less deep than its bridge
 */
function isStray(reader: Reader): boolean {
  const { word, indent, rootColumn, bridgeColumn } = reader;
  switch (word) {
    case "unknown":
      return indent <= rootColumn || indent < bridgeColumn;
    case "uuid":
    case "is_connected":
      return false;
    case "manager":
    case "bridge":
    case "ovs_version":
      return indent <= rootColumn && isProse(reader);
    case "controller":
    case "port":
    case "interface":
      return indent < bridgeColumn;
    default:
      return bridgeColumn < 0 ? indent <= rootColumn : indent < bridgeColumn;
  }
}

/**
 * Whether a line that begins like a row, and stands no deeper than the UUID, is somebody's prose: the other rows of the run are deeper.
 *
 *     9cad81c8-d7be-4b18-90e8-03aadd86a8cb
 *         Bridge br-int
 *     Bridge settings
 *     ^ prose, unless `ovs_version` closed the run and a port stands below: then the text goes on with an excerpt
 */
function isProse(reader: Reader): boolean {
  return reader.margin === "prose" || (reader.margin === "prose or run" && !hasRowsBelow(reader));
}

/** Whether the next line is deeper and belongs right below a bridge. */
function hasRowsBelow(reader: Reader): boolean {
  const ahead = { ...reader.cursor };
  while (nextLine(ahead)) {
    const indent = skipIndentation(ahead);
    if (atLineEnd(ahead)) continue;
    const word = wordAt(ahead);
    const isOfBridge = word === "port" || word === "controller" || word === "fail_mode" || word === "datapath_type";
    return isOfBridge && indent > reader.indent;
  }
  return false;
}
