import { isBlank } from "../../text/cursor.ts";
import { isLineBreak } from "../../text/line-break.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Returns where the string ends that begins at `start`: behind its quote, and at the end of its line at the latest, so that a lost quote costs one line. */
export function stringEnd(text: string, start: number, limit: number): number {
  let at = start + 1;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === 0x0a || code === 0x0d) break;
    at += code === BACKSLASH && at + 1 < limit && !isLineBreak(text.charCodeAt(at + 1)) ? 2 : 1;
  }
  return at;
}

/** Returns whether the string in a place has its last quote: one that no backslash stands before. */
export function isClosed(text: string, start: number, end: number): boolean {
  if (end - start < 2 || text.charCodeAt(end - 1) !== QUOTE) return false;
  let at = end - 2;
  while (at > start && text.charCodeAt(at) === BACKSLASH) at--;
  return (end - 2 - at) % 2 === 0;
}

/** Returns where the value without quotes ends that begins at `start`: before the comma or bracket behind it, or at the end of its line. */
export function bareEnd(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && !isPunctuation(text.charCodeAt(at))) at++;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** The same where a number may have a comma in it, as some locales write decimals: `"maxmhz": 4500,0000,`. */
export function bareFieldEnd(text: string, start: number, limit: number): number {
  let at = bareEnd(text, start, limit);
  if (text.charCodeAt(at) !== 0x2c || !isDigit(text.charCodeAt(at - 1)) || !isDigit(text.charCodeAt(at + 1))) return at;
  at++;
  while (at < limit && isDigit(text.charCodeAt(at))) at++;
  return at;
}

/** Returns whether a word is a number of JSON, of a length that one has. */
export function isNumber(word: string): boolean {
  if (word.length > 96) return false;
  for (let at = 0; at < word.length; at++) {
    if (!isDigit(word.charCodeAt(at))) return /^-?\d{1,40}(?:\.\d{1,40})?(?:[eE][-+]?\d{1,4})?$/.test(word);
  }
  return word.length > 0 && word.length <= 40;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Returns whether a character is a blank or ends a line. */
export function isSpace(code: number): boolean {
  return code <= 0x20 ? code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0 : code === 0xa0;
}

function isPunctuation(code: number): boolean {
  if (code > 0x5d) return code === 0x7b || code === 0x7d;
  return code === 0x2c || code === QUOTE || code === 0x5b || code === 0x5d || isLineBreak(code);
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
