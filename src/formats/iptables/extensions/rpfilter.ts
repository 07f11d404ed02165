import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord } from "../list-words.ts";
import { joinWords } from "../save-options.ts";

/** `-m rpfilter`: the answer to the packet would leave by the interface it came in on. */
export interface RpfilterMatch {
  readonly kind: "match";
  readonly name: "rpfilter";
  readonly span: Span;
  readonly loose: boolean;
  readonly validmark: boolean;
  readonly acceptLocal: boolean;
  readonly invert: boolean;
}

/** libxt_rpfilter.c. `rpfilter loose validmark accept-local invert` */
export const rpfilter: MatchReader<RpfilterMatch> = {
  options: { loose: "0", validmark: "0", "accept-local": "0", invert: "0" },
  readSave: (options, span) => ({
    kind: "match",
    name: "rpfilter",
    span,
    loose: options.has("loose"),
    validmark: options.has("validmark"),
    acceptLocal: options.has("accept-local"),
    invert: options.has("invert"),
  }),
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "rpfilter")) return null;
    const loose = nextWord(cursor, "loose");
    const validmark = nextWord(cursor, "validmark");
    const acceptLocal = nextWord(cursor, "accept-local");
    const invert = nextWord(cursor, "invert");
    const span = spanOf(cursor, start, cursor.pos);
    return { kind: "match", name: "rpfilter", span, loose, validmark, acceptLocal, invert };
  },
};

export const rpfilterPrinter: ExtensionPrinter<RpfilterMatch> = {
  printSave: (node) => printFlags(node, "--"),
  printList: (node) => joinWords("rpfilter", printFlags(node, "")),
};

function printFlags({ loose, validmark, acceptLocal, invert }: RpfilterMatch, dashes: string): string {
  return joinWords(
    loose ? `${dashes}loose` : "",
    validmark ? `${dashes}validmark` : "",
    acceptLocal ? `${dashes}accept-local` : "",
    invert ? `${dashes}invert` : "",
  );
}
