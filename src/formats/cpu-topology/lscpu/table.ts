import { type Cursor, spanOf } from "../../../text/cursor.ts";
import { type Report, report } from "../../../text/diagnostic.ts";
import type { Span } from "../../../text/span.ts";
import type { CpuTopologyCode } from "../diagnostics.ts";
import type { LscpuCacheRow, LscpuComment, LscpuCpu, LscpuField, LscpuForm, LscpuRow, LscpuTopology } from "./ast.ts";
import { FEWER_CACHES } from "./cpu-columns.ts";
import { type Cell, isUntold, textIn } from "./table-cell.ts";
import { addUntold, type RowDraft, readByRule, type TableColumn } from "./table-column.ts";

/** A table while it is read: what its rows said so far. */
export interface Table {
  readonly form: LscpuForm;
  readonly cpus: LscpuCpu[];
  readonly rows: LscpuRow[];
  readonly cacheRows: LscpuCacheRow[];
  /** The numbers of the CPUs that were listed. */
  readonly seen: Set<number>;
}

/** Returns a table without rows. */
export function openTable(form: LscpuForm): Table {
  return { form, cpus: [], rows: [], cacheRows: [], seen: new Set() };
}

/** Returns whether the rows of a form are caches; else they are CPUs. */
export function isOfCaches(form: LscpuForm): boolean {
  return form === "lscpu -C" || form === "lscpu -C -J";
}

/** Returns an empty row of a table. */
export function openRow({ form }: Table, span: Span): RowDraft {
  return { kind: isOfCaches(form) ? "cache-row" : "cpu", span };
}

/** A row that is read, and where to say what is wrong with it. */
export interface OpenRow {
  readonly row: RowDraft;
  readonly cursor: Cursor;
  readonly to: Report<CpuTopologyCode>;
}

/** Puts what a cell says in its row. One that cannot be read, or whose column has no property, is kept as a field. */
export function readCell(open: OpenRow, { rule, node }: TableColumn, cell: Cell): void {
  const { row, cursor, to } = open;
  if (isUntold(cell)) {
    addUntold(row, node.name);
    return;
  }
  const expected = rule === undefined ? undefined : readByRule(rule, row, cell);
  if (rule !== undefined && expected === undefined) return;
  const { start, end } = cell.place ?? cell;
  const span = spanOf(cursor, start, end);
  const value = textIn(cell);
  if (expected === FEWER_CACHES) report(to, "cpu-topology/cache-not-told", span, { actual: value });
  else if (expected !== undefined) report(to, "cpu-topology/bad-value", span, { expected, actual: value });
  keepCell(row, { kind: "field", span, label: node.name, value });
}

/** Keeps a part of a row as it stands. */
export function keepCell(row: RowDraft, field: LscpuField): void {
  if (row.fields === undefined) row.fields = [field];
  else row.fields.push(field);
}

/** Adds a row that was read to its table. A CPU that was listed before is reported and stands in `rows`, as do rows that name none. */
export function addRow(table: Table, row: RowDraft, to: Report<CpuTopologyCode>): void {
  if (isCacheRow(row)) {
    table.cacheRows.push(row);
    return;
  }
  if (row.cpu !== undefined && !table.seen.has(row.cpu)) {
    table.seen.add(row.cpu);
    if (isCpu(row)) table.cpus.push(row);
    return;
  }
  if (row.cpu !== undefined) report(to, "cpu-topology/repeated-cpu", row.span, { actual: String(row.cpu) });
  row.kind = "row";
  if (isRow(row)) table.rows.push(row);
}

function isCacheRow(row: RowDraft): row is RowDraft & LscpuCacheRow {
  return row.kind === "cache-row";
}

function isCpu(row: RowDraft): row is RowDraft & LscpuCpu {
  return row.kind === "cpu";
}

function isRow(row: RowDraft): row is RowDraft & LscpuRow {
  return row.kind === "row";
}

/** A table with its columns, and the lines above its heading. */
export interface OpenTable {
  readonly table: Table;
  readonly columns: readonly TableColumn[];
  readonly comments: readonly LscpuComment[];
}

/** What a table has in the tree. */
type TablePart = Pick<LscpuTopology, "comments" | "columns" | "cpus" | "rows" | "cacheTable">;

/** Returns what a table has in the tree. */
export function tablePart({ table, columns, comments }: OpenTable): TablePart {
  const { form, cpus, rows, cacheRows } = table;
  return {
    ...(comments.length === 0 ? {} : { comments }),
    columns: columns.map(({ node }) => node),
    cpus,
    ...(rows.length === 0 ? {} : { rows }),
    ...(isOfCaches(form) ? { cacheTable: cacheRows } : {}),
  };
}
