import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeUint32 } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";
import { optionName } from "../save-options.ts";

/** `-m cpu`: the CPU that handles the packet. */
export interface CpuMatch {
  readonly kind: "match";
  readonly name: "cpu";
  readonly span: Span;
  readonly negated: boolean;
  readonly cpu: number;
}

/** libxt_cpu.c. `cpu ! 3` */
export const cpu: MatchReader<CpuMatch> = {
  options: { cpu: "!1" },
  readSave: (options, span) => {
    const option = options.get("cpu");
    const number = readUint32(option?.value ?? "");
    if (option === undefined || number === null) return null;
    return { kind: "match", name: "cpu", span, negated: option.negated, cpu: number };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "cpu")) return null;
    const negated = nextWord(cursor, "!");
    const number = takeUint32(cursor);
    if (number === null) return null;
    return { kind: "match", name: "cpu", span: spanOf(cursor, start, cursor.pos), negated, cpu: number };
  },
};

export const cpuPrinter: ExtensionPrinter<CpuMatch> = {
  printSave: (node) => `${optionName("cpu", node.negated)} ${node.cpu}`,
  printList: (node) => `cpu ${node.negated ? "! " : ""}${node.cpu}`,
};
