import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { gluedNot, nextWord, restOfWord, skipWord } from "../list-words.ts";
import { optionName } from "../save-options.ts";
import type { Port } from "../values.ts";
import { lostPorts, printPorts, readPorts } from "./ports.ts";

/** `-m multiport`: up to fifteen ports. */
export interface MultiportMatch {
  readonly kind: "match";
  readonly name: "multiport";
  readonly span: Span;
  readonly side: "sports" | "dports" | "ports";
  readonly negated: boolean;
  readonly ports: readonly { readonly from: Port; readonly to: Port }[];
}

const SIDES = ["sports", "dports", "ports"] as const;

/** libxt_multiport.c. `multiport dports 80,443,8000:8999`, negated with two blanks: `multiport dports  !80` */
export const multiport: MatchReader<MultiportMatch> = {
  options: { sports: "!1", "source-ports": "!1", dports: "!1", "destination-ports": "!1", ports: "!1" },
  readSave: (options, span) => {
    const side = SIDES.find((name) => options.has(name) || options.has(LONG[name]));
    const option = side === undefined ? undefined : (options.get(side) ?? options.get(LONG[side]));
    const ports = readList(option?.value ?? "");
    if (side === undefined || option === undefined || ports === null || options.size > 1) return null;
    return { kind: "match", name: "multiport", span, side, negated: option.negated, ports };
  },
  readList: readMultiport,
};

export const multiportPrinter: ExtensionPrinter<MultiportMatch> = {
  printSave: ({ side, negated, ports }) => `${optionName(side, negated)} ${ports.map(printPorts).join(",")}`,
  printList: ({ side, negated, ports }) => `multiport ${side} ${negated ? " !" : ""}${ports.map(printPorts).join(",")}`,
  lost: ({ ports }) => lostPorts(...ports),
};

const LONG = { sports: "source-ports", dports: "destination-ports", ports: "ports" } as const;

function readMultiport(cursor: Cursor): MultiportMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "multiport")) return null;
  const side = SIDES.find((name) => nextWord(cursor, name));
  if (side === undefined) return null;
  while (cursor.pos < cursor.lineEnd && cursor.text.charCodeAt(cursor.pos) === 0x20) cursor.pos++;
  const negated = gluedNot(cursor);
  const ports = readList(restOfWord(cursor));
  return ports && { kind: "match", name: "multiport", span: spanOf(cursor, start, cursor.pos), side, negated, ports };
}

function readList(text: string): MultiportMatch["ports"] | null {
  const ports: { readonly from: Port; readonly to: Port }[] = [];
  for (const part of text.split(",")) {
    const range = readPorts(part, false);
    if (range === null) return null;
    ports.push({ from: range.from, to: range.to });
  }
  return ports;
}
