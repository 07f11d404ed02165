import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeUint32, takeWord } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";
import { joinWords, optionName, type SaveOptions } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import { printRate, readListRate, readSaveRate } from "./rateest-rates.ts";

/** `-m rateest`: the rate that an estimator has measured, compared with given rates or with those of a second estimator. */
export interface RateestMatch {
  readonly kind: "match";
  readonly name: "rateest";
  readonly span: Span;
  readonly rateest1: string;
  /** Null where the rates are compared with given ones. */
  readonly rateest2: string | null;
  /** Whether it is the difference between the given and the measured rates that is compared. */
  readonly delta: boolean;
  readonly negated: boolean;
  readonly mode: RateestMode;
  /** In bytes per second, which the save form and listings without `-n` round to kilobits or megabits. */
  readonly bps: RateestRates | null;
  readonly pps: RateestRates | null;
}

/** The rates given for the first and the second side of the comparison; null where none is. */
export interface RateestRates {
  readonly first: number | null;
  readonly second: number | null;
}

/** Less than, greater than, equal. */
export type RateestMode = "lt" | "gt" | "eq";

type Comparison = Pick<RateestMatch, "rateest2" | "negated" | "mode" | "bps" | "pps">;
type Mode = Pick<RateestMatch, "negated" | "mode">;

const MODES = ["lt", "gt", "eq"] as const;

/** libxt_rateest.c. */
export const rateest: MatchReader<RateestMatch> = {
  options: {
    rateest: "1",
    rateest1: "1",
    rateest2: "1",
    "rateest-delta": "0",
    "rateest-bps": "01",
    "rateest-bps1": "01",
    "rateest-bps2": "01",
    "rateest-pps": "01",
    "rateest-pps1": "01",
    "rateest-pps2": "01",
    "rateest-lt": "!0",
    "rateest-gt": "!0",
    "rateest-eq": "!0",
  },
  readSave,
  readList: readRateest,
};

export const rateestPrinter: ExtensionPrinter<RateestMatch> = {
  printSave: (node) =>
    joinWords(
      node.delta ? "--rateest-delta" : "",
      `--rateest${node.rateest2 === null ? "" : "1"} ${bareWord(node.rateest1)}`,
      printSaveRates(node),
      node.rateest2 === null ? "" : `--rateest2 ${bareWord(node.rateest2)}`,
    ),
  printList: (node, { numeric }) => {
    const head = joinWords("rateest match", node.rateest1, node.delta ? "delta" : "");
    const rate = numeric ? String : printRate;
    return joinWords(head, node.rateest2 === null ? printAbsolute(node, rate) : printRelative(node, rate));
  },
};

function readSave(options: SaveOptions, span: Span): RateestMatch | null {
  const rateest1 = (options.get("rateest1") ?? options.get("rateest"))?.value ?? "";
  const rateest2 = options.get("rateest2")?.value ?? null;
  const delta = options.has("rateest-delta");
  const modes = MODES.filter((word) => options.has(`rateest-${word}`));
  const [mode] = modes;
  const needs = { first: delta, second: delta || rateest2 === null };
  const bps = readSaveRates(options, "bps", { ...needs, read: readSaveRate });
  const pps = readSaveRates(options, "pps", { ...needs, read: readUint32 });
  if (mode === undefined || modes.length > 1 || bps === undefined || pps === undefined || !(bps ?? pps)) return null;
  const negated = options.get(`rateest-${mode}`)?.negated ?? false;
  return { kind: "match", name: "rateest", span, rateest1, rateest2, delta, negated, mode, bps, pps };
}

interface Needs {
  readonly first: boolean;
  readonly second: boolean;
  readonly read: (text: string) => number | null;
}

/** Null where no rate of the kind is compared, undefined where one is missing or makes no sense. */
function readSaveRates(options: SaveOptions, kind: "bps" | "pps", needs: Needs): RateestRates | null | undefined {
  const one = options.get(`rateest-${kind}1`);
  const two = options.get(`rateest-${kind}2`) ?? options.get(`rateest-${kind}`);
  if (one === undefined && two === undefined) return null;
  const first = readNeeded(one?.value ?? "", needs.first, needs.read);
  const second = readNeeded(two?.value ?? "", needs.second, needs.read);
  return two === undefined || first === undefined || second === undefined ? undefined : { first, second };
}

function readNeeded(text: string, isNeeded: boolean, read: Needs["read"]): number | null | undefined {
  if (!isNeeded) return text === "" ? null : undefined;
  return read(text) ?? undefined;
}

/** The mode stands once, before the second rate; where the tool prints bits and packets, it prints it twice and cannot read that itself. */
function printSaveRates({ delta, negated, mode, bps, pps }: RateestMatch): string {
  const word = optionName(`rateest-${mode}`, negated);
  const bits = bps === null ? "" : saveRates("bps", delta, { rates: bps, mode: word, print: printRate });
  const packets =
    pps === null ? "" : saveRates("pps", delta, { rates: pps, mode: bps === null ? word : "", print: String });
  return joinWords(bits, packets);
}

interface Printed {
  readonly rates: RateestRates;
  readonly mode: string;
  readonly print: (rate: number) => string;
}

