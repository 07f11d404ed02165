import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord } from "../list-words.ts";
import { joinWords } from "../save-options.ts";
import type { RangeMatch } from "../values.ts";
import { printListNumbers, printSaveNumbers, readListNumbers, readSaveNumbers } from "./number-matches.ts";

/** `-m ipcomp`: the parameter index of IP compression, null for any. A listing calls the match `comp`. */
export interface IpcompMatch {
  readonly kind: "match";
  readonly name: "ipcomp";
  readonly span: Span;
  readonly spi: RangeMatch | null;
  /** Whether the reserved field must be 0. */
  readonly reserved: boolean;
}

/** libxt_ipcomp.c. `comp spi:!18 reserved`; without an index, the text is `comp` and a blank. */
export const ipcomp: MatchReader<IpcompMatch> = {
  options: { ipcompspi: "!1", compres: "0" },
  readSave: (options, span) => {
    const spi = readSaveNumbers(options, "ipcompspi");
    return spi === undefined ? null : { kind: "match", name: "ipcomp", span, spi, reserved: options.has("compres") };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "comp")) return null;
    const spi = readListNumbers(cursor, "spi");
    const reserved = nextWord(cursor, "reserved");
    if (spi === undefined || !skipWord(cursor, "")) return null;
    return { kind: "match", name: "ipcomp", span: spanOf(cursor, start, cursor.pos), spi, reserved };
  },
};

export const ipcompPrinter: ExtensionPrinter<IpcompMatch> = {
  printSave: ({ spi, reserved }) => joinWords(printSaveNumbers("ipcompspi", spi), reserved ? "--compres" : ""),
  printList: ({ spi, reserved }) => `comp ${printListNumbers("spi", spi)}${reserved ? " reserved" : ""}`,
};
