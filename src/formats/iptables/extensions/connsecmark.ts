import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextWord, skipWord } from "../list-words.ts";

/** `-j CONNSECMARK`: copies the security mark from the packet to its connection (`save`) or back (`restore`). */
export interface ConnsecmarkTarget {
  readonly kind: "target";
  readonly name: "CONNSECMARK";
  readonly span: Span;
  readonly operation: "save" | "restore";
}

/** libxt_CONNSECMARK.c. `CONNSECMARK save` */
export const connsecmark: TargetReader<ConnsecmarkTarget> = {
  options: { save: "0", restore: "0" },
  readSave: (options, span) => {
    if (options.size !== 1) return null;
    return { kind: "target", name: "CONNSECMARK", span, operation: options.has("save") ? "save" : "restore" };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "CONNSECMARK")) return null;
    const operation = nextWord(cursor, "save") ? "save" : nextWord(cursor, "restore") ? "restore" : null;
    return operation && { kind: "target", name: "CONNSECMARK", span: spanOf(cursor, start, cursor.pos), operation };
  },
};

export const connsecmarkPrinter: ExtensionPrinter<ConnsecmarkTarget> = {
  printSave: ({ operation }) => `--${operation}`,
  printList: ({ operation }) => `CONNSECMARK ${operation}`,
};
