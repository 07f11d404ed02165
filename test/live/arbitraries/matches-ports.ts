import fc from "fast-check";
import type { LiveExtension } from "./extension.ts";
import { ports, rangeOf, uint16, upTo } from "./numbers.ts";
import { commaList, maybe, oneOf, option, signed, some, words } from "./words.ts";

const FLAGS = ["FIN", "SYN", "RST", "ACK", "PSH", "URG"];
const flags = fc.oneof(commaList(FLAGS), oneOf("ALL", "NONE"));

const CHUNKS = [
  "DATA",
  "INIT",
  "INIT_ACK",
  "SACK",
  "HEARTBEAT",
  "ABORT",
  "SHUTDOWN",
  "COOKIE_ECHO",
  "ECN_CWR",
  "ASCONF",
  "FORWARD_TSN",
  "DATA:BE",
  "DATA:Iub",
  "ABORT:T",
  "ABORT:t",
  "SHUTDOWN_COMPLETE:t",
];
const chunks = fc.oneof(
  fc
    .shuffledSubarray(CHUNKS, { minLength: 1, maxLength: 5 })
    .filter((names) => new Set(names.map((name) => name.split(":")[0])).size === names.length)
    .map((names) => names.join(",")),
  oneOf("ALL", "NONE"),
);

const DCCP_TYPES = [
  "REQUEST",
  "RESPONSE",
  "DATA",
  "ACK",
  "DATAACK",
  "CLOSEREQ",
  "CLOSE",
  "RESET",
  "SYNC",
  "SYNCACK",
  "INVALID",
];

/** The ports of `multiport`: fifteen, of which a range is two. */
const portList = fc
  .array(
    fc.oneof(
      uint16,
      rangeOf(0xffff).filter((range) => !/^(\d+):\1$/.test(range)),
    ),
    { minLength: 1, maxLength: 15 },
  )
  .filter((all) => all.length + all.filter((item) => item.includes(":")).length <= 15)
  .map((all) => all.join(","));

const bothPorts = [signed("sport", ports), signed("dport", ports)];

/** Matches of the transport's own header. */
export const portMatches: readonly LiveExtension[] = [
  {
    kind: "match",
    name: "tcp",
    protocols: ["tcp"],
    options: () =>
      some(
        [
          ...bothPorts,
          fc.oneof(signed("tcp-flags", words(flags, flags)), oneOf("--syn", "! --syn")),
          signed("tcp-option", upTo(255, 1)),
        ],
        0,
      ),
  },
  { kind: "match", name: "udp", protocols: ["udp"], options: () => some(bothPorts, 0) },
  {
    kind: "match",
    name: "sctp",
    protocols: ["sctp"],
    options: () => some([...bothPorts, signed("chunk-types", words(oneOf("all", "any", "only"), chunks))], 0),
  },
  {
    kind: "match",
    name: "dccp",
    protocols: ["dccp"],
    options: () =>
      some([...bothPorts, signed("dccp-types", commaList(DCCP_TYPES)), signed("dccp-option", upTo(255, 1))], 0),
  },
  {
    kind: "match",
    name: "multiport",
    protocols: ["tcp", "udp", "udplite", "sctp", "dccp"],
    options: () => fc.oneof(signed("sports", portList), signed("dports", portList), signed("ports", portList)),
  },
  {
    kind: "match",
    name: "tcpmss",
    protocols: ["tcp"],
    options: () => signed("mss", rangeOf(0xffff)),
  },
  {
    kind: "match",
    name: "ecn",
    protocols: ["tcp"],
    options: () =>
      some([
        signed("ecn-ip-ect", upTo(3)),
        oneOf("--ecn-tcp-cwr", "! --ecn-tcp-cwr"),
        oneOf("--ecn-tcp-ece", "! --ecn-tcp-ece"),
      ]),
  },
  { kind: "match", name: "ecn", variant: "any protocol", options: () => signed("ecn-ip-ect", upTo(3)) },
  {
    kind: "match",
    name: "osf",
    families: ["ipv4"],
    protocols: ["tcp"],
    hooks: ["PREROUTING", "INPUT", "FORWARD"],
    options: () =>
      words(
        signed("genre", oneOf("linux", "Windows", "unknown")),
        maybe(option("ttl", upTo(2))),
        maybe(option("log", upTo(2))),
      ),
  },
];
