import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { readDecimal } from "../numbers.ts";

/** `-j TCPMSS`: sets the largest segment, `mss` bytes or `clamp-to-pmtu`. */
export interface TcpmssTarget {
  readonly kind: "target";
  readonly name: "TCPMSS";
  readonly span: Span;
  readonly mss: number | "clamp-to-pmtu";
}

const LARGEST = 65535;

/** libxt_TCPMSS.c. `TCPMSS set 1360`, `TCPMSS clamp to PMTU` */
export const tcpmssTarget: TargetReader<TcpmssTarget> = {
  options: { "set-mss": "1", "clamp-mss-to-pmtu": "0" },
  readSave: (options, span) => {
    const isClamp = options.has("clamp-mss-to-pmtu");
    const mss = isClamp ? "clamp-to-pmtu" : readDecimal(options.get("set-mss")?.value ?? "", LARGEST);
    return mss === null || options.size > 1 ? null : { kind: "target", name: "TCPMSS", span, mss };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "TCPMSS")) return null;
    const isSet = nextWord(cursor, "set");
    if (!isSet && !nextWord(cursor, "clamp to PMTU")) return null;
    const mss = isSet ? readDecimal(takeWord(cursor), LARGEST) : "clamp-to-pmtu";
    return mss === null ? null : { kind: "target", name: "TCPMSS", span: spanOf(cursor, start, cursor.pos), mss };
  },
};

export const tcpmssTargetPrinter: ExtensionPrinter<TcpmssTarget> = {
  printSave: ({ mss }) => (mss === "clamp-to-pmtu" ? "--clamp-mss-to-pmtu" : `--set-mss ${mss}`),
  printList: ({ mss }) => (mss === "clamp-to-pmtu" ? "TCPMSS clamp to PMTU" : `TCPMSS set ${mss}`),
};
