import { atLineEnd, skipBlanks } from "../../text/cursor.ts";
import type { OvsOption } from "./ast.ts";
import { closed, skipBracket, skipComma, some, unclosed } from "./fields.ts";
import { added } from "./lists.ts";
import { complain, keepLine, type Reader } from "./reader.ts";
import { scanString, takeString } from "./strings.ts";

const OPEN = 0x7b;
const CLOSE = 0x7d;
const EQUALS = 0x3d;

/**
 * Reads a map, undefined when it has no entry. Keys and values are strings of their own, so that `, `, `=` and brackets inside quotes are
 * their text. Where something else than an entry stands, those before it are returned and the line is kept as unknown besides:
 *
 *     options: {csum="true", psk="a, b=c", junk}
 *                                          ^ csum and psk
 *
 * No diagnostic of a map repeats any of it: it may hold a pre-shared key.
 */
export function readMap(reader: Reader): readonly OvsOption[] | undefined {
  const { cursor } = reader;
  let entries: OvsOption[] = [];
  if (!skipBracket(reader, OPEN)) return damaged(reader, entries);
  reader.stringClosed = true;
  for (skipBlanks(cursor); !atLineEnd(cursor); skipBlanks(cursor)) {
    if (skipBracket(reader, CLOSE)) return closed(reader, entries);
    const entry = readEntry(reader, entries[entries.length - 1]);
    if (entry === undefined) return damaged(reader, entries);
    entries = added(entries, entry);
    if (!skipComma(reader, CLOSE)) return damaged(reader, entries);
  }
  return reader.stringClosed ? unclosed(reader, entries, "}") : some(entries);
}

function damaged(reader: Reader, entries: readonly OvsOption[]): readonly OvsOption[] | undefined {
  keepLine(reader, "ovs-vsctl/bad-entry", { expected: "{key=value, ...}" });
  return some(entries);
}

/** `csum="true"`; undefined where no `=` follows the key. The tool sorts by key, so that a repeated one stands beside the first. */
function readEntry(reader: Reader, previous: OvsOption | undefined): OvsOption | undefined {
  const { cursor } = reader;
  const start = cursor.pos;
  scanString(reader, "key");
  const end = reader.stringEnd;
  if (end >= cursor.lineEnd || cursor.text.charCodeAt(end) !== EQUALS) return undefined;
  const key = takeString(reader);
  if (key === previous?.key) complain(reader, "ovs-vsctl/duplicate-key", { start, end });
  cursor.pos = end + 1;
  scanString(reader, "value");
  return { key, value: takeString(reader) };
}
