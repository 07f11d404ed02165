import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";

/** `-j CLASSIFY --set-class MAJOR:MINOR`: the packet's class of traffic control. Both are 0 to 0xffff. */
export interface ClassifyTarget {
  readonly kind: "target";
  readonly name: "CLASSIFY";
  readonly span: Span;
  readonly major: number;
  readonly minor: number;
}

/** Reads `1:a`, two numbers in hexadecimal (libxt_CLASSIFY.c: CLASSIFY_string_to_priority). */
function readClass(text: string): { readonly major: number; readonly minor: number } | null {
  const colon = text.indexOf(":");
  const major = readHalf(text.slice(0, Math.max(colon, 0)));
  const minor = readHalf(text.slice(colon + 1));
  return major === null || minor === null ? null : { major, minor };
}

const readHalf = (text: string): number | null =>
  /^(?:0x)?[0-9a-fA-F]{1,4}$/.test(text) ? Number.parseInt(text, 16) : null;

const padded = (half: number): string => half.toString(16).padStart(4, "0");

/** libxt_CLASSIFY.c. `CLASSIFY set 1:a`, and `0001:000a` in the save form. */
export const classify: TargetReader<ClassifyTarget> = {
  options: { "set-class": "1" },
  readSave: (options, span) => {
    const found = readClass(options.get("set-class")?.value ?? "");
    return found && { kind: "target", name: "CLASSIFY", span, major: found.major, minor: found.minor };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "CLASSIFY") || !nextWord(cursor, "set")) return null;
    const found = readClass(takeWord(cursor));
    const span = spanOf(cursor, start, cursor.pos);
    return found && { kind: "target", name: "CLASSIFY", span, major: found.major, minor: found.minor };
  },
};

export const classifyPrinter: ExtensionPrinter<ClassifyTarget> = {
  printSave: ({ major, minor }) => `--set-class ${padded(major)}:${padded(minor)}`,
  printList: ({ major, minor }) => `CLASSIFY set ${major.toString(16)}:${minor.toString(16)}`,
};
