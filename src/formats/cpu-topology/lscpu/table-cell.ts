import type { Span } from "../../../text/span.ts";

/** A cell of a table: the characters `[start, end)` of a text. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where it stands in the text that is read, if not there: as JSON the quotes belong to it. */
  readonly place?: Span;
}

const ZERO = 0x30;
const NINE = 0x39;
const DASH = 0x2d;
const MOST_DIGITS = 15;

/** Returns whether the tool does not know what would stand in the cell: it is empty or `-`. */
export function isUntold({ text, start, end }: Cell): boolean {
  return start >= end || (end - start === 1 && text.charCodeAt(start) === DASH);
}

/** Returns the characters of a cell. Blanks of `--raw` are written as blanks again. */
export function textIn({ text, start, end }: Cell): string {
  const raw = text.slice(start, end);
  return raw.includes("\\x") ? unescaped(raw) : raw;
}

/** Returns a text of `--raw` with its blanks and backslashes: libsmartcols writes them as `\x20`, `\x09` and `\x5c`. */
function unescaped(text: string): string {
  return text.replaceAll(/\\x(20|09|5c)/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** Returns the number that the digits of a cell write, undefined when it holds anything else. */
export function wholeIn({ text, start, end }: Cell): number | undefined {
  if (end === start || end - start > MOST_DIGITS) return undefined;
  let value = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) return undefined;
    value = value * 10 + code - ZERO;
  }
  return value;
}

/** Returns what `yes`, `Y` (with `-p`) or `true` (as JSON) say, or their opposites. */
export function booleanIn({ text, start, end }: Cell): boolean | undefined {
  switch (text.slice(start, end)) {
    case "yes":
    case "Y":
    case "true":
      return true;
    case "no":
    case "N":
    case "false":
      return false;
    default:
      return undefined;
  }
}

const POINT = 0x2e;
const COMMA = 0x2c;

/** Returns the number that a cell such as `2300.5000` writes, or `2300,5000` where the locale has a decimal comma. */
export function decimalIn({ text, start, end }: Cell): number | undefined {
  let digits = 0;
  let scale = 0;
  if (end - start > MOST_DIGITS + 1) return undefined;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) {
      digits = digits * 10 + code - ZERO;
      scale *= 10;
    } else if ((code === POINT || code === COMMA) && scale === 0 && at > start && at < end - 1) scale = 1;
    else return undefined;
  }
  // Both are whole and exact, so that the quotient is the number nearest to the decimal one.
  return scale === 0 ? digits : digits / scale;
}
