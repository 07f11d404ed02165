import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classifyAddress, firstAddress, lastAddress } from "../../src/net/index.ts";
import { SPECIAL_IPV4 } from "../../src/net/special-ipv4.ts";
import { SPECIAL_IPV6 } from "../../src/net/special-ipv6.ts";
import { cidr, ip, ipText, known } from "./support/arbitraries.ts";
import { type SlowPrefix, slowContains, slowParseCidr, slowParseIp } from "./support/slow-ip.ts";

/**
 * The registries once more, as text: block, kind, and source, destination, forwardable, globally reachable (T, F, - for N/A), typed from
 * the registries and not from the source.
 */
const registry: readonly string[] = [
  "0.0.0.0/8 this-network TFFF RFC 791",
  "0.0.0.0/32 this-host TFFF RFC 1122",
  "10.0.0.0/8 private-use TTTF RFC 1918",
  "100.64.0.0/10 shared TTTF RFC 6598",
  "127.0.0.0/8 loopback FFFF RFC 1122",
  "169.254.0.0/16 link-local TTFF RFC 3927",
  "172.16.0.0/12 private-use TTTF RFC 1918",
  "192.0.0.0/24 ietf-protocol FFFF RFC 6890",
  "192.0.0.0/29 service-continuity TTTF RFC 7335",
  "192.0.0.8/32 dummy TFFF RFC 7600",
  "192.0.0.9/32 pcp-anycast TTTT RFC 7723",
  "192.0.0.10/32 turn-anycast TTTT RFC 8155",
  "192.0.0.170/32 nat64-discovery FFFF RFC 8880",
  "192.0.0.171/32 nat64-discovery FFFF RFC 8880",
  "192.0.2.0/24 documentation FFFF RFC 5737",
  "192.31.196.0/24 as112 TTTT RFC 7535",
  "192.52.193.0/24 amt TTTT RFC 7450",
  "192.88.99.0/24 deprecated ---- RFC 7526",
  "192.88.99.2/32 6a44-relay-anycast TTTF RFC 6751",
  "192.168.0.0/16 private-use TTTF RFC 1918",
  "192.175.48.0/24 as112 TTTT RFC 7534",
  "198.18.0.0/15 benchmarking TTTF RFC 2544",
  "198.51.100.0/24 documentation FFFF RFC 5737",
  "203.0.113.0/24 documentation FFFF RFC 5737",
  "224.0.0.0/4 multicast ---- RFC 5771",
  "240.0.0.0/4 reserved FFFF RFC 1112",
  "255.255.255.255/32 limited-broadcast FTFF RFC 8190",
  "::1/128 loopback FFFF RFC 4291",
  "::/128 unspecified TFFF RFC 4291",
  "::ffff:0.0.0.0/96 ipv4-mapped FFFF RFC 4291",
  "64:ff9b::/96 ipv4-translation TTTT RFC 6052",
  "64:ff9b:1::/48 ipv4-translation TTTF RFC 8215",
  "100::/64 discard-only TTTF RFC 6666",
  "100:0:0:1::/64 dummy TFFF RFC 9780",
  "2001::/23 ietf-protocol FFFF RFC 2928",
  "2001::/32 teredo TTT- RFC 4380",
  "2001:1::1/128 pcp-anycast TTTT RFC 7723",
  "2001:1::2/128 turn-anycast TTTT RFC 8155",
  "2001:1::3/128 srp-anycast TTTT RFC 9665",
  "2001:2::/48 benchmarking TTTF RFC 5180",
  "2001:3::/32 amt TTTT RFC 7450",
  "2001:4:112::/48 as112 TTTT RFC 7535",
  "2001:10::/28 deprecated ---- RFC 4843",
  "2001:20::/28 orchid TTTT RFC 7343",
  "2001:30::/28 drone-remote-id TTTT RFC 9374",
  "2001:db8::/32 documentation FFFF RFC 3849",
  "2002::/16 6to4 TTT- RFC 3056",
  "2620:4f:8000::/48 as112 TTTT RFC 7534",
  "3fff::/20 documentation FFFF RFC 9637",
  "5f00::/16 srv6-sid TTTF RFC 9602",
  "fc00::/7 unique-local TTTF RFC 4193",
  "fe80::/10 link-local TTFF RFC 4291",
  "ff00::/8 multicast ---- RFC 4291",
];

