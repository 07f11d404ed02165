import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { MatchExtension } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { joinWords, optionName, type SaveOption } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import type { WordsMatch } from "../values.ts";

/** `-m addrtype`: what kind of address the kernel's routing takes source or destination for: `LOCAL`, `UNICAST`, ... */
export interface AddrtypeMatch {
  readonly kind: "match";
  readonly name: "addrtype";
  readonly span: Span;
  readonly sourceTypes: WordsMatch | null;
  readonly destinationTypes: WordsMatch | null;
  readonly limitIfaceIn: boolean;
  readonly limitIfaceOut: boolean;
}

/** libxt_addrtype.c, revision 1. */
export const addrtype: MatchExtension<AddrtypeMatch> = {
  options: { "src-type": "!1", "dst-type": "!1", "limit-iface-in": "0", "limit-iface-out": "0" },
  readSave: (options, span) => {
    const sourceTypes = readTypes(options.get("src-type"));
    const destinationTypes = readTypes(options.get("dst-type"));
    if (sourceTypes === null && destinationTypes === null) return null;
    const limitIfaceIn = options.has("limit-iface-in");
    const limitIfaceOut = options.has("limit-iface-out");
    return { kind: "match", name: "addrtype", span, sourceTypes, destinationTypes, limitIfaceIn, limitIfaceOut };
  },
  readList: readAddrtype,
  printSave: (node) =>
    joinWords(
      saveTypes("src-type", node.sourceTypes),
      saveTypes("dst-type", node.destinationTypes),
      node.limitIfaceIn ? "--limit-iface-in" : "",
      node.limitIfaceOut ? "--limit-iface-out" : "",
    ),
  printList: (node) =>
    joinWords(
      "ADDRTYPE match",
      listTypes("src-type", node.sourceTypes),
      listTypes("dst-type", node.destinationTypes),
      node.limitIfaceIn ? "limit-in" : "",
      node.limitIfaceOut ? "limit-out" : "",
    ),
};

/**
 *     ADDRTYPE match src-type !LOCAL,BROADCAST dst-type LOCAL limit-in limit-out
 */
function readAddrtype(cursor: Cursor): AddrtypeMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "ADDRTYPE") || !nextWord(cursor, "match")) return null;
  const sourceTypes = readListTypes(cursor, "src-type");
  const destinationTypes = readListTypes(cursor, "dst-type");
  if (sourceTypes === null && destinationTypes === null) return null;
  const limitIfaceIn = nextWord(cursor, "limit-in");
  const limitIfaceOut = nextWord(cursor, "limit-out");
  const span = spanOf(cursor, start, cursor.pos);
  return { kind: "match", name: "addrtype", span, sourceTypes, destinationTypes, limitIfaceIn, limitIfaceOut };
}

function readListTypes(cursor: Cursor, word: string): WordsMatch | null {
  if (!nextWord(cursor, word)) return null;
  const text = takeWord(cursor);
  const negated = text.startsWith("!");
  return { negated, values: (negated ? text.slice(1) : text).split(",") };
}

const readTypes = (option: SaveOption | undefined): WordsMatch | null =>
  option === undefined ? null : { negated: option.negated, values: option.value.split(",") };

const saveTypes = (name: string, types: WordsMatch | null): string =>
  types === null ? "" : `${optionName(name, types.negated)} ${bareWord(types.values.join(","))}`;

const listTypes = (word: string, types: WordsMatch | null): string =>
  types === null ? "" : `${word} ${types.negated ? "!" : ""}${types.values.join(",")}`;
