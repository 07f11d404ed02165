import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { hex, readUint32 } from "../numbers.ts";
import { optionName, type SaveOptions } from "../save-options.ts";
import type { ListStyle } from "../values.ts";
import type { WordingsDraft } from "../wordings.ts";

interface MarkComparison<Name extends string> {
  readonly kind: "match";
  readonly name: Name;
  readonly span: Span;
  readonly negated: boolean;
  readonly value: number;
  readonly mask: number;
}

/** `-m mark`: the packet's mark, of which only the bits in `mask` count, is `value`. Without a mask in the text it is 0xffffffff. */
export interface MarkMatch extends MarkComparison<"mark"> {}

/** `-m connmark`: as {@link MarkMatch}, for the mark of the connection. */
export interface ConnmarkMatch extends MarkComparison<"connmark"> {}

/** A mark and the bits that it is about. */
export interface MaskedMark {
  readonly value: number;
  readonly mask: number;
}

export const ALL_BITS = 0xffffffff;

/** Reads `0x1` or `0x1/0xff`, decimal numbers too. */
export function readMaskedMark(text: string): MaskedMark | null {
  const slash = text.indexOf("/");
  const value = readUint32(slash < 0 ? text : text.slice(0, slash));
  const mask = slash < 0 ? ALL_BITS : readUint32(text.slice(slash + 1));
  return value === null || mask === null ? null : { value, mask };
}

/** Prints `0x1/0xff`, and `0x1` when all bits count. */
function printMaskedMark({ value, mask }: MaskedMark): string {
  return mask === ALL_BITS ? hex(value) : `${hex(value)}/${hex(mask)}`;
}

function readSave<Name extends string>(name: Name, options: SaveOptions, span: Span): MarkComparison<Name> | null {
  const option = options.get("mark");
  const mark = option === undefined ? null : readMaskedMark(option.value);
  if (option === undefined || mark === null) return null;
  return { kind: "match", name, span, negated: option.negated, value: mark.value, mask: mark.mask };
}

/**
 *     mark match ! 0x4000/0x4000
 *                ^ connmark has two blanks here when it is not negated
 */
function readList<Name extends string>(
  name: Name,
  cursor: Cursor,
  wordings: WordingsDraft,
): MarkComparison<Name> | null {
  const start = cursor.pos;
  const isOld = skipWord(cursor, name.toUpperCase());
  if (!(isOld || skipWord(cursor, name)) || !nextWord(cursor, "match")) return null;
  const negated = nextWord(cursor, "!");
  const mark = readMaskedMark(takeWord(cursor));
  if (mark === null) return null;
  if (isOld) wordings.add("mark-revision-0");
  const span = spanOf(cursor, start, cursor.pos);
  return { kind: "match", name, span, negated, value: mark.value, mask: mark.mask };
}

const listName = (name: string, { wordings }: ListStyle): string =>
  wordings.has("mark-revision-0") ? name.toUpperCase() : name;

const printSave = (node: MarkComparison<string>): string =>
  `${optionName("mark", node.negated)} ${printMaskedMark(node)}`;

/** libxt_mark.c; of revision 0 the listing says `MARK match`. */
export const mark: MatchReader<MarkMatch> = {
  options: { mark: "!1" },
  readSave: (options, span) => readSave("mark", options, span),
  readList: (cursor, wordings) => readList("mark", cursor, wordings),
};

export const markPrinter: ExtensionPrinter<MarkMatch> = {
  printSave,
  printList: (node, style) => `${listName("mark", style)} match ${node.negated ? "! " : ""}${printMaskedMark(node)}`,
};

/** libxt_connmark.c; of revision 0 the listing says `CONNMARK match`. */
export const connmark: MatchReader<ConnmarkMatch> = {
  options: { mark: "!1" },
  readSave: (options, span) => readSave("connmark", options, span),
  readList: (cursor, wordings) => readList("connmark", cursor, wordings),
};

export const connmarkPrinter: ExtensionPrinter<ConnmarkMatch> = {
  printSave,
  printList: (node, style) =>
    `${listName("connmark", style)} match ${node.negated ? "!" : ""} ${printMaskedMark(node)}`,
};
