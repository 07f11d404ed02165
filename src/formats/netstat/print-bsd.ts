import { printCells, printGaps } from "../../text/cell-layout.ts";
import { type Cursor, nextLine, openCursor } from "../../text/cursor.ts";
import { type LineWords, splitWords } from "../../text/line-words.ts";
import type { Route, RouteTable } from "./ast.ts";
import { rowShapes } from "./bsd-cells.ts";
import { type BsdColumns, type BsdField, readBsdHeading } from "./bsd-columns.ts";
import { bsdFigureWord } from "./bsd-fields.ts";
import { sectionOfText } from "./bsd-head.ts";
import { bsdDestinationWord, bsdGatewayWord } from "./bsd-words.ts";

/** Returns the columns that a heading line says, null when there are none. */
export function columnsOfHeading(heading: string | undefined): BsdColumns | null {
  if (heading === undefined) return null;
  const cursor: Cursor = openCursor(heading);
  const words: LineWords = { starts: [], ends: [], count: 0 };
  if (!nextLine(cursor)) return null;
  splitWords(cursor, words);
  return readBsdHeading(cursor, words);
}

/** Above this no line is a section. */
const LONGEST_SECTION = 100;

/**
 * Adds the lines of a table of BSD. A blank line stands before a section, unless it is the first line of all. AIX has its heading
 * before the first section.
 */
export function printBsdTable(table: RouteTable, columns: BsdColumns | null, lines: string[]): void {
  const { title, section, heading, form, routes, unknown = [] } = table;
  if (title !== undefined) lines.push(title);
  if (form === "aix" && heading !== undefined) lines.push(heading);
  if (section !== undefined && lines.length > 0) lines.push("");
  if (section !== undefined) lines.push(section);
  if (form !== "aix" && heading !== undefined) lines.push(heading);
  if (columns !== null) for (const route of routes) lines.push(printBsdRow(route, table, columns));
  for (const { text } of unknown) {
    if (text.length < LONGEST_SECTION && sectionOfText(text) !== null) lines.push("");
    lines.push(text);
  }
}

/** Returns a row of BSD, without its line break. */
function printBsdRow(route: Route, table: RouteTable, columns: BsdColumns): string {
  const { gaps, continues } = route;
  const cells = columns.fields.map((field) => cellOf(route, field));
  if (continues === true) cells.push("=>");
  const line = gaps === undefined ? printCells(cells, rowShapes(columns, continues === true)) : printGaps(cells, gaps);
  return isPadded(table, columns) ? line.padEnd(widthOf(columns)) : line;
}

/** macOS prints the blanks of an empty Expire column since its interfaces are 14 wide. */
function isPadded({ form }: RouteTable, { fields, shapes }: BsdColumns): boolean {
  return form === "macos" && fields.includes("expire") && (shapes[fields.indexOf("interface")]?.width ?? 0) >= 14;
}

function widthOf({ shapes }: BsdColumns): number {
  return shapes.reduce((sum, { width, gap }, index) => sum + width + (index > 0 ? gap : 0), 0);
}

function cellOf(route: Route, field: BsdField): string {
  const { written = {} } = route;
  switch (field) {
    case "destination":
      return written.destination ?? bsdDestinationWord(route.destination, route.flags.letters.includes("H"));
    case "gateway":
      return written.gateway ?? bsdGatewayWord(route.gateway);
    case "ifa":
      return written.ifa ?? bsdGatewayWord(route.ifa);
    case "flags":
      return route.flags.letters;
    case "interface":
      return route.interface ?? "";
    case "lock":
      return route.mtuLocked === true ? "L" : "";
    case "tag":
    case "groups":
      return route[field] ?? "-";
    case "expire":
      if (route.expired === true) return "!";
      break;
  }
  const word = written[field];
  if (word !== undefined) return word;
  return route[field] === undefined ? "" : bsdFigureWord(field, route[field]);
}
