import type { RangeMatch } from "./values.ts";

/** Returns a whole number up to 2^32-1, decimal or with `0x`, or null. */
export function readUint32(text: string): number | null {
  if (text.length > 10 || !/^(?:\d+|0x[0-9a-fA-F]+)$/.test(text)) return null;
  const value = Number(text);
  return value <= 0xffffffff ? value : null;
}

/** Returns a whole number from 0 to `most`, decimal or with `0x`, or null. */
export function readNumber(text: string, most: number): number | null {
  const value = readUint32(text);
  return value !== null && value <= most ? value : null;
}

/** Returns a whole number from 0 to `most` in decimal, or null. */
export function readDecimal(text: string, most: number): number | null {
  if (text.length === 0 || text.length > 16) return null;
  let value = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return null;
    value = value * 10 + digit;
  }
  return value <= most ? value : null;
}

/** Returns `0x2a` for 42. */
export const hex = (value: number): string => `0x${value.toString(16)}`;

/** Returns `0x002a` for 42 and four digits. */
export const paddedHex = (value: number, digits: number): string => `0x${value.toString(16).padStart(digits, "0")}`;

/** Reads `5`, `5:9`, `:9` (from 0) or `5:` (up to `most`), the numbers decimal or with `0x`. */
export function readRange(text: string, negated: boolean, most: number): RangeMatch | null {
  const colon = text.indexOf(":");
  const from = colon === 0 ? 0 : readNumber(colon < 0 ? text : text.slice(0, colon), most);
  const to = colon < 0 ? from : colon === text.length - 1 ? most : readNumber(text.slice(colon + 1), most);
  return from === null || to === null ? null : { negated, from, to };
}

/** Prints what {@link readRange} reads. */
export function printRange({ from, to }: RangeMatch): string {
  return from === to ? String(from) : `${from}:${to}`;
}
