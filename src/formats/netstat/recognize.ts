import { isBlankLine, nextLine, openCursor } from "../../text/cursor.ts";
import { sourceText } from "../../text/source-text.ts";
import type { RoutesAst } from "./ast.ts";
import { parseRoutes } from "./parse.ts";

/** How many lines, and characters, are looked at. */
const LINES = 200;
const CHARACTERS = 65_536;

/** Returns how many of the first 200 lines are titles, headings or rows of tables of routes or interfaces; 0 for any other text. */
export function recognizeNetstat(text: string): number {
  const head = text.slice(0, CHARACTERS);
  const cursor = openCursor(head);
  let lines = 0;
  while (lines < LINES && nextLine(cursor)) if (!isBlankLine(cursor)) lines++;
  const { ast } = parseRoutes(cursor.plain === null ? sourceText(head, { start: 0, end: cursor.next }) : head);
  let evidence = 0;
  for (const { title, form, routes } of ast.tables) {
    evidence += routes.length + (title === undefined ? 0 : 1) + (form === null ? 0 : 1);
  }
  return Math.min(evidence + interfaceEvidence(ast), LINES);
}

/** Tables of net-tools without a title are those of `ifconfig -s`: their headings do not count. */
function interfaceEvidence({ interfaceTables = [] }: RoutesAst): number {
  const isTitled = interfaceTables.some(({ form, title }) => form === "bsd" || title !== undefined);
  let evidence = 0;
  for (const { title, rows } of interfaceTables)
    evidence += rows.length + (title === undefined ? 0 : 1) + (isTitled ? 1 : 0);
  return evidence;
}
