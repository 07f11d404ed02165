import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { optionName } from "../save-options.ts";

/** `-m pkttype`: how the link layer sent the packet. */
export interface PkttypeMatch {
  readonly kind: "match";
  readonly name: "pkttype";
  readonly span: Span;
  readonly negated: boolean;
  readonly type: PacketType;
}

/** The types that the tool knows. */
export type PacketType = "unicast" | "broadcast" | "multicast" | "otherhost";

const TYPES = ["unicast", "broadcast", "multicast", "otherhost"] as const;
/** Other names of them (libxt_pkttype.c: supported_types). */
const ALIASES: Readonly<Record<string, PacketType>> = { bcast: "broadcast", mcast: "multicast", host: "unicast" };

/** libxt_pkttype.c. `PKTTYPE != broadcast` */
export const pkttype: MatchReader<PkttypeMatch> = {
  options: { "pkt-type": "!1" },
  readSave: (options, span) => {
    const option = options.get("pkt-type");
    const type = readType(option?.value ?? "");
    if (option === undefined || type === null) return null;
    return { kind: "match", name: "pkttype", span, negated: option.negated, type };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "PKTTYPE")) return null;
    const negated = nextWord(cursor, "!=");
    if (!negated && !nextWord(cursor, "=")) return null;
    const type = readType(takeWord(cursor));
    return type && { kind: "match", name: "pkttype", span: spanOf(cursor, start, cursor.pos), negated, type };
  },
};

export const pkttypePrinter: ExtensionPrinter<PkttypeMatch> = {
  printSave: ({ negated, type }) => `${optionName("pkt-type", negated)} ${type}`,
  printList: ({ negated, type }) => `PKTTYPE ${negated ? "!=" : "="} ${type}`,
};

function readType(text: string): PacketType | null {
  const word = text.toLowerCase();
  const type = TYPES.find((name) => name === word);
  return type ?? (Object.hasOwn(ALIASES, word) ? (ALIASES[word] ?? null) : null);
}
