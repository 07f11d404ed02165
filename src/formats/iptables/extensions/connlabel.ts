import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextLiteral, nextWord, skipWord, takeWord } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";
import { joinWords, optionName } from "../save-options.ts";
import { alwaysQuoted } from "../save-quoting.ts";

/** `-m connlabel`: a label of the connection. */
export interface ConnlabelMatch {
  readonly kind: "match";
  readonly name: "connlabel";
  readonly span: Span;
  readonly negated: boolean;
  /** The label's bit, or the name that the machine's `connlabel.conf` has for it. Names are never looked up. */
  readonly label: number | string;
  /** Whether the rule sets the label. */
  readonly set: boolean;
}

/** A label's name is looked for within this many characters. */
const LONGEST_NAME = 256;

/** libxt_connlabel.c. `connlabel ! 40 set`, `connlabel 'eth0-in'` */
export const connlabel: MatchReader<ConnlabelMatch> = {
  options: { label: "!1", set: "0" },
  readSave: (options, span) => {
    const option = options.get("label");
    const label = readLabel(option?.value ?? "");
    if (option === undefined || label === null) return null;
    return { kind: "match", name: "connlabel", span, negated: option.negated, label, set: options.has("set") };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "connlabel")) return null;
    const negated = nextWord(cursor, "!");
    const label = nextLiteral(cursor, "'") ? readLabel(takeQuoted(cursor)) : readUint32(takeWord(cursor));
    if (label === null) return null;
    const set = nextWord(cursor, "set");
    return { kind: "match", name: "connlabel", span: spanOf(cursor, start, cursor.pos), negated, label, set };
  },
};

export const connlabelPrinter: ExtensionPrinter<ConnlabelMatch> = {
  printSave: ({ negated, label, set }) =>
    joinWords(optionName("label", negated), alwaysQuoted(String(label)), set ? "--set" : ""),
  printList: ({ negated, label, set }) =>
    joinWords(
      "connlabel",
      negated ? "!" : "",
      typeof label === "number" ? String(label) : `'${label}'`,
      set ? "set" : "",
    ),
  lost: ({ label }) => (typeof label === "string" ? ["iptables/lost-number"] : []),
};

/** A label in quotes is a number where it looks like one, as the tool takes it. */
function readLabel(text: string): number | string | null {
  const bit = readUint32(text);
  if (bit !== null) return bit;
  return text === "" || text.length > LONGEST_NAME || /['\r\n]/.test(text) ? null : text;
}

/** The text up to the next `'`, over which the cursor steps; empty without one. */
function takeQuoted(cursor: Cursor): string {
  const text = cursor.text.slice(cursor.pos, Math.min(cursor.lineEnd, cursor.pos + LONGEST_NAME + 1));
  const end = text.indexOf("'");
  if (end < 0) return "";
  cursor.pos += end + 1;
  return skipWord(cursor, "") ? text.slice(0, end) : "";
}
