import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cidr, eui64Address, explainMac, type MacAddress, parseMac } from "../../src/net/index.ts";
import { cidr, cidrText, known } from "./support/arbitraries.ts";
import { slowParseCidr, slowParseIp } from "./support/slow-ip.ts";

const bytes = fc
  .constantFrom(6, 8, 20)
  .chain((length) => fc.array(fc.integer({ min: 0, max: 255 }), { minLength: length, maxLength: length }));
const pad = (byte: number): string => byte.toString(16).padStart(2, "0");

describe("parseMac", () => {
  test.each([
    ["ee:45:a3:53:06:65", "ee:45:a3:53:06:65"],
    ["EE:45:A3:53:06:65", "ee:45:a3:53:06:65"],
    ["EE-45-A3-53-06-65", "ee:45:a3:53:06:65"],
    ["ee45.a353.0665", "ee:45:a3:53:06:65"],
    ["0:90:a9:ed:e4:35", "00:90:a9:ed:e4:35"],
    ["0-90-a9-ed-e4-5", "00:90:a9:ed:e4:05"],
    ["0:0:0:0:0:0", "00:00:00:00:00:00"],
    ["00:11:22:33:44:55:66:77", "00:11:22:33:44:55:66:77"],
    ["0011.2233.4455.6677", "00:11:22:33:44:55:66:77"],
    [
      "80:00:02:08:FE:80:00:00:00:00:00:00:7C:FE:90:03:00:29:26:52",
      "80:00:02:08:fe:80:00:00:00:00:00:00:7c:fe:90:03:00:29:26:52",
    ],
  ])("%s", (text, mac) => {
    expect(parseMac(text)).toBe(mac);
    expect(explainMac(text)).toBeNull();
    expect(parseMac(mac)).toBe(mac);
  });

  test.each([
    ["", "empty", 0],
    ["ee", "wrong-byte-count", 2],
    ["ee:45:a3:53:06", "wrong-byte-count", 14],
    ["ee:45:a3:53:06:65:01", "wrong-byte-count", 20],
    ["00-00-00-00-00-00-00-00-00-00-00-00-00-00-00-00", "wrong-byte-count", 47],
    ["ee45.a353.0665.0000.0000.0000.0000.0000.0000.0000.0000", "wrong-byte-count", 54],
    ["eea:45:a3:53:06:65", "byte-too-long", 0],
    ["ee:45:a3:53:06:065", "byte-too-long", 15],
    ["ee45a3530665", "byte-too-long", 0],
    ["ee45", "byte-too-long", 0],
    ["ee45.a3530.0665", "byte-too-long", 5],
    ["ee45.a35.0665", "short-group", 5],
    ["ee.45.a3.53.06.65", "short-group", 0],
    ["ee45.a353.066", "short-group", 10],
    ["ee::a3:53:06:65", "empty-byte", 3],
    [":45:a3:53:06:65", "empty-byte", 0],
    ["ee:45:a3:53:06:", "empty-byte", 15],
    ["ee:45-a3:53:06:65", "mixed-separators", 5],
    ["ee45.a353:0665", "mixed-separators", 9],
    ["ee:45:a3:53:06:6g", "bad-character", 16],
    ["ee:45:a3:53:06:65 ", "bad-character", 17],
    ["ee 45 a3 53 06 65", "bad-character", 2],
    ["link#4", "bad-character", 0],
    ["10.0.0.1", "short-group", 0],
  ])("%j is none: %s at %i", (text, reason, at) => {
    expect(parseMac(text)).toBeNull();
    expect(explainMac(text)).toEqual({ reason, at });
  });

  test("all forms of the same bytes are the same text", () => {
    fc.assert(
      fc.property(bytes, (list) => {
        const canonical = list.map(pad).join(":");
        const dotted = Array.from(
          { length: list.length / 2 },
          (_, i) => pad(list[2 * i] ?? 0) + pad(list[2 * i + 1] ?? 0),
        ).join(".");
        expect(parseMac(canonical)).toBe(canonical);
        expect(parseMac(canonical.toUpperCase())).toBe(canonical);
        expect(parseMac(list.map(pad).join("-"))).toBe(canonical);
        expect(parseMac(list.map((byte) => byte.toString(16)).join(":"))).toBe(canonical);
        expect(parseMac(dotted)).toBe(canonical);
      }),
    );
  });

  test("any text is taken or refused, never both", () => {
    const part = fc.constantFrom("0", "00", "ee", "EE45", "abc", ":", "-", ".", "g", " ", "12345");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part, { maxLength: 44 }).map((parts) => parts.join("")),
        ),
        (text) => {
          const refusal = explainMac(text);
          expect(refusal === null).toBe(parseMac(text) !== null);
          expect(refusal?.at ?? 0).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

describe("eui64Address", () => {
  const mac = (text: string): MacAddress => known(parseMac(text));

  test.each([
    ["fe80::/64", "ee:45:a3:53:06:65", "fe80::ec45:a3ff:fe53:665"],
    ["fe80::9/64", "00:90:a9:ed:e4:35", "fe80::290:a9ff:feed:e435"],
    ["fe80::%br-ex/64", "00:90:a9:ed:e4:35", "fe80::290:a9ff:feed:e435%br-ex"],
    ["2001:db8:1:2::/64", "00:11:22:33:44:55:66:77", "2001:db8:1:2:211:2233:4455:6677"],
    ["fe80::/10", "02:00:00:00:00:01", "fe80::ff:fe00:1"],
    ["::/0", "ff:ff:ff:ff:ff:ff", "::fdff:ffff:feff:ffff"],
  ])("%s and %s", (prefix, hardware, address) => {
    expect(eui64Address(cidr(prefix), mac(hardware))).toBe(address);
  });

  test("is null where the rule does not reach", () => {
    expect(eui64Address(cidr("10.0.0.0/8"), mac("ee:45:a3:53:06:65"))).toBeNull();
    expect(eui64Address(cidr("fe80::/65"), mac("ee:45:a3:53:06:65"))).toBeNull();
    expect(eui64Address(cidr("fe80::/64"), mac(Array(20).fill("00").join(":")))).toBeNull();
    expect(eui64Address(cidr("fe80::/64"), "no MAC" as MacAddress)).toBeNull();
  });

  test("agrees with the bytes written out", () => {
    fc.assert(
      fc.property(cidrText, bytes, (text, list) => {
        const prefix = known(slowParseCidr(text));
        const address = eui64Address(cidr(text), mac(list.map(pad).join(":")));
        if (prefix.bits === 32 || prefix.length > 64 || list.length === 20) {
          expect(address).toBeNull();
          return;
        }
        const id = list.length === 6 ? [...list.slice(0, 3), 255, 254, ...list.slice(3)] : list;
        const number = BigInt(`0x${id.map(pad).join("")}`) ^ (2n << 56n);
        const size = 2n ** BigInt(128 - prefix.length);
        expect(slowParseIp(known(address))).toEqual({
          bits: 128,
          value: (prefix.value / size) * size + number,
          zone: prefix.zone,
        });
      }),
    );
  });

  test("a cast CIDR gives no address that parses", () => {
    expect(slowParseIp(eui64Address("nonsense" as Cidr, mac("ee:45:a3:53:06:65")) ?? "")).toBeNull();
  });
});
