import { atLineEnd, type Cursor, skipBlanks, skipLiteral } from "../../text/cursor.ts";
import { isUuid } from "./quoting.ts";
import type { Word } from "./reader.ts";

/** Returns what the line begins with, by its keyword alone, and steps over that and the blanks behind it. */
export function wordAt(cursor: Cursor): Word {
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
