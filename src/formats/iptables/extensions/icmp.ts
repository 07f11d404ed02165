import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { gluedNot, nextWord, restOfWord, skipWord, takeWord } from "../list-words.ts";
import { readDecimal } from "../numbers.ts";
import { optionName, type SaveOption } from "../save-options.ts";
import type { ListStyle } from "../values.ts";
import type { WordingsDraft } from "../wordings.ts";
import { ICMP_ALIASES, ICMP_NAMES, ICMPV6_ALIASES, ICMPV6_NAMES, type IcmpName, MLD_NAMES } from "./icmp-names.ts";

/** `-m icmp`: an ICMP type and perhaps a code. `any` matches all. Names are those of the tool's own table, so they are kept as numbers. */
export interface IcmpMatch extends TypeMatch<"icmp"> {}

/** `-m icmp6`: the same for ICMPv6. */
export interface Icmp6Match extends TypeMatch<"icmp6"> {}

interface TypeMatch<Name extends string> {
  readonly kind: "match";
  readonly name: Name;
  readonly span: Span;
  readonly negated: boolean;
  readonly type: number | "any";
  readonly code?: number;
  /** The last of several codes that begin with `code`. Only a listing shows it: `iptables-save` prints the first alone. */
  readonly lastCode?: number;
}

/** What the two differ in. */
interface Kind<Name extends string> {
  readonly name: Name;
  readonly option: string;
  /** What a listing calls it; with `-n` the word `type` is glued to it. */
  readonly word: string;
  readonly names: readonly IcmpName[];
  /** The names that 1.8.11 has in addition. */
  readonly newNames: readonly IcmpName[];
  readonly aliases: readonly IcmpName[];
  readonly hasAny: boolean;
}

const ICMP: Kind<"icmp"> = {
  name: "icmp",
  option: "icmp-type",
  word: "icmp",
  names: ICMP_NAMES,
  newNames: [],
  aliases: ICMP_ALIASES,
  hasAny: true,
};
const ICMP6: Kind<"icmp6"> = {
  name: "icmp6",
  option: "icmpv6-type",
  word: "ipv6-icmp",
  names: ICMPV6_NAMES,
  newNames: MLD_NAMES,
  aliases: ICMPV6_ALIASES,
  hasAny: false,
};
/** How `any` is kept in the kernel and shown with `-n`. */
const ANY = 255;
const HIGHEST_CODE = 255;

type Value = Pick<IcmpMatch, "type" | "code" | "lastCode">;

function readSave<Name extends string>(
  kind: Kind<Name>,
  option: SaveOption | undefined,
  span: Span,
): TypeMatch<Name> | null {
  const value = option === undefined ? null : readValue(option.value, kind);
  if (option === undefined || value === null) return null;
  return { kind: "match", name: kind.name, span, negated: option.negated, ...value };
}

/** `8`, `3/4`, `3/1:4`, `any` or a name of the table, in either case of letters. */
function readValue(text: string, kind: Kind<string>): Value | null {
  const names = [...kind.names, ...kind.newNames, ...kind.aliases];
  const word = text.toLowerCase();
  const known = names.find(({ name }) => name.toLowerCase() === word)?.name;
  const named = readName(known ?? word, { names, hasAny: kind.hasAny });
  if (named !== null) return named;
  const [type = "", codes, ...others] = text.split("/");
  return others.length > 0 ? null : numbers(type, codes?.replace(":", "-"), kind);
}

/** `any` or a name of the table. */
function readName(text: string, { names, hasAny }: Pick<Kind<string>, "names" | "hasAny">): Value | null {
  if (text === "any" && hasAny) return { type: "any" };
  const named = names.find(({ name }) => name === text);
  if (named === undefined) return null;
  return named.code === undefined ? { type: named.type } : { type: named.type, code: named.code };
}

