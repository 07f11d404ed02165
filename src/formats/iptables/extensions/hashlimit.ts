import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";
import { joinWords, type SaveOptions } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import {
  type HashlimitRate,
  listedRate,
  perSecond,
  printBurst,
  printRate,
  readBurst,
  readRate,
  unlistedRate,
  usualExpire,
} from "./hashlimit-rates.ts";
import { secondsOf } from "./rates.ts";

/**
 * `-m hashlimit`: a limit of the rate for each address or port apart. A listing does not show the name of the table of addresses: there `hashlimitName` is absent.
 * What else is absent has the tool's own value.
 */
export interface HashlimitMatch extends HashlimitNumbers {
  readonly kind: "match";
  readonly name: "hashlimit";
  readonly span: Span;
  /** Whether packets match up to the rate, or above it. */
  readonly limit: "upto" | "above";
  readonly rate: HashlimitRate;
  /** Packets; bytes, or absent for none, where the rate is in bytes. */
  readonly burst?: number;
  /** What is told apart: `srcip`, `srcport`, `dstip`, `dstport`, in this order. */
  readonly mode: readonly string[];
  readonly hashlimitName?: string;
  /** `--hashlimit-rate-match`: the rate is measured, and no burst let through. */
  readonly rateMatch: boolean;
  /** Over how many seconds it is measured; absent for one. */
  readonly rateInterval?: number;
}

interface HashlimitNumbers {
  readonly htableSize?: number;
  readonly htableMax?: number;
  /** Milliseconds between two collections of old entries. */
  readonly htableGcinterval?: number;
  /** Milliseconds until an entry is old. */
  readonly htableExpire?: number;
  /** How many bits of the source address are told apart. */
  readonly srcmask?: number;
  readonly dstmask?: number;
}

type Conditions = Omit<HashlimitMatch, "kind" | "name" | "span">;

/** The value behind a word, empty for a word that has none; undefined without the word. */
type Take = (word: string) => string | undefined;

/** In the order in which both forms print them. */
const NUMBERS = [
  ["htableSize", "htable-size"],
  ["htableMax", "htable-max"],
  ["htableGcinterval", "htable-gcinterval"],
  ["htableExpire", "htable-expire"],
  ["srcmask", "srcmask"],
  ["dstmask", "dstmask"],
] as const;
const MODES: readonly string[] = ["srcip", "srcport", "dstip", "dstport"];
const DEFAULT_BURST = 5;

/** libxt_hashlimit.c, revisions 1 to 3. */
export const hashlimit: MatchReader<HashlimitMatch> = {
  options: {
    "hashlimit-upto": "!1",
    "hashlimit-above": "!1",
    hashlimit: "!1",
    "hashlimit-burst": "1",
    "hashlimit-mode": "1",
    "hashlimit-name": "1",
    "hashlimit-htable-size": "1",
    "hashlimit-htable-max": "1",
    "hashlimit-htable-gcinterval": "1",
    "hashlimit-htable-expire": "1",
    "hashlimit-srcmask": "1",
    "hashlimit-dstmask": "1",
    "hashlimit-rate-match": "0",
    "hashlimit-rate-interval": "1",
  },
  readSave: (options, span) => {
    const conditions = readSaveConditions(options);
    return conditions && { kind: "match", name: "hashlimit", span, ...conditions };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const conditions = readListConditions(cursor);
    return conditions && { kind: "match", name: "hashlimit", span: spanOf(cursor, start, cursor.pos), ...conditions };
  },
};

export const hashlimitPrinter: ExtensionPrinter<HashlimitMatch> = {
  printSave: (node) => joinWords(`--hashlimit-${node.limit}`, printConditions(node, "--hashlimit-", ",")),
  printList: (node) => {
    const listed = withRate(node, listedRate(node.rate, node.rateInterval ?? 1));
    return `limit: ${node.limit === "upto" ? "up to" : "above"} ${printConditions(listed, "", "-")}`;
  },
  lost: ({ hashlimitName }) => (hashlimitName === undefined ? ["iptables/lost-option"] : []),
};

