import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  explainAddressMask,
  explainNetmaskCidr,
  parseAddressMask,
  parseAnyWord,
  parseCidr,
  parseHexMask,
  parseNetmaskCidr,
  parseShortCidr,
  prefixLengthOf,
} from "../../src/net/index.ts";
import { cidrText, ipv4Text } from "./support/arbitraries.ts";
import { slowParseCidr, slowPrintCidr, slowPrintIp } from "./support/slow-ip.ts";

describe("parseShortCidr", () => {
  test.each([
    ["10/8", "10.0.0.0/8"],
    ["0/0", "0.0.0.0/0"],
    ["0/8", "0.0.0.0/8"],
    ["10.0.2/24", "10.0.2.0/24"],
    ["192.168.52/23", "192.168.52.0/23"],
    ["224.0.0/4", "224.0.0.0/4"],
    ["192.168.1.221/32", "192.168.1.221/32"],
    ["10.128.0.7/14", "10.128.0.7/14"],
    ["127", "127.0.0.0/8"],
    ["128", "128.0.0.0/16"],
    ["169.254", "169.254.0.0/16"],
    ["191.255", "191.255.0.0/16"],
    ["192.168.1", "192.168.1.0/24"],
    ["10.2", "10.2.0.0/8"],
    ["192.168.1.5", "192.168.1.5/32"],
  ])("%s is %s", (text, value) => {
    expect(parseShortCidr(text)).toBe(value);
    expect(parseCidr(value)).toBe(value);
  });

  test.each([
    "",
    "/8",
    ".",
    "10.",
    ".10",
    "10./8",
    "10..2/24",
    "010/8",
    "256",
    "10/33",
    "10/08",
    "10/",
    "10/x",
    "10 /8",
    "default",
    "10.0.0.0.0/8",
    "10.0.0.0.",
    "0x7f",
    "fe80::/64",
    "1.2.3.4.5",
    "123456789012345678",
    "-1/8",
    "10/255.0.0.0",
  ])("%j is none", (text) => {
    expect(parseShortCidr(text)).toBeNull();
  });

  test("takes every IPv4 CIDR as parseCidr does, and leaves off zero octets at the end", () => {
    fc.assert(
      fc.property(ipv4Text, fc.integer({ min: 0, max: 32 }), (address, length) => {
        const full = `${address}/${length}`;
        expect(parseShortCidr(full)).toBe(full);
        expect(parseShortCidr(`${address.replace(/(\.0)+$/, "")}/${length}`)).toBe(full);
      }),
    );
  });
});

describe("parseAnyWord", () => {
  test.each(["default", "any", "anywhere", "*"])("%s is all addresses of the family", (word) => {
    expect(parseAnyWord(word, "ipv4")).toBe("0.0.0.0/0");
    expect(parseAnyWord(word, "ipv6")).toBe("::/0");
  });

  test.each(["", "Default", "default ", "0.0.0.0", "0/0", "**", "-"])("%j is no such word", (word) => {
    expect(parseAnyWord(word, "ipv4")).toBeNull();
  });
});

describe("parseHexMask", () => {
  test.each([
    ["ffffff00", "255.255.255.0", 24],
    ["0xffffff00", "255.255.255.0", 24],
    ["0xFFFFFE00", "255.255.254.0", 23],
    ["ff000000", "255.0.0.0", 8],
    ["0xffffffff", "255.255.255.255", 32],
    ["00000000", "0.0.0.0", 0],
    ["0x0", "0.0.0.0", 0],
    ["0xff00ff00", "255.0.255.0", null],
  ])("%s is %s", (text, mask, length) => {
    expect(parseHexMask(text)).toBe(mask);
    expect(prefixLengthOf(mask)).toBe(length);
  });

  test.each([
    "",
    "0x",
    "ffffff0",
    "0xffffff000",
    "ffffff000",
    "0Xffffff00",
    "gggggggg",
    "ffffff00 ",
    "255.255.255.0",
    "ffffff00\n",
  ])("%j is none", (text) => {
    expect(parseHexMask(text)).toBeNull();
  });
});

