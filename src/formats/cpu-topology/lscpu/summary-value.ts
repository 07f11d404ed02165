import { wholeNumber } from "../cpu-number.ts";
import type { AddressSizes } from "./ast.ts";

// Each reader returns what a value says, null for the tool's `-` (it does not know), undefined for what it cannot read.

const UNTOLD = "-";

/** Returns the text; null for `-`. */
export function textOf(value: string): string | null {
  return value === UNTOLD ? null : value;
}

/** Returns the count that `8` writes; null for `-`. */
export function countOf(value: string): number | null | undefined {
  return value === UNTOLD ? null : wholeNumber(value);
}

/** Returns the number that `3400.0000` writes, or `3400,0000` where the locale has a decimal comma; null for `-`. */
export function decimalOf(value: string): number | null | undefined {
  if (value === UNTOLD) return null;
  return /^\d{1,15}(?:[.,]\d{1,15})?$/.test(value) ? Number(value.replace(",", ".")) : undefined;
}

/** Returns the number that `54%` writes; null for `-`. */
export function percentOf(value: string): number | null | undefined {
  if (value === UNTOLD) return null;
  return value.endsWith("%") ? wholeNumber(value.slice(0, -1)) : undefined;
}

/** Returns the words of `fpu vme de`, none for an empty value. */
export function wordsOf(value: string): readonly string[] {
  return value.split(" ").filter((word) => word !== "");
}

/** Returns the parts of `32-bit, 64-bit`. */
export function partsOf(value: string): readonly string[] {
  return value.split(", ");
}

/** Returns the two numbers of `48 bits physical, 48 bits virtual`. */
export function addressSizesOf(value: string): AddressSizes | undefined {
  const found = /^(\d{1,3}) bits physical, (\d{1,3}) bits virtual$/.exec(value);
  return found === null ? undefined : { physical: Number(found[1]), virtual: Number(found[2]) };
}

/** The size of a cache as a text and in bytes, and of how many caches it is the sum where the text says so. */
interface CacheSize {
  readonly size: string;
  readonly bytes: number;
  readonly instances?: number;
}

const UNITS: Readonly<Record<string, number>> = { "": 0, B: 0, K: 1, KiB: 1, M: 2, MiB: 2, G: 3, GiB: 3 };

/**
 * Returns the size that a cache line gives.
 *
 *     32K      1.3 MiB (12 instances)      65536
 *     ^ 2.33   ^ from 2.37; 2.34 without   ^ lscpu -B
 */
export function cacheSizeOf(value: string): CacheSize | undefined {
  const found = /^(\d{1,12}(?:[.,]\d{1,3})?) ?([KMG]iB|[BKMG]?)(?: \((\d{1,6}) (instances?)\))?$/.exec(value);
  if (found === null) return undefined;
  const [, amount = "", unit = "", count, noun] = found;
  const bytes = Math.round(Number(amount.replace(",", ".")) * 1024 ** (UNITS[unit] ?? 0));
  const size = unit === "" ? amount : value.slice(0, value.indexOf(unit) + unit.length);
  if (count === undefined) return { size, bytes };
  const instances = Number(count);
  return (instances === 1) === (noun === "instance") ? { size, bytes, instances } : undefined;
}