function readSaveConditions(options: SaveOptions): Conditions | null {
  const sides = ["hashlimit-above", "hashlimit-upto", "hashlimit"].filter((name) => options.has(name));
  const option = options.get(sides[0] ?? "");
  const rate = readRate(option?.value ?? "");
  const isMeasured = options.has("hashlimit-rate-match");
  if (option === undefined || sides.length > 1 || rate === null) return null;
  if (options.has("hashlimit-rate-interval") && !isMeasured) return null;
  const isAbove = (sides[0] === "hashlimit-above") !== option.negated;
  const take: Take = (word) => options.get(`hashlimit-${word}`)?.value;
  const conditions = readConditions({ limit: isAbove ? "above" : "upto", rate }, take);
  if (conditions === null || !isMeasured) return conditions && withRate(conditions, rate);
  const measured = perSecond(rate);
  const interval = take("rate-interval") === undefined ? withInterval(secondsOf(rate.unit)) : {};
  return measured && withRate({ ...conditions, ...interval }, measured);
}

/**
 *     limit: up to 4/sec burst 20 mode srcip-dstport htable-max 2000 rate-match rate-interval 10
 */
function readListConditions(cursor: Cursor): Conditions | null {
  if (!skipWord(cursor, "limit:")) return null;
  const limit = nextWord(cursor, "up to") ? "upto" : nextWord(cursor, "above") ? "above" : null;
  const listed = readRate(takeWord(cursor));
  if (limit === null || listed === null) return null;
  const conditions = readConditions({ limit, rate: listed }, (word) => {
    if (word === "name" || !nextWord(cursor, word)) return undefined;
    return word === "rate-match" ? "" : takeWord(cursor);
  });
  const rate = unlistedRate(listed, conditions?.rateInterval ?? 1);
  return conditions && rate && withRate(conditions, rate);
}

/** Reads what stands behind the rate, in the order of a listing. */
function readConditions({ limit, rate }: Pick<Conditions, "limit" | "rate">, take: Take): Conditions | null {
  const burstText = take("burst");
  const usualBurst = "bytes" in rate ? undefined : DEFAULT_BURST;
  const burst = burstText === undefined ? usualBurst : readBurst(burstText, rate);
  const mode = readMode(take("mode"));
  const hashlimitName = take("name");
  const numbers = readNumbers(take);
  const rateMatch = take("rate-match") !== undefined;
  const interval = (rateMatch ? take("rate-interval") : undefined) ?? "1";
  const rateInterval = readUint32(interval);
  if (burst === null || mode === null || numbers === null || rateInterval === null || rateInterval === 0) return null;
  return {
    limit,
    rate,
    ...(burst === undefined ? {} : { burst }),
    mode,
    ...(hashlimitName === undefined ? {} : { hashlimitName }),
    ...numbers,
    rateMatch,
    ...withInterval(rateInterval),
  };
}

const withInterval = (seconds: number): Pick<Conditions, "rateInterval"> =>
  seconds === 1 ? {} : { rateInterval: seconds };

/** Reads `srcip,dstport`, in a listing `srcip-dstport`. */
function readMode(text: string | undefined): readonly string[] | null {
  const given = text === undefined ? [] : text.split(/[-,|]/);
  return given.every((word) => MODES.includes(word)) ? MODES.filter((word) => given.includes(word)) : null;
}

function readNumbers(take: Take): HashlimitNumbers | null {
  const numbers: { -readonly [Name in keyof HashlimitNumbers]: HashlimitNumbers[Name] } = {};
  for (const [field, word] of NUMBERS) {
    const text = take(word);
    if (text === undefined) continue;
    const number = readUint32(text);
    if (number === null) return null;
    numbers[field] = number;
  }
  return numbers;
}

/** The same with another rate. When an entry is old depends on the unit of the rate, unless it is said. */
function withRate(conditions: Conditions, rate: HashlimitRate): Conditions {
  const { htableExpire: given, ...others } = conditions;
  const htableExpire = given ?? usualExpire(conditions.rate, conditions.burst);
  const isUsual = htableExpire === usualExpire(rate, conditions.burst);
  return { ...others, rate, ...(isUsual ? {} : { htableExpire }) };
}

function printConditions(node: Conditions, dashes: string, separator: string): string {
  const { rate, burst, mode, hashlimitName, rateMatch, rateInterval } = node;
  return joinWords(
    printRate(rate),
    burst === undefined ? "" : `${dashes}burst ${printBurst(burst, rate)}`,
    mode.length === 0 ? "" : `${dashes}mode ${mode.join(separator)}`,
    dashes === "" || hashlimitName === undefined ? "" : `${dashes}name ${bareWord(hashlimitName)}`,
    ...NUMBERS.map(([field, word]) => (node[field] === undefined ? "" : `${dashes}${word} ${node[field]}`)),
    rateMatch ? `${dashes}rate-match` : "",
    rateInterval === undefined ? "" : `${dashes}rate-interval ${rateInterval}`,
  );
}
