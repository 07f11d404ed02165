import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextLiteral, nextWord, restOfWord } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";
import { joinWords } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";

/** `-j IDLETIMER`: reports when no packet has come for a while. */
export interface IdletimerTarget {
  readonly kind: "target";
  readonly name: "IDLETIMER";
  readonly span: Span;
  /** Seconds. */
  readonly timeout: number;
  /** The timer's name; the tool quotes and escapes nothing in it. */
  readonly label: string;
  /** `--alarm`: a timer that wakes the machine up. */
  readonly alarm: boolean;
}

/** libxt_IDLETIMER.c, revision 1. `timeout:42 label:foo alarm`, without the name of the target. */
export const idletimer: TargetReader<IdletimerTarget> = {
  options: { timeout: "1", label: "1", alarm: "0" },
  readSave: (options, span) => {
    const timeout = readUint32(options.get("timeout")?.value ?? "");
    const label = options.get("label")?.value ?? "";
    if (timeout === null || label === "") return null;
    return { kind: "target", name: "IDLETIMER", span, timeout, label, alarm: options.has("alarm") };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const timeout = nextLiteral(cursor, "timeout:") ? readUint32(restOfWord(cursor)) : null;
    const label = nextLiteral(cursor, "label:") ? restOfWord(cursor) : "";
    const alarm = nextWord(cursor, "alarm");
    if (timeout === null || label === "") return null;
    return { kind: "target", name: "IDLETIMER", span: spanOf(cursor, start, cursor.pos), timeout, label, alarm };
  },
};

export const idletimerPrinter: ExtensionPrinter<IdletimerTarget> = {
  printSave: ({ timeout, label, alarm }) =>
    joinWords(`--timeout ${timeout} --label ${bareWord(label)}`, alarm ? "--alarm" : ""),
  printList: ({ timeout, label, alarm }) => joinWords(`timeout:${timeout} label:${label}`, alarm ? "alarm" : ""),
};
