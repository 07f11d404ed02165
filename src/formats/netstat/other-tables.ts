import {
  closeInterfaceTable,
  type InterfaceTableDraft,
  interfaceTitle,
  openInterfaceTable,
  readInterfaceRow,
  zeroedRows,
} from "../../interface-table/index.ts";
import { report } from "../../text/diagnostic.ts";
import { startOf } from "../../text/line-words.ts";
import { unknownLine } from "../../text/unknown.ts";
import type { BsdTableTitle, PlacedInterfaceTable } from "./ast.ts";
import { readBsdHeading } from "./bsd-columns.ts";
import { bsdSectionOf, bsdTitleOf } from "./bsd-head.ts";
import { enterBsdHeading, readBsdSection } from "./bsd-lines.ts";
import { readBsdRow } from "./bsd-row.ts";
import type { RowReader } from "./row-reader.ts";
import { flushPending, leaveOthers, type TableHost } from "./table-host.ts";

/** Reads the current line if it is one of a table of BSD or of interfaces. */
export function readOtherLine(host: TableHost): boolean {
  const { reader, others } = host;
  if (host.open !== null) leaveOthers(others);
  const initial = reader.cursor.text.charCodeAt(startOf(reader.words, 0));
  const isCapital = initial >= 0x41 && initial <= 0x5a;
  if (isCapital && readOtherHead(host)) return true;
  if (others.pending !== null) flushPending(host);
  if (others.openBsd !== null) return readBsdRow(others.bsd, others.openBsd);
  return others.openInterfaces !== null && readInterfaceRow(others.interfaces, others.openInterfaces);
}

function readOtherHead(host: TableHost): boolean {
  const { cursor, words } = host.reader;
  const title = bsdTitleOf(cursor, words);
  if (title !== null || interfaceTitle(cursor, words) !== null) return keepPending(host, title);
  const section = bsdSectionOf(cursor, words);
  if (section !== null) return readBsdSection(host, section);
  const columns = readBsdHeading(cursor, words);
  if (columns !== null) return enterBsdHeading(host, columns);
  const table = openInterfaceTable(host.others.interfaces);
  return table !== null && addInterfaceTable(host, table);
}

/** Ends every open table at a title: what comes next is no row of theirs. */
function keepPending(host: TableHost, title: BsdTableTitle | null): true {
  const { others, reader } = host;
  const { cursor } = reader;
  if (others.pending !== null) flushPending(host);
  others.pending = { node: unknownLine(cursor), start: cursor.lineStart, title, next: cursor.next };
  others.openBsd = null;
  others.isOtherFamily = false;
  host.open = null;
  return true;
}

/** Only a title on the line right above belongs to a table of interfaces. */
function addInterfaceTable(host: TableHost, table: InterfaceTableDraft): true {
  const { others, reader, tables } = host;
  const { pending } = others;
  const { text, lineStart } = reader.cursor;
  const isTitled = pending !== null && pending.title === null && /^\ufeff*$/.test(text.slice(pending.next, lineStart));
  if (isTitled) {
    table.title = pending.node.text.trim();
    table.start = pending.start;
    others.pending = null;
  } else flushPending(host);
  leaveOthers(others);
  host.open = null;
  others.openInterfaces = table;
  others.interfaceTables.push({ draft: table, tablesBefore: tables.length });
  return true;
}

function reportZeros(reader: RowReader, table: InterfaceTableDraft): void {
  for (const { span, name } of zeroedRows(table)) {
    const { start } = span;
    report(reader.report, "netstat/zero-statistics", { start, end: start + name.length }, { actual: name });
  }
}

/** Ends the reading, and returns the tables of interfaces, each with the index of the table of routes behind it. */
export function closeOtherTables(host: TableHost): readonly PlacedInterfaceTable[] {
  flushPending(host);
  const { others, reader, tables } = host;
  for (const { draft } of others.interfaceTables) reportZeros(reader, draft);
  return others.interfaceTables.map(({ draft, tablesBefore }) => ({
    ...closeInterfaceTable(reader, draft),
    ...(tablesBefore === tables.length ? {} : { before: tablesBefore }),
  }));
}
