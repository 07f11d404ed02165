import fc, { type Arbitrary } from "fast-check";
import { addressRange, interfaceName, macAddress } from "./addresses.ts";
import type { Family, Hook, LiveExtension } from "./extension.ts";
import { rangeOf, uint32, upTo } from "./numbers.ts";
import { commaList, flag, maybe, oneOf, option, signed, signedFlag, some, words } from "./words.ts";

const ARRIVING: readonly Hook[] = ["PREROUTING", "INPUT", "FORWARD"];
const LEAVING: readonly Hook[] = ["FORWARD", "OUTPUT", "POSTROUTING"];

const ADDRESS_TYPES = {
  ipv4: [
    "UNSPEC",
    "UNICAST",
    "LOCAL",
    "BROADCAST",
    "ANYCAST",
    "MULTICAST",
    "BLACKHOLE",
    "UNREACHABLE",
    "PROHIBIT",
    "THROW",
    "NAT",
    "XRESOLVE",
  ],
  ipv6: ["UNSPEC", "UNICAST", "LOCAL", "ANYCAST", "MULTICAST", "UNREACHABLE"],
} as const;
const addressTypes = (family: Family): Arbitrary<string> =>
  some([signed("src-type", commaList(ADDRESS_TYPES[family])), signed("dst-type", commaList(ADDRESS_TYPES[family]))]);

const owner = some([
  signed("uid-owner", fc.oneof(oneOf("0", "root", "1000"), rangeOf(0xffff_fffe, "-"))),
  words(signed("gid-owner", fc.oneof(oneOf("0", "daemon"), rangeOf(0xffff_fffe, "-"))), maybe(flag("suppl-groups"))),
  signedFlag("socket-exists"),
]);

/** Without 0, which the machine's own list of groups names also with -n. */
const group = oneOf("0x1", "42", "0x10/0xff", "0xffffffff");
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }))
  .map((all) => all.map((part) => String(part).padStart(2, "0")).join(":"));
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const monthDays = fc
  .subarray([1, 2, 3, 11, 12, 13, 21, 22, 23, 30, 31], { minLength: 1 })
  .map((days) => days.join(","));

const time = some([
  option("timestart", clock),
  option("timestop", clock),
  signed("monthdays", monthDays),
  signed("weekdays", commaList(DAYS, 6)),
  option("datestart", oneOf("2001-02-03T04:05:06", "2024-02-29", "1970-01-01T02:00:00")),
  option("datestop", oneOf("2012-09-08T09:06:05", "2037-12-31T23:59:59")),
  flag("kerneltz"),
]);

const element = some([
  signed("reqid", upTo(1000, 1)),
  signed("spi", oneOf("0x1", "0xdeadbeef")),
  signed("proto", oneOf("esp", "ah", "ipcomp")),
  words(
    option("mode", oneOf("tunnel")),
    maybe(signed("tunnel-dst", oneOf("10.0.0.0/8", "10.1.2.3/32"))),
    maybe(signed("tunnel-src", oneOf("10.0.0.0/8", "192.0.2.1"))),
  ),
]);
const plainElement = some(
  [
    signed("reqid", upTo(1000, 1)),
    signed("spi", oneOf("0x1", "0xff")),
    signed("proto", oneOf("esp", "ah")),
    signed("mode", oneOf("transport", "tunnel")),
  ],
  0,
);

const policy = (direction: "in" | "out"): readonly LiveExtension[] => {
  const hooks = direction === "in" ? ARRIVING : LEAVING;
  return [
    {
      kind: "match",
      name: "policy",
      variant: direction,
      hooks,
      options: () =>
        fc.oneof(
          fc.constant(`--dir ${direction} --pol none`),
          words(fc.constant(`--dir ${direction} --pol ipsec`), plainElement),
        ),
    },
    {
      kind: "match",
      name: "policy",
      variant: `${direction}, strict`,
      families: ["ipv4"],
      hooks,
      options: () =>
        fc
          .array(element, { minLength: 1, maxLength: 3 })
          .map((all) => `--dir ${direction} --pol ipsec --strict ${all.join(" --next ")}`),
    },
  ];
};

const vparts = [
  signed("vproto", oneOf("tcp", "23")),
  signed("vport", upTo(0xffff, 1)),
  option("vdir", oneOf("ORIGINAL", "REPLY")),
  signed("vmethod", oneOf("GATE", "IPIP", "MASQ")),
  signed("vportctl", upTo(0xffff, 1)),
];

/** Matches of interfaces, sockets, the clock and the machine. */
export const hostMatches: readonly LiveExtension[] = [
  { kind: "match", name: "addrtype", options: addressTypes },
  {
    kind: "match",
    name: "addrtype",
    variant: "limit in",
    hooks: ARRIVING,
    options: (family) => words(addressTypes(family), flag("limit-iface-in")),
  },
  {
    kind: "match",
    name: "addrtype",
    variant: "limit out",
    hooks: LEAVING,
    options: (family) => words(addressTypes(family), flag("limit-iface-out")),
  },
  { kind: "match", name: "owner", hooks: ["OUTPUT", "POSTROUTING"], options: () => owner },
  {
    kind: "match",
    name: "socket",
    hooks: ["PREROUTING", "INPUT"],
    options: () => some([flag("transparent"), flag("nowildcard"), flag("restore-skmark")], 0),
  },
  {
    kind: "match",
    name: "rpfilter",
    tables: ["raw", "mangle"],
    hooks: ["PREROUTING"],
    options: () => some([flag("loose"), flag("validmark"), flag("accept-local"), flag("invert")], 0),
  },
  {
    kind: "match",
    name: "physdev",
    variant: "in",
    hooks: ARRIVING,
    options: () => some([signed("physdev-in", interfaceName), signedFlag("physdev-is-in")]),
  },
  {
    kind: "match",
    name: "physdev",
    variant: "out",
    hooks: ["FORWARD", "POSTROUTING"],
    options: () =>
      words(
        maybe(signed("physdev-out", interfaceName)),
        maybe(signedFlag("physdev-is-out")),
        flag("physdev-is-bridged"),
      ),
  },
  { kind: "match", name: "mac", hooks: ARRIVING, options: () => signed("mac-source", macAddress) },
  {
    kind: "match",
    name: "iprange",
    options: (family) => some([signed("src-range", addressRange(family)), signed("dst-range", addressRange(family))]),
  },
  { kind: "match", name: "devgroup", variant: "source", hooks: ARRIVING, options: () => signed("src-group", group) },
  {
    kind: "match",
    name: "devgroup",
    variant: "destination",
    hooks: LEAVING,
    options: () => signed("dst-group", group),
  },
  {
    kind: "match",
    name: "cgroup",
    hooks: ["INPUT", "OUTPUT", "POSTROUTING"],
    options: () => fc.oneof(signed("cgroup", uint32), signed("path", oneOf('"/"'))),
  },
  { kind: "match", name: "cpu", options: () => signed("cpu", uint32) },
  { kind: "match", name: "time", options: () => time },
  ...policy("in"),
  ...policy("out"),
  { kind: "match", name: "ipvs", families: ["ipv4"], options: () => fc.oneof(signedFlag("ipvs"), some(vparts)) },
  { kind: "match", name: "nfacct", options: () => option("nfacct-name", oneOf("acct")) },
];
