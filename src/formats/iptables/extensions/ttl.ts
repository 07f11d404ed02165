import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { readNumber } from "../numbers.ts";
import type { SaveOptions } from "../save-options.ts";

interface HopMatch<Name extends string> {
  readonly kind: "match";
  readonly name: Name;
  readonly span: Span;
  readonly negated: boolean;
  /** How the number of hops left compares with `value`. Only `eq` can be negated. */
  readonly operator: HopComparison;
  readonly value: number;
}

/** The comparisons as the options say them: `--ttl-eq`, `--ttl-lt`, `--ttl-gt`. */
export type HopComparison = "eq" | "lt" | "gt";

/** `-m ttl`: the time to live of an IPv4 packet. */
export interface TtlMatch extends HopMatch<"ttl"> {}

/** `-m hl`: the hop limit of an IPv6 packet. */
export interface HlMatch extends HopMatch<"hl"> {}

const MOST_HOPS = 255;

/** The signs of a listing. */
const SIGNS = [
  { sign: "==", operator: "eq", negated: false },
  { sign: "!=", operator: "eq", negated: true },
  { sign: "<", operator: "lt", negated: false },
  { sign: ">", operator: "gt", negated: false },
] as const;

function readSave<Name extends string>(name: Name, options: SaveOptions, span: Span): HopMatch<Name> | null {
  if (options.size !== 1) return null;
  for (const operator of ["eq", "lt", "gt"] as const) {
    const option = options.get(`${name}-${operator}`) ?? (operator === "eq" ? options.get(name) : undefined);
    const value = readNumber(option?.value ?? "", MOST_HOPS);
    if (option !== undefined && value !== null)
      return { kind: "match", name, span, negated: option.negated, operator, value };
  }
  return null;
}

function readList<Name extends string>(name: Name, cursor: Cursor): HopMatch<Name> | null {
  const start = cursor.pos;
  const word = name.toUpperCase();
  if (!skipWord(cursor, word) || !nextWord(cursor, `match ${word}`)) return null;
  const found = SIGNS.find(({ sign }) => nextWord(cursor, sign));
  const value = readNumber(takeWord(cursor), MOST_HOPS);
  if (found === undefined || value === null) return null;
  const { negated, operator } = found;
  return { kind: "match", name, span: spanOf(cursor, start, cursor.pos), negated, operator, value };
}

function printSave({ name, negated, operator, value }: HopMatch<string>): string {
  return `${negated ? "! " : ""}--${name}-${operator} ${value}`;
}

function printList({ name, negated, operator, value }: HopMatch<string>): string {
  const word = name.toUpperCase();
  const sign = SIGNS.find((entry) => entry.operator === operator && entry.negated === negated)?.sign ?? "";
  return `${word} match ${word} ${sign} ${value}`;
}

/** libipt_ttl.c. `TTL match TTL == 64`, and `!=`, `<`, `>` */
export const ttl: MatchReader<TtlMatch> = {
  options: { "ttl-eq": "!1", "ttl-lt": "1", "ttl-gt": "1", ttl: "1" },
  readSave: (options, span) => readSave("ttl", options, span),
  readList: (cursor) => readList("ttl", cursor),
};

export const ttlPrinter: ExtensionPrinter<TtlMatch> = {
  printSave,
  printList,
};

/** libip6t_hl.c. `HL match HL == 64`, and `!=`, `<`, `>` */
export const hl: MatchReader<HlMatch> = {
  options: { "hl-eq": "!1", "hl-lt": "1", "hl-gt": "1" },
  readSave: (options, span) => readSave("hl", options, span),
  readList: (cursor) => readList("hl", cursor),
};

export const hlPrinter: ExtensionPrinter<HlMatch> = {
  printSave,
  printList,
};
