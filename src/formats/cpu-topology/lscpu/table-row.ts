import { type Cursor, isBlank, lineSpan, spanOf } from "../../../text/cursor.ts";
import { type Report, report } from "../../../text/diagnostic.ts";
import type { CpuTopologyCode } from "../diagnostics.ts";
import { firstInk, inkEnd } from "./ink.ts";
import { addRow, isOfCaches, keepCell, type OpenRow, openRow, readCell, type Table } from "./table.ts";
import { type Cell, isUntold, wholeIn } from "./table-cell.ts";
import type { TableColumn } from "./table-column.ts";
import type { Heading } from "./table-heading.ts";
import { readPlainRow } from "./table-row-plain.ts";

/** The cells of a line by the columns of its table; `extra` is what stands behind the last of them. */
interface RowCells {
  /** One for each column; none for a cell that is not there. */
  readonly cells: readonly (Cell | undefined)[];
  readonly isWhole: boolean;
  readonly extra?: Cell;
}

const COMMA = 0x2c;
const NOWHERE: Cell = { text: "", start: 0, end: 0 };

/** Where rows go, and what is wrong with them. */
export interface TableSink {
  readonly table: Table;
  readonly heading: Heading;
  readonly to: Report<CpuTopologyCode>;
}

/** Adds the cursor's line to a table; returns false when it is no row of it. */
export function readRow(cursor: Cursor, { table, heading, to }: TableSink): boolean {
  const { columns, parting } = heading;
  const plain = parting === "comma" ? readPlainRow(cursor, heading, table) : null;
  if (plain !== null) {
    addRow(table, plain, to);
    return true;
  }
  const line = cellsOf(cursor, heading);
  if (!isRow(cursor, columns, line)) return false;
  const row = openRow(table, lineSpan(cursor));
  const open = { row, cursor, to };
  const isOfCores = !isOfCaches(table.form);
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index];
    const cell = line.cells[index] ?? (isOfCores ? undefined : NOWHERE);
    if (column !== undefined && cell !== undefined) readCell(open, column, cell);
  }
  if (!line.isWhole && (isOfCores || line.extra !== undefined)) sayCount(open, columns.length, line.extra);
  addRow(table, row, to);
  return true;
}

/** Says that a row has too few cells or too many, and keeps the latter. */
function sayCount({ row, cursor, to }: OpenRow, count: number, extra: Cell | undefined): void {
  report(to, "cpu-topology/cell-count", row.span, { expected: `${count} cells` });
  if (extra === undefined) return;
  const span = spanOf(cursor, extra.start, extra.end);
  keepCell(row, { kind: "field", span, label: "", value: cursor.text.slice(extra.start, extra.end) });
}

/**
 * Whether a line is a row, and not a prompt or prose: its first number is one or is not told. A line with as many cells as there are columns may
 * have a damaged one, if another number is there.
 */
function isRow(
  { text, lineStart, lineEnd }: Cursor,
  columns: readonly TableColumn[],
  { cells, isWhole }: RowCells,
): boolean {
  let numbers = 0;
  for (let index = 0; index < columns.length; index++) {
    if (columns[index]?.rule?.kind !== "number") continue;
    const cell = cells[index] ?? NOWHERE;
    if (isUntold(cell) && !isWhole) continue;
    const isNumber = wholeIn(cell) !== undefined;
    if (isNumber || isUntold(cell)) return numbers === 0 || (isNumber && isWhole);
    numbers++;
  }
  return numbers === 0 && isWhole && !FOREIGN.test(text.slice(lineStart, Math.min(lineEnd, lineStart + 65)));
}

