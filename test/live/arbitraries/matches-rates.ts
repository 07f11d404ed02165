import fc, { type Arbitrary } from "fast-check";
import type { Family, LiveExtension } from "./extension.ts";
import { uint64, upTo } from "./numbers.ts";
import { commaList, flag, maybe, oneOf, option, signed, some, textOf, words } from "./words.ts";

const packetRate = fc
  .tuple(fc.integer({ min: 1, max: 10_000 }), fc.constantFrom("sec", "min", "hour", "day", "s", "minute"))
  .map(([rate, unit]) => `${rate}/${unit}`);
const byteRate = oneOf("4kb/s", "10mb/s", "123456b/s", "1mb/s", "512kb/s");
const word = textOf("abcXYZ019_-.:", 1, 15).filter((name) => !/^[-.]/.test(name) && !name.includes(".."));

/** The kernel refuses a table that exists under this name and counts otherwise: each kind of rule has names of its own. */
const tableName = (kind: string): Arbitrary<string> =>
  option(
    "hashlimit-name",
    word.map((name) => `${kind}${name.slice(1)}`),
  );

function hashlimit(family: Family): Arbitrary<string> {
  const length = upTo(family === "ipv4" ? 32 : 128, 1);
  const rate = (value: Arbitrary<string>) =>
    fc.oneof(option("hashlimit-upto", value), option("hashlimit-above", value));
  const table = [
    option("hashlimit-mode", commaList(["srcip", "srcport", "dstip", "dstport"])),
    option("hashlimit-htable-size", upTo(1000, 1)),
    option("hashlimit-htable-max", upTo(100_000, 1)),
    option("hashlimit-htable-gcinterval", upTo(100_000, 1)),
    option("hashlimit-htable-expire", upTo(100_000, 1)),
    option("hashlimit-srcmask", length),
    option("hashlimit-dstmask", length),
  ];
  return fc.oneof(
    words(rate(packetRate), maybe(option("hashlimit-burst", upTo(1000, 1))), tableName("p"), some(table, 0)),
    words(rate(byteRate), maybe(option("hashlimit-burst", oneOf("20mb", "40mb"))), tableName("b"), some(table, 0)),
  );
}

const statistic = fc.oneof(
  words(
    fc.constant("--mode random"),
    signed(
      "probability",
      fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value.toFixed(11)),
    ),
  ),
  fc
    .tuple(fc.integer({ min: 1, max: 100 }), fc.nat(), fc.boolean())
    .map(([every, packet, negated]) => `--mode nth ${negated ? "! " : ""}--every ${every} --packet ${packet % every}`),
);

function recent(family: Family): Arbitrary<string> {
  const mask =
    family === "ipv4"
      ? oneOf("255.255.255.255", "255.255.0.0", "255.0.255.0")
      : oneOf("ffff:ffff:ffff:ffff::", "ffff::", "::ff");
  const checks = words(
    fc.oneof(fc.constant(""), words(option("seconds", upTo(100_000, 1)), maybe(flag("reap")))),
    maybe(option("hitcount", upTo(20, 1))),
    maybe(flag("rttl")),
  );
  const negated = oneOf("", "!");
  return words(
    fc.oneof(words(negated, oneOf("--set", "--remove")), words(negated, oneOf("--rcheck", "--update"), checks)),
    maybe(option("name", word)),
    maybe(option("mask", mask)),
    maybe(oneOf("--rsource", "--rdest")),
  );
}

/** The estimators that `rateest` compares. */
const ESTIMATORS = ["RE1", "RE2"].map(
  (name) => `-j RATEEST --rateest-name ${name} --rateest-interval 250ms --rateest-ewmalog 500ms`,
);
const compared = oneOf("--rateest-lt", "--rateest-gt", "--rateest-eq");
const negatable = fc.tuple(fc.boolean(), compared).map(([negated, text]) => `${negated ? "! " : ""}${text}`);
const bits = oneOf("8bit", "5kbit", "16bit", "1mbit", "800kbit");
const packets = upTo(100_000);

const rateest = fc.oneof(
  words(fc.constant("--rateest RE1"), negatable, fc.oneof(option("rateest-bps", bits), option("rateest-pps", packets))),
  words(
    fc.constant("--rateest-delta --rateest RE1"),
    option("rateest-bps1", bits),
    negatable,
    option("rateest-bps2", bits),
  ),
  words(
    fc.constant("--rateest-delta --rateest RE1"),
    option("rateest-pps1", packets),
    negatable,
    option("rateest-pps2", packets),
  ),
  words(
    fc.constant("--rateest1 RE1"),
    negatable,
    oneOf("--rateest-bps", "--rateest-pps"),
    fc.constant("--rateest2 RE2"),
  ),
  words(
    fc.constant("--rateest-delta --rateest1 RE1"),
    option("rateest-bps1", bits),
    negatable,
    option("rateest-bps2", bits),
    fc.constant("--rateest2 RE2"),
  ),
);

/** Matches that count. */
export const rateMatches: readonly LiveExtension[] = [
  {
    kind: "match",
    name: "limit",
    options: () => words(option("limit", packetRate), maybe(option("limit-burst", upTo(10_000, 1)))),
  },
  { kind: "match", name: "hashlimit", options: hashlimit },
  {
    kind: "match",
    name: "hashlimit",
    variant: "rate match",
    options: () =>
      words(
        option("hashlimit-above", oneOf("40/sec", "10/min", "3/sec", "100/day")),
        option("hashlimit-burst", upTo(1000, 1)),
        option("hashlimit-mode", commaList(["srcip", "dstip"])),
        tableName("r"),
        flag("hashlimit-rate-match"),
        maybe(option("hashlimit-rate-interval", upTo(100, 1))),
      ),
  },
  { kind: "match", name: "statistic", options: () => statistic },
  { kind: "match", name: "recent", options: recent },
  { kind: "match", name: "quota", options: () => signed("quota", uint64) },
  { kind: "match", name: "rateest", before: ESTIMATORS, options: () => rateest },
];
