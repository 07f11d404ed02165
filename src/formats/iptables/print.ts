import type { RulesetNode } from "./ast.ts";
import { listLines } from "./print-list.ts";
import { saveLines } from "./print-save.ts";
import { textOfLines } from "./print-shared.ts";

/** Returns the text of a tree, each table in the form in which it was read. */
export function printIptables(ast: RulesetNode): string {
  return textOfLines([
    ...ast.unknown.map((node) => node.text),
    ...ast.tables.flatMap((table) => (table.form === "list" ? listLines(table, {}) : saveLines(table, {}))),
  ]);
}
