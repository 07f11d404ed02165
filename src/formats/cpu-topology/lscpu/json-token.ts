import { isBlank } from "../../../text/cursor.ts";

/** A string of JSON: where it stands, quotes included, and whether its end is there. */
export interface JsonString {
  readonly start: number;
  readonly end: number;
  readonly isClosed: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Returns the string that begins at `start`. It ends at the end of its line at the latest, so that a lost quote costs one line. */
export function stringAt(text: string, start: number, limit: number): JsonString {
  let at = start + 1;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return { start, end: at + 1, isClosed: true };
    if (isLineBreak(code)) break;
    at += code === BACKSLASH && at + 1 < limit && !isLineBreak(text.charCodeAt(at + 1)) ? 2 : 1;
  }
  return { start, end: at, isClosed: false };
}

/**
 * Returns where the value without quotes ends that begins at `start`: before the comma or bracket behind it, or at the end of its line. A number may have
 * a comma in it, where the locale writes decimals so.
 *
 *     "core": -,     "online": true     "maxmhz": 4500,0000,
 */
export function bareEnd(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && !isPunctuation(text.charCodeAt(at))) at++;
  if (text.charAt(at) === "," && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))) {
    at++;
    while (at < limit && isDigit(text.charCodeAt(at))) at++;
  }
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Returns whether a character is a line feed or carriage return. */
export function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

function isPunctuation(code: number): boolean {
  return (
    code === 0x2c ||
    code === 0x22 ||
    code === 0x7b ||
    code === 0x7d ||
    code === 0x5b ||
    code === 0x5d ||
    isLineBreak(code)
  );
}

const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** Returns the characters that the inside of a string of JSON stands for. */
export function unescapedJson(inside: string): string {
  return inside.replaceAll(
    /\\(?:u([\da-fA-F]{4})|(.))/g,
    (whole: string, digits: string | undefined, letter: string | undefined) => {
      if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
      return letter === undefined ? whole : Object.hasOwn(ESCAPES, letter) ? (ESCAPES[letter] ?? letter) : letter;
    },
  );
}

/** Returns where the line ends on which `from` stands. */
export function lineEndOf(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && !isLineBreak(text.charCodeAt(at))) at++;
  return at;
}