function saveRates(kind: "bps" | "pps", delta: boolean, { rates, mode, print }: Printed): string {
  const first = delta ? `--rateest-${kind}1 ${print(rates.first ?? 0)}` : "";
  const second = rates.second === null ? "" : print(rates.second);
  return joinWords(first, mode, `--rateest-${kind}${delta ? "2" : ""}`, second);
}

/**
 *     rateest match RE1 delta bps 8bit 16bit lt pps 5 lt 9
 *     rateest match RE1 bps lt RE2 bps
 */
function readRateest(cursor: Cursor): RateestMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "rateest match")) return null;
  const rateest1 = takeWord(cursor);
  const delta = nextWord(cursor, "delta");
  const head = cursor.pos;
  const absolute = readAbsolute(cursor, delta);
  if (absolute === null) cursor.pos = head;
  const comparison = absolute ?? readRelative(cursor, delta);
  if (comparison === null) return null;
  const { rateest2, negated, mode, bps, pps } = comparison;
  const span = spanOf(cursor, start, cursor.pos);
  return { kind: "match", name: "rateest", span, rateest1, rateest2, delta, negated, mode, bps, pps };
}

/** `bps [8bit] 16bit lt pps [5] lt 9`: compared with given rates, the bits before the mode, the packets behind it. */
function readAbsolute(cursor: Cursor, delta: boolean): Comparison | null {
  const hasBps = nextWord(cursor, "bps");
  const firstBps = hasBps && delta ? takeRate(cursor) : null;
  const secondBps = hasBps ? takeRate(cursor) : null;
  const bpsMode = hasBps ? readMode(cursor) : null;
  const hasPps = nextWord(cursor, "pps");
  const firstPps = hasPps && delta ? takeUint32(cursor) : null;
  const ppsMode = hasPps ? readMode(cursor) : null;
  const secondPps = hasPps ? takeUint32(cursor) : null;
  const mode = bpsMode ?? ppsMode;
  const isTwice = hasPps && (nextWord(cursor, "pps") || (hasBps && !isSame(bpsMode, ppsMode)));
  if (mode === null || isTwice) return null;
  const bps = ratesOf(hasBps, [firstBps, secondBps], [delta, true]);
  const pps = ratesOf(hasPps, [firstPps, secondPps], [delta, true]);
  return bps === undefined || pps === undefined ? null : { rateest2: null, ...mode, bps, pps };
}

const isSame = (one: Mode | null, two: Mode | null): boolean =>
  one?.mode === two?.mode && one?.negated === two?.negated;

/** `bps [8bit] pps [5] lt RE2 bps [16bit] pps [9]`: compared with a second estimator. */
function readRelative(cursor: Cursor, delta: boolean): Comparison | null {
  const hasBps = nextWord(cursor, "bps");
  const firstBps = hasBps && delta ? takeRate(cursor) : null;
  const hasPps = nextWord(cursor, "pps");
  const firstPps = hasPps && delta ? takeUint32(cursor) : null;
  const mode = readMode(cursor);
  const rateest2 = takeWord(cursor);
  if (mode === null || rateest2 === "" || !(hasBps || hasPps)) return null;
  if (hasBps && !nextWord(cursor, "bps")) return null;
  const secondBps = hasBps && delta ? takeRate(cursor) : null;
  if (hasPps && !nextWord(cursor, "pps")) return null;
  const secondPps = hasPps && delta ? takeUint32(cursor) : null;
  const bps = ratesOf(hasBps, [firstBps, secondBps], [delta, delta]);
  const pps = ratesOf(hasPps, [firstPps, secondPps], [delta, delta]);
  return bps === undefined || pps === undefined ? null : { rateest2, ...mode, bps, pps };
}

function ratesOf(
  isThere: boolean,
  [first, second]: readonly [number | null, number | null],
  needed: readonly [boolean, boolean],
): RateestRates | null | undefined {
  if (!isThere) return null;
  return (needed[0] && first === null) || (needed[1] && second === null) ? undefined : { first, second };
}

function readMode(cursor: Cursor): Mode | null {
  const negated = nextWord(cursor, "!");
  const mode = MODES.find((word) => nextWord(cursor, word));
  return mode === undefined ? null : { negated, mode };
}

const takeRate = (cursor: Cursor): number | null => readListRate(takeWord(cursor));

function printAbsolute({ negated, mode, bps, pps }: RateestMatch, rate: (bytes: number) => string): string {
  const word = `${negated ? "! " : ""}${mode}`;
  const bits = bps === null ? "" : joinWords("bps", shown(bps.first, rate), shown(bps.second, rate), word);
  const packets = pps === null ? "" : joinWords("pps", shown(pps.first, String), word, shown(pps.second, String));
  return joinWords(bits, packets);
}

function printRelative(node: RateestMatch, rate: (bytes: number) => string): string {
  const { negated, mode, bps, pps } = node;
  const side = (key: "first" | "second"): string =>
    joinWords(
      bps === null ? "" : joinWords("bps", shown(bps[key], rate)),
      pps === null ? "" : joinWords("pps", shown(pps[key], String)),
    );
  return joinWords(side("first"), negated ? "!" : "", mode, node.rateest2 ?? "", side("second"));
}

const shown = (rate: number | null, print: (rate: number) => string): string => (rate === null ? "" : print(rate));
