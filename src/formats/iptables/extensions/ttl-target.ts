import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { readDecimal } from "../numbers.ts";
import type { SaveOptions } from "../save-options.ts";

interface HopTarget<Name extends string> {
  readonly kind: "target";
  readonly name: Name;
  readonly span: Span;
  /** The hops left become `value`, or `value` more, or `value` fewer. */
  readonly operation: HopOperation;
  readonly value: number;
}

/** What is done to the number of hops, as the options say it: `--ttl-set`, `--ttl-inc`, `--ttl-dec`. */
export type HopOperation = "set" | "inc" | "dec";

/** `-j TTL`: changes the time to live of an IPv4 packet. */
export interface TtlTarget extends HopTarget<"TTL"> {}

/** `-j HL`: changes the hop limit of an IPv6 packet. */
export interface HlTarget extends HopTarget<"HL"> {}

const MOST_HOPS = 255;

/** The operations with their words in a listing. */
const OPERATIONS = [
  ["set", "set to"],
  ["inc", "increment by"],
  ["dec", "decrement by"],
] as const;

const option = (name: string, operation: HopOperation): string => `${name.toLowerCase()}-${operation}`;

function readSave<Name extends string>(name: Name, options: SaveOptions, span: Span): HopTarget<Name> | null {
  if (options.size !== 1) return null;
  for (const [operation] of OPERATIONS) {
    const value = readDecimal(options.get(option(name, operation))?.value ?? "", MOST_HOPS);
    if (value !== null) return { kind: "target", name, span, operation, value };
  }
  return null;
}

function readList<Name extends string>(name: Name, cursor: Cursor): HopTarget<Name> | null {
  const start = cursor.pos;
  const found = skipWord(cursor, name) ? OPERATIONS.find(([, words]) => nextWord(cursor, words)) : undefined;
  const value = found === undefined ? null : readDecimal(takeWord(cursor), MOST_HOPS);
  if (found === undefined || value === null) return null;
  return { kind: "target", name, span: spanOf(cursor, start, cursor.pos), operation: found[0], value };
}

const printSave = ({ name, operation, value }: HopTarget<string>): string => `--${option(name, operation)} ${value}`;

function printList({ name, operation, value }: HopTarget<string>): string {
  const words = OPERATIONS.find(([known]) => known === operation)?.[1] ?? "";
  return `${name} ${words} ${value}`;
}

/** libipt_TTL.c. `TTL set to 64`, `TTL increment by 1`, `TTL decrement by 1` */
export const ttlTarget: TargetReader<TtlTarget> = {
  options: { "ttl-set": "1", "ttl-inc": "1", "ttl-dec": "1" },
  readSave: (options, span) => readSave("TTL", options, span),
  readList: (cursor) => readList("TTL", cursor),
};

export const ttlTargetPrinter: ExtensionPrinter<TtlTarget> = {
  printSave,
  printList,
};

/** libip6t_HL.c. `HL set to 64`, `HL increment by 1`, `HL decrement by 1` */
export const hlTarget: TargetReader<HlTarget> = {
  options: { "hl-set": "1", "hl-inc": "1", "hl-dec": "1" },
  readSave: (options, span) => readSave("HL", options, span),
  readList: (cursor) => readList("HL", cursor),
};

export const hlTargetPrinter: ExtensionPrinter<HlTarget> = {
  printSave,
  printList,
};
