import fc, { type Arbitrary } from "fast-check";
import { host } from "./addresses.ts";
import type { LiveExtension } from "./extension.ts";
import { dscpValue, tosValue } from "./matches-headers.ts";
import { mark, maskedMark, uint8, uint16, uint32, upTo } from "./numbers.ts";
import { commaList, maybe, oneOf, option, some, words } from "./words.ts";

const setMark = fc.oneof(
  option("set-mark", maskedMark),
  option("set-xmark", maskedMark),
  option("or-mark", mark),
  option("and-mark", mark),
  option("xor-mark", mark),
);
const carried = words(
  oneOf("--save-mark", "--restore-mark"),
  fc.oneof(fc.constant(""), some([option("nfmask", mark), option("ctmask", mark)]), option("mask", mark)),
);
const shiftedMark = words(
  fc.oneof(option("set-xmark", maskedMark), carried),
  oneOf("--left-shift-mark 4", "--right-shift-mark 31"),
);

const timeToLive = (name: string): Arbitrary<string> =>
  fc.oneof(option(`${name}-set`, uint8), option(`${name}-inc`, upTo(255, 1)), option(`${name}-dec`, upTo(255, 1)));

const hashMark = words(
  fc.oneof(
    words(
      maybe(option("hmark-src-prefix", upTo(32, 1))),
      maybe(option("hmark-dst-prefix", upTo(32, 1))),
      option("hmark-sport-mask", oneOf("0xffff", "0x0003")),
      option("hmark-dport-mask", oneOf("0xffff", "0x4")),
    ),
    words(option("hmark-src-prefix", upTo(32, 1)), maybe(option("hmark-spi-mask", oneOf("0x4", "0xffffffff")))),
    oneOf(
      "--hmark-tuple src,dst",
      "--hmark-tuple ct,src,dst,proto",
      "--hmark-tuple src,dst,sport,dport",
      "--hmark-tuple src,dst,spi",
    ),
  ),
  option("hmark-rnd", oneOf("0x4", "0xdeadbeef")),
  option("hmark-mod", upTo(1000, 1)),
  maybe(option("hmark-offset", uint32)),
);

/** Marks. */
export const markTargets: readonly LiveExtension[] = [
  { kind: "target", name: "MARK", options: () => setMark },
  { kind: "target", name: "CONNMARK", options: () => fc.oneof(setMark, carried) },
  { kind: "target", name: "CONNMARK", variant: "shift", options: () => shiftedMark },
  { kind: "target", name: "HMARK", options: () => hashMark },
];

const SYN = "-m tcp --tcp-flags FIN,SYN,RST,ACK SYN";
const stripped = fc.oneof(
  commaList(["wscale", "mss", "sack-permitted", "sack", "timestamp", "md5"]),
  oneOf("2,3,4", "30,31", "8,200"),
);
const tosMask = fc.integer({ min: 0, max: 255 }).map((value) => `0x${value.toString(16).padStart(2, "0")}`);

/** Targets that change a packet's header, of the table `mangle`. */
export const headerTargets: readonly LiveExtension[] = [
  { kind: "target", name: "TTL", families: ["ipv4"], tables: ["mangle"], options: () => timeToLive("ttl") },
  { kind: "target", name: "HL", families: ["ipv6"], tables: ["mangle"], options: () => timeToLive("hl") },
  {
    kind: "target",
    name: "TOS",
    tables: ["mangle"],
    options: () =>
      fc.oneof(
        option("set-tos", tosValue),
        option("and-tos", tosMask),
        option("or-tos", tosMask),
        option("xor-tos", tosMask),
      ),
  },
  {
    kind: "target",
    name: "DSCP",
    tables: ["mangle"],
    options: () => fc.oneof(option("set-dscp", dscpValue), oneOf("--set-dscp-class EF")),
  },
  {
    kind: "target",
    name: "ECN",
    families: ["ipv4"],
    tables: ["mangle"],
    protocols: ["tcp"],
    options: () => oneOf("--ecn-tcp-remove"),
  },
  { kind: "target", name: "CHECKSUM", tables: ["mangle"], options: () => fc.constant("--checksum-fill") },
  {
    kind: "target",
    name: "CLASSIFY",
    tables: ["mangle"],
    hooks: ["FORWARD", "OUTPUT", "POSTROUTING"],
    options: () =>
      fc
        .tuple(uint16, uint16)
        .map(([major, minor]) => `--set-class ${Number(major).toString(16)}:${Number(minor).toString(16)}`),
  },
  {
    kind: "target",
    name: "TCPMSS",
    tables: ["mangle"],
    hooks: ["FORWARD", "OUTPUT", "POSTROUTING"],
    protocols: ["tcp"],
    besides: SYN,
    options: () => fc.oneof(fc.constant("--clamp-mss-to-pmtu"), option("set-mss", upTo(65_495, 1))),
  },
  {
    kind: "target",
    name: "TCPOPTSTRIP",
    tables: ["mangle"],
    protocols: ["tcp"],
    options: () => maybe(option("strip-options", stripped)),
  },
  {
    kind: "target",
    name: "TPROXY",
    tables: ["mangle"],
    hooks: ["PREROUTING"],
    protocols: ["tcp", "udp"],
    options: (family) =>
      words(option("on-port", uint16), maybe(option("on-ip", host(family))), maybe(option("tproxy-mark", maskedMark))),
  },
];
