import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { skipWord } from "../list-words.ts";
import { joinWords } from "../save-options.ts";
import type { RangeMatch } from "../values.ts";
import { printListNumbers, printSaveNumbers, readListNumbers, readSaveNumbers } from "./number-matches.ts";

/** `-m esp`: the security parameter index of IPsec's payload header, null for any. */
export interface EspMatch {
  readonly kind: "match";
  readonly name: "esp";
  readonly span: Span;
  readonly spi: RangeMatch | null;
}

/** libxt_esp.c. `esp spi:42`, `esp spis:!1:42`, `esp` */
export const esp: MatchReader<EspMatch> = {
  options: { espspi: "!1" },
  readSave: (options, span) => {
    const spi = readSaveNumbers(options, "espspi");
    return spi === undefined ? null : { kind: "match", name: "esp", span, spi };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "esp")) return null;
    const spi = readListNumbers(cursor, "spi");
    if (spi === undefined || !skipWord(cursor, "")) return null;
    return { kind: "match", name: "esp", span: spanOf(cursor, start, cursor.pos), spi };
  },
};

export const espPrinter: ExtensionPrinter<EspMatch> = {
  printSave: ({ spi }) => printSaveNumbers("espspi", spi),
  printList: ({ spi }) => joinWords("esp", printListNumbers("spi", spi)),
};
