import { type Counter, parseCounter } from "../../../net/index.ts";
import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { joinWords, optionName, type SaveOptions } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import type { WordMatch } from "../values.ts";
import { takeCondition } from "./conditions.ts";

/** `-m set`: whether the packet's addresses and ports, as `flags` name them, are in an IP set. */
export interface SetMatch {
  readonly kind: "match";
  readonly name: "set";
  readonly span: Span;
  readonly negated: boolean;
  /** The set's name; the tool quotes and escapes nothing in it. */
  readonly set: string;
  /** `src` or `dst`, one for each dimension of the set. */
  readonly flags: readonly string[];
  readonly returnNomatch: boolean;
  /** `! --update-counters`; without the `!` the option says nothing. */
  readonly keepsCounters: boolean;
  /** `! --update-subcounters`. */
  readonly keepsSubcounters: boolean;
  readonly packets?: SetCounterMatch;
  readonly bytes?: SetCounterMatch;
}

/** A comparison with the counters of the set's entry. Only `eq` can be negated. */
export interface SetCounterMatch {
  readonly negated: boolean;
  readonly operator: "eq" | "lt" | "gt";
  readonly value: Counter;
}

const OPERATORS = ["eq", "lt", "gt"] as const;
/** Of a number of 64 bits. */
const MOST_DIGITS = 20;

/** What both forms hand over, by the words they share. `take` gives the value of a word and whether a `!` stands before it. */
type Take = (word: string, hasValue: boolean) => WordMatch | null;

/** libxt_set.c, revision 4. */
export const set: MatchReader<SetMatch> = {
  options: {
    "match-set": "!2",
    set: "!2",
    "return-nomatch": "0",
    "update-counters": "!0",
    "update-subcounters": "!0",
    "packets-eq": "!1",
    "packets-lt": "1",
    "packets-gt": "1",
    "bytes-eq": "!1",
    "bytes-lt": "1",
    "bytes-gt": "1",
  },
  readSave,
  readList: (cursor) => {
    const start = cursor.pos;
    const negated = skipWord(cursor, "!");
    if (!nextWord(cursor, "match-set")) return null;
    const name = takeWord(cursor);
    const flags = readFlags(takeWord(cursor));
    const rest = flags && readRest((word, hasValue) => takeListWord(cursor, word, hasValue));
    if (flags === null || rest === null) return null;
    return { kind: "match", name: "set", span: spanOf(cursor, start, cursor.pos), negated, set: name, flags, ...rest };
  },
};

export const setPrinter: ExtensionPrinter<SetMatch> = {
  printSave: (node) => printSet(node, (word, negated) => optionName(word, negated), bareWord),
  printList: (node) => printSet(node, (word, negated) => (negated ? `! ${word}` : word), String),
};

function readSave(options: SaveOptions, span: Span): SetMatch | null {
  const option = options.get("match-set") ?? options.get("set");
  const flags = readFlags(option?.second ?? "");
  if (option === undefined || flags === null || (options.has("match-set") && options.has("set"))) return null;
  const taken = new Set<string>();
  const rest = readRest((word) => {
    const found = options.get(word);
    if (found === undefined) return null;
    taken.add(word);
    return found;
  });
  if (rest === null || taken.size !== options.size - 1) return null;
  return { kind: "match", name: "set", span, negated: option.negated, set: option.value, flags, ...rest };
}

/** The tool prints a `!` before `update-counters` and `update-subcounters` always, before `-eq` perhaps, and before the others never. */
function takeListWord(cursor: Cursor, word: string, hasValue: boolean): WordMatch | null {
  const before = cursor.pos;
  const found = takeCondition(cursor, word, hasValue);
  if (found === null || word.endsWith("-eq") || found.negated === word.startsWith("update-")) return found;
  cursor.pos = before;
  return null;
}

function readFlags(text: string): readonly string[] | null {
  const flags = text.split(",");
  return flags.every((flag) => flag === "src" || flag === "dst") ? flags : null;
}

type Rest = Pick<SetMatch, "returnNomatch" | "keepsCounters" | "keepsSubcounters" | "packets" | "bytes">;

function readRest(take: Take): Rest | null {
  const returnNomatch = take("return-nomatch", false) !== null;
  const keepsCounters = take("update-counters", false)?.negated === true;
  const keepsSubcounters = take("update-subcounters", false)?.negated === true;
  const packets = readCounter(take, "packets");
  const bytes = readCounter(take, "bytes");
  if (packets === null || bytes === null) return null;
  return {
    returnNomatch,
    keepsCounters,
    keepsSubcounters,
    ...(packets === undefined ? {} : { packets }),
    ...(bytes === undefined ? {} : { bytes }),
  };
}

/** Undefined where the counter is not asked, null where it is compared with what is no number. */
function readCounter(take: Take, word: string): SetCounterMatch | null | undefined {
  for (const operator of OPERATORS) {
    const found = take(`${word}-${operator}`, true);
    if (found === null) continue;
    const value = found.value.length > MOST_DIGITS ? null : parseCounter(found.value);
    return value === null ? null : { negated: found.negated, operator, value };
  }
  return undefined;
}

function printSet(
  node: SetMatch,
  option: (word: string, negated: boolean) => string,
  word: (text: string) => string,
): string {
  const counter = (name: string, match: SetCounterMatch | undefined): string =>
    match === undefined ? "" : `${option(`${name}-${match.operator}`, match.negated)} ${match.value}`;
  return joinWords(
    `${option("match-set", node.negated)} ${word(node.set)} ${node.flags.join(",")}`,
    node.returnNomatch ? option("return-nomatch", false) : "",
    node.keepsCounters ? option("update-counters", true) : "",
    node.keepsSubcounters ? option("update-subcounters", true) : "",
    counter("packets", node.packets),
    counter("bytes", node.bytes),
  );
}
