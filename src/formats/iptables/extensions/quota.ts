import { type Counter, parseCounter } from "../../../net/index.ts";
import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { optionName, type SaveOptions } from "../save-options.ts";
import type { Wordings, WordingsDraft } from "../wordings.ts";

/** `-m quota`: so many bytes are still to come, or are over. */
export interface QuotaMatch {
  readonly kind: "match";
  readonly name: "quota";
  readonly span: Span;
  /** A listing does not show it. */
  readonly negated?: boolean;
  readonly bytes: Counter;
}

/** 2^64-1 has this many digits. */
const MOST_DIGITS = 20;

/** libxt_quota.c. `quota: 2048 bytes` */
export const quota: MatchReader<QuotaMatch> = {
  options: { quota: "!1" },
  readSave: (options, span) => readSave(options, span, options.get("quota")?.negated ?? false),
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "quota:")) return null;
    const bytes = readBytes(takeWord(cursor));
    if (bytes === null || !nextWord(cursor, "bytes")) return null;
    return { kind: "match", name: "quota", span: spanOf(cursor, start, cursor.pos), bytes };
  },
};

export const quotaPrinter: ExtensionPrinter<QuotaMatch> = {
  printSave: ({ negated, bytes }, wordings) =>
    `${optionName("quota", negated === true && !wordings.has("quota-glued-not"))} ${bytes}`,
  printList: ({ bytes }) => `quota: ${bytes} bytes`,
  lost: ({ negated }) => (negated === undefined ? ["iptables/lost-negation"] : []),
};

/** `-m quota!  --quota 2048`: iptables 1.4.21 runs the `!` into the name, as no shell would take it. */
export const gluedQuota: Pick<MatchReader<QuotaMatch>, "options" | "readSave"> = {
  options: { quota: "1" },
  readSave: (options: SaveOptions, span: Span, wordings: WordingsDraft) => {
    const node = readSave(options, span, true);
    if (node !== null) wordings.add("quota-glued-not");
    return node;
  },
};

/** The name behind `-m`, which in 1.4.21 is `quota! ` where the match is negated. */
export const quotaName = ({ negated }: QuotaMatch, wordings: Wordings): string =>
  negated === true && wordings.has("quota-glued-not") ? "quota! " : "quota";

function readSave(options: SaveOptions, span: Span, negated: boolean): QuotaMatch | null {
  const bytes = readBytes(options.get("quota")?.value ?? "");
  return bytes === null ? null : { kind: "match", name: "quota", span, negated, bytes };
}

const readBytes = (text: string): Counter | null => (text.length > MOST_DIGITS ? null : parseCounter(text));
