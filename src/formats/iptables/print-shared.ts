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
