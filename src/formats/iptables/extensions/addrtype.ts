import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextLiteral, nextWord, skipWord, takeWord } from "../list-words.ts";
import { joinWords, optionName, type SaveOption } from "../save-options.ts";
import type { WordsMatch } from "../values.ts";
import type { WordingsDraft } from "../wordings.ts";
import { knownWords } from "./conditions.ts";

/** `-m addrtype`: what kind of address the kernel's routing takes source or destination for: `LOCAL`, `UNICAST`, ... */
export interface AddrtypeMatch {
  readonly kind: "match";
  readonly name: "addrtype";
  readonly span: Span;
  /** In the order of the kernel's numbers. */
  readonly sourceTypes: WordsMatch | null;
  readonly destinationTypes: WordsMatch | null;
  readonly limitIfaceIn: boolean;
  readonly limitIfaceOut: boolean;
}

/** The types in the order of their bits (libxt_addrtype.c: rtn_names). */
const TYPES: readonly string[] = [
  "UNSPEC",
  "UNICAST",
  "LOCAL",
  "BROADCAST",
  "ANYCAST",
  "MULTICAST",
  "BLACKHOLE",
  "UNREACHABLE",
  "PROHIBIT",
  "THROW",
  "NAT",
  "XRESOLVE",
];

/** libxt_addrtype.c, revision 1. */
export const addrtype: MatchReader<AddrtypeMatch> = {
  options: { "src-type": "!1", "dst-type": "!1", "limit-iface-in": "0", "limit-iface-out": "0" },
  readSave: (options, span) => {
    const limitIfaceIn = options.has("limit-iface-in");
    const limitIfaceOut = options.has("limit-iface-out");
    const sourceTypes = readTypes(options.get("src-type"));
    const destinationTypes = readTypes(options.get("dst-type"));
    if (sourceTypes === undefined || destinationTypes === undefined) return null;
    if (sourceTypes === null && destinationTypes === null) return null;
    return { kind: "match", name: "addrtype", span, sourceTypes, destinationTypes, limitIfaceIn, limitIfaceOut };
  },
  readList: readAddrtype,
};

export const addrtypePrinter: ExtensionPrinter<AddrtypeMatch> = {
  printSave: (node) =>
    joinWords(
      saveTypes("src-type", node.sourceTypes),
      saveTypes("dst-type", node.destinationTypes),
      node.limitIfaceIn ? "--limit-iface-in" : "",
      node.limitIfaceOut ? "--limit-iface-out" : "",
    ),
  printList: (node, { wordings }) =>
    joinWords(
      "ADDRTYPE match",
      listTypes("src-type ", node.sourceTypes),
      listTypes(wordings.has("addrtype-revision-0") ? "dst-type" : "dst-type ", node.destinationTypes),
      node.limitIfaceIn ? "limit-in" : "",
      node.limitIfaceOut ? "limit-out" : "",
    ),
};

/**
 *     ADDRTYPE match dst-typeLOCAL       (revision 0, of kernels before 2.6.39)
 *     ADDRTYPE match src-type !LOCAL,BROADCAST dst-type LOCAL limit-in limit-out
 */
function readAddrtype(cursor: Cursor, wordings: WordingsDraft): AddrtypeMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "ADDRTYPE") || !nextWord(cursor, "match")) return null;
  const sourceTypes = readListTypes(cursor, "src-type");
  const spaced = readListTypes(cursor, "dst-type");
  const isGlued = spaced === null && nextLiteral(cursor, "dst-type");
  const destinationTypes = isGlued ? restOfTypes(cursor) : spaced;
  if (sourceTypes === undefined || destinationTypes === undefined) return null;
  if (sourceTypes === null && destinationTypes === null) return null;
  if (isGlued) wordings.add("addrtype-revision-0");
  const limitIfaceIn = nextWord(cursor, "limit-in");
  const limitIfaceOut = nextWord(cursor, "limit-out");
  const span = spanOf(cursor, start, cursor.pos);
  return { kind: "match", name: "addrtype", span, sourceTypes, destinationTypes, limitIfaceIn, limitIfaceOut };
}

/** Null where nothing stands, undefined where it is no list of types. */
function readListTypes(cursor: Cursor, word: string): WordsMatch | null | undefined {
  if (!nextWord(cursor, word)) return null;
  return restOfTypes(cursor);
}

function restOfTypes(cursor: Cursor): WordsMatch | undefined {
  const negated = nextLiteral(cursor, "!");
  return typesMatch(takeWord(cursor), negated);
}

const readTypes = (option: SaveOption | undefined): WordsMatch | null | undefined =>
  option === undefined ? null : typesMatch(option.value, option.negated);

function typesMatch(text: string, negated: boolean): WordsMatch | undefined {
  const values = knownWords(text, TYPES);
  return values === null ? undefined : { negated, values };
}

const saveTypes = (name: string, types: WordsMatch | null): string =>
  types === null ? "" : `${optionName(name, types.negated)} ${types.values.join(",")}`;

const listTypes = (word: string, types: WordsMatch | null): string =>
  types === null ? "" : `${word}${types.negated ? "!" : ""}${types.values.join(",")}`;
