import fc, { type Arbitrary } from "fast-check";
import type { Family } from "./extension.ts";
import { upTo } from "./numbers.ts";
import { oneOf } from "./words.ts";

// Addresses, prefixes and masks of either family.

const ipv4: Arbitrary<string> = fc.oneof(
  oneOf("10.96.0.1", "10.128.0.0", "127.0.0.1", "172.30.44.86", "192.168.126.11", "224.0.0.251", "255.255.255.255"),
  fc.ipV4(),
);
const ipv6: Arbitrary<string> = fc.oneof(
  oneOf(
    "::1",
    "fd00:10:96::a",
    "fe80::1",
    "ff02::fb",
    "2001:db8::",
    "::ffff:10.0.0.1",
    "64:ff9b::1.2.3.4",
    "1::1:0:0:1",
  ),
  fc.ipV6(),
);

const address = (family: Family): Arbitrary<string> => (family === "ipv4" ? ipv4 : ipv6);

/** An address that is not any. */
export const host = (family: Family): Arbitrary<string> =>
  address(family).filter((text) => text !== "0.0.0.0" && text !== "::");

export const prefixLength = (family: Family): Arbitrary<string> => upTo(family === "ipv4" ? 32 : 128);

const dottedMask: Arbitrary<string> = fc.oneof(oneOf("255.255.255.0", "255.0.255.0", "0.0.0.255"), fc.ipV4());
const longMask: Arbitrary<string> = fc.oneof(oneOf("ffff:ffff::", "ffff::ff", "::ffff"), fc.ipV6());

/** `A`, `A/N` or `A/MASK`. */
export function prefix(family: Family): Arbitrary<string> {
  const mask = family === "ipv4" ? dottedMask : longMask;
  const join = ([at, length]: readonly [string, string]): string => `${at}/${length}`;
  return fc.oneof(
    address(family),
    { arbitrary: fc.tuple(address(family), prefixLength(family)).map(join), weight: 3 },
    fc.tuple(address(family), mask).map(join),
  );
}

/** Two addresses in order. */
export function addressPair(family: Family): Arbitrary<readonly [string, string]> {
  if (family === "ipv4") {
    return fc
      .tuple(fc.integer({ min: 1, max: 254 }), fc.integer({ min: 1, max: 254 }))
      .map(([a, b]) => [`10.1.${Math.min(a, b)}.7`, `10.1.${Math.max(a, b)}.9`]);
  }
  return fc
    .tuple(fc.integer({ min: 1, max: 0xffff }), fc.integer({ min: 1, max: 0xffff }))
    .map(([a, b]) => [`fd00::${Math.min(a, b).toString(16)}:1`, `fd00::${Math.max(a, b).toString(16)}:2`]);
}

/** `A-B`. */
export const addressRange = (family: Family): Arbitrary<string> => addressPair(family).map(([a, b]) => `${a}-${b}`);

export const macAddress: Arbitrary<string> = fc
  .array(fc.integer({ min: 0, max: 255 }), { minLength: 6, maxLength: 6 })
  .map((bytes) => bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(":"));

export const interfaceName: Arbitrary<string> = fc.oneof(
  oneOf(
    "lo",
    "eth0",
    "eth+",
    "+",
    "ovn-k8s-mp0",
    "cali+",
    "br-ex",
    "eth0.100",
    "veth0123456789a",
    "wg_0",
    "a",
    "eno1np0:1",
  ),
  fc
    .string({ unit: fc.constantFrom(..."abcxyz0189._-@:"), minLength: 1, maxLength: 15 })
    .filter((name) => !/^[-.]/.test(name) && name !== "any"),
);
