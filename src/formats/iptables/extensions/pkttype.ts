import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { MatchExtension } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { optionName } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";

/** `-m pkttype`: `unicast`, `broadcast` or `multicast`, by the link layer. */
export interface PkttypeMatch {
  readonly kind: "match";
  readonly name: "pkttype";
  readonly span: Span;
  readonly negated: boolean;
  readonly type: string;
}

/** libxt_pkttype.c. `PKTTYPE != broadcast` */
export const pkttype: MatchExtension<PkttypeMatch> = {
  options: { "pkt-type": "!1" },
  readSave: (options, span) => {
    const option = options.get("pkt-type");
    if (option === undefined) return null;
    return { kind: "match", name: "pkttype", span, negated: option.negated, type: option.value };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "PKTTYPE")) return null;
    const negated = nextWord(cursor, "!=");
    if (!negated && !nextWord(cursor, "=")) return null;
    const type = takeWord(cursor);
    return { kind: "match", name: "pkttype", span: spanOf(cursor, start, cursor.pos), negated, type };
  },
  printSave: ({ negated, type }) => `${optionName("pkt-type", negated)} ${bareWord(type)}`,
  printList: ({ negated, type }) => `PKTTYPE ${negated ? "!=" : "="} ${type}`,
};
