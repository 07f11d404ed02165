import { skipBlanks, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { takeQuoted } from "../list-quotes.ts";
import { skipWord, takeWord } from "../list-words.ts";
import { saveString } from "../save-quoting.ts";

/** `-m nfacct`: counts the packet in an accounting object. */
export interface NfacctMatch {
  readonly kind: "match";
  readonly name: "nfacct";
  readonly span: Span;
  readonly nfacctName: string;
}

/** libxt_nfacct.c. Both forms have two blanks before the name, and quote it alike: `nfacct-name  "http traffic"` */
export const nfacct: MatchReader<NfacctMatch> = {
  options: { "nfacct-name": "1" },
  readSave: (options, span) => {
    const nfacctName = options.get("nfacct-name")?.value;
    return nfacctName === undefined ? null : { kind: "match", name: "nfacct", span, nfacctName };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "nfacct-name")) return null;
    skipBlanks(cursor);
    const nfacctName = takeQuoted(cursor) ?? takeWord(cursor);
    if (nfacctName === "") return null;
    return { kind: "match", name: "nfacct", span: spanOf(cursor, start, cursor.pos), nfacctName };
  },
};

export const nfacctPrinter: ExtensionPrinter<NfacctMatch> = {
  printSave: ({ nfacctName }) => `--nfacct-name  ${saveString(nfacctName)}`,
  printList: ({ nfacctName }) => `nfacct-name  ${saveString(nfacctName)}`,
};
