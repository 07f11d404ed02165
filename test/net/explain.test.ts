import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainCidr, explainIpAddress, parseCidr, parseIpAddress, parseIpv4, parseIpv6 } from "../../src/net/index.ts";
import { cidrText, ipText, nearIpText } from "./support/arbitraries.ts";
import { slowParseCidr, slowParseIp, slowPrintCidr, slowPrintIp } from "./support/slow-ip.ts";

describe("explainIpAddress", () => {
  test.each([
    ["", "empty", 0],
    ["010.1.1.1", "leading-zero", 0],
    ["10.1.01.1", "leading-zero", 5],
    ["10.1.1.256", "octet-too-large", 7],
    ["10.1.1", "too-few-octets", 6],
    ["10.1.1.1.1", "too-many-octets", 8],
    ["10..1.1", "empty-octet", 3],
    ["10.1.1.", "empty-octet", 7],
    ["10.1.1.x", "bad-character", 7],
    ["10.1.1.1 ", "bad-character", 8],
    ["10.1.1.1:80", "bad-character", 8],
    ["10.1.1.1%eth0", "zone-on-ipv4", 8],
    ["default", "bad-character", 0],
    ["[::1]", "bad-character", 0],
    ["fe80::g", "bad-character", 6],
    ["::1 ", "bad-character", 3],
    [":1", "empty-group", 0],
    ["1:", "empty-group", 2],
    ["1:2:", "empty-group", 4],
    ["::1:", "empty-group", 4],
    [":::", "empty-group", 2],
    ["1:::2", "empty-group", 3],
    ["1::2::3", "two-double-colons", 4],
    ["fe80::12345", "group-too-long", 6],
    ["1:2:3:4:5:6:7", "too-few-groups", 13],
    ["1:2:3:4:5:6:7:8:9", "too-many-groups", 17],
    ["1:2:3:4:5:6:7:8:9:a", "too-many-groups", 16],
    ["1:2:3:4::5:6:7:8", "too-many-groups", 16],
    ["::1.2.3", "too-few-octets", 7],
    ["::1.2.300.4", "octet-too-large", 6],
    ["1:2:3:4:5:6:7:1.2.3.4", "too-many-groups", 21],
    ["::1.2.3.4x%eth0", "bad-character", 9],
    ["fe80::1%", "empty-zone", 8],
    ["fe80::1%a b", "bad-character", 9],
    ["fe80::1%a/b", "bad-character", 9],
  ])("%j: %s at %i", (text, reason, at) => {
    expect(explainIpAddress(text)).toEqual({ reason, at });
  });

  test("is null for what is an address", () => {
    expect(explainIpAddress("fe80::1%br-ex")).toBeNull();
    expect(explainIpAddress("10.131.0.2")).toBeNull();
  });
});

describe("explainCidr", () => {
  test.each([
    ["10.0.0.0", "missing-prefix", 8],
    ["10.0.0.0/", "empty-prefix", 9],
    ["10.0.0.0/33", "prefix-too-long", 9],
    ["fe80::/129", "prefix-too-long", 7],
    ["10.0.0.0/08", "leading-zero", 9],
    ["10.0.0.0/00", "leading-zero", 9],
    ["10.0.0.0/8x", "bad-character", 10],
    ["10.0.0.0/-1", "bad-character", 9],
    ["10.0.0/8", "too-few-octets", 6],
    ["/8", "empty", 0],
    ["10.0.0.0/255.0.0.0", "prefix-too-long", 9],
    ["fe80::%/64", "empty-zone", 7],
    ["::ffff:1.2.3.400%a/64", "octet-too-large", 13],
  ])("%j: %s at %i", (text, reason, at) => {
    expect(explainCidr(text)).toEqual({ reason, at });
  });

  test("is null for what is a CIDR", () => {
    expect(explainCidr("fe80::%lo0/64")).toBeNull();
  });
});

describe("any text", () => {
  test("addresses: value, family, refusal and the slow parser agree", () => {
    fc.assert(
      fc.property(fc.oneof(ipText, nearIpText), (text) => {
        const value = parseIpAddress(text);
        const slow = slowParseIp(text);
        expect(value).toBe(slow && slowPrintIp(slow));
        expect(parseIpv4(text)).toBe(slow?.bits === 32 ? value : null);
        expect(parseIpv6(text)).toBe(slow?.bits === 128 ? value : null);
        if (value !== null) expect(parseIpAddress(value)).toBe(value);
        const refusal = explainIpAddress(text);
        expect(refusal === null).toBe(value !== null);
        expect(refusal?.at ?? 0).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 20_000 },
    );
  });

  test("CIDRs: value, refusal and the slow parser agree", () => {
    fc.assert(
      fc.property(fc.oneof(cidrText, nearIpText), (text) => {
        const value = parseCidr(text);
        const slow = slowParseCidr(text);
        expect(value).toBe(slow && slowPrintCidr(slow));
        if (value !== null) expect(parseCidr(value)).toBe(value);
        const refusal = explainCidr(text);
        expect(refusal === null).toBe(value !== null);
        expect(refusal?.at ?? 0).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 20_000 },
    );
  });
});
