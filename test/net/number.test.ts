import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counterOf, parseCounter, parsePort } from "../../src/net/index.ts";

describe("parseCounter", () => {
  test.each([
    ["0", 0],
    ["1760", 1760],
    ["007", 7],
    ["000", 0],
    ["9007199254740991", 9007199254740991],
    ["9007199254740992", "9007199254740992"],
    ["9999999999999999", "9999999999999999"],
    ["18446744073709551615", "18446744073709551615"],
    ["00018446744073709551615", "18446744073709551615"],
    ["00000000000000000000000000042", 42],
  ])("%s", (text, value) => {
    expect(parseCounter(text)).toBe(value);
  });

  test.each(["", " 1", "1 ", "+1", "-1", "1.0", "1e3", "106K", "0x10", "١", "1\n"])("%j is none", (text) => {
    expect(parseCounter(text)).toBeNull();
  });

  test("is exact at any size", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 80n }), (value) => {
        const counter = parseCounter(String(value));
        expect(String(counter)).toBe(String(value));
        expect(typeof counter).toBe(value <= BigInt(Number.MAX_SAFE_INTEGER) ? "number" : "string");
      }),
    );
  });
});

describe("parsePort", () => {
  test("takes every port and no number above", () => {
    for (let port = 0; port <= 65535; port++) expect(parsePort(String(port))).toBe(port);
    for (const text of ["65536", "99999", "100000", "", "080", "00", "-1", "80 ", "http", "1e3", "8.0"])
      expect(parsePort(text)).toBeNull();
  });
});

test("counterOf is a number as far as numbers are exact, and the decimal text above", () => {
  expect(counterOf(0n)).toBe(0);
  expect(counterOf(9_007_199_254_740_991n)).toBe(9_007_199_254_740_991);
  expect(counterOf(9_007_199_254_740_992n)).toBe("9007199254740992");
  expect(counterOf(1n << 127n)).toBe("170141183460469231731687303715884105728");
});
