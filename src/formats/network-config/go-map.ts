import type { FieldNode, MappingNode, ScalarNode, SequenceNode, ValueNode } from "../../document/index.ts";
import { type Cursor, spanOf } from "../../text/cursor.ts";

// What Go prints of a map, as `-o jsonpath={.status}` did before oc 4.6 (fmt's %v: keys sorted, texts without quotes, nil as `<nil>`):
//
//     map[clusterNetwork:[map[cidr:10.128.0.0/14 hostPrefix:23]] clusterNetworkMTU:1450 networkType:OpenShiftSDN serviceNetwork:[172.30.0.0/16]]

/** A value and where it ends. `missing`: the brackets that are cut off at the end of the line. */
export interface GoValue {
  readonly value: ValueNode;
  readonly end: number;
  readonly missing: string;
}

interface Reader {
  readonly cursor: Cursor;
  at: number;
  missing: string;
}

/** Deeper than any such object; what is deeper is text. */
const DEEPEST = 32;

/** Returns the map, or list of maps, that begins at the cursor; null where none does. */
export function readGoMap(cursor: Cursor): GoValue | null {
  const { text, pos } = cursor;
  if (!text.startsWith("map[", pos) && !text.startsWith("[map[", pos)) return null;
  const reader: Reader = { cursor, at: pos, missing: "" };
  const value = readCollection(reader, 0) ?? readText(reader, wordEnd(reader));
  return { value, end: reader.at, missing: reader.missing };
}

function readCollection(reader: Reader, depth: number): MappingNode | SequenceNode | null {
  const { text } = reader.cursor;
  if (depth >= DEEPEST) return null;
  if (text.startsWith("map[", reader.at)) return readMap(reader, depth + 1);
  return text.charAt(reader.at) === "[" ? readList(reader, depth + 1) : null;
}

function readMap(reader: Reader, depth: number): MappingNode {
  const { cursor, at: start } = reader;
  const fields: FieldNode[] = [];
  for (reader.at += 4; !closes(reader); skipBlank(reader)) {
    const from = reader.at;
    const colon = keyEnd(cursor, from);
    if (colon < 0) {
      // Without a key it is no field of a map: kept under an empty one.
      const value = readText(reader, textEnd(reader));
      fields.push({ kind: "field", span: value.span, key: "", value });
      continue;
    }
    reader.at = colon + 1;
    const value = readCollection(reader, depth) ?? readText(reader, textEnd(reader));
    fields.push({ kind: "field", span: spanOf(cursor, from, reader.at), key: cursor.text.slice(from, colon), value });
  }
  return { kind: "mapping", span: spanOf(cursor, start, reader.at), fields };
}

function readList(reader: Reader, depth: number): SequenceNode {
  const { cursor, at: start } = reader;
  const items: ValueNode[] = [];
  for (reader.at += 1; !closes(reader); skipBlank(reader)) {
    items.push(readCollection(reader, depth) ?? readText(reader, wordEnd(reader)));
  }
  return { kind: "sequence", span: spanOf(cursor, start, reader.at), items };
}

/** Steps over the closing bracket; at the end of the line it is missing. */
function closes(reader: Reader): boolean {
  const { text, lineEnd } = reader.cursor;
  if (reader.at >= lineEnd) reader.missing += "]";
  else if (text.charAt(reader.at) !== "]") return false;
  else reader.at++;
  return true;
}

function skipBlank(reader: Reader): void {
  const { text, lineEnd } = reader.cursor;
  while (reader.at < lineEnd && text.charAt(reader.at) === " ") reader.at++;
}

/** Where the `:` behind the key at `from` stands, -1 where no key does. Keys may have a prefix: `f:spec`, `example.com/name`. */
function keyEnd({ text, lineEnd }: Cursor, from: number): number {
  let at = from;
  while (at < lineEnd && isOfKey(text.charCodeAt(at))) at++;
  return at > from && at < lineEnd && text.charAt(at) === ":" ? at : -1;
}

/** Letters, digits and `-./_`. */
const isOfKey = (code: number): boolean =>
  (code >= 0x2d && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || (code >= 0x61 && code <= 0x7a);

/** The end of a text in a map: a bracket that closes, or a blank before the next key. Texts of several words stand without quotes. */
function textEnd({ cursor, at }: Reader): number {
  const { text, lineEnd } = cursor;
  let open = 0;
  for (let end = at; end < lineEnd; end++) {
    const code = text.charAt(end);
    if (code === "[") open++;
    else if (code === "]" && open-- === 0) return end;
    else if (code === " " && open === 0 && keyEnd(cursor, end + 1) >= 0) return end;
  }
  return lineEnd;
}

/** The end of a text in a list: a bracket that closes, or a blank. */
function wordEnd({ cursor: { text, lineEnd }, at }: Reader): number {
  let open = 0;
  for (let end = at; end < lineEnd; end++) {
    const code = text.charAt(end);
    if (code === "[") open++;
    else if (code === "]" && open-- === 0) return end;
    else if (code === " ") return end;
  }
  return lineEnd;
}

function readText(reader: Reader, end: number): ScalarNode {
  const { cursor, at } = reader;
  const text = cursor.text.slice(at, end);
  // Nothing is stepped over where nothing stands, but a stray blank would stop the reading.
  reader.at = end;
  return { kind: "scalar", span: spanOf(cursor, at, end), value: text === "<nil>" ? null : text };
}
