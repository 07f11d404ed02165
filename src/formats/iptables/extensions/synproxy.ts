import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";

/** `-j SYNPROXY`: answers the first packets of a TCP connection itself, with these options. */
export interface SynproxyTarget {
  readonly kind: "target";
  readonly name: "SYNPROXY";
  readonly span: Span;
  readonly sackPerm: boolean;
  readonly timestamp: boolean;
  /** The scaling of the window, as a power of two. */
  readonly wscale?: number;
  /** The largest segment in bytes. */
  readonly mss?: number;
  readonly ecn: boolean;
}

/** What both forms hand over, by the words they share: the word's value, or null without that word. */
type Take = (word: string, hasValue: boolean) => string | null;

/** libxt_SYNPROXY.c. `SYNPROXY sack-perm timestamp wscale 9 mss 1460 ecn`, a blank behind each word. */
export const synproxy: TargetReader<SynproxyTarget> = {
  options: { "sack-perm": "0", timestamp: "0", wscale: "1", mss: "1", ecn: "0" },
  readSave: (options, span) => {
    const values = readValues((word) => options.get(word)?.value ?? null);
    return values && { kind: "target", name: "SYNPROXY", span, ...values };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const values = skipWord(cursor, "SYNPROXY") ? readValues((word, has) => takeListWord(cursor, word, has)) : null;
    return values && { kind: "target", name: "SYNPROXY", span: spanOf(cursor, start, cursor.pos), ...values };
  },
};

export const synproxyPrinter: ExtensionPrinter<SynproxyTarget> = {
  printSave: (node) => words(node, "--").join(" "),
  printList: (node) => `${["SYNPROXY", ...words(node, "")].join(" ")} `,
};

function takeListWord(cursor: Cursor, word: string, hasValue: boolean): string | null {
  if (!nextWord(cursor, word)) return null;
  return hasValue ? takeWord(cursor) : "";
}

type Values = Omit<SynproxyTarget, "kind" | "name" | "span">;

/** Asks for the words in the order in which the tool prints them. */
function readValues(take: Take): Values | null {
  const sackPerm = take("sack-perm", false) !== null;
  const timestamp = take("timestamp", false) !== null;
  const wscale = readValue(take("wscale", true));
  const mss = readValue(take("mss", true));
  const ecn = take("ecn", false) !== null;
  if (wscale === null || mss === null) return null;
  return {
    sackPerm,
    timestamp,
    ...(wscale === undefined ? {} : { wscale }),
    ...(mss === undefined ? {} : { mss }),
    ecn,
  };
}

const readValue = (text: string | null): number | null | undefined => (text === null ? undefined : readUint32(text));

function words(node: SynproxyTarget, dashes: string): readonly string[] {
  return [
    node.sackPerm ? `${dashes}sack-perm` : "",
    node.timestamp ? `${dashes}timestamp` : "",
    node.wscale === undefined ? "" : `${dashes}wscale ${node.wscale}`,
    node.mss === undefined ? "" : `${dashes}mss ${node.mss}`,
    node.ecn ? `${dashes}ecn` : "",
  ].filter((word) => word !== "");
}
