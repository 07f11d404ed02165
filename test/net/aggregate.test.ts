import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cidr, compareCidrs, excludeCidr, maskedCidr, mergeCidrs } from "../../src/net/index.ts";
import { cidr, cidrText, known, smallCidrText } from "./support/arbitraries.ts";
import {
  type SlowPrefix,
  slowContains,
  slowFirst,
  slowLast,
  slowOverlaps,
  slowParseCidr,
  slowSize,
} from "./support/slow-ip.ts";

const slow = (text: string): SlowPrefix => known(slowParseCidr(text));

/** Every address of the CIDRs, one by one; for small ones only. */
function addresses(cidrs: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const prefix of cidrs.map(slow)) {
    for (let value = slowFirst(prefix); value <= slowLast(prefix); value++)
      all.add(`${prefix.bits} ${value} ${prefix.zone}`);
  }
  return all;
}

/** Whether no two of the CIDRs could be written as one. */
const isMinimal = (cidrs: readonly Cidr[]): boolean =>
  cidrs.map(slow).every((x, i, all) =>
    all.every((y, j) => {
      const isJoined =
        slowFirst(x) % (2n * slowSize(x)) === 0n && slowLast(x) + 1n === slowFirst(y) && x.length === y.length;
      return i === j || (!slowOverlaps(x, y) && !(isJoined && x.bits === y.bits && x.zone === y.zone));
    }),
  );

const isSorted = (cidrs: readonly Cidr[]): boolean =>
  cidrs.every((value, i) => i === 0 || compareCidrs(cidrs[i - 1] ?? value, value) < 0);

describe("mergeCidrs", () => {
  test.each([
    [[], []],
    [["10.0.0.0/24", "10.0.1.0/24"], ["10.0.0.0/23"]],
    [
      ["10.0.1.0/24", "10.0.2.0/24"],
      ["10.0.1.0/24", "10.0.2.0/24"],
    ],
    [["10.0.1.0/24", "10.0.0.0/24", "10.0.2.0/23", "10.0.0.7/32"], ["10.0.0.0/22"]],
    [["0.0.0.0/1", "128.0.0.0/1"], ["0.0.0.0/0"]],
    [
      ["::/1", "8000::/1", "0.0.0.0/0"],
      ["0.0.0.0/0", "::/0"],
    ],
    [["10.1.2.3/8", "10.0.0.0/8"], ["10.0.0.0/8"]],
    [
      ["fe80::%b/65", "fe80::/65", "fe80::8000:0:0:0%b/65"],
      ["fe80::/65", "fe80::%b/64"],
    ],
    [
      ["fe80::%a/128", "fe80::1/128"],
      ["fe80::%a/128", "fe80::1/128"],
    ],
    [["::1/128", "::/128"], ["::/127"]],
  ])("%j gives %j", (given, merged) => {
    expect(mergeCidrs(given.map(cidr))).toEqual(merged);
  });

  test("keeps the same addresses, in order, and no two that could be one", () => {
    fc.assert(
      fc.property(fc.array(smallCidrText, { maxLength: 24 }), (texts) => {
        const given = texts.map(cidr);
        const merged = mergeCidrs(given);
        expect(addresses(merged)).toEqual(addresses(given));
        expect(isMinimal(merged)).toBe(true);
        expect(isSorted(merged)).toBe(true);
        expect(mergeCidrs(merged)).toEqual(merged);
        expect(given).toEqual(texts.map(cidr));
      }),
      { numRuns: 2_000 },
    );
  });

  test("merges what excludeCidr took apart", () => {
    fc.assert(
      fc.property(cidrText, fc.integer({ min: 0, max: 128 }), (text, more) => {
        const outer = maskedCidr(cidr(text));
        const { bits, length } = slow(text);
        const hole = maskedCidr(cidr(text.replace(/[0-9]+$/, String(Math.min(bits, length + more)))));
        const rest = excludeCidr(outer, hole);
        expect(mergeCidrs([...rest, hole])).toEqual([outer]);
        expect(rest.length).toBe(slow(hole).length - length);
        expect(rest.some((part) => slowOverlaps(slow(part), slow(hole)))).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("excludeCidr", () => {
  test.each([
    ["10.0.0.0/22", "10.0.1.0/24", ["10.0.0.0/24", "10.0.2.0/23"]],
    ["10.0.0.0/24", "10.0.0.0/24", []],
    ["10.0.0.0/24", "10.0.0.0/8", []],
    ["10.0.0.9/24", "10.0.1.0/24", ["10.0.0.0/24"]],
    ["0.0.0.0/0", "::/0", ["0.0.0.0/0"]],
    ["fe80::/64", "fe80::%eth0/64", ["fe80::/64"]],
    ["::/126", "::2/128", ["::/127", "::3/128"]],
    ["0.0.0.0/0", "128.0.0.0/1", ["0.0.0.0/1"]],
  ])("%s without %s is %j", (from, hole, rest) => {
    expect(excludeCidr(cidr(from), cidr(hole))).toEqual(rest);
  });

  test("leaves exactly the addresses that are not in the hole", () => {
    fc.assert(
      fc.property(smallCidrText, smallCidrText, (from, hole) => {
        const rest = excludeCidr(cidr(from), cidr(hole));
        const gone = addresses([hole]);
        expect(addresses(rest)).toEqual(new Set([...addresses([from])].filter((address) => !gone.has(address))));
        expect(isMinimal(rest)).toBe(true);
        expect(isSorted(rest)).toBe(true);
        expect(rest.length === 0).toBe(slowContains(slow(hole), slow(from)));
      }),
      { numRuns: 2_000 },
    );
  });
});
