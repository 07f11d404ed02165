import { type Json, type JsonFault, type JsonFaultKind, type JsonObject, readJson } from "../../document/json/index.ts";
import { isBlank, spanOf } from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import { isLineBreak } from "../../text/line-break.ts";
import type { IpCode } from "./diagnostics.ts";
import { readJsonObject } from "./json-object.ts";
import { keepLoose, noteForm, type Reader, say } from "./reader.ts";

/** Whether the line at `start` begins JSON as the tool prints it, or goes on with an object of it: `[{`, `[ {`, `{"`, `},{`. */
export function beginsJson(text: string, start: number, end: number): boolean {
  const head = text.slice(start, Math.min(end, start + 64));
  return /^(?:\[\s*(?:[\]{]|$)|\{\s*(?:["}]|$)|\},\s*\{)/.test(head);
}

/** Reads the JSON from `start` on and returns where it ends: in the middle of a line, when something else follows there. */
export function readLists(reader: Reader, start: number): number {
  const { text } = reader.cursor;
  noteForm(reader, "json");
  if (text[start] === "[") return readOne(reader, start);
  return readHeadless(reader, text[start] === "}" ? skipTail(reader, start) : start);
}

/** Keeps the end of an object whose beginning is cut off: `},`. */
function skipTail(reader: Reader, start: number): number {
  keepLoose(reader, "ip/cut-off", { start, end: start + 1 });
  return reader.cursor.text.indexOf("{", start);
}

/** Reads an object, and those behind it where it is of a list whose head is cut off: `{...},{...}]`. */
function readHeadless(reader: Reader, start: number): number {
  const { text } = reader.cursor;
  let end = readOne(reader, start);
  for (;;) {
    const at = skipSpace(reader, end);
    if (text[at] === "]") {
      report(reader.report, "ip/cut-off", spanOf(reader.cursor, at, at + 1), { actual: "]" });
      return at + 1;
    }
    if (text[at] !== ",") return end;
    const next = skipSpace(reader, at + 1);
    if (text[next] === "{") end = readOne(reader, next);
    else {
      say(reader, "ip/cut-off", { start: at, end: at + 1 });
      return at + 1;
    }
  }
}

function skipSpace({ cursor: { text, limit } }: Reader, from: number): number {
  let at = from;
  while (at < limit && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return isBlank(code) || isLineBreak(code);
}

/** What moves while one list or object is read. */
interface Reading {
  readonly reader: Reader;
  /** Where the text ends but for blanks. */
  readonly lastInk: number;
  /** Whether it was said that the text ends too early: once is enough. */
  isCut: boolean;
  /** Whether an object holds others without a key, since its last bracket is missing. */
  hasNested: boolean;
}

/** Reads a list or an object and returns where it ends. */
function readOne(reader: Reader, start: number): number {
  const { text, limit } = reader.cursor;
  const reading: Reading = {
    reader,
    lastInk: lastInkOf(text, limit),
    isCut: false,
    hasNested: false,
  };
  let items = 0;
  let faults = 0;
  const fault = (one: JsonFault): void => {
    faults++;
    takeFault(reading, one);
  };
  const item = (one: Json): void => {
    items++;
    takeItem(reading, one);
  };
  const output = readJson({ text, start, limit }, { fault, item });
  if (output === null) return start + 1;
  if (output.root.kind === "object") takeItem(reading, output.root);
  else if (items === 0 && faults === 0) reader.emptyLists++;
  return output.end;
}

function lastInkOf(text: string, limit: number): number {
  let at = limit;
  while (at > 0 && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

function takeItem(reading: Reading, json: Json): void {
  const { reader, hasNested } = reading;
  if (json.kind !== "object") keepLoose(reader, "ip/bad-json", json);
  else if (hasNested) takeNested(reading, json);
  else readJsonObject(reader, json);
}

/** Reads an object, and those in it without a key as objects of their own. */
function takeNested(reading: Reading, object: JsonObject): void {
  const isOwn = ({ key, value }: JsonObject["fields"][number]): boolean => key === "" && value.kind === "object";
  const nested = object.fields.filter(isOwn);
  const fields = object.fields.filter((field) => !isOwn(field));
  if (fields.length > 0 || nested.length === 0) readJsonObject(reading.reader, { ...object, fields });
  for (const { value } of nested) takeItem(reading, value);
}

/** Codes of what is said of a part; the other kinds are `ip/bad-json`. */
const codes: Readonly<Partial<Record<JsonFaultKind, IpCode>>> = {
  "missing-bracket": "ip/cut-off",
  "foreign-line": "ip/unknown-line",
};

function takeFault(reading: Reading, { kind, start, end }: JsonFault): void {
  const { reader, lastInk, isCut } = reading;
  const isAtEnd = end >= lastInk && kind !== "open-string";
  const isKept = ["stray-string", "foreign-text", "foreign-line", "too-deep"].includes(kind);
  reading.hasNested ||= kind === "missing-key";
  reading.isCut ||= isAtEnd;
  const code = isAtEnd ? "ip/cut-off" : (codes[kind] ?? "ip/bad-json");
  if (isKept) keepLoose(reader, code, { start, end });
  // A value that is cut off is said of its field.
  else if (!(isAtEnd && isCut) && kind !== "open-string") say(reader, code, { start, end });
}