interface Row {
  readonly block: string;
  readonly prefix: SlowPrefix;
  readonly kind: string;
  readonly reach: string;
  readonly rfc: string;
}

const rows: readonly Row[] = registry.map((line) => {
  const [block = "", kind = "", reach = "", ...rfc] = line.split(" ");
  return { block, prefix: known(slowParseCidr(block)), kind, reach, rfc: rfc.join(" ") };
});

/** The row of the longest block that holds the address. */
function slowRow(address: string): Row | null {
  const parsed = { ...known(slowParseIp(address)), zone: "" };
  const holding = rows.filter(({ prefix }) => slowContains(prefix, { ...parsed, length: parsed.bits }));
  return holding.sort((x, y) => y.prefix.length - x.prefix.length)[0] ?? null;
}

const letter = (verdict: boolean | null): string => (verdict === null ? "-" : verdict ? "T" : "F");

function check(address: string): void {
  const found = classifyAddress(ip(address));
  const row = slowRow(ip(address));
  const reach = [found.source, found.destination, found.forwardable, found.globallyReachable].map(letter).join("");
  expect({ kind: found.kind, block: found.block, reach, rfc: found.rfc }, address).toEqual(
    row === null
      ? { kind: "global", block: null, reach: "TTTT", rfc: null }
      : { kind: row.kind, block: row.block, reach: row.reach, rfc: row.rfc },
  );
}

describe("classifyAddress", () => {
  test("has the rows of the registries and no other", () => {
    expect(SPECIAL_IPV4.length + SPECIAL_IPV6.length).toBe(rows.length);
  });

  test.each(rows.map(({ block }) => block))("%s: its first and last address", (block) => {
    check(firstAddress(cidr(block)));
    check(lastAddress(cidr(block)));
  });

  test.each([
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.0",
    "128.0.0.0",
    "172.32.0.0",
    "192.0.0.11",
    "223.255.255.255",
    "2606:4700::1",
    "fec0::1",
    "::2",
    "101::",
  ])("%s", check);

  test("zones do not count, mapped addresses are their own kind", () => {
    expect(classifyAddress(ip("fe80::1%br-ex"))).toMatchObject({
      kind: "link-local",
      block: "fe80::/10",
      name: "Link-Local Unicast",
    });
    expect(classifyAddress(ip("::ffff:10.0.0.1"))).toMatchObject({ kind: "ipv4-mapped", block: "::ffff:0.0.0.0/96" });
    expect(classifyAddress(ip("8.8.8.8"))).toEqual({
      kind: "global",
      block: null,
      name: "Global",
      rfc: null,
      source: true,
      destination: true,
      forwardable: true,
      globallyReachable: true,
    });
  });

  test("agrees with a look at every row", () => {
    const near = fc
      .tuple(fc.constantFrom(...rows), fc.bigInt({ min: -2n, max: 2n ** 40n }))
      .map(([{ prefix }, offset]) => {
        const most = 2n ** BigInt(prefix.bits) - 1n;
        const value = prefix.value + offset < 0n ? 0n : prefix.value + offset > most ? most : prefix.value + offset;
        const hex = value.toString(16).padStart(prefix.bits / 4, "0");
        return prefix.bits === 32
          ? [0, 2, 4, 6].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)).join(".")
          : [0, 4, 8, 12, 16, 20, 24, 28].map((i) => hex.slice(i, i + 4)).join(":");
      });
    fc.assert(fc.property(fc.oneof(near, ipText), check), { numRuns: 10_000 });
  });
});
