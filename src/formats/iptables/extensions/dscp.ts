import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextLiteral, nextWord, skipWord, takeWord } from "../list-words.ts";
import { paddedHex, readNumber } from "../numbers.ts";
import { optionName } from "../save-options.ts";
import { dscpOfClass, HIGHEST_DSCP } from "./dscp-classes.ts";

/** `-m dscp`: the six bits of the field for differentiated services. The names of classes (`EF`, `AF11`) are kept as numbers. */
export interface DscpMatch {
  readonly kind: "match";
  readonly name: "dscp";
  readonly span: Span;
  readonly negated: boolean;
  readonly dscp: number;
}

/** libxt_dscp.c. `DSCP match !0x0a` */
export const dscp: MatchReader<DscpMatch> = {
  options: { dscp: "!1", "dscp-class": "!1" },
  readSave: (options, span) => {
    const number = options.get("dscp");
    const named = options.get("dscp-class");
    const option = number ?? named;
    const value = number === undefined ? dscpOfClass(named?.value ?? "") : readNumber(number.value, HIGHEST_DSCP);
    if (option === undefined || value === null || options.size > 1) return null;
    return { kind: "match", name: "dscp", span, negated: option.negated, dscp: value };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "DSCP") || !nextWord(cursor, "match")) return null;
    const negated = nextLiteral(cursor, "!");
    const value = readNumber(takeWord(cursor), HIGHEST_DSCP);
    if (value === null) return null;
    return { kind: "match", name: "dscp", span: spanOf(cursor, start, cursor.pos), negated, dscp: value };
  },
};

export const dscpPrinter: ExtensionPrinter<DscpMatch> = {
  printSave: ({ negated, dscp: value }) => `${optionName("dscp", negated)} ${paddedHex(value, 2)}`,
  printList: ({ negated, dscp: value }) => `DSCP match ${negated ? "!" : ""}${paddedHex(value, 2)}`,
};
