import { type Cursor, skipBlanks, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { takeQuoted } from "../list-quotes.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { readNumber } from "../numbers.ts";
import { joinWords, optionName, type SaveOptions } from "../save-options.ts";
import { alwaysQuoted, bareWord } from "../save-quoting.ts";
import type { WordingsDraft } from "../wordings.ts";
import { hexBytes, hexText, isUnprintable } from "./string-bytes.ts";

/** `-m string`: some bytes stand in the packet. */
export type StringMatch = TextStringMatch | HexStringMatch;

interface StringConditions {
  readonly kind: "match";
  readonly name: "string";
  readonly span: Span;
  readonly negated: boolean;
  /** How it is searched: `bm` or `kmp`. */
  readonly algo: string;
  /** The offset in the packet from which on it is searched; absent for 0. */
  readonly from?: number;
  /** The offset up to which it is searched; absent for the tool's own 65535. */
  readonly to?: number;
  /** Whether letters of either case match. */
  readonly icase: boolean;
}

/** `--string`: a text. */
export interface TextStringMatch extends StringConditions {
  readonly string: string;
}

/** `--hex-string`: bytes of which not all can be printed, as hexadecimal digits: `0d0a`. */
export interface HexStringMatch extends StringConditions {
  readonly hexString: string;
}

const HIGHEST_OFFSET = 65535;

/** libxt_string.c. */
export const stringMatch: MatchReader<StringMatch> = {
  options: { string: "!1", "hex-string": "!1", algo: "1", from: "1", to: "1", icase: "0" },
  readSave,
  readList: readString,
};

export const stringMatchPrinter: ExtensionPrinter<StringMatch> = {
  printSave: (node, wordings) =>
    joinWords(
      "string" in node
        ? `${optionName("string", node.negated)} ${alwaysQuoted(node.string)}`
        : `${optionName("hex-string", node.negated)} "|${node.hexString}|"`,
      `--algo ${bareWord(node.algo)}`,
      node.from === undefined ? "" : `--from ${node.from}`,
      toText(node, "--to", wordings.has("string-to")),
      node.icase ? "--icase" : "",
    ),
  printList: (node, { wordings }) =>
    joinWords(
      `STRING match ${node.negated ? "!" : ""} ${"string" in node ? alwaysQuoted(node.string) : `"|${node.hexString}|"`}`,
      `ALGO name ${node.algo}`,
      node.from === undefined ? "" : `FROM ${node.from}`,
      toText(node, "TO", wordings.has("string-to")),
      node.icase ? "ICASE" : "",
    ),
};

const toText = ({ to }: StringMatch, word: string, isAlways: boolean): string =>
  to === undefined && !isAlways ? "" : `${word} ${to ?? HIGHEST_OFFSET}`;

type Pattern = { readonly string: string } | { readonly hexString: string };

interface Parts {
  readonly negated: boolean;
  readonly pattern: Pattern | null;
  readonly algo: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly icase: boolean;
}

function stringMatchOf(span: Span, parts: Parts, wordings: WordingsDraft): StringMatch | null {
  const { negated, pattern, algo, icase } = parts;
  const from = readNumber(parts.from ?? "0", HIGHEST_OFFSET);
  const to = readNumber(parts.to ?? String(HIGHEST_OFFSET), HIGHEST_OFFSET);
  if (pattern === null || algo === "" || from === null || to === null) return null;
  if (parts.to !== undefined && to === HIGHEST_OFFSET) wordings.add("string-to");
  return {
    kind: "match",
    name: "string",
    span,
    negated,
    ...pattern,
    algo,
    ...(from === 0 ? {} : { from }),
    ...(to === HIGHEST_OFFSET ? {} : { to }),
    icase,
  };
}

function readSave(options: SaveOptions, span: Span, wordings: WordingsDraft): StringMatch | null {
  const text = options.get("string");
  const hex = options.get("hex-string");
  const option = text ?? hex;
  if (option === undefined || (text !== undefined && hex !== undefined)) return null;
  const parts = {
    negated: option.negated,
    pattern: hex === undefined ? textPattern(option.value) : hexPattern(hex.value),
    algo: options.get("algo")?.value ?? "",
    from: options.get("from")?.value,
    to: options.get("to")?.value,
    icase: options.has("icase"),
  };
  return stringMatchOf(span, parts, wordings);
}

/**
 *     STRING match  "GET /" ALGO name bm FROM 4 TO 100 ICASE    STRING match ! "|0d0a|" ALGO name kmp
 */
function readString(cursor: Cursor, wordings: WordingsDraft): StringMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "STRING") || !nextWord(cursor, "match")) return null;
  const negated = nextWord(cursor, "!");
  skipBlanks(cursor);
  const text = takeQuoted(cursor);
  if (text === null || !nextWord(cursor, "ALGO name")) return null;
  const parts = {
    negated,
    pattern: listPattern(text),
    algo: takeWord(cursor),
    from: nextWord(cursor, "FROM") ? takeWord(cursor) : undefined,
    to: nextWord(cursor, "TO") ? takeWord(cursor) : undefined,
    icase: nextWord(cursor, "ICASE"),
  };
  return stringMatchOf(spanOf(cursor, start, cursor.pos), parts, wordings);
}

const textPattern = (text: string): Pattern | null => (text === "" ? null : { string: text });

/** `--hex-string` may hold text and bytes in turn; what can be printed is kept as text, as the tool prints it. */
function hexPattern(value: string): Pattern | null {
  const bytes = hexBytes(value);
  if (bytes === null || bytes.length === 0) return null;
  return isUnprintable(bytes) ? { hexString: hexText(bytes) } : { string: String.fromCharCode(...bytes) };
}

/** In a listing bytes have no word of their own: a text in bars is bytes when not all of these can be printed. */
function listPattern(text: string): Pattern | null {
  const pattern = /^\|[\da-f]+\|$/.test(text) ? hexPattern(text) : null;
  return pattern !== null && "hexString" in pattern ? pattern : textPattern(text);
}
