import { type Cursor, nextLine, openCursor } from "../text/cursor.ts";
import { type LineWords, splitWords } from "../text/line-words.ts";
import type { InterfaceTable, InterfaceTableForm, InterfaceTableRow } from "./ast.ts";
import { printBsdRow } from "./bsd-row.ts";
import { readInterfaceHeading } from "./heading.ts";
import { printNetToolsRow, WHOLE_NAME } from "./net-tools-row.ts";

/** How the rows of a table are laid out. */
export interface InterfaceTableLayout {
  readonly form: InterfaceTableForm;
  readonly heading: string;
  readonly nameWidth?: number;
}

/** Returns the lines of a table: title, heading, rows, and behind them the lines that were not understood. */
export function printInterfaceTable(table: InterfaceTable): readonly string[] {
  const { title, heading, rows, unknown = [] } = table;
  return [
    ...(title === undefined ? [] : [title]),
    heading,
    ...printInterfaceRows(rows, table),
    ...unknown.map(({ text }) => text),
  ];
}

/** Returns the lines of rows. */
export function printInterfaceRows(
  rows: readonly InterfaceTableRow[],
  layout: InterfaceTableLayout,
): readonly string[] {
  const { form, heading, nameWidth = WHOLE_NAME } = layout;
  if (form !== "bsd") {
    const kind = { hasMetric: form === "net-tools-met", nameWidth };
    return rows.map((row) => printNetToolsRow(row, kind));
  }
  const counters = headingOf(heading)?.counters ?? [];
  return rows.map((row) => printBsdRow(row, counters));
}

function headingOf(line: string): ReturnType<typeof readInterfaceHeading> {
  const cursor: Cursor = openCursor(line);
  const words: LineWords = { starts: [], ends: [], count: 0 };
  if (!nextLine(cursor)) return null;
  splitWords(cursor, words);
  return readInterfaceHeading(cursor, words);
}
