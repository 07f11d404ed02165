import fc from "fast-check";
import type { LiveExtension } from "./extension.ts";
import { rangeOf, uint8, uint16, uint32, upTo } from "./numbers.ts";
import { commaList, flag, maybe, oneOf, option, quoted, signed, some, textOf, words } from "./words.ts";

const ICMP = [
  "any",
  "echo-request",
  "echo-reply",
  "fragmentation-needed",
  "destination-unreachable",
  "redirect",
  "ttl-exceeded",
  "8",
  "3/4",
  "3/1",
  "200/3",
  "13",
  "0",
];
const ICMP6 = [
  "echo-request",
  "packet-too-big",
  "neighbour-solicitation",
  "router-advertisement",
  "destination-unreachable",
  "no-route",
  "bad-header",
  "135",
  "1/4",
  "200/3",
  "255",
  "0",
];

const range32 = fc.oneof(uint32, rangeOf(0xffff_ffff));
const TOS = ["Minimize-Delay", "Maximize-Throughput", "Maximize-Reliability", "Minimize-Cost", "Normal-Service"];
const hexByte = fc.integer({ min: 0, max: 255 }).map((value) => `0x${value.toString(16).padStart(2, "0")}`);
export const tosValue = fc.oneof(
  oneOf(...TOS),
  hexByte,
  words(hexByte, hexByte).map((pair) => pair.replace(" ", "/")),
);
export const dscpValue = fc.integer({ min: 0, max: 63 }).map((value) => `0x${value.toString(16).padStart(2, "0")}`);
const timeToLive = (name: string) =>
  fc.oneof(signed(`${name}-eq`, uint8), option(`${name}-lt`, uint8), option(`${name}-gt`, uint8));

const position = (name: string) => option(name, uint16);
/** Bytes in bars and plain text by turns: the tool does not read one block of bytes right behind another. */
const hexString = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 255 }), textOf("abc XYZ.:", 1, 3)), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.map(([byte, text]) => `|${byte.toString(16).padStart(2, "0")}|${text}`).join(""));
/** `--from A --to B` with A <= B, or one of them. */
const fromTo = fc.oneof(
  position("from"),
  position("to"),
  fc
    .tuple(fc.nat({ max: 30_000 }), fc.nat({ max: 30_000 }))
    .map(([from, length]) => `--from ${from} --to ${from + length}`),
);
const pattern = textOf("abc XYZ019.:/?=&%\"\\'#-!|", 1, 40);
const location = words(
  oneOf("0", "4", "6&0xFF", "0>>22&0x3C@4", "0x10>>0x18"),
  oneOf("0x0", "0x1:0x3", "0x0:0xff,0x100", "6"),
).map((pair) => pair.replace(" ", "="));

/** Matches of the network header and of what a packet holds. */
export const headerMatches: readonly LiveExtension[] = [
  {
    kind: "match",
    name: "icmp",
    families: ["ipv4"],
    protocols: ["icmp"],
    options: () => signed("icmp-type", oneOf(...ICMP)),
  },
  {
    kind: "match",
    name: "icmp6",
    families: ["ipv6"],
    protocols: ["ipv6-icmp"],
    options: () => signed("icmpv6-type", oneOf(...ICMP6)),
  },
  {
    kind: "match",
    name: "ah",
    families: ["ipv4"],
    protocols: ["ah"],
    options: () => some([signed("ahspi", range32)], 0),
  },
  {
    kind: "match",
    name: "ah",
    families: ["ipv6"],
    options: () => some([signed("ahspi", range32), signed("ahlen", uint16), flag("ahres")], 0),
  },
  { kind: "match", name: "esp", protocols: ["esp"], options: () => some([signed("espspi", range32)], 0) },
  {
    kind: "match",
    name: "ipcomp",
    protocols: ["ipcomp"],
    options: () => words(signed("ipcompspi", range32), maybe(flag("compres"))),
  },
  { kind: "match", name: "ttl", families: ["ipv4"], options: () => timeToLive("ttl") },
  { kind: "match", name: "hl", families: ["ipv6"], options: () => timeToLive("hl") },
  { kind: "match", name: "tos", options: () => signed("tos", tosValue) },
  {
    kind: "match",
    name: "dscp",
    options: () => fc.oneof(signed("dscp", dscpValue), signed("dscp-class", oneOf("CS0", "AF31", "EF"))),
  },
  {
    kind: "match",
    name: "length",
    options: () =>
      signed(
        "length",
        fc.oneof(
          rangeOf(0xffff),
          uint16.map((from) => `${from}:`),
          uint16.map((to) => `:${to}`),
        ),
      ),
  },
  { kind: "match", name: "pkttype", options: () => signed("pkt-type", oneOf("unicast", "broadcast", "multicast")) },
  {
    kind: "match",
    name: "realm",
    families: ["ipv4"],
    hooks: ["INPUT", "FORWARD", "OUTPUT", "POSTROUTING"],
    options: () => signed("realm", oneOf("0x1", "0x2a/0xff", "10", "0xffffffff", "254")),
  },
  {
    kind: "match",
    name: "string",
    options: () =>
      words(
        fc.oneof(signed("string", pattern.map(quoted)), signed("hex-string", hexString.map(quoted))),
        option("algo", oneOf("bm", "kmp")),
        maybe(fromTo),
        maybe(flag("icase")),
      ),
  },
  {
    kind: "match",
    name: "u32",
    options: () =>
      signed(
        "u32",
        fc.array(location, { minLength: 1, maxLength: 4 }).map((all) => quoted(all.join("&&"))),
      ),
  },
  {
    kind: "match",
    name: "bpf",
    options: () => option("bytecode", oneOf('"4,48 0 0 9,21 0 1 6,6 0 0 1,6 0 0 0"', '"1,6 0 0 65535"')),
  },
];

