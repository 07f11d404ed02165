import { isBlank } from "../../text/cursor.ts";
import { isLineBreak } from "../../text/line-break.ts";
import type { JsonScalar } from "./ast.ts";
import { skipForeign } from "./foreign.ts";
import { expectComma, open, put, type Scan, say, sayValueMissing } from "./frames.ts";
import { bareEnd, bareFieldEnd, isClosed, isNumber, stringEnd, unescapedJson } from "./tokens.ts";

const COLON = 0x3a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Reads the string at the scan, which is a key, a value, or neither. */
export function readString(scan: Scan): void {
  const { text, at: start, key } = scan;
  const plain = plainEnd(text, start + 1, scan.limit);
  const isPlain = plain > 0;
  const end = isPlain ? plain + 1 : stringEnd(text, start, scan.limit);
  const isWhole = isPlain || isClosed(text, start, end);
  const raw = text.slice(start + 1, isWhole ? end - 1 : end);
  const inner = isPlain ? raw : unescapedJson(raw);
  if (key === null) expectComma(scan);
  const isKey = key === null && (scan.top?.node.kind === "object" || beginsObject(scan, end));
  scan.at = end;
  if (isKey) {
    readKey(scan, start, isWhole ? inner : null);
    return;
  }
  if (!isWhole) say(scan, "open-string", { start, end, expected: '"' });
  put(scan, { kind: isWhole ? "string" : "open", text: inner, start, end });
  scan.isBehindValue = true;
  scan.isBehindComma = false;
}

/** Where the quote stands that ends a string without escapes, as nearly all are; -1 for any other. */
function plainEnd(text: string, start: number, limit: number): number {
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH || code < 0x20) return -1;
  }
  return -1;
}

/** Whether the string at the scan, an item of a list, is the key of an object whose bracket is missing; opens that. */
function beginsObject(scan: Scan, end: number): boolean {
  const { text, limit } = scan;
  let at = end;
  while (at < limit && isBlank(text.charCodeAt(at))) at++;
  if (at >= limit || text.charCodeAt(at) !== COLON || !open(scan, "object", false)) return false;
  say(scan, "missing-bracket", { expected: "{" });
  return true;
}

/** Reads the colon behind a key; its value must begin on the same line. Null is a key without its last quote. */
function readKey(scan: Scan, start: number, name: string | null): void {
  const { text, limit, at: end } = scan;
  skipBlanks(scan);
  if (name === null || scan.at >= limit || text.charCodeAt(scan.at) !== COLON) {
    say(scan, "stray-string", { start, end, ...(name === null ? { expected: '"' } : { actual: name }) });
    scan.isBehindValue = true;
    return;
  }
  scan.at++;
  scan.key = name;
  scan.keyStart = start;
  scan.keyEnd = end;
  skipBlanks(scan);
  if (scan.at >= limit || isLineBreak(text.charCodeAt(scan.at))) sayValueMissing(scan);
}

function skipBlanks(scan: Scan): void {
  const { text, limit } = scan;
  while (scan.at < limit && isBlank(text.charCodeAt(scan.at))) scan.at++;
}

/** A number, a word of JSON, or what else stands where a value must; what stands where none can is foreign. */
export function readBare(scan: Scan): boolean {
  const { text, limit, at: start, key } = scan;
  if (key === null && scan.top?.node.kind === "object") return skipForeign(scan);
  const end = key === null ? bareEnd(text, start, limit) : bareFieldEnd(text, start, limit);
  const word = text.slice(start, end);
  const kind = kindOf(word);
  if (kind === null && key === null) return skipForeign(scan);
  if (kind === null) say(scan, "bare-value", { start, end, actual: word });
  if (key === null) expectComma(scan);
  scan.at = end;
  put(scan, { kind: kind ?? "word", text: word, start, end });
  scan.isBehindValue = true;
  scan.isBehindComma = false;
  return true;
}

function kindOf(word: string): JsonScalar["kind"] | null {
  if (isNumber(word)) return "number";
  return word === "true" || word === "false" || word === "null" ? "word" : null;
}
