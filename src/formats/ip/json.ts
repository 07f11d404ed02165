/** A value of JSON with its place in the text that is read. A scalar is its text: what a string holds, or a number or word as written. */
export type Json = JsonScalar | JsonArray | JsonObject;

export interface JsonScalar {
  readonly kind: "string" | "number" | "word";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface JsonArray {
  readonly kind: "array";
  readonly items: readonly Json[];
  readonly start: number;
  readonly end: number;
}

/** Fields in the order of the text, repeated ones too. */
export interface JsonObject {
  readonly kind: "object";
  readonly fields: readonly JsonField[];
  readonly start: number;
  readonly end: number;
}

export interface JsonField {
  readonly key: string;
  readonly value: Json;
  readonly start: number;
}

/** What moves while JSON is read. After the first fault nothing more is read: what stood before it is returned as it is. */
export interface Scan {
  readonly text: string;
  readonly limit: number;
  at: number;
  /** Where the first fault is; -1 without one. */
  fault: number;
}

/** The tool nests five levels; more are a fault. */
const DEEPEST = 24;

/** Reads the object at the cursor. */
export function readObject(scan: Scan, depth = 0): JsonObject {
  const start = scan.at++;
  const fields: JsonField[] = [];
  skipSpace(scan);
  if (!takes(scan, "}"))
    do {
      const field = readField(scan, depth);
      if (field !== null) fields.push(field);
    } while (goesOn(scan, "}"));
  return { kind: "object", fields, start, end: scan.at };
}

function readField(scan: Scan, depth: number): JsonField | null {
  skipSpace(scan);
  const start = scan.at;
  const key = scan.text[start] === '"' ? readString(scan) : fail(scan);
  skipSpace(scan);
  if (key === null || !(takes(scan, ":") || fail(scan) !== null)) return null;
  skipSpace(scan);
  const value = readValue(scan, depth + 1);
  return value === null ? null : { key: key.text, value, start };
}

function readArray(scan: Scan, depth: number): JsonArray {
  const start = scan.at++;
  const items: Json[] = [];
  skipSpace(scan);
  if (!takes(scan, "]"))
    do {
      skipSpace(scan);
      const item = readValue(scan, depth + 1);
      if (item !== null) items.push(item);
    } while (goesOn(scan, "]"));
  return { kind: "array", items, start, end: scan.at };
}

/** Whether a comma and so another part follows; steps over it, or over the bracket that closes. */
function goesOn(scan: Scan, close: string): boolean {
  if (scan.fault >= 0) return false;
  const before = scan.at;
  skipSpace(scan);
  if (takes(scan, ",")) return true;
  if (!takes(scan, close)) {
    fail(scan);
    scan.at = before;
  }
  return false;
}

function readValue(scan: Scan, depth: number): Json | null {
  const first = scan.text[scan.at];
  if (depth > DEEPEST || scan.at >= scan.limit) return fail(scan);
  if (first === "{") return readObject(scan, depth);
  if (first === "[") return readArray(scan, depth);
  return first === '"' ? readString(scan) : readWord(scan);
}

/** A string on one line; null, and a fault, when it is not closed there. */
function readString(scan: Scan): JsonScalar | null {
  const { text, limit, at: start } = scan;
  let isEscaped = false;
  for (let at = start + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) break;
    if (code === 0x5c) {
      isEscaped = true;
      at++;
    } else if (code === 0x22) {
      const inner = isEscaped ? unescaped(text.slice(start, at + 1)) : text.slice(start + 1, at);
      if (inner === null) break;
      scan.at = at + 1;
      return { kind: "string", text: inner, start, end: at + 1 };
    }
  }
  return fail(scan);
}

function unescaped(quoted: string): string | null {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return null;
  }
}

/** A number, `true`, `false` or `null`. */
function readWord(scan: Scan): JsonScalar | null {
  const { text, limit, at: start } = scan;
  let at = start;
  while (at < limit && at - start < 64 && /[\w.+-]/.test(text.charAt(at))) at++;
  const word = text.slice(start, at);
  const isNumber = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(word);
  if (!isNumber && word !== "true" && word !== "false" && word !== "null") return fail(scan);
  scan.at = at;
  return { kind: isNumber ? "number" : "word", text: word, start, end: at };
}

function fail(scan: Scan): null {
  if (scan.fault < 0) scan.fault = scan.at;
  return null;
}

function takes(scan: Scan, character: string): boolean {
  if (scan.at >= scan.limit || scan.text[scan.at] !== character) return false;
  scan.at++;
  return true;
}

/** Steps over blanks and line breaks. */
export function skipSpace(scan: Scan): void {
  while (scan.at < scan.limit && isSpace(scan.text.charCodeAt(scan.at))) scan.at++;
}

export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d || code === 0x00 || code === 0xa0;
}
