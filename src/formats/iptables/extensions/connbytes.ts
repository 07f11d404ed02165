import { type Counter, parseCounter } from "../../../net/index.ts";
import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { optionName } from "../save-options.ts";

/** `-m connbytes`: how much the packet's connection has carried so far. */
export interface ConnbytesMatch {
  readonly kind: "match";
  readonly name: "connbytes";
  readonly span: Span;
  readonly negated: boolean;
  /** Packets, bytes, or bytes a packet, as `mode` says; both ends included. */
  readonly from: Counter;
  /** Null for any number above. */
  readonly to: Counter | null;
  readonly mode: "packets" | "bytes" | "avgpkt";
  readonly direction: "original" | "reply" | "both";
}

const MODES = ["packets", "bytes", "avgpkt"] as const;
const DIRECTIONS = ["original", "reply", "both"] as const;
/** How the kernel keeps "any number above"; the tool prints it in no form. */
const HIGHEST = "18446744073709551615";

/** libxt_connbytes.c. */
export const connbytes: MatchReader<ConnbytesMatch> = {
  options: { connbytes: "!1", "connbytes-mode": "1", "connbytes-dir": "1" },
  readSave: (options, span) => {
    const option = options.get("connbytes");
    const mode = options.get("connbytes-mode")?.value ?? "";
    const direction = options.get("connbytes-dir")?.value ?? "";
    return option === undefined ? null : connbytesMatch(span, { ...option, mode, direction });
  },
  readList: readConnbytes,
};

export const connbytesPrinter: ExtensionPrinter<ConnbytesMatch> = {
  printSave: (node) =>
    `${optionName("connbytes", node.negated)} ${printRange(node)} --connbytes-mode ${node.mode} --connbytes-dir ${node.direction}`,
  printList: (node) =>
    `${node.negated ? "! " : ""}connbytes ${printRange(node)} connbytes mode ${node.mode} connbytes direction ${node.direction}`,
};

interface Words {
  readonly negated: boolean;
  readonly value: string;
  readonly mode: string;
  readonly direction: string;
}

function connbytesMatch(span: Span, words: Words): ConnbytesMatch | null {
  const [fromText, toText, ...others] = words.value.split(":");
  const from = readCount(fromText || "0");
  const to = toText === undefined || toText === "" || toText === HIGHEST ? null : readCount(toText);
  const mode = MODES.find((name) => name === words.mode);
  const direction = DIRECTIONS.find((name) => name === words.direction);
  if (from === null || (to === null && readCount(toText || "0") === null) || others.length > 0) return null;
  if (words.value === "" || mode === undefined || direction === undefined) return null;
  return { kind: "match", name: "connbytes", span, negated: words.negated, from, to, mode, direction };
}

/** A number of at most 64 bits. */
function readCount(text: string): Counter | null {
  return text.length > HIGHEST.length ? null : parseCounter(text);
}

/**
 *     ! connbytes 10:100 connbytes mode bytes connbytes direction both
 */
function readConnbytes(cursor: Cursor): ConnbytesMatch | null {
  const start = cursor.pos;
  const negated = skipWord(cursor, "!");
  if (!nextWord(cursor, "connbytes")) return null;
  const value = takeWord(cursor);
  const mode = nextWord(cursor, "connbytes mode") ? takeWord(cursor) : "";
  const direction = nextWord(cursor, "connbytes direction") ? takeWord(cursor) : "";
  return connbytesMatch(spanOf(cursor, start, cursor.pos), { negated, value, mode, direction });
}

/** The tool leaves out an end that is open. */
const printRange = ({ from, to }: ConnbytesMatch): string => (to === null ? String(from) : `${from}:${to}`);
