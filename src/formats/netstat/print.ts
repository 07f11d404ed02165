import type { RoutesAst, RouteTable } from "./ast.ts";
import { FORMS } from "./forms.ts";
import { printInet6Row, printInetRow } from "./print-row.ts";
import { rowForm } from "./row-form.ts";

/**
 * Returns the tables as net-tools 2.10 prints them, each line with its line break. A table without a heading or a title gets none. Lines that were not
 * understood stand before the first table, or behind the rows of theirs.
 */
export function printRoutes(ast: RoutesAst): string {
  const lines = ast.unknown.map((node) => node.text);
  for (const table of ast.tables) printTable(table, lines);
  return lines.map((line) => `${line}\n`).join("");
}

function printTable(table: RouteTable, lines: string[]): void {
  const { family, form, title, routes, unknown } = table;
  if (title !== undefined) lines.push(title);
  if (form !== null) lines.push(FORMS[form].heading);
  for (const route of routes) {
    lines.push(family === "ipv6" ? printInet6Row(route, form) : printInetRow(route, rowForm(route, form)));
  }
  for (const node of unknown ?? []) lines.push(node.text);
}
