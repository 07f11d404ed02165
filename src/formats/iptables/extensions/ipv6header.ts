import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { gluedNot, nextLiteral, nextWord, restOfWord, skipWord } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";
import { joinWords, optionName } from "../save-options.ts";
import type { Wordings, WordingsDraft } from "../wordings.ts";

/** `-m ipv6header`: the extension headers that the packet has. */
export interface Ipv6headerMatch {
  readonly kind: "match";
  readonly name: "ipv6header";
  readonly span: Span;
  readonly negated: boolean;
  /** In the order of the tool, under the names that `/etc/protocols` has for them: `hop-by-hop`, `ipv6-opts`, ... */
  readonly headers: readonly string[];
  /** Whether the packet may have other headers too. */
  readonly soft: boolean;
}

interface HeaderName {
  readonly name: string;
  /** What the tool calls it where there is no `/etc/protocols`. */
  readonly short: string;
  /** What else people may write. */
  readonly others: readonly string[];
}

/** The headers by their bits, highest first (libip6t_ipv6header.c: chain_flags, chain_protos). */
const HEADERS: readonly HeaderName[] = [
  { name: "hop-by-hop", short: "hop-by-hop", others: ["hop", "hopopt", "0"] },
  { name: "ipv6-opts", short: "dst", others: ["60"] },
  { name: "ipv6-route", short: "route", others: ["43"] },
  { name: "ipv6-frag", short: "frag", others: ["44"] },
  { name: "ah", short: "auth", others: ["51"] },
  { name: "esp", short: "esp", others: ["50"] },
  { name: "ipv6-nonxt", short: "none", others: ["59"] },
  { name: "protocol", short: "protocol", others: ["prot", "255"] },
];
const TOP_BIT = 7;

/** libip6t_ipv6header.c. */
export const ipv6header: MatchReader<Ipv6headerMatch> = {
  options: { header: "!1", soft: "0" },
  readSave: (options, span, wordings) => {
    const option = options.get("header");
    const headers = readNames(option?.value ?? "");
    if (option === undefined || headers === null) return null;
    noteSpelling(option.value, wordings);
    const { negated } = option;
    return { kind: "match", name: "ipv6header", span, negated, headers, soft: options.has("soft") };
  },
  readList: readIpv6header,
};

export const ipv6headerPrinter: ExtensionPrinter<Ipv6headerMatch> = {
  printSave: ({ negated, headers, soft }, wordings) =>
    joinWords(optionName("header", negated), printNames(headers, wordings), soft ? "--soft" : ""),
  printList: ({ negated, headers, soft }, { numeric, wordings }) => {
    const flags = numeric ? printBits(headers) : printNames(headers, wordings);
    return joinWords("ipv6header", `flags:${negated ? "!" : ""}${flags}`, soft ? "soft" : "");
  },
};

/**
 *     ipv6header flags:!hop-by-hop,ipv6-nonxt soft
 *                       ^ with -n 0x82
 */
function readIpv6header(cursor: Cursor, wordings: WordingsDraft): Ipv6headerMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "ipv6header") || !nextLiteral(cursor, "flags:")) return null;
  const negated = gluedNot(cursor);
  const text = restOfWord(cursor);
  const headers = text.startsWith("0x") ? readBits(text) : readNames(text);
  if (headers === null) return null;
  noteSpelling(text, wordings);
  const soft = nextWord(cursor, "soft");
  return { kind: "match", name: "ipv6header", span: spanOf(cursor, start, cursor.pos), negated, headers, soft };
}

function readNames(text: string): readonly string[] | null {
  const words = text.split(",", HEADERS.length + 1);
  const found = words.map((word) => HEADERS.find((entry) => isNameOf(word, entry)));
  if (words.length > HEADERS.length || found.includes(undefined)) return null;
  return HEADERS.filter((header) => found.includes(header)).map(({ name }) => name);
}

const isNameOf = (word: string, { name, short, others }: HeaderName): boolean =>
  word === name || word === short || others.includes(word);

/** A machine without `/etc/protocols`, as a container is, has short names for five of the headers. */
function noteSpelling(text: string, wordings: WordingsDraft): void {
  const words = text.split(",");
  if (HEADERS.some(({ name, short }) => name !== short && words.includes(short))) wordings.add("ipv6header-short");
}

const printNames = (headers: readonly string[], wordings: Wordings): string =>
  wordings.has("ipv6header-short")
    ? headers.map((header) => HEADERS.find(({ name }) => name === header)?.short ?? header).join(",")
    : headers.join(",");

function readBits(text: string): readonly string[] | null {
  const bits = readUint32(text);
  if (bits === null || bits === 0 || bits > 255) return null;
  return HEADERS.filter((_, index) => bits & (1 << (TOP_BIT - index))).map(({ name }) => name);
}

function printBits(headers: readonly string[]): string {
  const bits = HEADERS.reduce((sum, { name }, at) => sum + (headers.includes(name) ? 2 ** (TOP_BIT - at) : 0), 0);
  return `0x${bits.toString(16).toUpperCase().padStart(2, "0")}`;
}
