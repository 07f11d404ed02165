import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextLiteral, skipWord, takeWord } from "../list-words.ts";
import { printRange, readRange } from "../numbers.ts";
import { optionName } from "../save-options.ts";
import type { RangeMatch } from "../values.ts";

/** `-m length`: the length of the packet in bytes. */
export interface LengthMatch {
  readonly kind: "match";
  readonly name: "length";
  readonly span: Span;
  readonly length: RangeMatch;
}

const LONGEST = 65535;

/** libxt_length.c. `length !40:1500` */
export const length: MatchReader<LengthMatch> = {
  options: { length: "!1" },
  readSave: (options, span) => {
    const option = options.get("length");
    const range = option === undefined ? null : readRange(option.value, option.negated, LONGEST);
    return range && { kind: "match", name: "length", span, length: range };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "length")) return null;
    const negated = nextLiteral(cursor, "!");
    const range = readRange(takeWord(cursor), negated, LONGEST);
    return range && { kind: "match", name: "length", span: spanOf(cursor, start, cursor.pos), length: range };
  },
};

export const lengthPrinter: ExtensionPrinter<LengthMatch> = {
  printSave: (node) => `${optionName("length", node.length.negated)} ${printRange(node.length)}`,
  printList: (node) => `length ${node.length.negated ? "!" : ""}${printRange(node.length)}`,
};
