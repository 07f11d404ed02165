import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextLiteral, nextWord, skipWord } from "../list-words.ts";
import { optionName } from "../save-options.ts";
import { saveString } from "../save-quoting.ts";

/** `-m helper`: a helper of connection tracking (`ftp`, `sip-5060`) belongs to the packet's connection; the empty name stands for any helper. */
export interface HelperMatch {
  readonly kind: "match";
  readonly name: "helper";
  readonly span: Span;
  readonly negated: boolean;
  readonly helper: string;
}

/** The kernel holds 29 bytes and a NUL. */
const LONGEST_NAME = 30;

/** libxt_helper.c. A listing escapes nothing in the name, so it ends at the first quote that ends a word. */
export const helper: MatchReader<HelperMatch> = {
  options: { helper: "!1" },
  readSave: (options, span) => {
    const option = options.get("helper");
    if (option === undefined) return null;
    return { kind: "match", name: "helper", span, negated: option.negated, helper: option.value };
  },
  readList: readHelper,
};

export const helperPrinter: ExtensionPrinter<HelperMatch> = {
  printSave: ({ negated, helper: name }) => `${optionName("helper", negated)} ${saveString(name)}`,
  printList: ({ negated, helper: name }) => `helper match ${negated ? "! " : ""}"${name}"`,
};

/**
 *     helper match ! "ftp-2121"
 */
function readHelper(cursor: Cursor): HelperMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "helper") || !nextWord(cursor, "match")) return null;
  const negated = nextWord(cursor, "!");
  if (!nextLiteral(cursor, '"')) return null;
  const from = cursor.pos;
  for (let at = from; at < Math.min(from + LONGEST_NAME, cursor.lineEnd); at++) {
    cursor.pos = at;
    if (skipWord(cursor, '"')) {
      const span = spanOf(cursor, start, cursor.pos);
      return { kind: "match", name: "helper", span, negated, helper: cursor.text.slice(from, at) };
    }
  }
  return null;
}
