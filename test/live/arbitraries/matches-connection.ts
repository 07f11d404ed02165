import fc from "fast-check";
import { prefix } from "./addresses.ts";
import type { LiveExtension } from "./extension.ts";
import { maskedMark, rangeOf, uint16, uint32, upTo } from "./numbers.ts";
import { commaList, flag, maybe, oneOf, option, signed, some, textOf, words } from "./words.ts";

const STATES = ["INVALID", "NEW", "RELATED", "ESTABLISHED", "UNTRACKED"];
const portRange = fc.oneof(uint16, rangeOf(0xffff));
const limit = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const byteRange = fc.oneof(
  fc.tuple(limit, limit).map(([a, b]) => (a < b ? `${a}:${b}` : `${b}:${a}`)),
  limit.map((from) => `${from}:`),
  limit.map(String),
);

/** Matches of what the connection tracking knows, and of marks. */
export const connectionMatches: readonly LiveExtension[] = [
  { kind: "match", name: "state", options: () => signed("state", commaList(STATES)) },
  {
    kind: "match",
    name: "conntrack",
    options: (family) =>
      some([
        signed("ctstate", commaList([...STATES, "SNAT", "DNAT"])),
        signed("ctproto", fc.oneof(oneOf("tcp", "udp", "gre"), upTo(255, 1))),
        signed("ctorigsrc", prefix(family)),
        signed("ctorigdst", prefix(family)),
        signed("ctreplsrc", prefix(family)),
        signed("ctrepldst", prefix(family)),
        signed("ctorigsrcport", portRange),
        signed("ctorigdstport", portRange),
        signed("ctreplsrcport", portRange),
        signed("ctrepldstport", portRange),
        signed("ctstatus", fc.oneof(commaList(["EXPECTED", "SEEN_REPLY", "ASSURED", "CONFIRMED"]), oneOf("NONE"))),
        signed("ctexpire", fc.oneof(uint32, rangeOf(0xffff_ffff))),
        option("ctdir", oneOf("ORIGINAL", "REPLY")),
      ]),
  },
  { kind: "match", name: "conntrack", variant: "state", options: () => signed("ctstate", commaList(STATES)) },
  { kind: "match", name: "mark", options: () => signed("mark", maskedMark) },
  { kind: "match", name: "connmark", options: () => signed("mark", maskedMark) },
  {
    kind: "match",
    name: "connbytes",
    options: () =>
      words(
        signed("connbytes", byteRange),
        option("connbytes-mode", oneOf("packets", "bytes", "avgpkt")),
        option("connbytes-dir", oneOf("original", "reply", "both")),
      ),
  },
  {
    kind: "match",
    name: "connlimit",
    options: (family) =>
      words(
        fc.oneof(option("connlimit-upto", uint32), option("connlimit-above", uint32)),
        maybe(option("connlimit-mask", upTo(family === "ipv4" ? 32 : 128))),
        maybe(oneOf("--connlimit-saddr", "--connlimit-daddr")),
      ),
  },
  { kind: "match", name: "connlabel", options: () => words(signed("label", upTo(127)), maybe(flag("set"))) },
  {
    kind: "match",
    name: "helper",
    options: () => signed("helper", fc.oneof(oneOf("ftp", "sip-5060", "irc"), textOf("abc019-_.:", 1, 20))),
  },
  {
    // The tool saves a node as the mask 1 << (node - 1), and takes back masks up to 32 only: six nodes.
    kind: "match",
    name: "cluster",
    options: () =>
      fc
        .tuple(fc.integer({ min: 2, max: 6 }), fc.nat(), uint32, fc.boolean())
        .map(([nodes, node, seed, negated]) =>
          [
            `--cluster-total-nodes ${nodes}`,
            `${negated ? "! " : ""}--cluster-local-node ${(node % nodes) + 1}`,
            `--cluster-hash-seed ${seed}`,
          ].join(" "),
        ),
  },
];
