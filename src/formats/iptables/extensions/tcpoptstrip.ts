import { atLineEnd, type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { skipWord, takeWord } from "../list-words.ts";
import { readDecimal } from "../numbers.ts";
import type { ListStyle } from "../values.ts";

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

/** libxt_TCPOPTSTRIP.c. `TCPOPTSTRIP options mss,wscale,254`, with `-n` `options 2,3,254`; nothing when no option is stripped. */
export const tcpoptstrip: TargetReader<TcpoptstripTarget> = {
  options: { "strip-options": "1" },
  readSave: (options, span) => {
    const text = options.get("strip-options")?.value;
    const stripOptions = text === undefined ? [] : readKinds(text);
    return stripOptions && { kind: "target", name: "TCPOPTSTRIP", span, stripOptions };
  },
  readList: (cursor, column) => {
    if (atLineEnd(cursor)) return { kind: "target", name: "TCPOPTSTRIP", span: column, stripOptions: [] };
    return readText(cursor);
  },
};

export const tcpoptstripPrinter: ExtensionPrinter<TcpoptstripTarget> = {
  printSave: ({ stripOptions }) => (stripOptions.length === 0 ? "" : `--strip-options ${stripOptions.join(",")}`),
  printList: ({ stripOptions }, { numeric }: ListStyle) =>
    stripOptions.length === 0
      ? ""
      : `TCPOPTSTRIP options ${stripOptions.map((kind) => (numeric ? kind : nameOf(kind))).join(",")}`,
};

function readText(cursor: Cursor): TcpoptstripTarget | null {
  const start = cursor.pos;
  const stripOptions = skipWord(cursor, "TCPOPTSTRIP options") ? readKinds(takeWord(cursor)) : null;
  const span = spanOf(cursor, start, cursor.pos);
  return stripOptions && { kind: "target", name: "TCPOPTSTRIP", span, stripOptions };
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
