import { type Cursor, isBlank } from "../../../text/cursor.ts";
import type { Report } from "../../../text/diagnostic.ts";
import type { UnknownNode } from "../../../text/unknown.ts";
import type { CpuTopologyCode } from "../diagnostics.ts";
import {
  closeFrame,
  closerOf,
  type JsonScan,
  keepUnknown,
  openList,
  openObject,
  say,
  sayValueMissing,
} from "./json-frames.ts";
import type { JsonObject, JsonPlace } from "./json-object.ts";
import { bareEnd, isLineBreak, lineEndOf, stringAt, unescapedJson } from "./json-token.ts";

/** What one output as JSON holds, and where it ends. */
export interface JsonOutput {
  readonly root: JsonObject;
  readonly end: number;
  readonly unknown: readonly UnknownNode[];
}

/**
 * Returns the JSON that begins at `start`, read with patience: a value may stand bare, as util-linux 2.38 to 2.41 print `-`; brackets, commas and quotes may be
 * missing, each of which is reported; a line that is none of it is unknown. It ends with its last bracket, or before a line that something else begins with.
 */
export function readJson(cursor: Cursor, start: number, to: Report<CpuTopologyCode>): JsonOutput {
  const scan: JsonScan = {
    ...{ cursor, to, frames: [], unknown: [], key: null, at: start },
    ...{ isBehindValue: false, hasBare: false },
  };
  const root = openHead(scan);
  // Around a bare list there is nothing to close.
  const outside = isBareList(cursor, start) ? 1 : 0;
  while (scan.frames.length > outside && step(scan));
  if (scan.key !== null) sayValueMissing(scan);
  for (const { object } of scan.frames) object.end = Math.max(object.end, scan.at);
  const missing = scan.frames.slice(outside).map(closerOf);
  const end = { start: scan.at, end: scan.at };
  if (missing.length > 0) say(scan, "cpu-topology/cut-off", end, { expected: missing.reverse().join("") });
  return { root, end: scan.at, unknown: scan.unknown };
}

