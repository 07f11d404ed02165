import fc, { type Arbitrary } from "fast-check";
import { labelOf } from "./interfaces-names.ts";
import { upTo } from "./numbers.ts";
import { maybe, oneOf, shellWord, words } from "./words.ts";

// Addresses as `ip address add` takes them.

const dotted: Arbitrary<string> = fc.oneof(
  fc
    .tuple(fc.constantFrom("10", "172.16", "192.168", "203.0"), fc.nat(255), upTo(254, 1))
    .map(([net, third, last]) => (net === "10" ? `10.${third}.${third}.${last}` : `${net}.${third}.${last}`)),
  oneOf("127.0.0.2", "169.254.1.1", "100.64.0.1", "192.0.2.1", "198.51.100.7", "1.2.3.4", "223.255.255.254"),
);

const ipv4Length: Arbitrary<string> = fc.oneof(oneOf("8", "16", "24", "24", "32", "31", "30", "1", "0"), upTo(32));

/** Every tool asks for the broadcast address of an interface that has the flag alone. */
const broadcast: Arbitrary<string> = fc.oneof(
  oneOf("", "broadcast +"),
  dotted.map((address) => `broadcast ${address}`),
);

const ipv4Words: Arbitrary<string> = fc.oneof(
  { arbitrary: fc.tuple(dotted, ipv4Length).map(([address, length]) => `${address}/${length}`), weight: 3 },
  {
    arbitrary: fc.tuple(dotted, dotted, ipv4Length).map(([own, peer, length]) => `${own} peer ${peer}/${length}`),
    weight: 1,
  },
);

const scope = fc.oneof(
  { arbitrary: fc.constant(""), weight: 4 },
  { arbitrary: oneOf("scope link", "scope host", "noprefixroute"), weight: 1 },
);

/** Up to two addresses of the interface's own name, and up to three of labels, in any order. */
export function ipv4Addresses(name: string): Arbitrary<readonly string[]> {
  const device = `dev ${shellWord(name)}`;
  const own = fc.array(words(ipv4Words, broadcast, scope, fc.constant(device)), { maxLength: 2 });
  const labelled = fc.tuple(words(ipv4Words, broadcast, scope, fc.constant(device)), labelOf(name));
  return fc
    .tuple(own, fc.array(labelled, { maxLength: 3 }))
    .map(([plain, others]) => [
      ...plain,
      ...others.map(([line, label]) => (label === null ? line : `${line} label ${shellWord(`${name}:${label}`)}`)),
    ])
    .chain((lines) => fc.shuffledSubarray(lines, { minLength: lines.length }));
}

const group: Arbitrary<string> = fc.nat(0xffff).map((value) => value.toString(16));

const ipv6: Arbitrary<string> = fc.oneof(
  group.map((last) => `2001:db8::${last}`),
  fc.tuple(group, group, group, group).map((groups) => `fd00:1:2:3:${groups.join(":")}`),
  group.map((last) => `fe80::${last}`),
  group.map((last) => `fec0::1:${last}`),
  dotted.map((address) => `::ffff:${address}`),
  dotted.map((address) => `::${address}`),
  dotted.map((address) => `64:ff9b::${address}`),
  oneOf("2002:c000:201::1", "::5:6:7", "1::", "2001:db8:0:1::"),
);

const ipv6Length: Arbitrary<string> = fc.oneof(oneOf("64", "64", "128", "48", "127", "1"), upTo(128, 1));

/** Up to four addresses. */
export const ipv6Addresses: Arbitrary<readonly string[]> = fc.array(
  words(
    fc.tuple(ipv6, ipv6Length).map(([address, length]) => `${address}/${length}`),
    maybe(oneOf("nodad", "noprefixroute", "home", "preferred_lft 0", "valid_lft 9000 preferred_lft 8000")),
  ),
  { maxLength: 4 },
);
