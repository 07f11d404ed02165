import type { Cursor } from "../../../text/cursor.ts";
import { gluedNot, nextLiteral } from "../list-words.ts";
import { printRange, readNumber, readUint32 } from "../numbers.ts";
import { optionName, type SaveOptions } from "../save-options.ts";
import type { NumberMatch, RangeMatch } from "../values.ts";

// Numbers that the matches on extension headers compare with. All readers give null where nothing stands, undefined where it is no number.

const HIGHEST = 0xffffffff;
const COLON = 0x3a;
const SMALL_S = 0x73;

/** Reads `length:42` or `length:!42` at the cursor, blanks before it or not; `head` is `length:`. */
export function readListNumber(cursor: Cursor, head: string, most: number = HIGHEST): NumberMatch | null | undefined {
  if (!nextLiteral(cursor, head)) return null;
  const negated = gluedNot(cursor);
  return numberMatch(takeNumbers(cursor), negated, most);
}

/** Prints what {@link readListNumber} reads, empty without a number. */
export function printListNumber(head: string, number: NumberMatch | null): string {
  return number === null ? "" : `${head}${number.negated ? "!" : ""}${number.value}`;
}

/** Reads the number of an option, decimal or `0x`. */
export function readSaveNumber(
  options: SaveOptions,
  name: string,
  most: number = HIGHEST,
): NumberMatch | null | undefined {
  const option = options.get(name);
  return option === undefined ? null : numberMatch(option.value, option.negated, most);
}

/** Prints `! --ahlen 42`, empty without a number. */
export function printSaveNumber(name: string, number: NumberMatch | null): string {
  return number === null ? "" : `${optionName(name, number.negated)} ${number.value}`;
}

function numberMatch(text: string, negated: boolean, most: number): NumberMatch | undefined {
  const value = readNumber(text, most);
  return value === null ? undefined : { negated, value };
}

/**
 * Reads `spi:42`, `spi:!42`, `spis:1:42` or `spis:!1:42` at the cursor; `word` is `spi`. All numbers, not negated, is any, which a listing
 * does not show: null.
 */
export function readListNumbers(cursor: Cursor, word: string): RangeMatch | null | undefined {
  if (!nextLiteral(cursor, word)) return null;
  if (cursor.text.charCodeAt(cursor.pos) === SMALL_S) cursor.pos++;
  if (cursor.text.charCodeAt(cursor.pos) !== COLON) return undefined;
  cursor.pos++;
  const negated = gluedNot(cursor);
  return readNumbers(takeNumbers(cursor), negated);
}

/** Prints what {@link readListNumbers} reads, empty for any. */
export function printListNumbers(word: string, range: RangeMatch | null): string {
  if (range === null) return "";
  return `${word}${range.from === range.to ? "" : "s"}:${range.negated ? "!" : ""}${printRange(range)}`;
}

/** Reads an option with one number or two: `42`, `1:42`, and as people write `:42` and `1:`. */
export function readSaveNumbers(options: SaveOptions, name: string): RangeMatch | null | undefined {
  const option = options.get(name);
  return option === undefined ? null : readNumbers(option.value, option.negated);
}

/** Prints `! --ahspi 1:42`, empty for any. */
export function printSaveNumbers(name: string, range: RangeMatch | null): string {
  return range === null ? "" : `${optionName(name, range.negated)} ${printRange(range)}`;
}

function readNumbers(text: string, negated: boolean): RangeMatch | null | undefined {
  const colon = text.indexOf(":");
  if (text === ":") return undefined;
  const from = colon === 0 ? 0 : readUint32(colon < 0 ? text : text.slice(0, colon));
  const to = colon < 0 ? from : colon === text.length - 1 ? HIGHEST : readUint32(text.slice(colon + 1));
  if (from === null || to === null) return undefined;
  return !negated && from === 0 && to === HIGHEST ? null : { negated, from, to };
}

/** The digits and colons at the cursor, which steps over them: the tool glues `length:` to the number before it. */
function takeNumbers(cursor: Cursor): string {
  const start = cursor.pos;
  while (cursor.pos < cursor.lineEnd && isDigitOrColon(cursor.text.charCodeAt(cursor.pos))) cursor.pos++;
  return cursor.text.slice(start, cursor.pos);
}

const isDigitOrColon = (code: number): boolean => code >= 0x30 && code <= COLON;
