/** The highest CPU number that is read: eight times what the largest kernels are built for, and small enough to list every CPU below it. */
export const HIGHEST_CPU = 65_535;

const ZERO = 0x30;

/** Returns whether the character code is `0` to `9`; false for the `NaN` beyond the end of a text. */
function isDigit(code: number): boolean {
  return code >= ZERO && code <= 0x39;
}

/** Returns the offset behind the digits that stand at `from`, at most `end`. */
export function digitsEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isDigit(text.charCodeAt(at))) at++;
  return at;
}

/** Returns the number that the digits `[from, to)` write, at most one more than {@link HIGHEST_CPU}: beyond it all are too large. */
export function cappedNumber(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to && value <= HIGHEST_CPU; at++) value = value * 10 + text.charCodeAt(at) - ZERO;
  return Math.min(value, HIGHEST_CPU + 1);
}

/** Returns the number that a text of decimal digits writes, undefined when it is something else or too large to be exact. */
export function wholeNumber(text: string): number | undefined {
  if (text.length === 0 || text.length > 15 || digitsEnd(text, 0, text.length) < text.length) return undefined;
  return Number(text);
}
