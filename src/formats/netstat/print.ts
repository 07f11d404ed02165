import { printInterfaceTable } from "../../interface-table/index.ts";
import type { PlacedInterfaceTable, Route, RoutesAst, RouteTable, RouteTableForm } from "./ast.ts";
import type { BsdColumns } from "./bsd-columns.ts";
import { FORMS, isCacheForm, isLinuxForm } from "./forms.ts";
import { columnsOfHeading, printBsdTable } from "./print-bsd.ts";
import { printCacheRow } from "./print-cache-row.ts";
import { printInet6Row, printInetRow } from "./print-row.ts";
import { rowForm } from "./row-form.ts";

/**
 * Returns the tables as net-tools 2.10 prints them, those of BSD as their system does, each line with its line break. A table without a heading or a title
 * gets none. Lines that were not understood stand before the first table, or behind the rows of theirs.
 */
export function printRoutes(ast: RoutesAst): string {
  const { tables, interfaceTables = [], unknown } = ast;
  const lines = unknown.map((node) => node.text);
  let columns: BsdColumns | null = null;
  for (const [index, table] of tables.entries()) {
    printInterfaces(interfaceTables, index, lines);
    if (isBsdTable(table)) {
      columns = columnsOfHeading(table.heading) ?? columns;
      printBsdTable(table, columns, lines);
    } else printTable(table, lines);
  }
  printInterfaces(interfaceTables, undefined, lines);
  return lines.map((line) => `${line}\n`).join("");
}

/** Part of a title of a table of interfaces, whatever blanks part its words. */
const TITLE = /Interface[\s\0]+table/;

/** A blank line keeps a table of interfaces from a title above it that is not its own; `netstat -ic` prints none from the second run on. */
function printInterfaces(all: readonly PlacedInterfaceTable[], before: number | undefined, lines: string[]): void {
  for (const table of all) {
    if (table.before !== before) continue;
    if (table.title === undefined && TITLE.test(lines.at(-1) ?? "")) lines.push("");
    lines.push(...printInterfaceTable(table));
  }
}

/** A table of BSD has a section or a heading of its own, or a form that Linux has not. */
function isBsdTable({ form, section, heading }: RouteTable): boolean {
  return section !== undefined || heading !== undefined || (form !== null && !isLinuxForm(form));
}

function printTable(table: RouteTable, lines: string[]): void {
  const { title, written = {}, routes, unknown } = table;
  const form = table.form !== null && isLinuxForm(table.form) ? table.form : null;
  const titleLine = written.title ?? title;
  if (titleLine !== undefined) lines.push(titleLine);
  if (form !== null) lines.push(written.heading ?? FORMS[form].heading);
  for (const route of routes) lines.push(printRoute(route, table, form));
  for (const node of unknown ?? []) lines.push(node.text);
}

function printRoute(route: Route, { family }: RouteTable, form: RouteTableForm | null): string {
  if (form !== null && isCacheForm(form)) return printCacheRow(route, form);
  return family === "ipv6" ? printInet6Row(route, form) : printInetRow(route, rowForm(route, form));
}