/** How prompts, headings and JSON begin: a table without numbers cannot tell them from its rows otherwise. */
const FOREIGN = /^\s{0,64}[#$[{]/;

function cellsOf(cursor: Cursor, heading: Heading): RowCells {
  const { columns, parting } = heading;
  if (parting === "comma") return fitted(columns, joinedCells(cursor, heading));
  const words = wordsOf(cursor);
  return words.length < columns.length ? sparseCells(cursor, columns, words) : fitted(columns, words);
}

/**
 * The cells with those of the caches as one. How many they are shows in how many the others are: a CPU that lacks a cache, or is offline, has fewer.
 *
 *     # CPU,Online,,L1d,L1i,L2,Address
 *     6,N,,,22
 *     ^   ^ no cache
 */
function joinedCells(cursor: Cursor, { columns, caches }: Heading): readonly Cell[] {
  if (caches === undefined) return partsOf(cursor, COMMA);
  const { column, hasGap } = caches;
  const after = columns.length - 1 - column;
  const from = hasGap ? column + 1 : column;
  // Where the caches come last, as they mostly do, what stands behind the gap is theirs.
  const parts = after === 0 ? partsOf(cursor, COMMA, { most: from + 1 }) : partsOf(cursor, COMMA);
  const to = hasText(columns) ? cacheEnd(parts, from, caches.names.length) : parts.length - after;
  const gap = parts[column];
  const [first, last] = [parts[from], parts[to - 1]];
  const hasCaches = to > from && first !== undefined && last !== undefined;
  if (!hasCaches || (hasGap && (gap === undefined || gap.end > gap.start))) return partsOf(cursor, COMMA);
  parts.splice(column, to - column, { text: cursor.text, start: first.start, end: last.end });
  return parts;
}

/** Whether a column may hold commas, as the names of models do: the number of cells then says nothing. */
function hasText(columns: readonly TableColumn[]): boolean {
  return columns.some(({ rule }) => rule?.kind === "text");
}

/** Where the cells of the caches end that begin at `from`: a number for each, or one empty cell. */
function cacheEnd(parts: readonly Cell[], from: number, most: number): number {
  let to = from;
  for (let part = parts[to]; to < from + most && part !== undefined && wholeIn(part) !== undefined; part = parts[to])
    to++;
  return Math.max(to, from + 1);
}

/** The cells where there are as many as columns; of more, those that the name of a model was cut into are put together again. */
function fitted(columns: readonly TableColumn[], cells: readonly Cell[]): RowCells {
  const surplus = cells.length - columns.length;
  if (surplus <= 0) return { cells: cells, isWhole: surplus === 0 };
  const text = columns.findIndex(({ rule }) => rule?.kind === "text");
  const [first, last] = text < 0 ? [cells[columns.length], cells.at(-1)] : [cells[text], cells[text + surplus]];
  const whole = { text: first?.text ?? "", start: first?.start ?? 0, end: last?.end ?? 0 };
  if (text < 0) return { cells: cells.slice(0, columns.length), isWhole: false, extra: whole };
  return { cells: [...cells.slice(0, text), whole, ...cells.slice(text + surplus + 1)], isWhole: true };
}

/** The cells of a row that has fewer words than there are columns: with `--raw` one blank parts them, else each stands below its name. */
function sparseCells(cursor: Cursor, columns: readonly TableColumn[], words: readonly Cell[]): RowCells {
  for (const start of [firstInk(cursor), cursor.lineStart]) {
    const parts = partsOf(cursor, SPACE, { start, limit: cursor.lineEnd });
    if (parts.length === columns.length) return { cells: parts, isWhole: true };
  }
  const { lineStart } = cursor;
  const cells: (Cell | undefined)[] = [];
  let next = 0;
  let used = 0;
  for (const { start, end } of columns) {
    while (next < words.length - 1 && (words[next]?.end ?? 0) <= lineStart + start) next++;
    const word = words[next];
    const isBelow = word !== undefined && word.start < lineStart + end && word.end > lineStart + start;
    cells.push(isBelow ? word : undefined);
    if (isBelow) used++;
  }
  if (used === words.length) return { cells, isWhole: false };
  return {
    cells,
    isWhole: false,
    extra: { text: cursor.text, start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 },
  };
}

const SPACE = 0x20;

/** Which piece of a line to part, the blanks around it being left out otherwise, and into how many parts at most. */
interface Parting {
  readonly start?: number;
  readonly limit?: number;
  readonly most?: number;
}

/** What stands between the separators of a line. */
function partsOf(cursor: Cursor, separator: number, parting: Parting = {}): Cell[] {
  const { text } = cursor;
  const { limit = inkEnd(cursor), most = Infinity } = parting;
  let { start = firstInk(cursor) } = parting;
  const parts: Cell[] = [];
  for (let at = start; at < limit && parts.length < most - 1; at++) {
    if (text.charCodeAt(at) !== separator) continue;
    parts.push({ text, start, end: at });
    start = at + 1;
  }
  parts.push({ text, start, end: Math.max(start, limit) });
  return parts;
}

function wordsOf({ text, lineStart, lineEnd }: Cursor): readonly Cell[] {
  const words: Cell[] = [];
  for (let at = lineStart; at < lineEnd; ) {
    while (at < lineEnd && isBlank(text.charCodeAt(at))) at++;
    const start = at;
    while (at < lineEnd && !isBlank(text.charCodeAt(at))) at++;
    if (at > start) words.push({ text, start, end: at });
  }
  return words;
}
