import fc, { type Arbitrary } from "fast-check";
import type { Family, LiveExtension } from "./extension.ts";
import { uint16, uint32, upTo } from "./numbers.ts";
import { flag, maybe, oneOf, option, quoted, some, textOf, words } from "./words.ts";

const REJECTIONS = {
  ipv4: [
    "icmp-net-unreachable",
    "icmp-host-unreachable",
    "icmp-port-unreachable",
    "icmp-proto-unreachable",
    "icmp-net-prohibited",
    "icmp-host-prohibited",
    "icmp-admin-prohibited",
  ],
  ipv6: [
    "icmp6-no-route",
    "icmp6-adm-prohibited",
    "icmp6-addr-unreachable",
    "icmp6-port-unreachable",
    "icmp6-policy-fail",
    "icmp6-reject-route",
  ],
} as const;
const reject = (family: Family): Arbitrary<string> => maybe(option("reject-with", oneOf(...REJECTIONS[family])));

const prefixText = fc.oneof(
  oneOf("[UFW BLOCK] ", "IN: ", "x", 'say "hi"', "a'b", "back\\slash", "drop! ", "Käfig ", "level 4", "a b  c"),
  textOf("abc XYZ01_-[]:!#\"\\'", 1, 28),
);
const level = oneOf("emerg", "alert", "crit", "error", "warning", "notice", "info", "debug", "4", "0");
const logParts = [
  option("log-prefix", prefixText.map(quoted)),
  option("log-level", level),
  flag("log-tcp-sequence"),
  flag("log-tcp-options"),
  flag("log-ip-options"),
  flag("log-uid"),
  flag("log-macdecode"),
];

const queue = fc.oneof(
  option("queue-num", uint16),
  fc
    .tuple(fc.integer({ min: 0, max: 65_000 }), fc.integer({ min: 1, max: 500 }))
    .map(([from, count]) => `--queue-balance ${from}:${from + count}`),
);
const balanced = fc
  .tuple(fc.integer({ min: 0, max: 65_000 }), fc.integer({ min: 1, max: 500 }))
  .map(([from, count]) => `--queue-balance ${from}:${from + count} --queue-cpu-fanout`);

/** What becomes of a packet, and who hears of it. */
export const verdictTargets: readonly LiveExtension[] = [
  { kind: "target", name: "ACCEPT", options: () => fc.constant("") },
  { kind: "target", name: "DROP", tables: ["filter", "mangle", "raw", "security"], options: () => fc.constant("") },
  { kind: "target", name: "RETURN", options: () => fc.constant("") },
  { kind: "target", name: "QUEUE", options: () => fc.constant("") },
  { kind: "target", name: "REJECT", tables: ["filter"], hooks: ["INPUT", "FORWARD", "OUTPUT"], options: reject },
  {
    kind: "target",
    name: "REJECT",
    variant: "tcp-reset",
    tables: ["filter"],
    hooks: ["INPUT", "FORWARD", "OUTPUT"],
    protocols: ["tcp"],
    options: () => fc.constant("--reject-with tcp-reset"),
  },
  { kind: "target", name: "LOG", options: () => some(logParts, 0) },
  {
    kind: "target",
    name: "NFLOG",
    options: () =>
      some(
        [
          option("nflog-prefix", prefixText.map(quoted)),
          option("nflog-group", uint16),
          option("nflog-size", uint32),
          option("nflog-threshold", upTo(65_535, 1)),
        ],
        0,
      ),
  },
  { kind: "target", name: "NFLOG", variant: "range", options: () => option("nflog-range", upTo(65_535, 1)) },
  { kind: "target", name: "NFQUEUE", options: () => words(fc.oneof(queue, balanced), maybe(flag("queue-bypass"))) },
  { kind: "target", name: "AUDIT", options: () => option("type", oneOf("accept", "drop", "reject")) },
  { kind: "target", name: "TRACE", tables: ["raw"], options: () => fc.constant("") },
  {
    kind: "target",
    name: "LED",
    options: () =>
      words(fc.constant('--led-trigger-id "foo"'), maybe(oneOf("--led-delay 42")), maybe(flag("led-always-blink"))),
  },
  {
    kind: "target",
    name: "TEE",
    families: ["ipv4"],
    options: () => words(option("gateway", oneOf("1.1.1.1", "10.0.0.254")), maybe(option("oif", oneOf("lo", "eth0")))),
  },
  {
    kind: "target",
    name: "TEE",
    families: ["ipv6"],
    options: () =>
      words(option("gateway", oneOf("fd00::1", "2001:db8::fe")), maybe(option("oif", oneOf("lo", "eth0")))),
  },
  {
    kind: "target",
    name: "SYNPROXY",
    tables: ["filter"],
    hooks: ["INPUT", "FORWARD"],
    protocols: ["tcp"],
    options: () =>
      some(
        [flag("sack-perm"), flag("timestamp"), option("wscale", upTo(14)), option("mss", upTo(9000, 1)), flag("ecn")],
        0,
      ),
  },
  {
    kind: "target",
    name: "RATEEST",
    options: () =>
      oneOf(
        "--rateest-name RE1 --rateest-interval 250ms --rateest-ewmalog 500ms",
        "--rateest-name RE3 --rateest-interval 1s --rateest-ewmalog 4s",
      ),
  },
  {
    kind: "target",
    name: "IDLETIMER",
    options: () =>
      fc.oneof(
        option("timeout", oneOf("42 --label foo", "600 --label wlan0")),
        option("timeout", oneOf("42 --label bar --alarm")),
      ),
  },
  {
    kind: "target",
    name: "CLUSTERIP",
    families: ["ipv4"],
    hooks: ["INPUT"],
    options: () =>
      fc.constant(
        "--new --hashmode sourceip --clustermac 01:AA:7B:47:F7:D7 --total-nodes 2 --local-node 1 --hash-init 1",
      ),
  },
];

const EVENTS = [
  "new",
  "related",
  "destroy",
  "reply",
  "assured",
  "protoinfo",
  "helper",
  "mark",
  "natseqinfo",
  "secmark",
];
const events = fc.subarray(EVENTS, { minLength: 1 }).map((all) => all.join(","));
const zone = fc.oneof(
  oneOf("--zone mark", "--zone-orig mark", "--zone-reply mark"),
  fc
    .tuple(fc.constantFrom("zone", "zone-orig", "zone-reply"), fc.integer({ min: 1, max: 65_535 }))
    .map(([name, value]) => `--${name} ${value}`),
);

/** Targets of the connection tracking. */
export const trackingTargets: readonly LiveExtension[] = [
  {
    kind: "target",
    name: "CT",
    tables: ["raw"],
    options: () =>
      fc.oneof(fc.constant("--notrack"), some([option("ctevents", events), option("expevents", oneOf("new")), zone])),
  },
  {
    kind: "target",
    name: "CT",
    variant: "helper",
    tables: ["raw"],
    protocols: ["tcp"],
    options: () => fc.constant("--helper ftp"),
  },
  {
    kind: "target",
    name: "CT",
    variant: "timeout",
    tables: ["raw"],
    protocols: ["tcp"],
    options: () => fc.constant("--timeout policy0"),
  },
  { kind: "target", name: "NOTRACK", tables: ["raw"], options: () => fc.constant("") },
  { kind: "target", name: "CONNSECMARK", tables: ["mangle", "security"], options: () => oneOf("--save", "--restore") },
  {
    kind: "target",
    name: "SECMARK",
    tables: ["mangle", "security"],
    options: () => fc.constant("--selctx system_u:object_r:firewalld_exec_t:s0"),
  },
];
