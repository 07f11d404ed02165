import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { MatchExtension } from "../extension.ts";
import { nextWord, takeWord } from "../list-words.ts";
import { joinWords, optionName, wordMatch } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import type { WordMatch } from "../values.ts";

/** `-m iprange`: source or destination within `A-B`. */
export interface IprangeMatch {
  readonly kind: "match";
  readonly name: "iprange";
  readonly span: Span;
  readonly srcRange: WordMatch | null;
  readonly dstRange: WordMatch | null;
}

function iprangeMatch(span: Span, srcRange: WordMatch | null, dstRange: WordMatch | null): IprangeMatch | null {
  return srcRange === null && dstRange === null ? null : { kind: "match", name: "iprange", span, srcRange, dstRange };
}

/** libxt_iprange.c. `source IP range ! 10.0.0.1-10.0.0.9 destination IP range 10.1.0.0-10.1.0.7` */
export const iprange: MatchExtension<IprangeMatch> = {
  options: { "src-range": "!1", "dst-range": "!1" },
  readSave: (options, span) => iprangeMatch(span, wordMatch(options, "src-range"), wordMatch(options, "dst-range")),
  readList: (cursor) => {
    const start = cursor.pos;
    const source = readRange(cursor, "source IP range");
    const destination = readRange(cursor, "destination IP range");
    return iprangeMatch(spanOf(cursor, start, cursor.pos), source, destination);
  },
  printSave: ({ srcRange, dstRange }) => joinWords(saveRange("src-range", srcRange), saveRange("dst-range", dstRange)),
  printList: ({ srcRange, dstRange }) =>
    joinWords(listRange("source IP range", srcRange), listRange("destination IP range", dstRange)),
};

function readRange(cursor: Cursor, words: string): WordMatch | null {
  if (!nextWord(cursor, words)) return null;
  const negated = nextWord(cursor, "!");
  return { negated, value: takeWord(cursor) };
}

const saveRange = (option: string, range: WordMatch | null): string =>
  range === null ? "" : `${optionName(option, range.negated)} ${bareWord(range.value)}`;

const listRange = (words: string, range: WordMatch | null): string =>
  range === null ? "" : `${words} ${range.negated ? "! " : ""}${range.value}`;
