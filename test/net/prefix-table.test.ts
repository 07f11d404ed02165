import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cidr, maskedCidr, prefixTable } from "../../src/net/index.ts";
import { cidr, cidrText, ip, ipText, known, smallCidrText } from "./support/arbitraries.ts";
import { slowContains, slowParseCidr, slowParseIp } from "./support/slow-ip.ts";

/** A route table as anyone would write it: every prefix looked at, the longest kept, values of equal ones gathered. */
function slowMatches(
  entries: readonly (readonly [Cidr, number])[],
  address: string,
): { cidr: Cidr; values: number[] }[] {
  const parsed = known(slowParseIp(address));
  const matches: { cidr: Cidr; values: number[] }[] = [];
  for (const [written, value] of entries) {
    if (!slowContains(known(slowParseCidr(written)), { ...parsed, length: parsed.bits })) continue;
    const same = matches.find((match) => match.cidr === maskedCidr(written));
    if (same === undefined) matches.push({ cidr: maskedCidr(written), values: [value] });
    else same.values.push(value);
  }
  return matches.sort((x, y) => known(slowParseCidr(y.cidr)).length - known(slowParseCidr(x.cidr)).length);
}

describe("prefixTable", () => {
  const routes = prefixTable([
    [cidr("0.0.0.0/0"), "eth0"],
    [cidr("10.128.0.0/14"), "ovn-k8s-mp0"],
    [cidr("10.131.0.0/23"), "tun0"],
    [cidr("10.131.0.0/23"), "backup"],
    [cidr("10.131.0.5/23"), "host bits"],
    [cidr("fe80::%eth0/64"), "zoned"],
    [cidr("fe80::/10"), "any link"],
    [cidr("::ffff:10.0.0.0/104"), "mapped"],
  ]);

  test.each([
    ["10.131.0.9", { cidr: "10.131.0.0/23", values: ["tun0", "backup", "host bits"] }],
    ["10.131.2.0", { cidr: "10.128.0.0/14", values: ["ovn-k8s-mp0"] }],
    ["8.8.8.8", { cidr: "0.0.0.0/0", values: ["eth0"] }],
    ["fe80::1%eth0", { cidr: "fe80::%eth0/64", values: ["zoned"] }],
    ["fe80::1%eth1", null],
    ["fe80::1", { cidr: "fe80::/10", values: ["any link"] }],
    ["::ffff:10.0.0.1", { cidr: "::ffff:10.0.0.0/104", values: ["mapped"] }],
    ["::ffff:11.0.0.1", null],
    ["2001:db8::1", null],
  ])("%s matches %j", (address, match) => {
    expect(routes.lookup(ip(address))).toEqual(match);
    expect(routes.lookupAll(ip(address))[0] ?? null).toEqual(match);
  });

  test("counts different prefixes; all that hold an address come longest first", () => {
    expect(routes.size).toBe(6);
    expect(routes.lookupAll(ip("10.131.0.9")).map((match) => match.cidr)).toEqual([
      "10.131.0.0/23",
      "10.128.0.0/14",
      "0.0.0.0/0",
    ]);
  });

  test("an empty one matches nothing", () => {
    expect(prefixTable([]).lookup(ip("10.0.0.1"))).toBeNull();
    expect(prefixTable([]).lookupAll(ip("10.0.0.1"))).toEqual([]);
    expect(prefixTable([]).size).toBe(0);
  });

  test("agrees with a look at every prefix", () => {
    const address = fc.oneof(
      smallCidrText.map((text) => text.slice(0, text.indexOf("/"))),
      ipText,
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(smallCidrText, cidrText), { maxLength: 40 }),
        fc.array(address, { minLength: 1, maxLength: 20 }),
        (texts, queries) => {
          const entries = texts.map((text, i) => [cidr(text), i] as const);
          const table = prefixTable(entries);
          for (const query of queries) {
            const matches = slowMatches(entries, ip(query));
            expect(table.lookupAll(ip(query))).toEqual(matches);
            expect(table.lookup(ip(query))).toEqual(matches[0] ?? null);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("of a hundred thousand prefixes agrees with a look at each", () => {
    const entries = Array.from({ length: 100_000 }, (_, i) => {
      const word = Math.imul(i + 1, 2654435761) >>> 0;
      const address = `${word >>> 24}.${(word >>> 16) & 255}.${(word >>> 8) & 255}.${word & 255}`;
      return [cidr(`${address}/${12 + (i % 21)}`), i] as const;
    });
    const table = prefixTable(entries);
    const queries = entries.filter((_, i) => i % 20_000 === 7).map(([value]) => ip(value.slice(0, value.indexOf("/"))));
    for (const query of queries) expect(table.lookupAll(query)).toEqual(slowMatches(entries, query));
  });
});
