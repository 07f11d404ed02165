import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { skipWord } from "../list-words.ts";

/** `-m eui64`: the IPv6 source address ends with the EUI-64 of the hardware address. Without options. */
export interface Eui64Match {
  readonly kind: "match";
  readonly name: "eui64";
  readonly span: Span;
}

/** libip6t_eui64.c, which has no text of its own: the legacy tool prints the name and a blank, without one before it, the nft tool nothing at all. */
export const eui64: MatchReader<Eui64Match> = {
  options: {},
  readSave: (_options, span) => ({ kind: "match", name: "eui64", span }),
  readList: (cursor) => {
    const start = cursor.pos;
    return skipWord(cursor, "eui64") ? { kind: "match", name: "eui64", span: spanOf(cursor, start, cursor.pos) } : null;
  },
};

export const eui64Printer: ExtensionPrinter<Eui64Match> = {
  printSave: () => "",
  printList: () => "eui64 ",
  isGlued: () => true,
};
