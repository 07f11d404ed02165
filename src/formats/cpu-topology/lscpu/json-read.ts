import {
  type Bracket,
  type JsonArray,
  type JsonFault,
  type JsonFaultKind,
  type JsonObject as ObjectNode,
  readJson,
} from "../../../document/json/index.ts";
import { type Cursor, spanOf } from "../../../text/cursor.ts";
import { type Detail, type Report, report } from "../../../text/diagnostic.ts";
import type { UnknownNode } from "../../../text/unknown.ts";
import type { CpuTopologyCode } from "../diagnostics.ts";
import { cellOf, type JsonObject, type JsonPlace, objectAt } from "./json-object.ts";

/** What one output as JSON holds, and where it ends. */
export interface JsonListing {
  readonly root: JsonObject;
  readonly end: number;
  readonly unknown: readonly UnknownNode[];
}

/** What moves while the values of an output are sorted into cells and lists. */
interface Sorting {
  readonly cursor: Cursor;
  readonly to: Report<CpuTopologyCode>;
  readonly unknown: UnknownNode[];
}

/** Returns the JSON that begins at `start`. What its head lacks is implied: the list around an object with cells, the object around a list. */
export function readListing(cursor: Cursor, from: number, to: Report<CpuTopologyCode>): JsonListing {
  const { text, limit } = cursor;
  const sorting: Sorting = { cursor, to, unknown: [] };
  const start = skipClosers(sorting, from);
  const { implied, expected } = headOf(cursor, start);
  const actual = text.charAt(start);
  if (expected !== "") say(sorting, "cpu-topology/cut-off", { start, end: start + 1 }, { expected, actual });
  let hasBare = false;
  const fault = (one: JsonFault): void => {
    // Once is enough.
    if (one.kind === "bare-value" && hasBare) return;
    hasBare ||= one.kind === "bare-value";
    takeFault(sorting, one);
  };
  const output = readJson({ text, start, limit, implied }, { fault });
  const root = objectAt(start);
  if (output === null) return { root, end: start, unknown: sorting.unknown };
  root.end = output.end;
  if (output.root.kind === "array") root.lists.push({ key: "", objects: objectsIn(sorting, output.root) });
  else fill(sorting, root, output.root);
  return { root, end: output.end, unknown: sorting.unknown };
}

const LOOK_AHEAD = 200;

/** Keeps brackets in front of the key of a list, which belong to something above it. */
function skipClosers(sorting: Sorting, start: number): number {
  const { text, limit } = sorting.cursor;
  const head = text.slice(start, Math.min(limit, start + LOOK_AHEAD));
  const [closers = ""] = /^[}\],\s]{1,100}(?="(?:lscpu|cpus|caches)")/.exec(head) ?? [];
  const place = { start, end: start + closers.trimEnd().length };
  if (closers !== "") say(sorting, "cpu-topology/bad-syntax", place);
  if (closers !== "") keep(sorting, place);
  return start + closers.length;
}

function headOf({ text, limit }: Cursor, start: number): { implied: readonly Bracket[]; expected: string } {
  const head = text.slice(start, Math.min(limit, start + LOOK_AHEAD));
  // A list by itself is what `jq .cpus` prints.
  if (head.startsWith("[") || /^\{\s{0,64}"(?:lscpu|cpus|caches)"/.test(head)) return { implied: [], expected: "" };
  if (/^"(?:lscpu|cpus|caches)"/.test(head)) return { implied: ["object"], expected: "{" };
  if (head.startsWith("{")) return { implied: ["object", "array"], expected: "[" };
  return { implied: ["object", "array", "object"], expected: "[{" };
}

const codes: Readonly<Record<JsonFaultKind, CpuTopologyCode>> = {
  "missing-comma": "cpu-topology/bad-syntax",
  "stray-comma": "cpu-topology/bad-syntax",
  "missing-value": "cpu-topology/bad-syntax",
  "missing-key": "cpu-topology/bad-syntax",
  "missing-bracket": "cpu-topology/cut-off",
  "stray-bracket": "cpu-topology/bad-syntax",
  "open-string": "cpu-topology/cut-off",
  "bare-value": "cpu-topology/bare-value",
  "stray-string": "cpu-topology/bad-syntax",
  "foreign-text": "cpu-topology/bad-syntax",
  "foreign-line": "cpu-topology/unknown-line",
  "too-deep": "cpu-topology/beyond-limits",
};

function takeFault(sorting: Sorting, { kind, start, end, expected, actual }: JsonFault): void {
  const detail = { ...(expected === undefined ? {} : { expected }), ...(actual === undefined ? {} : { actual }) };
  // A key whose last quote is missing is cut off rather than out of place.
  const isCut = kind === "stray-string" && expected !== undefined;
  say(sorting, isCut ? "cpu-topology/cut-off" : codes[kind], { start, end }, detail);
  if (["stray-string", "foreign-text", "foreign-line", "too-deep"].includes(kind)) keep(sorting, { start, end });
}

/** Sorts the fields of an object: scalars are cells, the others lists. */
function fill(sorting: Sorting, object: JsonObject, { fields }: ObjectNode): void {
  const seen = new Set<string>();
  for (const { key, value, start, keyEnd } of fields) {
    if (value.kind === "array") object.lists.push({ key, objects: objectsIn(sorting, value) });
    else if (value.kind === "object") object.lists.push({ key, objects: [objectOf(sorting, value)] });
    else if (seen.has(key)) {
      say(sorting, "cpu-topology/duplicate-field", { start, end: keyEnd }, { actual: key });
      keep(sorting, { start, end: value.end });
    } else {
      seen.add(key);
      object.cells.push(cellOf(sorting.cursor.text, { key, value, start, keyEnd }));
    }
  }
}

function objectOf(sorting: Sorting, json: ObjectNode): JsonObject {
  const object = objectAt(json.start);
  object.end = json.end;
  fill(sorting, object, json);
  return object;
}

/** The objects of a list, which holds nothing else. */
function objectsIn(sorting: Sorting, { items }: JsonArray): JsonObject[] {
  const objects: JsonObject[] = [];
  for (const item of items) {
    if (item.kind === "object") objects.push(objectOf(sorting, item));
    else if (item.kind === "array") objects.push(...objectsIn(sorting, item));
    else {
      say(sorting, "cpu-topology/bad-syntax", item, { actual: item.text });
      keep(sorting, item);
    }
  }
  return objects;
}

function say({ cursor, to }: Sorting, code: CpuTopologyCode, { start, end }: JsonPlace, detail: Detail = {}): void {
  report(to, code, spanOf(cursor, start, end), detail);
}

/** Keeps a piece of the text that was not understood. */
function keep({ cursor, unknown }: Sorting, { start, end }: JsonPlace): void {
  unknown.push({ kind: "unknown", span: spanOf(cursor, start, end), text: cursor.text.slice(start, end) });
}
