import { skipBlanks, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { takeQuoted } from "../list-quotes.ts";
import { nextWord, skipWord } from "../list-words.ts";
import { optionName } from "../save-options.ts";

/** `-m u32`: whether numbers of four bytes of the packet lie in ranges. */
export interface U32Match {
  readonly kind: "match";
  readonly name: "u32";
  readonly span: Span;
  readonly negated: boolean;
  /** The tests as the tool writes them: `0x6&0xff=0x1&&0x0>>0x16&0x3c@0x0=0x5:0x7`. */
  readonly tests: string;
}

/** libxt_u32.c. `u32 ! "0x0=0x1"` */
export const u32: MatchReader<U32Match> = {
  options: { u32: "!1" },
  readSave: (options, span) => {
    const option = options.get("u32");
    if (option === undefined || !isTests(option.value)) return null;
    return { kind: "match", name: "u32", span, negated: option.negated, tests: option.value };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "u32")) return null;
    const negated = nextWord(cursor, "!");
    skipBlanks(cursor);
    const tests = takeQuoted(cursor);
    if (tests === null || !isTests(tests)) return null;
    return { kind: "match", name: "u32", span: spanOf(cursor, start, cursor.pos), negated, tests };
  },
};

export const u32Printer: ExtensionPrinter<U32Match> = {
  printSave: ({ negated, tests }) => `${optionName("u32", negated)} "${tests}"`,
  printList: ({ negated, tests }) => `u32 ${negated ? "! " : ""}"${tests}"`,
};

/** Numbers, operators, commas and blanks: nothing that a quoted text would escape. */
const isTests = (text: string): boolean => /^[\dA-Fa-fXx&<>@=,: \t]+$/.test(text);
