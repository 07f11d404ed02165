import type { RulesetNode, TableNode } from "./ast.ts";
import { echoLines } from "./print-echo.ts";
import { listLines } from "./print-list.ts";
import { saveLines } from "./print-save.ts";
import { textOfLines } from "./print-shared.ts";

/** Returns the text of a tree, each table in the form in which it was read. */
export function printIptables(ast: RulesetNode): string {
  return textOfLines([...ast.unknown.map((node) => node.text), ...ast.tables.flatMap(linesOf)]);
}

function linesOf(table: TableNode): readonly string[] {
  if (table.form === "list") return listLines(table, {});
  return table.form === "echo" ? echoLines(table) : saveLines(table, {});
}
