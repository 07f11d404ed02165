import fc from "fast-check";
import { type Cidr, type IpAddress, parseCidr, parseIpAddress } from "../../../src/net/index.ts";
import { slowPrintIp } from "./slow-ip.ts";

/** What the library was given under a brand; the test fails here if it was refused. */
export function known<T>(value: T | null): T {
  if (value === null) throw new Error("refused what this test takes for granted");
  return value;
}

export const ip = (text: string): IpAddress => known(parseIpAddress(text));
export const cidr = (text: string): Cidr => known(parseCidr(text));

/** Groups that make zero runs, mapped addresses and full ones all likely. */
const group = fc.oneof(
  { arbitrary: fc.constant(0), weight: 4 },
  { arbitrary: fc.constant(0xffff), weight: 1 },
  fc.integer({ min: 0, max: 0xffff }),
);

const octet = fc.oneof(fc.constantFrom(0, 10, 255), fc.integer({ min: 0, max: 255 }));

export const ipv4Text = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join("."));

/** A group in one of its spellings: upper case or lower, with leading zeros or without. */
const groupText = fc.tuple(group, fc.boolean(), fc.integer({ min: 1, max: 4 })).map(([value, isUpper, width]) => {
  const text = value.toString(16).padStart(width, "0");
  return isUpper ? text.toUpperCase() : text;
});

const zoneName = fc.constantFrom("eth0", "br-ex", "eth0.100", "a%b", "ovn-k8s-mp0", "1", "日本", "eth0:1");

/** IPv6 in any valid spelling: no gap, a gap anywhere, a dotted end, a zone. */
const ipv6Text = fc
  .record({
    groups: fc.array(groupText, { minLength: 8, maxLength: 8 }),
    gap: fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 8 })),
    tail: fc.option(ipv4Text, { freq: 4 }),
    isMapped: fc.boolean(),
    zone: fc.option(zoneName, { freq: 5 }),
  })
  .map(({ groups, gap: [start, length], tail, isMapped, zone }) => {
    const written =
      tail === null ? groups : [...(isMapped ? ["0", "0", "0", "0", "0", "ffff"] : groups.slice(0, 6)), tail];
    const end = Math.min(start + length, tail === null ? 8 : 6);
    const text =
      end > start ? `${written.slice(0, start).join(":")}::${written.slice(end).join(":")}` : written.join(":");
    return zone === null ? text : `${text}%${zone}`;
  });

export const ipText = fc.oneof(ipv4Text, ipv6Text);

export const cidrText = fc.oneof(
  fc.tuple(ipv4Text, fc.integer({ min: 0, max: 32 })).map(([text, length]) => `${text}/${length}`),
  fc.tuple(ipv6Text, fc.integer({ min: 0, max: 128 })).map(([text, length]) => `${text}/${length}`),
);

/** Almost an address: a valid one with a character put in, taken out or changed, or pieces at random. */
export const nearIpText = fc.oneof(
  fc
    .tuple(
      fc.oneof(ipText, cidrText),
      fc.nat(),
      fc.constantFrom("", "0", "9", "f", "g", ".", ":", "::", "%", "/", " ", "-", "\n", "\0", "é"),
      fc.integer({ min: 0, max: 2 }),
    )
    .map(([text, place, put, taken]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + put + text.slice(at + taken);
    }),
  fc
    .array(
      fc.constantFrom(
        "0",
        "1",
        "25",
        "255",
        "256",
        "ff",
        "ffff",
        "ABCD",
        "10000",
        ".",
        ":",
        "::",
        "%",
        "/",
        "eth0",
        " ",
      ),
      { maxLength: 16 },
    )
    .map((parts) => parts.join("")),
  fc.string({ maxLength: 24 }),
);

/** CIDRs in so small a space that they meet, touch and contain one another. */
export const smallCidrText = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 26, max: 32 }))
    .map(([host, length]) => `10.0.0.${host}/${length}`),
  fc
    .tuple(fc.integer({ min: 0, max: 31 }), fc.integer({ min: 123, max: 128 }), fc.constantFrom("", "%a", "%b"))
    .map(
      ([host, length, zone]) =>
        `${slowPrintIp({ bits: 128, value: 0xfe800000000000000000000000000000n + BigInt(host), zone: "" })}${zone}/${length}`,
    ),
);
