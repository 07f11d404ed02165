import fc, { type Arbitrary } from "fast-check";
import { addressPair, host, prefixLength } from "./addresses.ts";
import type { Family, LiveExtension } from "./extension.ts";
import { rangeOf } from "./numbers.ts";
import { maybe, oneOf, option, some, words } from "./words.ts";

const WITH_PORTS = ["tcp", "udp", "sctp", "dccp"];
const portRange = rangeOf(0xffff, "-").filter((range) => !range.startsWith("0"));
const random = oneOf("--random");
const fully = oneOf("--random-fully");
const persistent = oneOf("--persistent");

const addresses = (family: Family): Arbitrary<string> =>
  fc.oneof(
    host(family),
    addressPair(family).map(([a, b]) => `${a}-${b}`),
  );

/** `A[-B]:P[-Q]` or `:P[-Q]`; addresses of IPv6 stand in brackets before a port. */
function withPorts(family: Family, ports: Arbitrary<string>): Arbitrary<string> {
  const shown = addresses(family).map((text) => (family === "ipv6" ? `[${text}]` : text));
  return fc.tuple(fc.oneof(fc.constant(""), shown), ports).map(([address, port]) => `${address}:${port}`);
}

const shifted = fc.oneof(
  portRange,
  fc
    .tuple(
      fc.integer({ min: 1, max: 30_000 }),
      fc.integer({ min: 1, max: 30_000 }),
      fc.integer({ min: 1, max: 30_000 }),
    )
    .map(([from, count, base]) => `${from}-${from + count}/${base}`),
);

/** Targets that rewrite addresses and ports. */
export const natTargets: readonly LiveExtension[] = [
  {
    kind: "target",
    name: "DNAT",
    tables: ["nat"],
    hooks: ["PREROUTING", "OUTPUT"],
    options: (family) => words(option("to-destination", addresses(family)), some([random, persistent], 0)),
  },
  {
    kind: "target",
    name: "DNAT",
    variant: "ports",
    tables: ["nat"],
    hooks: ["PREROUTING", "OUTPUT"],
    protocols: WITH_PORTS,
    options: (family) => words(option("to-destination", withPorts(family, shifted)), some([random, persistent], 0)),
  },
  {
    kind: "target",
    name: "SNAT",
    tables: ["nat"],
    hooks: ["INPUT", "POSTROUTING"],
    options: (family) => words(option("to-source", addresses(family)), some([random, fully, persistent], 0)),
  },
  {
    kind: "target",
    name: "SNAT",
    variant: "ports",
    tables: ["nat"],
    hooks: ["INPUT", "POSTROUTING"],
    protocols: WITH_PORTS,
    options: (family) => words(option("to-source", withPorts(family, portRange)), some([random, fully, persistent], 0)),
  },
  {
    kind: "target",
    name: "MASQUERADE",
    tables: ["nat"],
    hooks: ["POSTROUTING"],
    options: () => some([random, fully], 0),
  },
  {
    kind: "target",
    name: "MASQUERADE",
    variant: "ports",
    tables: ["nat"],
    hooks: ["POSTROUTING"],
    protocols: WITH_PORTS,
    options: () => words(option("to-ports", portRange), some([random, fully], 0)),
  },
  { kind: "target", name: "REDIRECT", tables: ["nat"], hooks: ["PREROUTING", "OUTPUT"], options: () => maybe(random) },
  {
    kind: "target",
    name: "REDIRECT",
    variant: "ports",
    tables: ["nat"],
    hooks: ["PREROUTING", "OUTPUT"],
    protocols: WITH_PORTS,
    options: () => words(option("to-ports", portRange), maybe(random)),
  },
  {
    kind: "target",
    name: "NETMAP",
    tables: ["nat"],
    options: (family) =>
      fc.tuple(host(family), prefixLength(family)).map(([address, length]) => `--to ${address}/${length}`),
  },
  {
    kind: "target",
    name: "SNPT",
    families: ["ipv6"],
    tables: ["mangle"],
    hooks: ["INPUT", "POSTROUTING"],
    options: () => oneOf("--src-pfx dead::/64 --dst-pfx 1c3::/64", "--src-pfx fd00::/48 --dst-pfx 2001:db8::/48"),
  },
  {
    kind: "target",
    name: "DNPT",
    families: ["ipv6"],
    tables: ["mangle"],
    hooks: ["PREROUTING", "OUTPUT"],
    options: () => oneOf("--src-pfx dead::/64 --dst-pfx 1c3::/64", "--src-pfx 2001:db8::/56 --dst-pfx fd00::/56"),
  },
];
