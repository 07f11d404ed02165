import { type Cidr, parseCidr } from "../../../net/index.ts";
import { skipLiteral, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { TargetExtension } from "../extension.ts";
import { restOfWord } from "../list-words.ts";

/** `-j NETMAP`: the network part of the address is replaced, the host part stays. */
export interface NetmapTarget {
  readonly kind: "target";
  readonly name: "NETMAP";
  readonly span: Span;
  readonly to: Cidr;
}

/** libxt_NAT.c: NETMAP. `to:1.2.3.0/24`; 1.4.21 leaves out the `to:`. */
export const netmap: TargetExtension<NetmapTarget> = {
  options: { to: "1" },
  readSave: (options, span) => {
    const to = parseCidr(options.get("to")?.value ?? "");
    return to && { kind: "target", name: "NETMAP", span, to };
  },
  readList: (cursor, _, wordings) => {
    const start = cursor.pos;
    if (!skipLiteral(cursor, "to:")) wordings.add("netmap-bare");
    const to = parseCidr(restOfWord(cursor));
    return to && { kind: "target", name: "NETMAP", span: spanOf(cursor, start, cursor.pos), to };
  },
  printSave: ({ to }) => `--to ${to}`,
  printList: ({ to }, { wordings }) => (wordings.has("netmap-bare") ? to : `to:${to}`),
};
