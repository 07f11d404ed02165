import { type Cursor, isBlank } from "../../../text/cursor.ts";
import { digitsEnd } from "../cpu-number.ts";

/** A number of a line, and where it stands. */
export interface NumberAt {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** Longer numbers are no CPU, node or distance. */
const MOST_DIGITS = 9;

/**
 * Returns the numbers from `from` to the end of the cursor's line; null when something else stands there.
 *
 *     node 0 cpus: 0 1 2 3
 *                 ^ from
 */
export function numbersFrom(cursor: Cursor, from: number): readonly NumberAt[] | null {
  const { text, lineEnd } = cursor;
  const numbers: NumberAt[] = [];
  for (let at = from; ; ) {
    const blank = at;
    while (at < lineEnd && isBlank(text.charCodeAt(at))) at++;
    if (at >= lineEnd) return numbers;
    const end = digitsEnd(text, at, lineEnd);
    if (end === at || end - at > MOST_DIGITS || blank === at) return null;
    numbers.push({ value: Number(text.slice(at, end)), start: at, end });
    at = end;
  }
}

/** The values alone. */
export function valuesFrom({ text, lineEnd }: Cursor, from: number): readonly number[] | null {
  const values: number[] = [];
  for (let at = from; ; ) {
    const blank = at;
    while (at < lineEnd && isBlank(text.charCodeAt(at))) at++;
    if (at >= lineEnd) return values;
    const start = at;
    let value = 0;
    for (; at < lineEnd; at++) {
      const digit = text.charCodeAt(at) - 0x30;
      if (!(digit >= 0 && digit <= 9)) break;
      value = value * 10 + digit;
    }
    if (at === start || at - start > MOST_DIGITS || blank === start) return null;
    values.push(value);
  }
}
