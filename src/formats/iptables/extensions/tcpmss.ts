import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextLiteral, nextWord, skipWord, takeWord } from "../list-words.ts";
import { printRange, readRange } from "../numbers.ts";
import { optionName } from "../save-options.ts";
import type { RangeMatch } from "../values.ts";

/** `-m tcpmss`: the maximum segment size that a TCP packet asks for. */
export interface TcpmssMatch {
  readonly kind: "match";
  readonly name: "tcpmss";
  readonly span: Span;
  readonly mss: RangeMatch;
}

const LONGEST = 65535;

/** libxt_tcpmss.c. `tcpmss match !1400:1500` */
export const tcpmss: MatchReader<TcpmssMatch> = {
  options: { mss: "!1" },
  readSave: (options, span) => {
    const option = options.get("mss");
    const mss = option === undefined ? null : readRange(option.value, option.negated, LONGEST);
    return mss && { kind: "match", name: "tcpmss", span, mss };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "tcpmss") || !nextWord(cursor, "match")) return null;
    const negated = nextLiteral(cursor, "!");
    const mss = readRange(takeWord(cursor), negated, LONGEST);
    return mss && { kind: "match", name: "tcpmss", span: spanOf(cursor, start, cursor.pos), mss };
  },
};

export const tcpmssPrinter: ExtensionPrinter<TcpmssMatch> = {
  printSave: ({ mss }) => `${optionName("mss", mss.negated)} ${printRange(mss)}`,
  printList: ({ mss }) => `tcpmss match ${mss.negated ? "!" : ""}${printRange(mss)}`,
};
