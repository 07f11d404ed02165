import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { MatchExtension } from "../extension.ts";
import { gluedNot, nextWord, restOfWord, skipWord, takeWord } from "../list-words.ts";
import { readDecimal } from "../numbers.ts";
import { optionName, type SaveOption } from "../save-options.ts";
import { ICMP_NAMES, ICMPV6_NAMES, type IcmpName } from "./icmp-names.ts";

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
}

/** What the two differ in. */
interface Kind<Name extends string> {
  readonly name: Name;
  readonly option: string;
  /** What a listing calls it; with `-n` the word `type` is glued to it. */
  readonly word: string;
  readonly names: readonly IcmpName[];
  readonly hasAny: boolean;
}

const ICMP: Kind<"icmp"> = { name: "icmp", option: "icmp-type", word: "icmp", names: ICMP_NAMES, hasAny: true };
const ICMP6: Kind<"icmp6"> = {
  name: "icmp6",
  option: "icmpv6-type",
  word: "ipv6-icmp",
  names: ICMPV6_NAMES,
  hasAny: false,
};
/** How `any` is kept in the kernel and shown with `-n`. */
const ANY = 255;

type Value = Pick<IcmpMatch, "type" | "code">;

function readSave<Name extends string>(
  kind: Kind<Name>,
  option: SaveOption | undefined,
  span: Span,
): TypeMatch<Name> | null {
  const value = option === undefined ? null : readValue(option.value, kind);
  return option === undefined || value === null
    ? null
    : { kind: "match", name: kind.name, span, negated: option.negated, ...value };
}

/** `8`, `3/4`, `any` or a name of the table. */
function readValue(text: string, kind: Kind<string>): Value | null {
  const named = readName(text, kind);
  if (named !== null) return named;
  const slash = text.indexOf("/");
  return numbers(slash < 0 ? text : text.slice(0, slash), slash < 0 ? null : text.slice(slash + 1), kind);
}

/** `any` or a name of the table. */
function readName(text: string, kind: Kind<string>): Value | null {
  if (text === "any" && kind.hasAny) return { type: "any" };
  const named = kind.names.find(({ name }) => name === text);
  if (named === undefined) return null;
  return named.code === undefined ? { type: named.type } : { type: named.type, code: named.code };
}

function numbers(typeText: string, codeText: string | null, kind: Kind<string>): Value | null {
  const type = readDecimal(typeText, 255);
  const code = codeText === null ? undefined : readDecimal(codeText, 255);
  if (type === null || code === null) return null;
  if (type === ANY && kind.hasAny && code === undefined) return { type: "any" };
  return code === undefined ? { type } : { type, code };
}

/**
 *     icmp echo-request    icmp !fragmentation-needed    icmptype 8    icmptype 3 code 4    icmp !type 8 code 0    icmptype 255
 */
function readList<Name extends string>(kind: Kind<Name>, cursor: Cursor): TypeMatch<Name> | null {
  const start = cursor.pos;
  const glued = skipWord(cursor, `${kind.word}type`);
  if (!glued && !skipWord(cursor, kind.word)) return null;
  if (!glued) cursor.pos = Math.min(cursor.pos + 1, cursor.lineEnd);
  const negated = !glued && gluedNot(cursor);
  const isNumeric = glued || (negated && skipWord(cursor, "type"));
  const value = isNumeric ? readNumbers(cursor, kind) : readName(restOfWord(cursor), kind);
  return value && { kind: "match", name: kind.name, span: spanOf(cursor, start, cursor.pos), negated, ...value };
}

function readNumbers(cursor: Cursor, kind: Kind<string>): Value | null {
  const type = takeWord(cursor);
  return numbers(type, nextWord(cursor, "code") ? takeWord(cursor) : null, kind);
}

function printSave(kind: Kind<string>, { negated, type, code }: TypeMatch<string>): string {
  return `${optionName(kind.option, negated)} ${type}${code === undefined ? "" : `/${code}`}`;
}

function printList(kind: Kind<string>, node: TypeMatch<string>, numeric: boolean): string {
  const { negated, type, code } = node;
  const named = kind.names.find((entry) => entry.type === type && entry.code === code);
  const not = negated ? "!" : "";
  if (!numeric && (named !== undefined || type === "any")) return `${kind.word} ${not}${named?.name ?? type}`;
  const head = negated ? `${kind.word} !type` : `${kind.word}type`;
  return `${head} ${type === "any" ? ANY : type}${code === undefined ? "" : ` code ${code}`}`;
}

/** libxt_icmp.c (1.8.9: libipt_icmp.c). */
export const icmp: MatchExtension<IcmpMatch> = {
  options: { "icmp-type": "!1" },
  readSave: (options, span) => readSave(ICMP, options.get("icmp-type"), span),
  readList: (cursor) => readList(ICMP, cursor),
  printSave: (node) => printSave(ICMP, node),
  printList: (node, { numeric }) => printList(ICMP, node, numeric),
};

/** libip6t_icmp6.c. */
export const icmp6: MatchExtension<Icmp6Match> = {
  options: { "icmpv6-type": "!1" },
  readSave: (options, span) => readSave(ICMP6, options.get("icmpv6-type"), span),
  readList: (cursor) => readList(ICMP6, cursor),
  printSave: (node) => printSave(ICMP6, node),
  printList: (node, { numeric }) => printList(ICMP6, node, numeric),
};
