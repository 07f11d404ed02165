import { atLineEnd, type Cursor, isBlank, skipBlanks, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { takeQuoted } from "../list-quotes.ts";
import { nextWord, takeUint32, takeWord } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";
import { joinWords, type SaveOptions } from "../save-options.ts";
import { saveString } from "../save-quoting.ts";
import type { Wordings } from "../wordings.ts";

/** `-j NFLOG`: to a process that listens on a netlink group. */
export interface NflogTarget {
  readonly kind: "target";
  readonly name: "NFLOG";
  readonly span: Span;
  readonly prefix?: string;
  readonly group?: number;
  readonly range?: number;
  readonly size?: number;
  readonly threshold?: number;
}

const NUMBERS = ["group", "range", "size", "threshold"] as const;

type Values = Omit<NflogTarget, "kind" | "name" | "span">;

/** libxt_NFLOG.c. Its prefix is the only one of a listing that is quoted and escaped as in the save form. */
export const nflog: TargetReader<NflogTarget> = {
  options: { "nflog-prefix": "1", "nflog-group": "1", "nflog-range": "1", "nflog-size": "1", "nflog-threshold": "1" },
  readSave: (options, span, wordings) => {
    const values = readValues(options);
    if (values === null) return null;
    if ((options.get("nflog-prefix")?.gap ?? 0) > 1) wordings.add("nflog-prefix-gap");
    return { kind: "target", name: "NFLOG", span, ...values };
  },
  readList: (cursor, column, wordings) => {
    const start = cursor.pos;
    const isGap = nextWord(cursor, "nflog-prefix") && isBlank(cursor.text.charCodeAt(cursor.pos + 1));
    cursor.pos = start;
    const values = readWords(cursor);
    if (values === null || (cursor.pos === start && !atLineEnd(cursor))) return null;
    if (isGap) wordings.add("nflog-prefix-gap");
    const span = cursor.pos === start ? column : spanOf(cursor, start, cursor.pos);
    return { kind: "target", name: "NFLOG", span, ...values };
  },
};

export const nflogPrinter: ExtensionPrinter<NflogTarget> = {
  printSave: (node, wordings) => printValues(node, "--", wordings),
  printList: (node, { wordings }) => printValues(node, "", wordings),
};

function readValues(options: SaveOptions): Values | null {
  const values: { -readonly [Name in keyof Values]: Values[Name] } = {};
  const prefix = options.get("nflog-prefix")?.value;
  if (prefix !== undefined) values.prefix = prefix;
  for (const name of NUMBERS) {
    const text = options.get(`nflog-${name}`)?.value;
    if (text === undefined) continue;
    const value = readUint32(text);
    if (value === null) return null;
    values[name] = value;
  }
  return values;
}

/**
 *     nflog-prefix "a \"b\"" nflog-group 5 nflog-size 80 nflog-threshold 10
 */
function readWords(cursor: Cursor): Values | null {
  const values: { -readonly [Name in keyof Values]: Values[Name] } = {};
  if (nextWord(cursor, "nflog-prefix")) {
    const prefix = takeString(cursor);
    if (prefix === null) return null;
    values.prefix = prefix;
  }
  for (const name of NUMBERS) {
    if (!nextWord(cursor, `nflog-${name}`)) continue;
    const value = takeUint32(cursor);
    if (value === null) return null;
    values[name] = value;
  }
  return values;
}

/** A bare word, or a text in quotes with backslashes. */
function takeString(cursor: Cursor): string | null {
  skipBlanks(cursor);
  return takeQuoted(cursor) ?? unquoted(takeWord(cursor));
}

/** Null for a word that is none, or that begins with a quote which nothing closes. */
const unquoted = (word: string): string | null => (word === "" || word.startsWith('"') ? null : word);

function printValues(node: NflogTarget, dashes: string, wordings: Wordings): string {
  const gap = wordings.has("nflog-prefix-gap") ? "  " : " ";
  const number = (name: (typeof NUMBERS)[number]): string =>
    node[name] === undefined ? "" : `${dashes}nflog-${name} ${node[name]}`;
  return joinWords(
    node.prefix === undefined ? "" : `${dashes}nflog-prefix${gap}${saveString(node.prefix)}`,
    ...NUMBERS.map(number),
  );
}
