import { byteLength } from "../text/byte-length.ts";
import { spanOf } from "../text/cursor.ts";
import { endOf, startOf } from "../text/line-words.ts";
import { type UnknownNode, unknownLine } from "../text/unknown.ts";
import type { InterfaceTable, InterfaceTableRow } from "./ast.ts";
import { readBsdRow } from "./bsd-row.ts";
import { type InterfaceHeading, readInterfaceHeading } from "./heading.ts";
import { type NetToolsTable, netToolsTable, readNetToolsRow } from "./net-tools-row.ts";
import type { TableReader } from "./table-reader.ts";

/** A table while its lines are read. */
export interface InterfaceTableDraft extends InterfaceHeading {
  title: string | null;
  start: number;
  end: number;
  /** 0 for a BSD table. */
  nameWidth: number;
  /** What its rows share once the first has come; null before it and in a BSD table. */
  netTools: NetToolsTable | null;
  readonly rows: InterfaceTableRow[];
  readonly unknown: UnknownNode[];
}

/** The widths of names in all versions, one of a distribution among them. */
const NAME_WIDTHS: readonly number[] = [5, 8, 9, 15];

/** Behind the name come a blank and the MTU in five places. */
const MTU_END = 6;

/** Returns a table that begins at the current line, null when the line is not the heading of one. */
export function openInterfaceTable({ cursor, words }: Omit<TableReader, "report">): InterfaceTableDraft | null {
  const head = readInterfaceHeading(cursor, words);
  if (head === null) return null;
  const nameWidth =
    head.form === "bsd" ? 0 : (widthBefore({ cursor, words }) ?? (head.form === "net-tools-met" ? 5 : 8));
  return {
    ...head,
    title: null,
    start: startOf(words, 0),
    end: endOf(words, words.count - 1),
    nameWidth,
    netTools: null,
    rows: [],
    unknown: [],
  };
}

/** Returns how wide the name before an MTU is that ends where the second word does; null for a width that no version has. */
function widthBefore({ cursor, words }: Pick<TableReader, "cursor" | "words">): number | null {
  const name = cursor.text.slice(startOf(words, 0), endOf(words, 0));
  // The tool counts bytes.
  const width = endOf(words, 1) - endOf(words, 0) + byteLength(name) - MTU_END;
  return NAME_WIDTHS.includes(width) ? width : null;
}

/**
 * Adds the row at the cursor to a table, and returns false for a line that is none. The first row tells how wide names are: `ifconfig -s` of
 * 2.10 prints rows of 16 under a heading of 10.
 */
export function readInterfaceRow(reader: TableReader, table: InterfaceTableDraft): boolean {
  const row = table.form === "bsd" ? readBsdRow(reader, table.counters) : readNetTools(reader, table);
  if (row === null) return false;
  table.rows.push(row);
  table.end = endOf(reader.words, reader.words.count - 1);
  return true;
}

function readNetTools(reader: TableReader, table: InterfaceTableDraft): InterfaceTableRow | null {
  const shared =
    table.netTools ?? netToolsTable(table.form === "net-tools-met", widthBefore(reader) ?? table.nameWidth);
  const row = readNetToolsRow(reader, shared);
  if (row === null) return null;
  table.netTools = shared;
  table.nameWidth = shared.nameWidth;
  return row;
}

/** Keeps the current line with a table as it stands. */
export function keepInTable({ cursor }: Pick<TableReader, "cursor">, table: InterfaceTableDraft): void {
  table.unknown.push(unknownLine(cursor));
  table.end = cursor.lineEnd;
}

/** Returns the table of a draft. */
export function closeInterfaceTable(
  { cursor }: Pick<TableReader, "cursor">,
  draft: InterfaceTableDraft,
): InterfaceTable {
  const { form, title, heading, nameWidth, rows, unknown } = draft;
  return {
    kind: "interface-table",
    span: spanOf(cursor, draft.start, draft.end),
    form,
    ...(title === null ? {} : { title }),
    heading,
    ...(nameWidth === 0 ? {} : { nameWidth }),
    rows,
    ...(unknown.length === 0 ? {} : { unknown }),
  };
}
