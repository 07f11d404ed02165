import type { TargetNode } from "./ast.ts";
import { type VerdictTarget, verdictName } from "./extensions/jumps.ts";

/** Returns whether a target is a verdict. */
export function isVerdict(target: TargetNode): target is VerdictTarget {
  return target.kind === "target" && verdictName(target.name) !== null;
}

/** Returns the lines as a text, each ended by a line feed; no lines give the empty text. */
export function textOfLines(lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

/** Returns a text padded to a width in bytes of UTF-8: printf counts bytes, and names may be of any. */
export function padBytes(text: string, width: number): string {
  let padding = width;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    padding -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return padding > 0 ? `${text}${" ".repeat(padding)}` : text;
}
