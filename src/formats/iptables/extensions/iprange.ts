import { type IpAddress, parseIpAddress } from "../../../net/index.ts";
import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import { toolAddress } from "../addresses.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, takeWord } from "../list-words.ts";
import { joinWords, optionName, type SaveOption } from "../save-options.ts";

/** `-m iprange`: the source or the destination lies in a range. */
export interface IprangeMatch {
  readonly kind: "match";
  readonly name: "iprange";
  readonly span: Span;
  readonly srcRange: AddressRange | null;
  readonly dstRange: AddressRange | null;
}

/** Addresses `from` to `to`, both included; the same twice for a single one. */
export interface AddressRange {
  readonly negated: boolean;
  readonly from: IpAddress;
  readonly to: IpAddress;
}

/** libxt_iprange.c. `source IP range ! 10.0.0.1-10.0.0.9 destination IP range 10.1.0.0-10.1.0.7` */
export const iprange: MatchReader<IprangeMatch> = {
  options: { "src-range": "!1", "dst-range": "!1" },
  readSave: (options, span) =>
    iprangeMatch(span, readSaveRange(options.get("src-range")), readSaveRange(options.get("dst-range"))),
  readList: (cursor) => {
    const start = cursor.pos;
    const source = readListRange(cursor, "source IP range");
    const destination = readListRange(cursor, "destination IP range");
    return iprangeMatch(spanOf(cursor, start, cursor.pos), source, destination);
  },
};

export const iprangePrinter: ExtensionPrinter<IprangeMatch> = {
  printSave: ({ srcRange, dstRange }) => joinWords(saveRange("src-range", srcRange), saveRange("dst-range", dstRange)),
  printList: ({ srcRange, dstRange }) =>
    joinWords(listRange("source IP range", srcRange), listRange("destination IP range", dstRange)),
  lost: ({ srcRange, dstRange }) => (srcRange === null || dstRange === null ? [] : ["iptables/lost-match-border"]),
};

/** A range, null where none stands, undefined where it is no range. */
type Found = AddressRange | null | undefined;

function iprangeMatch(span: Span, srcRange: Found, dstRange: Found): IprangeMatch | null {
  if (srcRange === undefined || dstRange === undefined) return null;
  return srcRange === null && dstRange === null ? null : { kind: "match", name: "iprange", span, srcRange, dstRange };
}

function readListRange(cursor: Cursor, words: string): Found {
  if (!nextWord(cursor, words)) return null;
  const negated = nextWord(cursor, "!");
  return readRange(takeWord(cursor), negated);
}

const readSaveRange = (option: SaveOption | undefined): Found =>
  option === undefined ? null : readRange(option.value, option.negated);

/** Reads `10.0.0.1-10.0.0.9`, and a single address as people write it. */
function readRange(text: string, negated: boolean): AddressRange | undefined {
  const dash = text.indexOf("-");
  const from = parseIpAddress(dash < 0 ? text : text.slice(0, dash));
  const to = dash < 0 ? from : parseIpAddress(text.slice(dash + 1));
  return from === null || to === null ? undefined : { negated, from, to };
}

const saveRange = (option: string, range: AddressRange | null): string =>
  range === null ? "" : `${optionName(option, range.negated)} ${toolAddress(range.from)}-${toolAddress(range.to)}`;

const listRange = (words: string, range: AddressRange | null): string =>
  range === null ? "" : `${words} ${range.negated ? "! " : ""}${toolAddress(range.from)}-${toolAddress(range.to)}`;
