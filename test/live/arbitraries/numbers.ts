import fc, { type Arbitrary } from "fast-check";
import { oneOf } from "./words.ts";

// Numbers in the spellings that options take.

export const upTo = (max: number, min = 0): Arbitrary<string> => fc.integer({ min, max }).map(String);

export const uint8: Arbitrary<string> = upTo(0xff);
export const uint16: Arbitrary<string> = upTo(0xffff);
export const uint32: Arbitrary<string> = fc.oneof(oneOf("0", "1", "4294967295"), upTo(0xffff_ffff));

export const uint64: Arbitrary<string> = fc.oneof(
  oneOf("0", "99999", "100000", "999499", "9999500", "18446744073709551615"),
  fc.integer({ min: 0, max: 2_000_000_000 }).map(String),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String),
);

const asHex = (value: number): string => `0x${value.toString(16)}`;

/** A mark or a mask: single bits, runs of bits and anything. */
export const mark: Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(0, 1, 0x4000, 0x8000, 0x1745ec, 0xffff, 0xff00_0000, 0xffff_ffff),
    fc.integer({ min: 0, max: 0xffff_ffff }),
  )
  .map(asHex);

export const maskedMark: Arbitrary<string> = fc.oneof(
  mark,
  fc.tuple(mark, mark).map(([value, mask]) => `${value}/${mask}`),
);

/** `A`, or `A:B` with A <= B. */
export function rangeOf(max: number, separator = ":"): Arbitrary<string> {
  const value = fc.integer({ min: 0, max });
  return fc.oneof(
    value.map(String),
    fc.tuple(value, value).map(([a, b]) => `${Math.min(a, b)}${separator}${Math.max(a, b)}`),
  );
}

const port: Arbitrary<string> = fc.oneof(oneOf("0", "22", "53", "80", "443", "8080", "31785", "65535"), uint16);

/** A port, a range of ports, or one with an open end. */
export const ports: Arbitrary<string> = fc.oneof(
  port,
  rangeOf(0xffff),
  port.map((from) => `${from}:`),
  port.map((to) => `:${to}`),
);
