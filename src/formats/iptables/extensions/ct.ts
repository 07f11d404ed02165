import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { TargetExtension } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { joinWords, type SaveOptions } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";

/** `-j CT`: how the connection tracking is to treat the packet's connection. */
export interface CtTarget {
  readonly kind: "target";
  readonly name: "CT";
  readonly span: Span;
  readonly notrack: boolean;
  readonly helper?: string;
  readonly timeout?: string;
  readonly ctevents?: string;
  readonly expevents?: string;
  readonly zone?: string;
  readonly zoneOrig?: string;
  readonly zoneReply?: string;
}

/** `-j NOTRACK`: the older spelling of `-j CT --notrack`; the target column of a listing says `CT`. */
export interface NotrackTarget {
  readonly kind: "target";
  readonly name: "NOTRACK";
  readonly span: Span;
}

/** The values by field and option, in the order in which both forms print them. */
const VALUES = [
  ["helper", "helper"],
  ["timeout", "timeout"],
  ["ctevents", "ctevents"],
  ["expevents", "expevents"],
  ["zoneOrig", "zone-orig"],
  ["zoneReply", "zone-reply"],
  ["zone", "zone"],
] as const;

type Values = Omit<CtTarget, "kind" | "name" | "span" | "notrack">;

function values(take: (option: string) => string | undefined): Values {
  const found: { -readonly [Name in keyof Values]: Values[Name] } = {};
  for (const [field, option] of VALUES) {
    const value = take(option);
    if (value !== undefined) found[field] = value;
  }
  return found;
}

/** libxt_CT.c, revision 2. `CT notrack`, `CT helper ftp zone 5` */
export const ct: TargetExtension<CtTarget> = {
  options: {
    notrack: "0",
    helper: "1",
    timeout: "1",
    ctevents: "1",
    expevents: "1",
    zone: "1",
    "zone-orig": "1",
    "zone-reply": "1",
  },
  readSave: (options: SaveOptions, span) => {
    const notrack = options.has("notrack");
    return { kind: "target", name: "CT", span, notrack, ...values((option) => options.get(option)?.value) };
  },
  readList: (cursor: Cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "CT")) return null;
    const notrack = nextWord(cursor, "notrack");
    const found = values((option) => (nextWord(cursor, option) ? takeWord(cursor) : undefined));
    return { kind: "target", name: "CT", span: spanOf(cursor, start, cursor.pos), notrack, ...found };
  },
  printSave: (node) => printValues(node, "--"),
  printList: (node) => joinWords("CT", printValues(node, "")),
};

function printValues(node: CtTarget, dashes: string): string {
  const parts = [node.notrack ? `${dashes}notrack` : ""];
  for (const [field, option] of VALUES) {
    const value = node[field];
    if (value !== undefined) parts.push(`${dashes}${option} ${bareWord(value)}`);
  }
  return joinWords(...parts);
}

/** libxt_CT.c: the alias. Its text `NOTRACK` stands behind the column's `CT`. */
export const notrack: TargetExtension<NotrackTarget> = {
  options: {},
  readSave: (_, span) => ({ kind: "target", name: "NOTRACK", span }),
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "NOTRACK")) return null;
    return { kind: "target", name: "NOTRACK", span: spanOf(cursor, start, cursor.pos) };
  },
  printSave: () => "",
  printList: () => "NOTRACK",
};
