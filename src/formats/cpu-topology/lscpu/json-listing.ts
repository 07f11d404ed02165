import { type Cursor, spanOf } from "../../../text/cursor.ts";
import { report } from "../../../text/diagnostic.ts";
import { nextLineBreak } from "../../../text/line-break.ts";
import type { LscpuForm } from "./ast.ts";
import { cacheColumns } from "./cache-columns.ts";
import { cpuColumns } from "./cpu-columns.ts";
import { keepField, type LscpuDraft } from "./draft.ts";
import type { JsonCell, JsonList, JsonObject, JsonPlace } from "./json-object.ts";
import type { LscpuLine } from "./summary-line.ts";
import { storeLine } from "./summary-store.ts";
import { addRow, isOfCaches, openRow, openTable, readCell, type Table } from "./table.ts";
import type { TableColumn } from "./table-column.ts";
import { columnName, ruleOf } from "./table-heading.ts";

/** Returns whether what stands at the beginning of a line is JSON of `lscpu`: brackets, then one of its keys. */
export function beginsJson(cursor: Cursor): boolean {
  const { text, lineStart, lineEnd, limit } = cursor;
  if (!/^[ \t]{0,64}[{}["]/.test(text.slice(lineStart, Math.min(lineEnd, lineStart + 66)))) return false;
  const key = HEAD_KEY.exec(text.slice(lineStart, Math.min(limit, lineStart + LOOK_AHEAD)))?.[1]?.toUpperCase();
  if (key === undefined) return false;
  return KEYS.includes(key) || [cpuColumns, cacheColumns].some((rules) => ruleOf(key, rules) !== undefined);
}

const LOOK_AHEAD = 300;
const HEAD_KEY = /^[{}[\],\s]{0,200}"([^"\r\n]{1,80})"[ \t]{0,16}:/;
const KEYS: readonly string[] = ["LSCPU", "CPUS", "CACHES", "FIELD", "DATA", "CHILDREN"];

/** Returns the form of a list of JSON, by its key or by what its first object has. */
export function jsonForm({ key, objects }: JsonList): LscpuForm {
  if (key === "lscpu") return "lscpu -J";
  if (key === "cpus") return "lscpu -e -J";
  if (key === "caches") return "lscpu -C -J";
  const keys = objects[0]?.cells.map((cell) => cell.key) ?? [];
  if (keys.includes("field")) return "lscpu -J";
  return keys.some((name) => ruleOf(name, cacheColumns) !== undefined) ? "lscpu -C -J" : "lscpu -e -J";
}

/** Puts the objects of a list in a draft. */
export function storeObjects(cursor: Cursor, draft: LscpuDraft, { objects }: JsonList): void {
  if (draft.form === "lscpu -J") {
    for (const object of objects) storeField(cursor, draft, { object, depth: 0 });
    return;
  }
  const table = openTable(draft.form);
  const columns = new Map<string, TableColumn>();
  for (const object of objects) storeRow({ cursor, draft, table, columns }, object);
  draft.table = { table, columns: [...columns.values()], comments: [] };
}

/** An object of the summary, and how deep it is nested. */
interface Nested {
  readonly object: JsonObject;
  readonly depth: number;
}

/** `{ "field": "CPU(s):", "data": "8", "children": [...] }` is a line of the summary; the lines below it have one more indentation. */
function storeField(cursor: Cursor, draft: LscpuDraft, { object, depth }: Nested): void {
  const label = object.cells.find(({ key }) => key === "field");
  const data = object.cells.find(({ key }) => key === "data");
  if (label === undefined) keepPiece(cursor, draft, { start: object.start, end: data?.place.end ?? object.end });
  else if (data === undefined) keepLabel(cursor, draft, label);
  else storeLine(draft, lineOf(cursor, { label, data, depth }));
  for (const cell of object.cells) if (cell !== label && cell !== data) keepField(draft, otherLine(cursor, cell));
  for (const { key, objects } of object.lists) {
    for (const inner of objects) storeField(cursor, draft, { object: inner, depth: key === "" ? depth : depth + 1 });
  }
}

/** Keeps a label whose value is missing. */
function keepLabel(cursor: Cursor, draft: LscpuDraft, label: JsonCell): void {
  const line = lineOf(cursor, { label, data: undefined, depth: 0 });
  report(draft.to, "cpu-topology/bad-syntax", line.span, { expected: '"data"' });
  keepField(draft, line);
}

/** What an object of the summary says. */
interface Labelled {
  readonly label: JsonCell;
  readonly data: JsonCell | undefined;
  readonly depth: number;
}

function lineOf(cursor: Cursor, { label, data, depth }: Labelled): LscpuLine {
  const text = wordsIn(label);
  const place = (): { start: number; end: number } => spanOf(cursor, label.place.start, (data ?? label).place.end);
  const isPlain = data !== undefined && data.source === cursor.text;
  return {
    label: text.endsWith(":") ? text.slice(0, -1) : text,
    value: data === undefined ? "" : wordsIn(data),
    indent: depth,
    column: 0,
    gap: 0,
    span: place(),
    source: {
      text: data?.source ?? "",
      start: data?.start ?? 0,
      end: data?.end ?? 0,
      place: isPlain ? (start, end) => spanOf(cursor, start, end) : place,
    },
  };
}

function otherLine(cursor: Cursor, cell: JsonCell): LscpuLine {
  return lineOf(cursor, { label: { ...cell, source: cell.key, start: 0, end: cell.key.length }, data: cell, depth: 0 });
}

function wordsIn({ source, start, end }: JsonCell): string {
  return source.slice(start, end);
}

/** Where the rows of a list go. */
interface RowSink {
  readonly cursor: Cursor;
  readonly draft: LscpuDraft;
  readonly table: Table;
  readonly columns: Map<string, TableColumn>;
}

/** `{ "cpu": 0, "core": 0 }` is a row. Rows within a row are there where its last bracket is missing. */
function storeRow(sink: RowSink, object: JsonObject): void {
  const { cursor, draft, table } = sink;
  const { to } = draft;
  const row = openRow(table, spanOf(cursor, object.start, object.end));
  const open = { row, cursor, to };
  for (const cell of object.cells) {
    const { source: text, start, end, place } = cell;
    readCell(open, columnOf(sink, cell), { text, start, end, place });
  }
  if (object.cells.length > 0) addRow(table, row, to);
  for (const { key, objects } of object.lists) {
    for (const inner of objects) {
      if (key === "") storeRow(sink, inner);
      else keepPiece(cursor, draft, inner);
    }
  }
}

function columnOf({ cursor, table, columns }: RowSink, { key, keyPlace }: JsonCell): TableColumn {
  const known = columns.get(key);
  if (known !== undefined) return known;
  const rule = ruleOf(key, isOfCaches(table.form) ? cacheColumns : cpuColumns);
  const span = spanOf(cursor, keyPlace.start, keyPlace.end);
  const node = { kind: "column", span, name: columnName(key) } as const;
  const column: TableColumn = { node, rule, start: 0, end: 0 };
  columns.set(key, column);
  return column;
}

/** Keeps a piece of the text that has no place in the tree, line by line. */
export function keepPiece(cursor: Cursor, draft: LscpuDraft, { start, end }: JsonPlace): void {
  const { text, hasCarriageReturns } = cursor;
  const lineEnd = (at: number): number => nextLineBreak(text, at, { limit: end, hasCarriageReturns });
  report(draft.to, "cpu-topology/bad-syntax", spanOf(cursor, start, lineEnd(start)));
  for (let at = start; at < end; at++) {
    const line = text.slice(at, lineEnd(at));
    if (line.trim() !== "")
      draft.unknown.push({ kind: "unknown", span: spanOf(cursor, at, at + line.length), text: line });
    at += line.length;
  }
}