/** Opens what the text begins with. What its head lacks is implied: the list around an object with cells, the object around a list. */
function openHead(scan: JsonScan): JsonObject {
  const { cursor, at } = scan;
  const head = cursor.text.slice(at, Math.min(cursor.limit, at + LOOK_AHEAD));
  const isWhole = /^\{\s{0,64}"(?:lscpu|cpus|caches)"/.test(head);
  const root: JsonObject = { start: at, end: at, cells: [], lists: [] };
  scan.frames.push({ object: root, list: null, isImplied: !isWhole, keys: new Set() });
  if (isWhole) scan.at++;
  if (isBareList(cursor, at) && openList(scan)) scan.at++;
  if (isWhole || isBareList(cursor, at)) return root;
  const isOfList = /^"(?:lscpu|cpus|caches)"/.test(head);
  const isOfObject = head.startsWith("{");
  const expected = isOfList ? "{" : isOfObject ? "[" : "[{";
  say(scan, "cpu-topology/cut-off", { start: at, end: at + 1 }, { expected, actual: head.charAt(0) });
  if (!isOfList) openList(scan, true);
  if (!isOfList && !isOfObject) openObject(scan, true);
  return root;
}

/** Whether the text begins with the list itself, as `jq .cpus` prints it. */
function isBareList({ text }: Cursor, start: number): boolean {
  return text.charAt(start) === "[";
}

const LOOK_AHEAD = 200;

/** Reads one token. Returns false where the output ends without its last bracket. */
function step(scan: JsonScan): boolean {
  const { text, limit } = scan.cursor;
  while (scan.at < limit && isSpace(text.charCodeAt(scan.at))) scan.at++;
  if (scan.at >= limit) return false;
  const character = text.charAt(scan.at);
  if (character === "}" || character === "]") closeFrame(scan, character);
  else if (character === ",") takeComma(scan);
  else if (character === '"') readString(scan);
  else if (character === "{" || (character === "[" && beginsList(scan))) return open(scan, character);
  else return scan.key === null ? skipForeign(scan) : readBare(scan);
  return true;
}

function isSpace(code: number): boolean {
  return isBlank(code) || isLineBreak(code);
}

function takeComma(scan: JsonScan): void {
  if (scan.key !== null) sayValueMissing(scan);
  else if (!scan.isBehindValue) say(scan, "cpu-topology/bad-syntax", { start: scan.at, end: scan.at + 1 });
  scan.isBehindValue = false;
  scan.at++;
}

function open(scan: JsonScan, bracket: string): boolean {
  expectComma(scan);
  const isOpen = bracket === "{" ? openObject(scan) : openList(scan);
  if (isOpen) scan.at++;
  return isOpen;
}

function expectComma(scan: JsonScan): void {
  const isMissing = scan.isBehindValue && scan.frames.at(-1)?.isImplied === false;
  if (isMissing) say(scan, "cpu-topology/bad-syntax", { start: scan.at, end: scan.at + 1 }, { expected: "," });
  scan.isBehindValue = false;
}

/** Whether the `[` at the scan opens a list, and not a prompt: `[root@node ~]#`. */
function beginsList({ key, cursor, at }: JsonScan): boolean {
  return key !== null || /^\[\s{0,64}(?:[{["\]]|$)/.test(cursor.text.slice(at, at + 66));
}

function readString(scan: JsonScan): void {
  const { cursor } = scan;
  const { start, end, isClosed } = stringAt(cursor.text, scan.at, cursor.limit);
  const inside = { start: start + 1, end: isClosed ? end - 1 : end };
  if (!isClosed) say(scan, "cpu-topology/cut-off", { start, end }, { expected: '"' });
  if (scan.key !== null) {
    const raw = cursor.text.slice(inside.start, inside.end);
    if (!raw.includes("\\")) addCell(scan, { start, end }, { source: cursor.text, ...inside });
    else addCell(scan, { start, end }, wholeOf(unescapedJson(raw)));
    scan.at = end;
    return;
  }
  expectComma(scan);
  scan.at = end;
  readKey(scan, { start, end }, cursor.text.slice(inside.start, inside.end));
}

function wholeOf(source: string): { source: string; start: number; end: number } {
  return { source, start: 0, end: source.length };
}

/** Reads the colon behind a key; its value must begin on the same line. */
function readKey(scan: JsonScan, place: JsonPlace, name: string): void {
  const { text, limit } = scan.cursor;
  while (scan.at < limit && isBlank(text.charCodeAt(scan.at))) scan.at++;
  const top = scan.frames.at(-1);
  if (text.charAt(scan.at) !== ":" || scan.at >= limit || top?.list !== null) {
    say(scan, "cpu-topology/bad-syntax", place, { actual: name });
    keepUnknown(scan, place);
    scan.isBehindValue = true;
    return;
  }
  scan.at++;
  scan.key = { name, place };
  while (scan.at < limit && isBlank(text.charCodeAt(scan.at))) scan.at++;
  if (scan.at >= limit || isLineBreak(text.charCodeAt(scan.at))) sayValueMissing(scan);
}

/** `null`, a number or a word; `-` is no JSON, and how util-linux 2.38 to 2.41 print a number that they do not know. */
function readBare(scan: JsonScan): boolean {
  const { text, limit } = scan.cursor;
  const place = { start: scan.at, end: bareEnd(text, scan.at, limit) };
  const word = text.slice(place.start, place.end);
  const isKnown = /^(?:null|true|false|-?\d{1,40}(?:\.\d{1,40})?(?:[eE][-+]?\d{1,4})?)$/.test(word);
  if (!isKnown && !scan.hasBare) {
    say(scan, "cpu-topology/bare-value", place, { actual: word });
    scan.hasBare = true;
  }
  addCell(scan, place, { source: text, start: place.start, end: word === "null" ? place.start : place.end });
  scan.at = place.end;
  return true;
}

function addCell(scan: JsonScan, place: JsonPlace, value: { source: string; start: number; end: number }): void {
  const { key } = scan;
  const top = scan.frames.at(-1);
  scan.key = null;
  scan.isBehindValue = true;
  if (key === null || top === undefined) return;
  if (top.keys.has(key.name)) {
    say(scan, "cpu-topology/duplicate-field", key.place, { actual: key.name });
    keepUnknown(scan, { start: key.place.start, end: place.end });
    return;
  }
  top.keys.add(key.name);
  top.object.cells.push({ key: key.name, keyPlace: key.place, place, ...value });
}

/** Steps over something that is no JSON, to the end of its line. Returns false where it is a line and no JSON comes behind it. */
function skipForeign(scan: JsonScan): boolean {
  const { text, limit } = scan.cursor;
  const place = { start: scan.at, end: lineEndOf(text, scan.at, limit) };
  let next = place.end;
  while (next < limit && isSpace(text.charCodeAt(next))) next++;
  const isLine = isLineBreak(text.charCodeAt(blanksStart(text, scan.at) - 1));
  if (isLine && !/^[{}\]",]/.test(text.slice(next, Math.min(next + 1, limit)))) return false;
  say(scan, isLine ? "cpu-topology/unknown-line" : "cpu-topology/bad-syntax", place);
  keepUnknown(scan, place);
  scan.at = place.end;
  return true;
}

function blanksStart(text: string, from: number): number {
  let at = from;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}
