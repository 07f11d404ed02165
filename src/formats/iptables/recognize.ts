import type { RulesetNode } from "./ast.ts";
import { parseIptables } from "./parse.ts";

const MOST_CHARACTERS = 65536;
const MOST_LINES = 200;

/**
 * Returns how many of the first 200 non-blank lines are unmistakably iptables output: lines of chains and columns, rules, notes of iptables-save.
 * It reads the beginning of the text as the parser does, so that the two cannot disagree.
 */
export function recognizeIptables(text: string): number {
  return evidence(parseIptables(firstLines(text)).ast);
}

/** The beginning of the text; a last line that is cut off is left out. */
function firstLines(text: string): string {
  const head = text.slice(0, MOST_CHARACTERS);
  const lines = head.split(/\r\n|\n|\r/);
  if (text.length > MOST_CHARACTERS) lines.pop();
  return lines
    .filter((line) => line.trim() !== "")
    .slice(0, MOST_LINES)
    .join("\n");
}

function evidence({ tables }: RulesetNode): number {
  let count = 0;
  for (const table of tables) {
    count += Number(table.form === "save" && table.name !== null) + Number(table.committed === true);
    count += Number(table.generated !== undefined) + Number(table.completed !== undefined);
    for (const chain of table.chains)
      count += Number(chain.declared) + Number(chain.heading !== undefined) + chain.rules.length;
  }
  return count;
}
