import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addressCount,
  addressFamily,
  type Cidr,
  cidrAddress,
  cidrContains,
  cidrFromNetmask,
  cidrOf,
  cidrOverlaps,
  cidrPrefixLength,
  compareCidrs,
  compareIpAddresses,
  explainNetmask,
  firstAddress,
  type IpAddress,
  lastAddress,
  maskedCidr,
  netmaskOf,
  prefixLengthOf,
} from "../../src/net/index.ts";
import { cidr, cidrText, ip, ipText, known, smallCidrText } from "./support/arbitraries.ts";
import {
  type SlowPrefix,
  slowContains,
  slowFirst,
  slowLast,
  slowOverlaps,
  slowParseCidr,
  slowParseIp,
  slowPrintCidr,
  slowPrintIp,
  slowSize,
} from "./support/slow-ip.ts";

const slowCidr = (text: string): SlowPrefix => known(slowParseCidr(text));
const slowIp = (text: string): SlowPrefix => {
  const parsed = known(slowParseIp(text));
  return { ...parsed, length: parsed.bits };
};

describe("networks", () => {
  test("host bits are dropped when asked for, zones kept", () => {
    expect(maskedCidr(cidr("10.131.0.2/23"))).toBe("10.131.0.0/23");
    expect(maskedCidr(cidr("fe80::1%eth0/64"))).toBe("fe80::%eth0/64");
    expect(maskedCidr(cidr("10.131.0.0/23"))).toBe("10.131.0.0/23");
  });

  test("first, last and count", () => {
    expect(firstAddress(cidr("10.131.0.2/23"))).toBe("10.131.0.0");
    expect(lastAddress(cidr("10.131.0.2/23"))).toBe("10.131.1.255");
    expect(lastAddress(cidr("fe80::%eth0/64"))).toBe("fe80::ffff:ffff:ffff:ffff%eth0");
    expect(lastAddress(cidr("0.0.0.0/0"))).toBe("255.255.255.255");
    expect(addressCount(cidr("10.131.0.2/23"))).toBe(512);
    expect(addressCount(cidr("0.0.0.0/0"))).toBe(4294967296);
    expect(addressCount(cidr("::/76"))).toBe(4503599627370496);
    expect(addressCount(cidr("::/75"))).toBe("9007199254740992");
    expect(addressCount(cidr("::/64"))).toBe("18446744073709551616");
    expect(addressCount(cidr("::/0"))).toBe("340282366920938463463374607431768211456");
  });

  test("what contains what", () => {
    expect(cidrContains(cidr("10.128.0.0/14"), ip("10.131.0.9"))).toBe(true);
    expect(cidrContains(cidr("10.128.0.0/14"), ip("10.132.0.0"))).toBe(false);
    expect(cidrContains(cidr("10.128.0.0/14"), cidr("10.131.0.0/23"))).toBe(true);
    expect(cidrContains(cidr("10.131.0.0/23"), cidr("10.128.0.0/14"))).toBe(false);
    expect(cidrContains(cidr("10.131.1.7/23"), ip("10.131.0.0"))).toBe(true);
    expect(cidrContains(cidr("0.0.0.0/0"), ip("::ffff:10.0.0.1"))).toBe(false);
    expect(cidrContains(cidr("::/0"), ip("10.0.0.1"))).toBe(false);
    expect(cidrContains(cidr("::ffff:10.0.0.0/104"), ip("::ffff:10.0.0.1"))).toBe(true);
    expect(cidrContains(cidr("fe80::/64"), ip("fe80::1%eth0"))).toBe(false);
    expect(cidrContains(cidr("fe80::%eth0/64"), ip("fe80::1%eth0"))).toBe(true);
    expect(cidrContains(cidr("fe80::%eth0/64"), ip("fe80::1%eth1"))).toBe(false);
    expect(cidrContains(cidr("fe80::%eth0/64"), ip("fe80::1"))).toBe(false);
  });

  test("agrees with the slow arithmetic", () => {
    fc.assert(
      fc.property(fc.oneof(cidrText, smallCidrText), (text) => {
        const value = cidr(text);
        const slow = slowCidr(text);
        const first = { ...slow, value: slowFirst(slow) };
        expect(maskedCidr(value)).toBe(slowPrintCidr(first));
        expect(firstAddress(value)).toBe(slowPrintIp(first));
        expect(lastAddress(value)).toBe(slowPrintIp({ ...slow, value: slowLast(slow) }));
        expect(String(addressCount(value))).toBe(String(slowSize(slow)));
        expect(typeof addressCount(value)).toBe(
          slowSize(slow) <= BigInt(Number.MAX_SAFE_INTEGER) ? "number" : "string",
        );
        expect(cidrAddress(value)).toBe(slowPrintIp(slow));
        expect(cidrPrefixLength(value)).toBe(slow.length);
        expect(cidrOf(cidrAddress(value), slow.length)).toBe(value);
        expect(addressFamily(cidrAddress(value))).toBe(slow.bits === 32 ? "ipv4" : "ipv6");
      }),
      { numRuns: 5_000 },
    );
  });

  test("contains and overlaps agree with the slow arithmetic, in both directions", () => {
    const close = fc.oneof(smallCidrText, cidrText);
    fc.assert(
      fc.property(
        close,
        close,
        fc.oneof(
          smallCidrText.map((text) => text.slice(0, text.indexOf("/"))),
          ipText,
        ),
        (x, y, address) => {
          expect(cidrContains(cidr(x), cidr(y))).toBe(slowContains(slowCidr(x), slowCidr(y)));
          expect(cidrContains(cidr(x), ip(address))).toBe(slowContains(slowCidr(x), slowIp(address)));
          expect(cidrOverlaps(cidr(x), cidr(y))).toBe(slowOverlaps(slowCidr(x), slowCidr(y)));
          expect(cidrOverlaps(cidr(y), cidr(x))).toBe(cidrOverlaps(cidr(x), cidr(y)));
        },
      ),
      { numRuns: 20_000 },
    );
  });
});