const range = (max: number) => fc.oneof(rangeOf(max), fc.constant("0"), fc.constant(String(max)));
/** `TYPE[:LENGTH]`; type 0, the padding of one byte, has no length. */
const optionList = fc
  .array(
    fc.oneof(
      uint8,
      words(upTo(255, 1), uint8).map((pair) => pair.replace(" ", ":")),
    ),
    { minLength: 1, maxLength: 16 },
  )
  .map((all) => all.join(","));
const headers = commaList(
  [
    "hop-by-hop",
    "ipv6-opts",
    "ipv6-route",
    "ipv6-frag",
    "ah",
    "esp",
    "ipv6-nonxt",
    "protocol",
    "hop",
    "dst",
    "route",
    "frag",
    "auth",
    "none",
    "prot",
  ],
  4,
);
const addresses = fc.array(fc.ipV6(), { minLength: 1, maxLength: 4 }).map((all) => all.join(","));
const compared = (name: string, value: typeof uint8) =>
  fc.oneof(signed(`${name}-eq`, value), signed(`${name}-gt`, value), signed(`${name}-lt`, value));

/** Matches of IPv6 extension headers. */
export const ipv6Matches: readonly LiveExtension[] = [
  {
    kind: "match",
    name: "dst",
    families: ["ipv6"],
    options: () => some([signed("dst-len", uint8), option("dst-opts", optionList)], 0),
  },
  {
    kind: "match",
    name: "hbh",
    families: ["ipv6"],
    options: () => some([signed("hbh-len", uint8), option("hbh-opts", optionList)], 0),
  },
  {
    kind: "match",
    name: "frag",
    families: ["ipv6"],
    options: () =>
      some(
        [
          signed("fragid", range(0xffff_ffff)),
          signed("fraglen", uint32),
          flag("fragres"),
          flag("fragfirst"),
          oneOf("--fragmore", "--fraglast"),
        ],
        0,
      ),
  },
  {
    kind: "match",
    name: "rt",
    families: ["ipv6"],
    options: () =>
      fc.oneof(
        some([signed("rt-type", uint8), signed("rt-segsleft", range(0xffff_ffff)), signed("rt-len", uint32)], 0),
        words(
          fc.constant("--rt-type 0"),
          maybe(signed("rt-len", uint32)),
          maybe(flag("rt-0-res")),
          fc.oneof(
            fc.constant(""),
            option("rt-0-addrs", addresses),
            words(option("rt-0-addrs", addresses), flag("rt-0-not-strict")),
          ),
        ),
      ),
  },
  {
    kind: "match",
    name: "mh",
    families: ["ipv6"],
    protocols: ["mobility-header"],
    options: () =>
      some([signed("mh-type", fc.oneof(oneOf("binding-refresh-request", "hoti", "cot", "be", "7"), range(255)))], 0),
  },
  {
    kind: "match",
    name: "ipv6header",
    families: ["ipv6"],
    options: () => words(signed("header", headers), maybe(flag("soft"))),
  },
  {
    kind: "match",
    name: "eui64",
    families: ["ipv6"],
    hooks: ["PREROUTING", "INPUT", "FORWARD"],
    options: () => fc.constant(""),
  },
  {
    kind: "match",
    name: "srh",
    families: ["ipv6"],
    options: () =>
      some(
        [
          signed("srh-next-hdr", uint8),
          compared("srh-hdr-len", uint8),
          compared("srh-segs-left", uint8),
          compared("srh-last-entry", uint8),
          signed("srh-tag", uint16),
          signed("srh-psid", oneOf("fd00::/64", "2001:db8::1/128")),
          signed("srh-nsid", oneOf("fd00::/64", "::1")),
          signed("srh-lsid", oneOf("fd00::/16", "fe80::1")),
        ],
        0,
      ),
  },
  {
    kind: "match",
    name: "policy",
    variant: "v6 strict",
    families: ["ipv6"],
    hooks: ["PREROUTING", "INPUT", "FORWARD"],
    options: () =>
      fc.constant(
        "--dir in --pol ipsec --strict --proto esp --mode tunnel --tunnel-dst fd00::/8 --tunnel-src fd00::1/128 --next --reqid 2",
      ),
  },
];
