import type { Block } from "./block.ts";
import { assign, type Field } from "./fields.ts";
import { keep, type Reader } from "./reader.ts";
import { endOf, isAtEnd, type Segment, startOf, take } from "./segment.ts";

/** What the words of a line mean, by the word. */
export interface Words {
  readonly [word: string]: Field;
}

/** The own entry of a table: a text may hold `constructor`. */
export function entry<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Reads the field that the word before the next one names, with its value. */
export function readField(reader: Reader, block: Block, { segment, field }: FieldAt): void {
  const named = segment.at - 1;
  if (field[0] !== "true" && isAtEnd(segment)) {
    keep(reader, block, ["ip/missing-value", wordsFrom(segment, named)]);
    return;
  }
  const outcome = assign(block.fields, field, field[0] === "true" ? "" : take(segment));
  if (outcome !== "done") settle(reader, block, { segment, named, outcome });
}

interface FieldAt {
  readonly segment: Segment;
  readonly field: Field;
}

interface Outcome {
  readonly segment: Segment;
  readonly named: number;
  readonly outcome: "duplicate" | "bad";
}

/** Keeps the words from `named` to the next one, which were not put into a field. */
export function settle(reader: Reader, block: Block, { segment, named, outcome }: Outcome): void {
  keep(reader, block, [outcome === "bad" ? "ip/bad-value" : "ip/duplicate-field", wordsFrom(segment, named)]);
}

/** The place of the words from `index` to the one before the next. */
export function wordsFrom(segment: Segment, index: number): { readonly start: number; readonly end: number } {
  return { start: startOf(segment, index), end: endOf(segment, Math.min(segment.at, segment.words.length) - 1) };
}