describe("order", () => {
  test("is by family, number and zone, not by text", () => {
    const texts = [
      "fe80::1%b",
      "10.0.0.10",
      "::ffff:1.2.3.4",
      "fe80::1",
      "10.0.0.9",
      "fe80::1%a",
      "200.0.0.1",
      "::",
      "9.0.0.0",
    ];
    const sorted = [
      "9.0.0.0",
      "10.0.0.9",
      "10.0.0.10",
      "200.0.0.1",
      "::",
      "::ffff:1.2.3.4",
      "fe80::1",
      "fe80::1%a",
      "fe80::1%b",
    ];
    expect(texts.map(ip).sort(compareIpAddresses)).toEqual(sorted);
    const cidrs = ["10.0.0.0/16", "10.0.0.0/8", "::/0", "9.0.0.0/32"].map(cidr);
    expect(cidrs.sort(compareCidrs)).toEqual(["9.0.0.0/32", "10.0.0.0/8", "10.0.0.0/16", "::/0"]);
  });

  test("agrees with the slow numbers and is zero for equal texts only", () => {
    const near = fc.oneof(
      smallCidrText.map((text) => text.slice(0, text.indexOf("/"))),
      ipText,
    );
    fc.assert(
      fc.property(near, near, (x, y) => {
        const key = (text: string): [number, bigint, string] => [
          slowIp(text).bits,
          slowIp(text).value,
          slowIp(text).zone,
        ];
        const [one, other] = [key(x), key(y)];
        const at = [0, 1, 2].find((i) => one[i] !== other[i]);
        const expected = at === undefined ? 0 : (one[at] as string) < (other[at] as string) ? -1 : 1;
        expect(Math.sign(compareIpAddresses(ip(x), ip(y)))).toBe(expected);
        expect(compareIpAddresses(ip(x), ip(y)) === 0).toBe(ip(x) === ip(y));
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("netmasks", () => {
  test("every length of both families and back", () => {
    for (const [any, width] of [
      ["0.0.0.0", 32],
      ["::", 128],
    ] as const) {
      for (let length = 0; length <= width; length++) {
        const value = known(cidrOf(ip(any), length));
        const bits = 2n ** BigInt(width) - 2n ** BigInt(width - length);
        const mask = netmaskOf(value);
        expect(mask).toBe(slowPrintIp({ bits: width, value: bits, zone: "" }));
        expect(prefixLengthOf(mask)).toBe(length);
        expect(explainNetmask(mask)).toBeNull();
        expect(cidrFromNetmask(ip(any), mask)).toBe(value);
      }
    }
  });

  test("a mask is contiguous exactly if it is one of those", () => {
    const bits = fc.oneof(
      fc.integer({ min: 0, max: 32 }).map((n) => 2n ** 32n - 2n ** BigInt(n)),
      fc.bigInt({ min: 0n, max: 2n ** 32n - 1n }),
    );
    fc.assert(
      fc.property(bits, (value) => {
        const text = slowPrintIp({ bits: 32, value, zone: "" });
        const isContiguous = /^1*0*$/.test(value.toString(2).padStart(32, "0"));
        expect(prefixLengthOf(text)).toBe(isContiguous ? value.toString(2).replaceAll("0", "").length : null);
      }),
    );
  });

  test.each([
    ["255.0.255.0", "non-contiguous-mask", 0],
    ["0.0.0.255", "non-contiguous-mask", 0],
    ["ffff::1", "non-contiguous-mask", 0],
    ["ffff:ffff:ffff:ffff:0:1::", "non-contiguous-mask", 0],
    ["ffff::%eth0", "zone-on-mask", 6],
    ["255.255.255", "too-few-octets", 11],
    ["", "empty", 0],
  ])("%j is no netmask: %s at %i", (text, reason, at) => {
    expect(prefixLengthOf(text)).toBeNull();
    expect(explainNetmask(text)).toEqual({ reason, at });
    expect(cidrFromNetmask(ip("10.0.0.0"), text)).toBeNull();
    expect(cidrFromNetmask(ip("fe80::"), text)).toBeNull();
  });

  test("destination and netmask columns make a CIDR of one family", () => {
    expect(cidrFromNetmask(ip("10.128.0.0"), "255.252.0.0")).toBe("10.128.0.0/14");
    expect(cidrFromNetmask(ip("169.254.169.3"), "255.255.255.255")).toBe("169.254.169.3/32");
    expect(cidrFromNetmask(ip("fe80::1%eth0"), "ffff:ffff:ffff:ffff::")).toBe("fe80::1%eth0/64");
    expect(cidrFromNetmask(ip("fe80::"), "255.0.0.0")).toBeNull();
    expect(cidrFromNetmask(ip("10.0.0.0"), "ff00::")).toBeNull();
  });

  test("a CIDR is made of an address and a length in range only", () => {
    expect(cidrOf(ip("10.0.0.1"), 8)).toBe("10.0.0.1/8");
    expect(cidrOf(ip("fe80::1%a"), 128)).toBe("fe80::1%a/128");
    expect(cidrOf(ip("10.0.0.1"), -0)).toBe("10.0.0.1/0");
    for (const length of [33, -1, 8.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(cidrOf(ip("10.0.0.1"), length)).toBeNull();
    expect(cidrOf(ip("::"), 129)).toBeNull();
  });
});

describe("a brand put on by a cast", () => {
  test("makes no address that any prefix holds, and no text that passes for one", () => {
    const false1 = "010.0.0.1" as IpAddress;
    expect(cidrContains(cidr("0.0.0.0/0"), false1)).toBe(false);
    expect(cidrContains(cidr("::/0"), false1)).toBe(false);
    expect(cidrContains("nonsense" as Cidr, ip("10.0.0.1"))).toBe(false);
    expect(cidrOverlaps("nonsense" as Cidr, cidr("::/0"))).toBe(false);
    expect(slowParseCidr(maskedCidr("nonsense" as Cidr))).toBeNull();
    expect(slowParseIp(firstAddress("nonsense/8" as Cidr))).toBeNull();
  });
});
