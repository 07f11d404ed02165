import { type InterfaceTableDraft, keepInTable, type TableReader } from "../../interface-table/index.ts";
import { lineSpan, spanOf } from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import { type UnknownNode, unknownLine } from "../../text/unknown.ts";
import type { BsdTableTitle } from "./ast.ts";
import { type BsdReader, openBsdReader } from "./bsd-row.ts";
import type { BsdTableDraft } from "./bsd-table.ts";
import { isBsdStart } from "./bsd-words.ts";
import { type RowReader, wordAt } from "./row-reader.ts";
import type { TableDraft } from "./table-draft.ts";

/** A title, of which the next line tells whether it is one: without a table behind it, it is an unknown line. */
interface PendingTitle {
  readonly node: UnknownNode;
  readonly start: number;
  /** Null for the title of a table of interfaces. */
  readonly title: BsdTableTitle | null;
  /** Where the next line begins. */
  readonly next: number;
}

/** A table of interfaces, and how many tables of routes stand before it. */
interface PlacedDraft {
  readonly draft: InterfaceTableDraft;
  readonly tablesBefore: number;
}

/** Where the reading of tables stands that are not those of Linux routes. */
export interface OtherTables {
  readonly bsd: BsdReader;
  readonly interfaces: TableReader;
  readonly interfaceTables: PlacedDraft[];
  openBsd: BsdTableDraft | null;
  /** The last table of BSD so far, open or not. */
  lastBsd: BsdTableDraft | null;
  openInterfaces: InterfaceTableDraft | null;
  pending: PendingTitle | null;
  /** Whether a section of another family than IPv4 and IPv6 is passing, whose lines are kept without a word on each. */
  isOtherFamily: boolean;
}

/** The parse around it. `open` is the table of Linux routes that rows belong to. */
export interface TableHost {
  readonly reader: RowReader;
  readonly tables: (TableDraft | BsdTableDraft)[];
  readonly unknown: UnknownNode[];
  open: TableDraft | null;
  readonly others: OtherTables;
}

/** Returns a reader of other tables before the first line. */
export function openOtherTables(reader: RowReader): OtherTables {
  const { cursor, words } = reader;
  const interfaces: TableReader = {
    cursor,
    words,
    report: ({ problem, start, end, expected }) => {
      const actual = cursor.text.slice(start, end);
      const detail = expected === undefined ? { actual } : { expected, actual };
      report(reader.report, `netstat/${problem}`, spanOf(cursor, start, end), detail);
    },
  };
  return {
    bsd: openBsdReader(reader),
    interfaces,
    interfaceTables: [],
    openBsd: null,
    lastBsd: null,
    openInterfaces: null,
    pending: null,
    isOtherFamily: false,
  };
}

/** A table of Linux routes has begun. */
export function leaveOthers(others: OtherTables): void {
  others.openBsd = null;
  others.openInterfaces = null;
  others.isOtherFamily = false;
}

/** Keeps a title behind which no table came with the table before it. */
export function flushPending(host: TableHost): void {
  const { others, reader } = host;
  const { pending } = others;
  if (pending === null) return;
  const node = others.openInterfaces ?? host.tables.at(-1);
  (node ?? host).unknown.push(pending.node);
  if (node !== undefined) node.end = Math.max(node.end, pending.start + pending.node.text.length);
  report(reader.report, "netstat/unknown-line", pending.node.span);
  others.pending = null;
}

/** Keeps the current line with the table before it. */
export function keepLine(host: TableHost): void {
  const { others, reader, tables, unknown } = host;
  if (others.openInterfaces !== null) keepInTable(reader, others.openInterfaces);
  else {
    const table = tables.at(-1);
    (table ?? { unknown }).unknown.push(unknownLine(reader.cursor));
    if (table !== undefined) table.end = reader.cursor.lineEnd;
  }
}

/** Keeps a line that was not understood if a table of BSD or of interfaces is the last thing before it. */
export function keepOtherLine(host: TableHost): boolean {
  const { others, reader } = host;
  const { openBsd, openInterfaces, isOtherFamily } = others;
  if (openBsd === null && openInterfaces === null && !isOtherFamily) return false;
  keepLine(host);
  if (isOtherFamily) return true;
  const isRow =
    openInterfaces === null ? openBsd?.columns !== null && isBsdStart(wordAt(reader, 0)) : isCutInterface(reader);
  report(reader.report, isRow ? "netstat/bad-row" : "netstat/unknown-line", lineSpan(reader.cursor));
  return true;
}

/** Whether a line that is no row of a table of interfaces begins like one: with a name and an MTU. */
function isCutInterface(reader: RowReader): boolean {
  return reader.words.count > 2 && /^\d{2,10}$/.test(wordAt(reader, 1).slice(0, 11));
}
