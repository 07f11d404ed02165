import { atLineEnd, type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { skipWord, takeWord } from "../list-words.ts";
import { readDecimal } from "../numbers.ts";
import type { ListStyle } from "../values.ts";
import type { Wordings, WordingsDraft } from "../wordings.ts";

/** `-j TCPOPTSTRIP --strip-options LIST`: takes options out of the TCP header. */
export interface TcpoptstripTarget {
  readonly kind: "target";
  readonly name: "TCPOPTSTRIP";
  readonly span: Span;
  /** The kinds of the options, 2 to 255; none for a rule that strips nothing. Names are written as their number. */
  readonly stripOptions: readonly number[];
}

/** The names that a listing without `-n` shows (libxt_TCPOPTSTRIP.c: tcp_optionmap). */
const NAMES: readonly (readonly [name: string, option: number])[] = [
  ["wscale", 3],
  ["mss", 2],
  ["sack-permitted", 4],
  ["sack", 5],
  ["timestamp", 8],
  ["md5", 19],
];

const HIGHEST_OPTION = 255;

/** libxt_TCPOPTSTRIP.c. `TCPOPTSTRIP options mss,wscale,254`, with `-n` `options 2,3,254`; nothing, or before 1.8.9 no list, when no option is stripped. */
export const tcpoptstrip: TargetReader<TcpoptstripTarget> = {
  options: { "strip-options": "01" },
  readSave: (options, span, wordings) => {
    const text = options.get("strip-options")?.value;
    const stripOptions = text === undefined ? [] : readList(text, wordings);
    return stripOptions && { kind: "target", name: "TCPOPTSTRIP", span, stripOptions };
  },
  readList: (cursor, column, wordings) => {
    if (atLineEnd(cursor)) return { kind: "target", name: "TCPOPTSTRIP", span: column, stripOptions: [] };
    return readText(cursor, wordings);
  },
};

export const tcpoptstripPrinter: ExtensionPrinter<TcpoptstripTarget> = {
  printSave: ({ stripOptions }, wordings) =>
    isLeftOut(stripOptions, wordings) ? "" : `--strip-options ${stripOptions.join(",")}`,
  printList: ({ stripOptions }, { numeric, wordings }: ListStyle) =>
    isLeftOut(stripOptions, wordings)
      ? ""
      : `TCPOPTSTRIP options ${stripOptions.map((kind) => (numeric ? kind : nameOf(kind))).join(",")}`,
};

const isLeftOut = (kinds: readonly number[], wordings: Wordings): boolean =>
  kinds.length === 0 && !wordings.has("strip-options-empty");

function readText(cursor: Cursor, wordings: WordingsDraft): TcpoptstripTarget | null {
  const start = cursor.pos;
  const stripOptions = skipWord(cursor, "TCPOPTSTRIP options") ? readList(takeWord(cursor), wordings) : null;
  const span = spanOf(cursor, start, cursor.pos);
  return stripOptions && { kind: "target", name: "TCPOPTSTRIP", span, stripOptions };
}

/** Reads `mss,3,sack`, and the list that is empty. */
function readList(text: string, wordings: WordingsDraft): readonly number[] | null {
  if (text !== "") return readKinds(text);
  wordings.add("strip-options-empty");
  return [];
}

/** Reads `mss,3,sack`. */
function readKinds(text: string): readonly number[] | null {
  const kinds: number[] = [];
  for (const word of text.split(",")) {
    const kind = NAMES.find(([name]) => name === word)?.[1] ?? readDecimal(word, HIGHEST_OPTION);
    if (kind === null || kind < 2) return null;
    kinds.push(kind);
  }
  return kinds;
}

const nameOf = (kind: number): string => NAMES.find(([, known]) => known === kind)?.[0] ?? String(kind);