/** A type, and no code, one, or several as `1-4`. All codes are the same as none. */
function numbers(typeText: string, codes: string | undefined, { hasAny }: Kind<string>): Value | null {
  const type = readDecimal(typeText, 255);
  const [first = "", last = first, ...others] = codes?.split("-") ?? ["0", String(HIGHEST_CODE)];
  const code = readDecimal(first, HIGHEST_CODE);
  const lastCode = readDecimal(last, HIGHEST_CODE);
  if (type === null || code === null || lastCode === null || others.length > 0) return null;
  if (code === 0 && lastCode === HIGHEST_CODE) return { type: type === ANY && hasAny ? "any" : type };
  return code === lastCode ? { type, code } : { type, code, lastCode };
}

/**
 *     icmp echo-request    icmp !fragmentation-needed    icmptype 8    icmptype 3 code 4    icmptype 3 codes 1-4    icmp !type 8 code 0
 */
function readList<Name extends string>(
  kind: Kind<Name>,
  cursor: Cursor,
  wordings: WordingsDraft,
): TypeMatch<Name> | null {
  const start = cursor.pos;
  const glued = skipWord(cursor, `${kind.word}type`);
  if (!glued && !skipWord(cursor, kind.word)) return null;
  if (!glued) cursor.pos = Math.min(cursor.pos + 1, cursor.lineEnd);
  const negated = !glued && gluedNot(cursor);
  const isNumeric = glued || (negated && skipWord(cursor, "type"));
  const value = isNumeric ? readNumbers(cursor, kind) : readListName(cursor, kind, wordings);
  return value && { kind: "match", name: kind.name, span: spanOf(cursor, start, cursor.pos), negated, ...value };
}

function readListName(cursor: Cursor, kind: Kind<string>, wordings: WordingsDraft): Value | null {
  const name = restOfWord(cursor);
  const value = readName(name, kind);
  if (value !== null) return value;
  const added = readName(name, { names: kind.newNames, hasAny: false });
  if (added !== null) wordings.add("icmp6-mld-names");
  return added;
}

function readNumbers(cursor: Cursor, kind: Kind<string>): Value | null {
  const type = takeWord(cursor);
  const hasCodes = nextWord(cursor, "code") || nextWord(cursor, "codes");
  return numbers(type, hasCodes ? takeWord(cursor) : undefined, kind);
}

function printSave(kind: Kind<string>, { negated, type, code, lastCode }: TypeMatch<string>): string {
  const codes = code === undefined ? "" : `/${code}${lastCode === undefined ? "" : `:${lastCode}`}`;
  return `${optionName(kind.option, negated)} ${type}${codes}`;
}

function printList(kind: Kind<string>, node: TypeMatch<string>, { numeric, wordings }: ListStyle): string {
  const { negated, type, code, lastCode } = node;
  const names = wordings.has("icmp6-mld-names") ? [...kind.names, ...kind.newNames] : kind.names;
  const named = names.find((entry) => entry.type === type && entry.code === code);
  const not = negated ? "!" : "";
  const hasName = lastCode === undefined && (named !== undefined || type === "any");
  if (!numeric && hasName) return `${kind.word} ${not}${named?.name ?? type}`;
  const head = negated ? `${kind.word} !type` : `${kind.word}type`;
  const codes = code === undefined ? "" : lastCode === undefined ? ` code ${code}` : ` codes ${code}-${lastCode}`;
  return `${head} ${type === "any" ? ANY : type}${codes}`;
}

/** libipt_icmp.c. */
export const icmp: MatchReader<IcmpMatch> = {
  options: { "icmp-type": "!1" },
  readSave: (options, span) => readSave(ICMP, options.get("icmp-type"), span),
  readList: (cursor, wordings) => readList(ICMP, cursor, wordings),
};

export const icmpPrinter: ExtensionPrinter<IcmpMatch> = {
  printSave: (node) => printSave(ICMP, node),
  printList: (node, style) => printList(ICMP, node, style),
};

/** libip6t_icmp6.c. */
export const icmp6: MatchReader<Icmp6Match> = {
  options: { "icmpv6-type": "!1" },
  readSave: (options, span) => readSave(ICMP6, options.get("icmpv6-type"), span),
  readList: (cursor, wordings) => readList(ICMP6, cursor, wordings),
};

export const icmp6Printer: ExtensionPrinter<Icmp6Match> = {
  printSave: (node) => printSave(ICMP6, node),
  printList: (node, style) => printList(ICMP6, node, style),
};
