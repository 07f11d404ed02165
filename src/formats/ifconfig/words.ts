import { type Counter, type Ipv4Address, parseCounter, parseIpv4 } from "../../net/index.ts";
import { atLineEnd, type Cursor, isBlank, looksAt, skipBlanks, wordEnd } from "../../text/cursor.ts";
import { complain, type Reader, trimmedEnd } from "./reader.ts";

/** Returns whether a whole word stands at the cursor. */
export function looksAtWord(cursor: Cursor, word: string): boolean {
  if (!looksAt(cursor, word)) return false;
  const end = cursor.pos + word.length;
  return end === cursor.lineEnd || isBlank(cursor.text.charCodeAt(end));
}

/** Steps over a whole word and the blanks behind it and returns true when it stands at the cursor; else stays and returns false. */
export function skipWord(cursor: Cursor, word: string): boolean {
  if (!looksAtWord(cursor, word)) return false;
  cursor.pos += word.length;
  skipBlanks(cursor);
  return true;
}

/** Returns the number that a word of decimal digits, with a minus before it or without, says; undefined beyond 2^53-1 and for anything else. */
export function integerOf(word: string): number | undefined {
  const negative = word.startsWith("-");
  const value = parseCounter(negative ? word.slice(1) : word);
  if (typeof value !== "number" || (negative && value === 0)) return undefined;
  return negative ? -value : value;
}

/** How many digits the largest counter has: 18446744073709551615. */
const COUNTER_DIGITS = 20;

/** Returns the hexadecimal number that a word says, with or without `0x`; undefined for anything else. */
export function hexOf(word: string): Counter | undefined {
  if (!/^(?:0x)?[0-9a-f]{1,16}$/i.test(word)) return undefined;
  const value = Number.parseInt(word, 16);
  return value <= Number.MAX_SAFE_INTEGER
    ? value
    : (parseCounter(String(BigInt(word.startsWith("0x") ? word : `0x${word}`))) ?? undefined);
}

/** Reads the next word by `read`; reports it and returns undefined when that gives none. The cursor moves past it in any case. */
export function readValue<Value>(
  reader: Reader,
  read: (word: string) => Value | null | undefined,
  expected: string,
): Value | undefined {
  const { cursor } = reader;
  const start = cursor.pos;
  const end = wordEnd(cursor, start);
  cursor.pos = end;
  const value = read(cursor.text.slice(start, end));
  if (value !== null && value !== undefined) return value;
  const code = expected === IPV4 ? "ifconfig/bad-address" : "ifconfig/bad-number";
  complain(reader, { code, start, end, expected });
  return undefined;
}

const IPV4 = "an IPv4 address";

/** Digits up to this many make a number that is exact. */
const SAFE_DIGITS = 15;

/** Reads a word of at most 15 digits without cutting it out; undefined, and the cursor stays, when another word stands there. */
function readSmallNumber(cursor: Cursor): number | undefined {
  const { text, pos } = cursor;
  const limit = Math.min(cursor.lineEnd, pos + SAFE_DIGITS);
  let at = pos;
  let value = 0;
  for (; at < limit; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  if (at === pos || (at < cursor.lineEnd && !isBlank(text.charCodeAt(at)))) return undefined;
  cursor.pos = at;
  return value;
}

const ZERO = 0x30;

/** Reads a whole number that the tool prints as `%d`. */
export function readInteger(reader: Reader): number | undefined {
  return readSmallNumber(reader.cursor) ?? readValue(reader, integerOf, "a whole number");
}

/** Reads a counter of 64 bits. */
export function readCounter(reader: Reader): Counter | undefined {
  return readSmallNumber(reader.cursor) ?? readValue(reader, counterOf, "a counter of at most 20 digits");
}

function counterOf(word: string): Counter | null {
  return word.length <= COUNTER_DIGITS ? parseCounter(word) : null;
}

/** Reads an IPv4 address. */
export function readIpv4(reader: Reader): Ipv4Address | undefined {
  return readValue(reader, parseIpv4, IPV4);
}

/** Reports what is left on the line as words that do not belong there; nothing when nothing is left. */
export function finishLine(reader: Reader): void {
  const { cursor } = reader;
  skipBlanks(cursor);
  if (atLineEnd(cursor)) return;
  complain(reader, { code: "ifconfig/unexpected-word", start: cursor.pos, end: trimmedEnd(cursor) });
  cursor.pos = cursor.lineEnd;
}

/** Where the digits at `from` end; at most 15 are looked at, so that a longer figure does not end with them. */
export function digitsEnd({ text, lineEnd }: Cursor, from: number): number {
  const limit = Math.min(lineEnd, from + SAFE_DIGITS);
  let at = from;
  while (at < limit && isDigit(text.charCodeAt(at))) at++;
  return at;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}

/** Returns the number that the digits of `[from, end)` are, at most 15. */
export function numberAt(text: string, from: number, end: number): number {
  let value = 0;
  for (let at = from; at < end; at++) value = value * 10 + text.charCodeAt(at) - ZERO;
  return value;
}
