import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { gluedNot, nextLiteral, restOfWord, skipWord } from "../list-words.ts";
import { readNumber } from "../numbers.ts";
import { joinWords, optionName } from "../save-options.ts";
import type { RangeMatch } from "../values.ts";

/** `-m mh`: the type of a Mobile IPv6 message. Names are those of the tool's own table, so they are kept as numbers. */
export interface MhMatch {
  readonly kind: "match";
  readonly name: "mh";
  readonly span: Span;
  /** Null for any. */
  readonly types: RangeMatch | null;
}

/** The types by number, and their short names (libip6t_mh.c: mh_names). */
const NAMES: readonly string[] = [
  "binding-refresh-request",
  "home-test-init",
  "careof-test-init",
  "home-test",
  "careof-test",
  "binding-update",
  "binding-acknowledgement",
  "binding-error",
];
const SHORT_NAMES: readonly string[] = ["brr", "hoti", "coti", "hot", "cot", "bu", "ba", "be"];
const HIGHEST = 255;

/** libip6t_mh.c. */
export const mh: MatchReader<MhMatch> = {
  options: { "mh-type": "!1" },
  readSave: (options, span) => {
    const option = options.get("mh-type");
    const types = option === undefined ? null : readTypes(option.value, option.negated);
    return types === undefined ? null : { kind: "match", name: "mh", span, types };
  },
  readList: readMh,
};

export const mhPrinter: ExtensionPrinter<MhMatch> = {
  printSave: ({ types }) =>
    types === null ? "" : `${optionName("mh-type", types.negated)} ${printTypes(types, true)}`,
  printList: ({ types }, { numeric }) =>
    joinWords("mh", types === null ? "" : `${types.negated ? "!" : ""}${printTypes(types, numeric)}`),
};

/**
 *     mh !home-test-init:123
 *         ^ with -n 1:123
 */
function readMh(cursor: Cursor): MhMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "mh")) return null;
  const end = cursor.pos;
  nextLiteral(cursor, "");
  const negated = gluedNot(cursor);
  const types = readTypes(restOfWord(cursor), negated) ?? null;
  if (types === null) cursor.pos = end;
  return { kind: "match", name: "mh", span: spanOf(cursor, start, cursor.pos), types };
}

/** `4`, `4:123`, `4:`, `:4` or with names; null for all types, undefined for what is none. */
function readTypes(text: string, negated: boolean): RangeMatch | null | undefined {
  const colon = text.indexOf(":");
  const from = colon === 0 ? 0 : readType(colon < 0 ? text : text.slice(0, colon));
  const to = colon < 0 ? from : colon === text.length - 1 ? HIGHEST : readType(text.slice(colon + 1));
  if (from === null || to === null || text === ":") return undefined;
  return !negated && from === 0 && to === HIGHEST ? null : { negated, from, to };
}

function readType(text: string): number | null {
  const word = text.toLowerCase();
  const named = Math.max(NAMES.indexOf(word), SHORT_NAMES.indexOf(word));
  if (named >= 0) return named;
  return readNumber(text, HIGHEST);
}

function printTypes({ from, to }: RangeMatch, numeric: boolean): string {
  const first = printType(from, numeric);
  return from === to ? first : `${first}:${printType(to ?? HIGHEST, numeric)}`;
}

const printType = (type: number, numeric: boolean): string => (numeric ? String(type) : (NAMES[type] ?? String(type)));
