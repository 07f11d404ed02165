import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { paddedHex, readNumber } from "../numbers.ts";
import { dscpOfClass, HIGHEST_DSCP } from "./dscp-classes.ts";

/** `-j DSCP --set-dscp VALUE`: the six bits for differentiated services, 0 to 0x3f. Classes (`EF`) are written as their value. */
export interface DscpTarget {
  readonly kind: "target";
  readonly name: "DSCP";
  readonly span: Span;
  readonly dscp: number;
}

/** libxt_DSCP.c. `DSCP set 0x2e` */
export const dscpTarget: TargetReader<DscpTarget> = {
  options: { "set-dscp": "1", "set-dscp-class": "1" },
  readSave: (options, span) => {
    const name = options.get("set-dscp-class")?.value;
    const dscp =
      name === undefined ? readNumber(options.get("set-dscp")?.value ?? "", HIGHEST_DSCP) : dscpOfClass(name);
    return dscp === null || options.size !== 1 ? null : { kind: "target", name: "DSCP", span, dscp };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "DSCP") || !nextWord(cursor, "set")) return null;
    const dscp = readNumber(takeWord(cursor), HIGHEST_DSCP);
    return dscp === null ? null : { kind: "target", name: "DSCP", span: spanOf(cursor, start, cursor.pos), dscp };
  },
};

export const dscpTargetPrinter: ExtensionPrinter<DscpTarget> = {
  printSave: ({ dscp }) => `--set-dscp ${paddedHex(dscp, 2)}`,
  printList: ({ dscp }) => `DSCP set ${paddedHex(dscp, 2)}`,
};
