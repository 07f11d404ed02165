import { isIP } from "node:net";
import fc from "fast-check";
import { Address4, Address6 } from "ip-address";
import ipaddr from "ipaddr.js";
import { describe, expect, test } from "vitest";
import { cidrContains, firstAddress, lastAddress, parseCidr, parseIpAddress } from "../../src/net/index.ts";
import { cidr, cidrText, ip, ipText, ipv4Text, known, nearIpText } from "./support/arbitraries.ts";
import { slowParseIp } from "./support/slow-ip.ts";

/** A text on which another implementation is known to differ, and which verdict it gives. */
interface Difference {
  readonly name: string;
  readonly isIn: (text: string) => boolean;
  readonly theirs: boolean;
  readonly witness: string;
}

const zoneOf = (text: string): string | null => (text.includes("%") ? text.slice(text.indexOf("%") + 1) : null);
const isZone = (text: string): boolean => [...text].every((c) => c > " " && c !== "/" && c !== "\u007f") && text !== "";

const nodeDifferences: readonly Difference[] = [
  {
    name: "node:net takes only letters, digits, dot, colon and hyphen in a zone",
    isIn: (text) => isZone(zoneOf(text) ?? "") && !/^[0-9a-zA-Z.:-]+$/.test(zoneOf(text) ?? ""),
    theirs: false,
    witness: "fe80::1%a%b",
  },
];

const ipAddressDifferences: readonly Difference[] = [
  {
    name: "ip-address takes anything for a zone: nothing, blanks, control characters",
    isIn: (text) => zoneOf(text) !== null && !isZone(zoneOf(text) ?? ""),
    theirs: true,
    witness: "fe80::1% ",
  },
  {
    name: "ip-address takes a prefix length with an address",
    isIn: (text) => text.includes("/"),
    theirs: true,
    witness: "10.0.0.1/8",
  },
];

const ipaddrJsDifferences: readonly Difference[] = [
  {
    name: "ipaddr.js takes octal, hexadecimal and short forms as inet_aton does, alone and at the end of an IPv6 address",
    isIn: (text) => /^(.*:)?(0x[0-9a-f]+|\d+)(\.(0x[0-9a-f]+|\d+))*(%.*)?$/i.test(text),
    theirs: true,
    witness: "010.0xa5.1.1",
  },
  {
    name: "ipaddr.js takes only letters and digits in a zone",
    isIn: (text) => isZone(zoneOf(text) ?? "") && !/^[0-9a-z]+$/i.test(zoneOf(text) ?? ""),
    theirs: false,
    witness: "fe80::1%br-ex",
  },
];

/** Every text: the same verdict, or a difference that has a name, in the direction it names. */
function compare(theirs: (text: string) => boolean, differences: readonly Difference[]): void {
  fc.assert(
    fc.property(fc.oneof(ipText, nearIpText), (text) => {
      const ours = parseIpAddress(text) !== null;
      const verdict = theirs(text);
      if (verdict !== ours)
        expect(
          differences.find((known) => known.theirs === verdict && known.isIn(text))?.name,
          JSON.stringify(text),
        ).toBeDefined();
    }),
    { numRuns: 20_000 },
  );
}

const isIpAddress = (text: string): boolean => Address4.isValid(text) || Address6.isValid(text);

describe.each([
  { peer: "node:net", theirs: (text: string) => isIP(text) !== 0, differences: nodeDifferences },
  { peer: "ip-address", theirs: isIpAddress, differences: ipAddressDifferences },
  { peer: "ipaddr.js", theirs: (text: string) => ipaddr.isValid(text), differences: ipaddrJsDifferences },
])("$peer", ({ theirs, differences }) => {
  test("gives the same verdict but for the differences that have a name", () => compare(theirs, differences));

  test.each(differences)("$name", ({ isIn, theirs: verdict, witness }) => {
    expect(isIn(witness)).toBe(true);
    expect(theirs(witness)).toBe(verdict);
    expect(parseIpAddress(witness) !== null).toBe(!verdict);
  });
});

/** The address as the other library's bytes, put together as one number. */
const numberOf = (bytes: readonly number[]): bigint => bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);

const withoutZone = (text: string): string => text.replace(/%[^/]*/, "");

/** `::1.2.3.4`, which ipaddr.js reads as `::ffff:1.2.3.4`. */
const isCompatible = (text: string): boolean => /^::[0-9]+\./.test(text);

describe("values", () => {
  test("ipaddr.js reads an IPv4-compatible address as an IPv4-mapped one", () => {
    expect(ipaddr.parse("::1.2.3.4").toByteArray()).toEqual(ipaddr.parse("::ffff:1.2.3.4").toByteArray());
    expect(parseIpAddress("::1.2.3.4")).toBe("::102:304");
  });

  test("addresses are the same number to all three", () => {
    fc.assert(
      fc.property(ipText, (text) => {
        const value = known(slowParseIp(ip(text))).value;
        if (!isCompatible(text)) expect(numberOf(ipaddr.parse(withoutZone(text)).toByteArray())).toBe(value);
        const peer = text.includes(":") ? new Address6(withoutZone(text)) : new Address4(text);
        expect(peer.bigInt()).toBe(value);
      }),
      { numRuns: 5_000 },
    );
  });

  test("first and last addresses are those of ip-address", () => {
    fc.assert(
      fc.property(cidrText, (text) => {
        const bare = withoutZone(text);
        const peer = bare.includes(":") ? new Address6(bare) : new Address4(bare);
        expect(known(slowParseIp(firstAddress(cidr(bare)))).value).toBe(peer.startAddress().bigInt());
        expect(known(slowParseIp(lastAddress(cidr(bare)))).value).toBe(peer.endAddress().bigInt());
      }),
      { numRuns: 5_000 },
    );
  });

  test("containment is that of ipaddr.js within a family", () => {
    fc.assert(
      fc.property(ipv4Text, ipv4Text, fc.integer({ min: 0, max: 32 }), (network, address, length) => {
        const parsed = ipaddr.IPv4.parse(address);
        expect(cidrContains(cidr(`${network}/${length}`), ip(address))).toBe(
          parsed.match(ipaddr.IPv4.parse(network), length),
        );
      }),
      { numRuns: 5_000 },
    );
  });

  test("ipaddr.js takes a leading zero in a prefix length", () => {
    expect(ipaddr.IPv4.isValidCIDR("10.0.0.0/08")).toBe(true);
    expect(parseCidr("10.0.0.0/08")).toBeNull();
  });
});
