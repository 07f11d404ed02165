import { readDecimal } from "../numbers.ts";

/** The highest rate that the tool can print: 2^32-1 bytes per second, rounded to `34360Mbit`. */
const HIGHEST = 4_295_000_000;

/** Bits per second by the units that people may write, in small letters (libxt_rateest.c: suffixes). */
const UNITS: Readonly<Record<string, number>> = {
  bit: 1,
  kibit: 1024,
  kbit: 1000,
  mibit: 1024 ** 2,
  mbit: 1e6,
  gibit: 1024 ** 3,
  gbit: 1e9,
  tibit: 1024 ** 4,
  tbit: 1e12,
  bps: 8,
  kibps: 8 * 1024,
  kbps: 8e3,
  mibps: 8 * 1024 ** 2,
  mbps: 8e6,
  gibps: 8 * 1024 ** 3,
  gbps: 8e9,
  tibps: 8 * 1024 ** 4,
  tbps: 8e12,
};

/** Reads the rate of an option: `8bit`, `5kbit`, `1.5MBps`; a number alone counts bits. */
export const readSaveRate = (text: string): number | null => rateOf(/[a-z]$/i.test(text) ? text : `${text}bit`);

/** Reads the rate of a listing: `1000Kbit`, or with `-n` the bytes per second. */
export const readListRate = (text: string): number | null => readDecimal(text, HIGHEST) ?? rateOf(text);

/** Bytes per second, rounded as the tool prints them. */
function rateOf(text: string): number | null {
  const match = /^(\d{1,13}(?:\.\d{1,6})?)([A-Za-z]{3,5})$/.exec(text);
  const unit = match?.[2]?.toLowerCase() ?? "";
  if (!Object.hasOwn(UNITS, unit)) return null;
  const bytes = Math.trunc((Number(match?.[1]) * (UNITS[unit] ?? 0)) / 8);
  return bytes > HIGHEST ? null : roundedRate(bytes);
}

/** The tool rounds to whole kilobits from a megabit on, and to whole megabits from a gigabit on. */
function roundedRate(bytes: number): number {
  const unit = unitOf(bytes * 8);
  return (roundToEven((bytes * 8) / unit) * unit) / 8;
}

const unitOf = (bits: number): number => (bits >= 1e9 ? 1e6 : bits >= 1e6 ? 1e3 : 1);

/** Prints a rate as the save form and a listing without `-n` have it: `8bit`, `1000Kbit`, `1000Mbit`. */
export function printRate(bytes: number): string {
  const unit = unitOf(bytes * 8);
  return `${roundToEven((bytes * 8) / unit)}${unit === 1 ? "bit" : unit === 1e3 ? "Kbit" : "Mbit"}`;
}

/** Halves go to the even neighbour, as in C. */
function roundToEven(value: number): number {
  const rounded = Math.round(value);
  return value % 1 === 0.5 && rounded % 2 === 1 ? rounded - 1 : rounded;
}
