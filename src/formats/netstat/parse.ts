import { type Cursor, lineSpan, nextLine, openCursor } from "../../text/cursor.ts";
import { openReport, type Parsed, report } from "../../text/diagnostic.ts";
import { endOf, splitWords, startOf } from "../../text/line-words.ts";
import type { SourceText } from "../../text/source-text.ts";
import { type UnknownNode, unknownLine } from "../../text/unknown.ts";
import type { Route, RoutesAst, RouteTableForm } from "./ast.ts";
import { type NetstatCode, netstatRules } from "./diagnostics.ts";
import { isCutRow, isForeignTable, isOtherHeading } from "./foreign-line.ts";
import { FORMS, formOfHeading, titleFamily, titleOf } from "./forms.ts";
import { openMemory } from "./memory.ts";
import { readHeadlessRow } from "./parse-headless-row.ts";
import { readInetRow } from "./parse-inet-row.ts";
import { readInet6Row } from "./parse-inet6-row.ts";
import { type RowReader, rowSpan, wordAt } from "./row-reader.ts";
import { closeTable, openTable, type TableDraft } from "./table-draft.ts";

/** Where a parse stands. */
interface State {
  readonly reader: RowReader;
  readonly tables: TableDraft[];
  readonly unknown: UnknownNode[];
  /** The table that rows belong to, null where none is open. */
  open: TableDraft | null;
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
  const state: State = { reader, tables: [], unknown: [], open: null, isForeign: false };
  while (nextLine(cursor)) {
    splitWords(cursor, words);
    if (words.count > 0) readLine(state);
  }
  const tables = state.tables.map((draft) => closeTable(cursor, draft));
  const ast: RoutesAst = { kind: "routes", span: { start, end }, tables, unknown: state.unknown };
  return { ast, diagnostics: reader.report.diagnostics };
}

function readLine(state: State): void {
  const { open, reader } = state;
  const route = open === null || open.form === null ? null : readRow(reader, open.form);
  if (route !== null && open !== null) addRoute(open, route, reader.cursor);
  else if (!readHead(state) && !readHeadless(state)) keepUnknown(state);
}

function readRow(reader: RowReader, form: RouteTableForm): Route | null {
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
  const { cursor, words } = state.reader;
  const start = startOf(words, 0);
  if (!cursor.text.startsWith("Kernel", start) && !cursor.text.startsWith("Destination", start)) return false;
  const spaced = Array.from({ length: words.count }, (_, index) => wordAt(state.reader, index)).join(" ");
  const title = titleOf(spaced);
  if (title !== null) return openIn(state, { family: titleFamily(title), form: null, title });
  const form = formOfHeading(cursor.text.slice(start, endOf(words, words.count - 1)), spaced);
  if (form === null) return false;
  const { family } = FORMS[form];
  const { open } = state;
  const isTitleAlone = open?.form === null && open.routes.length === 0 && open.unknown.length === 0;
  if (open === null || !isTitleAlone || open.family !== family) return openIn(state, { family, form, title: null });
  open.form = form;
  open.end = cursor.lineEnd;
  return true;
}

function openIn(state: State, head: Pick<TableDraft, "family" | "form" | "title">): true {
  state.open = openTable(state.reader.cursor, head);
  state.tables.push(state.open);
  state.isForeign = false;
  return true;
}

/** Adds a row without a heading to the open table without one, or to a new table. */
function readHeadless(state: State): boolean {
  const { reader } = state;
  const row = state.isForeign ? null : readHeadlessRow(reader);
  if (row === null) return false;
  const { family } = FORMS[row.form];
  if (state.open === null || state.open.family !== family || state.open.form !== null) {
    openIn(state, { family, form: null, title: null });
  }
  const table = state.open;
  if (table === null) return false;
  if (table.routes.length === 0) report(reader.report, "netstat/missing-heading", rowSpan(reader));
  addRoute(table, row.route, reader.cursor);
  return true;
}

/** Keeps a line that was not understood with the table before it, and closes that when another kind of table begins. */
function keepUnknown(state: State): void {
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
  } else report(reader.report, "netstat/unknown-line", lineSpan(cursor));
  if (isForeignTable(reader)) state.isForeign = true;
  if (state.isForeign || isOtherHeading(reader)) state.open = null;
}
