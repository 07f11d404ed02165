import { type Cursor, isBlank } from "../../../text/cursor.ts";

/** Longer numbers are no CPU, node or distance. */
const MOST_DIGITS = 9;

/**
 * Gives each number from `from` to the end of the cursor's line, with its place, to `take`. Returns false when something else stands there.
 *
 *     node 0 cpus: 0 1 2 3
 *                 ^ from
 */
export function eachNumber(
  { text, lineEnd }: Cursor,
  from: number,
  take: (value: number, start: number, end: number) => void,
): boolean {
  for (let at = from; ; ) {
    const blank = at;
    while (at < lineEnd && isBlank(text.charCodeAt(at))) at++;
    if (at >= lineEnd) return true;
    const start = at;
    let value = 0;
    for (; at < lineEnd; at++) {
      const digit = text.charCodeAt(at) - 0x30;
      if (!(digit >= 0 && digit <= 9)) break;
      value = value * 10 + digit;
    }
    if (at === start || at - start > MOST_DIGITS || blank === start) return false;
    take(value, start, at);
  }
}

/** Returns the numbers alone; null when something else stands there. */
export function valuesFrom(cursor: Cursor, from: number): readonly number[] | null {
  const values: number[] = [];
  return eachNumber(cursor, from, (value) => values.push(value)) ? values : null;
}
