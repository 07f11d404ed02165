import { describe, expect, test } from "vitest";
import {
  explainAddressMask,
  explainCidr,
  explainIpAddress,
  explainMac,
  explainNetmask,
  explainNetmaskCidr,
  parseAnyWord,
  parseCidr,
  parseCounter,
  parseHexMask,
  parseIpAddress,
  parsePort,
  parseShortCidr,
} from "../../src/net/index.ts";

const HUGE = 50_000_000;

const hugeTexts: readonly (readonly [string, string])[] = [
  ["digits", "1".repeat(HUGE)],
  ["zeros", "0".repeat(HUGE)],
  ["colons", ":".repeat(HUGE)],
  ["dots", ".".repeat(HUGE)],
  ["groups", "1:".repeat(HUGE / 2)],
  ["octets", "1.".repeat(HUGE / 2)],
  ["dashes", "a-".repeat(HUGE / 2)],
  ["slashes", "/".repeat(HUGE)],
  ["percents", "%".repeat(HUGE)],
  ["NULs", "\0".repeat(HUGE)],
  ["lone surrogates", "\ud800".repeat(HUGE)],
  ["a length", `10.0.0.0/${"0".repeat(HUGE)}`],
  ["a long tail", `::1.2.3.4${"5".repeat(HUGE)}`],
  ["a mask", `10.0.0.0/255.${"0.".repeat(HUGE / 2)}`],
];

const functions = [
  explainIpAddress,
  explainCidr,
  explainMac,
  explainNetmask,
  explainAddressMask,
  explainNetmaskCidr,
  parseShortCidr,
  parseHexMask,
  parsePort,
  parseCounter,
  (text: string) => parseAnyWord(text, "ipv4"),
];

describe("hostile texts", () => {
  test.each(hugeTexts)("50 MB of %s are refused", (_, text) => {
    text.charCodeAt(0);
    const results = functions.map((run) => run(text));
    expect(results[0]).not.toBeNull();
    expect(results[1]).not.toBeNull();
    expect(results[2]).not.toBeNull();
  });

  test("a zone of 50 MB is an interface name like any other, in linear time", () => {
    const zone = "a".repeat(HUGE);
    expect(parseIpAddress(`fe80::1%${zone}`)?.length).toBe(HUGE + 8);
    expect(parseIpAddress(`FE80::01%${zone}`)?.length).toBe(HUGE + 8);
    expect(parseCidr(`fe80::1%${zone}/64`)?.length).toBe(HUGE + 11);
    expect(explainIpAddress(`fe80::1%${zone} `)).toEqual({ reason: "bad-character", at: HUGE + 8 });
  });

  test("names of the object prototype are no addresses", () => {
    for (const text of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      expect(parseIpAddress(text)).toBeNull();
      expect(parseCidr(`${text}/8`)).toBeNull();
      expect(parseAnyWord(text, "ipv6")).toBeNull();
    }
  });
});
