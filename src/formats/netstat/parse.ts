import { type Cursor, lineSpan, nextLine, openCursor } from "../../text/cursor.ts";
import { openReport, type Parsed, report } from "../../text/diagnostic.ts";
import { splitWords } from "../../text/line-words.ts";
import type { SourceText } from "../../text/source-text.ts";
import { type UnknownNode, unknownLine } from "../../text/unknown.ts";
import type { Route, RoutesAst, RouteTableForm } from "./ast.ts";
import { type BsdTableDraft, closeBsdTable } from "./bsd-table.ts";
import { type NetstatCode, netstatRules } from "./diagnostics.ts";
import { isCutRow, isForeignTable, isOtherHead, isRefusal } from "./foreign-line.ts";
import { FORMS, isCacheForm } from "./forms.ts";
import { openMemory } from "./memory.ts";
import { closeOtherTables, readOtherLine } from "./other-tables.ts";
import { readCacheRow } from "./parse-cache-row.ts";
import { readHeadlessRow } from "./parse-headless-row.ts";
import { readInetRow } from "./parse-inet-row.ts";
import { isGluedRow, readInet6Row } from "./parse-inet6-row.ts";
import { readHeading, readTitle } from "./read-head.ts";
import { readRepeatedRow, rememberMiddle } from "./repeated-row.ts";
import { type RowReader, rowSpan } from "./row-reader.ts";
import { closeTable, openTable, type TableDraft, type TableHead } from "./table-draft.ts";
import { keepOtherLine, type OtherTables, openOtherTables } from "./table-host.ts";

/** Where a parse stands. */
interface State {
  readonly reader: RowReader;
  readonly tables: (TableDraft | BsdTableDraft)[];
  readonly unknown: UnknownNode[];
  /** The table that rows belong to, null where none is open. */
  open: TableDraft | null;
  /** Tables of BSD and of interfaces. */
  readonly others: OtherTables;
  /** Whether a table of another kind is passing, whose rows could be mistaken for routes. */
  isForeign: boolean;
}

/**
 * Returns the routing tables of a text: what `netstat -r`, `route`, their `-n`, `-e`, `-ee`, `-6` print on Linux. Never throws; lines that are not of a
 * table become `unknown` nodes. A row whose heading was cut off is read where its own shape tells its columns.
 */
export function parseRoutes(input: string | SourceText): Parsed<RoutesAst, NetstatCode> {
  const cursor = openCursor(input);
  const { start, end } = typeof input === "string" ? { start: 0, end: input.length } : input;
  const words = { starts: [], ends: [], count: 0 };
  const reader = { cursor, words, memory: openMemory(), report: openReport(netstatRules), written: null };
  const state: State = {
    reader,
    tables: [],
    unknown: [],
    open: null,
    others: openOtherTables(reader),
    isForeign: false,
  };
  while (nextLine(cursor)) {
    if (readRepeated(state)) continue;
    splitWords(cursor, words);
    if (words.count > 0) readLine(state);
  }
  const interfaceTables = closeOtherTables(state);
  const tables = state.tables.map((draft) =>
    "columns" in draft ? closeBsdTable(cursor, draft, reader.report) : closeTable(cursor, draft),
  );
  const others = interfaceTables.length === 0 ? {} : { interfaceTables };
  const ast: RoutesAst = { kind: "routes", span: { start, end }, tables, ...others, unknown: state.unknown };
  return { ast, diagnostics: reader.report.diagnostics };
}

/** Reads a row that has much in common with rows above. */
function readRepeated({ open, reader }: State): boolean {
  const route = open === null ? null : readRepeatedRow(reader, open);
  if (open === null || route === null) return false;
  addRoute(open, route, reader.cursor);
  return true;
}

function readLine(state: State): void {
  const { open, reader } = state;
  if (open !== null && readTableRow(reader, open)) return;
  if (!readOtherLine(state) && !readHead(state) && !readHeadless(state)) keepUnknown(state);
}

