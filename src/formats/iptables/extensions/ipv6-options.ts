import { type Cursor, isBlank, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";
import { joinWords, type SaveOptions } from "../save-options.ts";
import type { NumberMatch } from "../values.ts";
import type { WordingsDraft } from "../wordings.ts";
import { printListNumber, printSaveNumber, readListNumber, readSaveNumber } from "./number-matches.ts";

/** `-m dst`: the IPv6 header of options for the destination. */
export interface DstMatch extends OptionsMatch<"dst"> {}

/** `-m hbh`: the IPv6 header of options for every router on the way (hop by hop). */
export interface HbhMatch extends OptionsMatch<"hbh"> {}

interface OptionsMatch<Name extends string> {
  readonly kind: "match";
  readonly name: Name;
  readonly span: Span;
  /** Of the header, in bytes; null for any. */
  readonly length: NumberMatch | null;
  /** The options in the order in which the packet must have them; null for any. */
  readonly options: readonly Ipv6Option[] | null;
}

/** An option by its number; without a length, of any length. */
export interface Ipv6Option {
  readonly type: number;
  readonly length?: number;
}

type Name = "dst" | "hbh";

const HIGHEST = 255;
/** The tool holds no more (IP6T_OPTS_OPTSNR). */
const MOST_OPTIONS = 16;

function readSave<N extends Name>(name: N, saved: SaveOptions, span: Span): OptionsMatch<N> | null {
  const length = readSaveNumber(saved, `${name}-len`);
  const option = saved.get(`${name}-opts`);
  const options = option === undefined ? null : readOptions(option.value);
  return length === undefined || options === undefined ? null : { kind: "match", name, span, length, options };
}

/**
 *     dst length:!42 opts 149:92,12:12,123
 *                                         ^ versions before 1.8.9 have a blank here
 */
function readList<N extends Name>(name: N, cursor: Cursor, wordings: WordingsDraft): OptionsMatch<N> | null {
  const start = cursor.pos;
  if (!skipWord(cursor, name)) return null;
  const length = readListNumber(cursor, "length:");
  const options = nextWord(cursor, "opts") ? readOptions(takeWord(cursor)) : null;
  if (length === undefined || options === undefined || !skipWord(cursor, "")) return null;
  if (hasBlankBehind(cursor) && (name === "dst" || options !== null)) wordings.add(`${name}-blank`);
  return { kind: "match", name, span: spanOf(cursor, start, cursor.pos), length, options };
}

/** Whether one more blank than the next match brings along stands at the cursor. */
function hasBlankBehind({ text, pos, lineEnd }: Cursor): boolean {
  return pos < lineEnd && (pos + 1 === lineEnd || isBlank(text.charCodeAt(pos + 1)));
}

/** `149:92,12`; undefined for what is none. A length of 255 is how the kernel keeps "any". */
function readOptions(text: string): readonly Ipv6Option[] | undefined {
  const options: Ipv6Option[] = [];
  for (const part of text.split(",", MOST_OPTIONS + 1)) {
    const colon = part.indexOf(":");
    const type = readUint32(colon < 0 ? part : part.slice(0, colon));
    const length = colon < 0 ? HIGHEST : readUint32(part.slice(colon + 1));
    if (type === null || length === null || type > HIGHEST || length > HIGHEST) return undefined;
    options.push(length === HIGHEST ? { type } : { type, length });
  }
  return options.length > MOST_OPTIONS ? undefined : options;
}

const printOptions = (options: readonly Ipv6Option[]): string =>
  options.map(({ type, length }) => (length === undefined ? String(type) : `${type}:${length}`)).join(",");

function printSave({ name, length, options }: OptionsMatch<Name>): string {
  const list = options === null ? "" : `--${name}-opts ${printOptions(options)}`;
  return joinWords(printSaveNumber(`${name}-len`, length), list);
}

const printList = ({ name, length, options }: OptionsMatch<Name>): string =>
  joinWords(name, printListNumber("length:", length), options === null ? "" : `opts ${printOptions(options)}`);

/** libip6t_dst.c. Before 1.8.9 the text always ends with a blank. */
export const dst: MatchReader<DstMatch> = {
  options: { "dst-len": "!1", "dst-opts": "1" },
  readSave: (options, span) => readSave("dst", options, span),
  readList: (cursor, wordings) => readList("dst", cursor, wordings),
};

export const dstPrinter: ExtensionPrinter<DstMatch> = {
  printSave,
  printList: (node, { wordings }) => `${printList(node)}${wordings.has("dst-blank") ? " " : ""}`,
};

/** libip6t_hbh.c. In old versions the list of options ends with a blank. */
export const hbh: MatchReader<HbhMatch> = {
  options: { "hbh-len": "!1", "hbh-opts": "1" },
  readSave: (options, span) => readSave("hbh", options, span),
  readList: (cursor, wordings) => readList("hbh", cursor, wordings),
};

export const hbhPrinter: ExtensionPrinter<HbhMatch> = {
  printSave,
  printList: (node, { wordings }) =>
    `${printList(node)}${wordings.has("hbh-blank") && node.options !== null ? " " : ""}`,
};
