import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { MatchExtension } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { readDecimal } from "../numbers.ts";
import { joinWords, optionName, type SaveOptions } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";

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
  /** `! --update-counters`. */
  readonly keepsCounters: boolean;
  /** `! --update-subcounters`. */
  readonly keepsSubcounters: boolean;
  readonly packets?: SetCounterMatch;
  readonly bytes?: SetCounterMatch;
}

/** A comparison with the counters of the set's entry. */
export interface SetCounterMatch {
  readonly negated: boolean;
  readonly operator: "eq" | "lt" | "gt";
  readonly value: number;
}

const OPERATORS = ["eq", "lt", "gt"] as const;

/** What both forms hand over, by the words they share. `take` gives the value of a word and whether a `!` stands before it. */
type Take = (word: string, hasValue: boolean) => { readonly negated: boolean; readonly value: string } | null;

/** libxt_set.c, revision 4. */
export const set: MatchExtension<SetMatch> = {
  options: {
    "match-set": "!2",
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
  readSave: (options, span) => {
    const option = options.get("match-set");
    if (option === undefined) return null;
    const rest = readRest(takeFrom(options));
    if (rest === null) return null;
    const { negated, value, second } = option;
    return { kind: "match", name: "set", span, negated, set: value, flags: second.split(","), ...rest };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const negated = skipWord(cursor, "!");
    if (!nextWord(cursor, "match-set")) return null;
    const name = takeWord(cursor);
    const flags = takeWord(cursor).split(",");
    const rest = readRest((word, hasValue) => takeListWord(cursor, word, hasValue));
    if (rest === null || flags.some((flag) => flag !== "src" && flag !== "dst")) return null;
    return { kind: "match", name: "set", span: spanOf(cursor, start, cursor.pos), negated, set: name, flags, ...rest };
  },
  printSave: (node) => printSet(node, (word, negated) => optionName(word, negated), bareWord),
  printList: (node) => printSet(node, (word, negated) => (negated ? `! ${word}` : word), String),
};

function takeFrom(options: SaveOptions): Take {
  return (word) => {
    const option = options.get(word);
    return option === undefined ? null : { negated: option.negated, value: option.value };
  };
}

function takeListWord(cursor: Cursor, word: string, hasValue: boolean): ReturnType<Take> {
  const before = cursor.pos;
  const negated = nextWord(cursor, "!");
  if (nextWord(cursor, word)) return { negated, value: hasValue ? takeWord(cursor) : "" };
  cursor.pos = before;
  return null;
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

function readCounter(take: Take, word: string): SetCounterMatch | null | undefined {
  for (const operator of OPERATORS) {
    const found = take(`${word}-${operator}`, true);
    if (found === null) continue;
    const value = readDecimal(found.value, Number.MAX_SAFE_INTEGER);
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
    `${option("match-set", node.negated)} ${word(node.set)} ${word(node.flags.join(","))}`,
    node.returnNomatch ? option("return-nomatch", false) : "",
    node.keepsCounters ? option("update-counters", true) : "",
    node.keepsSubcounters ? option("update-subcounters", true) : "",
    counter("packets", node.packets),
    counter("bytes", node.bytes),
  );
}