/** Reads a row of a table with a heading. */
function readTableRow(reader: RowReader, table: TableDraft): boolean {
  const { diagnostics } = reader.report;
  const before = diagnostics.length;
  const route = table.form === null ? null : readRow(reader, table.form);
  if (route === null) return false;
  if (table.form === "next-hop" && isGluedRow(reader)) toGlued(table);
  addRoute(table, route, reader.cursor);
  if (diagnostics.length === before) rememberMiddle(reader, table, route);
  return true;
}

function readRow(reader: RowReader, form: RouteTableForm): Route | null {
  if (isCacheForm(form)) return readCacheRow(reader, form);
  if (form === "netstat" || form === "route" || form === "extended") {
    return reader.words.count === FORMS[form].words ? readInetRow(reader, form) : null;
  }
  return readInet6Row(reader);
}

function addRoute(table: TableDraft, route: Route, cursor: Cursor): void {
  table.routes.push(route);
  table.end = cursor.lineEnd;
}

/** Opens a table at a title or a heading. A heading belongs to the title right before it, if they are of one family. */
function readHead(state: State): boolean {
  const { reader, open } = state;
  const title = readTitle(reader);
  if (title !== null) return openIn(state, title);
  const heading = readHeading(reader);
  if (heading === null) return false;
  const { form } = heading;
  const { family } = FORMS[form];
  const written = heading.written === null ? null : { heading: heading.written };
  const isTitleAlone = open?.form === null && open.routes.length === 0 && open.unknown.length === 0;
  if (open === null || !isTitleAlone || open.family !== family)
    return openIn(state, { family, form, title: null, written });
  open.form = form;
  if (written !== null) open.written = { ...open.written, ...written };
  open.end = reader.cursor.lineEnd;
  return true;
}

function openIn(state: State, head: TableHead): true {
  state.open = openTable(state.reader.cursor, head);
  state.tables.push(state.open);
  state.isForeign = false;
  return true;
}

/** Only tools of 2013 to 2018 run Ref and Use together, whatever the heading has become. */
function toGlued(table: TableDraft): void {
  table.form = "next-hop-glued";
  table.written = { heading: FORMS["next-hop"].heading, ...table.written };
}

/** Adds a row without a heading to the open table without one, or to a new table. */
function readHeadless(state: State): boolean {
  const { reader } = state;
  const row = state.isForeign ? null : readHeadlessRow(reader);
  if (row === null) return false;
  const { family } = FORMS[row.form];
  if (state.open === null || state.open.family !== family || state.open.form !== null) {
    openIn(state, { family, form: null, title: null, written: null });
  }
  const table = state.open;
  if (table === null) return false;
  if (table.routes.length === 0) report(reader.report, "netstat/missing-heading", rowSpan(reader));
  addRoute(table, row.route, reader.cursor);
  return true;
}

/** Keeps a line that was not understood with the table before it, and closes that when another kind of table begins. */
function keepUnknown(state: State): void {
  if (keepOtherLine(state)) return;
  const { reader, open } = state;
  const { cursor } = reader;
  const last = state.tables.at(-1);
  if (last === undefined) state.unknown.push(unknownLine(cursor));
  else {
    last.unknown.push(unknownLine(cursor));
    last.end = cursor.lineEnd;
  }
  if (open !== null && open.form !== null && isCutRow(reader, open.family)) {
    const expected = `${FORMS[open.form].words} fields`;
    report(reader.report, "netstat/bad-row", lineSpan(cursor), { expected, actual: `${reader.words.count} fields` });
  } else report(reader.report, isRefusal(reader) ? "netstat/not-configured" : "netstat/unknown-line", lineSpan(cursor));
  if (isForeignTable(reader)) state.isForeign = true;
  if (state.isForeign || isOtherHead(reader)) state.open = null;
}
