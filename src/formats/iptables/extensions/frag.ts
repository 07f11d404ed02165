import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord } from "../list-words.ts";
import { joinWords } from "../save-options.ts";
import type { NumberMatch, RangeMatch } from "../values.ts";
import {
  printListNumber,
  printListNumbers,
  printSaveNumber,
  printSaveNumbers,
  readListNumber,
  readListNumbers,
  readSaveNumber,
  readSaveNumbers,
} from "./number-matches.ts";

/** `-m frag`: the fragment header of IPv6. `id` and `length` are null for any. */
export interface FragMatch {
  readonly kind: "match";
  readonly name: "frag";
  readonly span: Span;
  readonly id: RangeMatch | null;
  /** Of the header, in bytes. */
  readonly length: NumberMatch | null;
  /** Whether the reserved field must be 0. */
  readonly reserved: boolean;
  readonly first: boolean;
  readonly more: boolean;
  readonly last: boolean;
}

const FLAGS = ["reserved", "first", "more", "last"] as const;
const OPTIONS = { reserved: "fragres", first: "fragfirst", more: "fragmore", last: "fraglast" } as const;

/** libip6t_frag.c. */
export const frag: MatchReader<FragMatch> = {
  options: { fragid: "!1", fraglen: "!1", fragres: "0", fragfirst: "0", fragmore: "0", fraglast: "0" },
  readSave: (options, span) => {
    const id = readSaveNumbers(options, "fragid");
    const length = readSaveNumber(options, "fraglen");
    if (id === undefined || length === undefined) return null;
    return {
      kind: "match",
      name: "frag",
      span,
      id,
      length,
      reserved: options.has("fragres"),
      first: options.has("fragfirst"),
      more: options.has("fragmore"),
      last: options.has("fraglast"),
    };
  },
  readList: readFrag,
};

export const fragPrinter: ExtensionPrinter<FragMatch> = {
  printSave: (node) => {
    const flags = FLAGS.filter((flag) => node[flag]).map((flag) => `--${OPTIONS[flag]}`);
    return joinWords(printSaveNumbers("fragid", node.id), printSaveNumber("fraglen", node.length), ...flags);
  },
  printList: (node) => {
    const flags = FLAGS.filter((flag) => node[flag]).map((flag) => ` ${flag}`);
    return `frag ${printListNumbers("id", node.id)}${printListNumber(" length:", node.length)}${flags.join("")}`;
  },
};

/**
 *     frag ids:!1:42 length:!8 reserved first more last
 *          ^ without an id, two blanks stand behind `frag`, and one where nothing follows
 */
function readFrag(cursor: Cursor): FragMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "frag")) return null;
  const id = readListNumbers(cursor, "id");
  const length = readListNumber(cursor, "length:");
  if (id === undefined || length === undefined || !skipWord(cursor, "")) return null;
  const reserved = nextWord(cursor, "reserved");
  const first = nextWord(cursor, "first");
  const more = nextWord(cursor, "more");
  const last = nextWord(cursor, "last");
  const span = spanOf(cursor, start, cursor.pos);
  return { kind: "match", name: "frag", span, id, length, reserved, first, more, last };
}
