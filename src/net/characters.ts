// The characters the scanners look at, by code.
export const DOT = 46;
export const SLASH = 47;
export const ZERO = 48;
export const COLON = 58;
export const PERCENT = 37;
export const DASH = 45;

/** Whether the code is `0` to `9`. */
export const isDigit = (code: number): boolean => code >= ZERO && code <= 57;

/** The value of a hexadecimal digit in either case, or -1; also -1 for the `NaN` beyond the end of a text. */
export function hexValue(code: number): number {
  if (code >= ZERO && code <= 57) return code - ZERO;
  if (code >= 97 && code <= 102) return code - 87;
  return code >= 65 && code <= 70 ? code - 55 : -1;
}
