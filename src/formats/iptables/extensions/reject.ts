import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { skipWord, takeWord } from "../list-words.ts";
import { bareWord } from "../save-quoting.ts";

/** `-j REJECT`: an ICMP error or a TCP reset as answer. Both forms show the kind, also the default. */
export interface RejectTarget {
  readonly kind: "target";
  readonly name: "REJECT";
  readonly span: Span;
  /** Absent only in hand-written rules. */
  readonly rejectWith?: string;
}

/** libipt_REJECT.c, libip6t_REJECT.c. `reject-with icmp-port-unreachable` */
export const reject: TargetReader<RejectTarget> = {
  options: { "reject-with": "1" },
  readSave: (options, span) => {
    const rejectWith = options.get("reject-with")?.value;
    return rejectWith === undefined
      ? { kind: "target", name: "REJECT", span }
      : { kind: "target", name: "REJECT", span, rejectWith };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "reject-with")) return null;
    const rejectWith = takeWord(cursor);
    const span = spanOf(cursor, start, cursor.pos);
    return rejectWith === "" ? null : { kind: "target", name: "REJECT", span, rejectWith };
  },
};

export const rejectPrinter: ExtensionPrinter<RejectTarget> = {
  printSave: ({ rejectWith }) => (rejectWith === undefined ? "" : `--reject-with ${bareWord(rejectWith)}`),
  printList: ({ rejectWith }) => (rejectWith === undefined ? "" : `reject-with ${rejectWith}`),
};