describe("parseAddressMask", () => {
  test.each([
    ["10.0.0.1", { kind: "host", address: "10.0.0.1" }],
    ["FE80::1%br-ex", { kind: "host", address: "fe80::1%br-ex" }],
    ["10.0.0.1/32", { kind: "cidr", cidr: "10.0.0.1/32" }],
    ["0.0.0.0/0", { kind: "cidr", cidr: "0.0.0.0/0" }],
    ["2001:DB8::/32", { kind: "cidr", cidr: "2001:db8::/32" }],
    ["10.128.0.5/255.252.0.0", { kind: "cidr", cidr: "10.128.0.5/14" }],
    ["10.0.0.0/0.0.0.0", { kind: "cidr", cidr: "10.0.0.0/0" }],
    ["2001:db8::/FFFF:ffff::", { kind: "cidr", cidr: "2001:db8::/32" }],
    ["1.0.3.0/255.0.255.0", { kind: "mask", address: "1.0.3.0", mask: "255.0.255.0" }],
    ["::1/::FFFF", { kind: "mask", address: "::1", mask: "::ffff" }],
    ["::ffff:1.2.3.4/ffff::ffff", { kind: "mask", address: "::ffff:1.2.3.4", mask: "ffff::ffff" }],
  ])("%s", (text, value) => {
    expect(parseAddressMask(text)).toEqual(value);
    expect(explainAddressMask(text)).toBeNull();
    const cidr = value.kind === "cidr" ? value : null;
    expect(parseNetmaskCidr(text)).toBe(cidr === null ? null : (cidr as { cidr: string }).cidr);
  });

  test.each([
    ["", "empty", 0],
    ["localhost", "bad-character", 0],
    ["10.0.0.0/", "empty-prefix", 9],
    ["10.0.0.0/33", "prefix-too-long", 9],
    ["10.0.0.0/255.0", "too-few-octets", 14],
    ["10.0.0.0/255.0.0.256", "octet-too-large", 17],
    ["10.0.0.0/ffff::", "mixed-families", 9],
    ["fe80::/255.0.0.0", "mixed-families", 7],
    ["fe80::/ffff::%eth0", "zone-on-mask", 13],
    ["10.0.0.0/255.0.0.0/8", "bad-character", 18],
    ["!10.0.0.0/8", "bad-character", 0],
  ])("%j is none: %s at %i", (text, reason, at) => {
    expect(parseAddressMask(text)).toBeNull();
    expect(parseNetmaskCidr(text)).toBeNull();
    expect(explainAddressMask(text)).toEqual({ reason, at });
    expect(explainNetmaskCidr(text)).toEqual({ reason, at });
  });

  test("parseNetmaskCidr says why it refuses what parseAddressMask takes", () => {
    expect(explainNetmaskCidr("1.0.3.0/255.0.255.0")).toEqual({ reason: "non-contiguous-mask", at: 8 });
    expect(explainNetmaskCidr("10.0.0.1")).toEqual({ reason: "missing-prefix", at: 8 });
    expect(explainNetmaskCidr("10.0.0.0/255.0.0.0")).toBeNull();
  });

  test("a mask spelled out is the length it stands for", () => {
    fc.assert(
      fc.property(cidrText, (text) => {
        const slow = slowParseCidr(text);
        if (slow === null) throw new Error(text);
        const { bits, length } = slow;
        const mask = slowPrintIp({ bits, value: 2n ** BigInt(bits) - 2n ** BigInt(bits - length), zone: "" });
        expect(parseNetmaskCidr(`${text.slice(0, text.indexOf("/"))}/${mask}`)).toBe(slowPrintCidr(slow));
        expect(parseNetmaskCidr(text)).toBe(slowPrintCidr(slow));
      }),
    );
  });
});
