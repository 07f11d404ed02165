import { type Counter, parseCounter } from "../net/index.ts";
import { type CellShape, cellsFit, gapsOf, printCells, printGaps } from "../text/cell-layout.ts";
import { spanOf } from "../text/cursor.ts";
import type { InterfaceTableRow, TableReceive, TableTransmit } from "./ast.ts";
import { type FlagsReading, readTableFlags } from "./flags.ts";
import { findCells, type NetToolsCells, netToolsShapes, type RowKind, SILENCE } from "./net-tools-cells.ts";
import { keepWritten, type RowDraft, scanCounter, type TableReader } from "./table-reader.ts";

/** The columns of the counters, as the fields of `written` name them. */
const COUNTERS = ["rxOk", "rxErr", "rxDrp", "rxOvr", "txOk", "txErr", "txDrp", "txOvr"] as const;

/** All of a name of an interface, in bytes: the kernel's names and labels have no more. */
export const WHOLE_NAME = 15;

/** What the rows of one table share. */
export interface NetToolsTable {
  readonly hasMetric: boolean;
  readonly nameWidth: number;
  /** The shapes of rows with counters and without. */
  readonly shapes: readonly CellShape[];
  readonly silentShapes: readonly CellShape[];
  readonly cells: NetToolsCells;
  /** Flags that came before. */
  readonly flags: Map<string, FlagsReading>;
}

/** Returns what rows of a width of names share. */
export function netToolsTable(hasMetric: boolean, nameWidth: number): NetToolsTable {
  return {
    hasMetric,
    nameWidth,
    shapes: netToolsShapes({ hasMetric, nameWidth, isSilent: false }),
    silentShapes: netToolsShapes({ hasMetric, nameWidth, isSilent: true }),
    cells: { starts: [], ends: [], isSilent: false },
    flags: new Map(),
  };
}

/** Returns the row at the cursor, null for a line that is none. */
export function readNetToolsRow(reader: TableReader, table: NetToolsTable): InterfaceTableRow | null {
  const { cells, hasMetric, nameWidth } = table;
  const { cursor } = reader;
  if (!findCells(reader, table, cells) || !hasFigure(cursor.text, cells)) return null;
  const { starts, ends, isSilent } = cells;
  const start = starts[0] ?? 0;
  const nameEnd = ends[0] ?? 0;
  const { name, label } = nameOf(cursor.text.slice(start, nameEnd));
  const span = spanOf(cursor, start, ends.at(-1) ?? 0);
  const row: RowDraft =
    label === undefined ? { kind: "interface-row", span, name } : { kind: "interface-row", span, name, label };
  const mtu = figureAt(reader, cells, { index: 1, column: "mtu", row });
  if (mtu !== undefined) row.mtu = mtu;
  if (hasMetric) {
    const metric = figureAt(reader, cells, { index: 2, column: "metric", row });
    if (metric !== undefined) row.metric = metric;
  }
  row.receive = isSilent ? null : direction(reader, cells, { row, index: hasMetric ? 3 : 2, columns: RECEIVE });
  row.transmit = isSilent ? null : direction(reader, cells, { row, index: hasMetric ? 7 : 6, columns: TRANSMIT });
  readFlags(reader, table, row);
  if (!cellsFit(cells, isSilent ? table.silentShapes : table.shapes)) row.gaps = gapsOf(cells);
  else if (nameWidth < WHOLE_NAME && nameEnd - start === nameWidth)
    reader.report({ problem: "cut-name", start, end: nameEnd });
  return row;
}

/** A line without any figure where its figures should be is no row. */
function hasFigure(text: string, { starts, ends }: NetToolsCells): boolean {
  for (let index = 1; index < starts.length; index++)
    if (scanCounter(text, starts[index] ?? 0, ends[index] ?? 0) >= 0) return true;
  return false;
}

/** Returns the name and the label of a word. */
function nameOf(word: string): { readonly name: string; readonly label?: string } {
  const colon = word.indexOf(":");
  return colon < 0 ? { name: word } : { name: word.slice(0, colon), label: word.slice(colon + 1) };
}

/** A cell that holds a figure. */
interface FigureCell {
  readonly index: number;
  readonly column: string;
  readonly row: RowDraft;
}

/** Returns the counter of a cell; one that is none is reported, and its word kept. */
function counterAt(reader: TableReader, cells: NetToolsCells, cell: FigureCell): Counter | undefined {
  const { text } = reader.cursor;
  const start = cells.starts[cell.index] ?? 0;
  const end = cells.ends[cell.index] ?? 0;
  const plain = scanCounter(text, start, end);
  if (plain >= 0) return plain;
  const word = text.slice(start, end);
  const value = parseCounter(word);
  if (value === null) reader.report({ problem: "bad-figure", start, end, expected: "a whole number" });
  if (value === null || String(value) !== word) keepWritten(cell.row, cell.column, word);
  return value ?? undefined;
}

/** As {@link counterAt} for figures of 32 bits. */
function figureAt(reader: TableReader, cells: NetToolsCells, cell: FigureCell): number | undefined {
  const value = counterAt(reader, cells, cell);
  if (value === undefined || typeof value === "number") return value;
  const start = cells.starts[cell.index] ?? 0;
  const end = cells.ends[cell.index] ?? 0;
  reader.report({ problem: "bad-figure", start, end, expected: "a number of 32 bits" });
  keepWritten(cell.row, cell.column, reader.cursor.text.slice(start, end));
  return undefined;
}

type Columns = readonly [string, string, string, string];
const RECEIVE: Columns = [COUNTERS[0], COUNTERS[1], COUNTERS[2], COUNTERS[3]];
const TRANSMIT: Columns = [COUNTERS[4], COUNTERS[5], COUNTERS[6], COUNTERS[7]];

type Direction = { -readonly [Field in "packets" | "errors" | "dropped" | "overruns"]?: Counter };

function direction(
  reader: TableReader,
  cells: NetToolsCells,
  { row, index, columns }: { readonly row: RowDraft; readonly index: number; readonly columns: Columns },
): Direction {
  const packets = counterAt(reader, cells, { index, column: columns[0], row });
  const errors = counterAt(reader, cells, { index: index + 1, column: columns[1], row });
  const dropped = counterAt(reader, cells, { index: index + 2, column: columns[2], row });
  const overruns = counterAt(reader, cells, { index: index + 3, column: columns[3], row });
  if (packets !== undefined && errors !== undefined && dropped !== undefined && overruns !== undefined)
    return { packets, errors, dropped, overruns };
  const rest: Direction = {};
  if (packets !== undefined) rest.packets = packets;
  if (errors !== undefined) rest.errors = errors;
  if (dropped !== undefined) rest.dropped = dropped;
  if (overruns !== undefined) rest.overruns = overruns;
  return rest;
}

function readFlags(reader: TableReader, { cells, flags: known }: NetToolsTable, row: RowDraft): void {
  const start = cells.starts.at(-1) ?? 0;
  const end = cells.ends.at(-1) ?? 0;
  const letters = reader.cursor.text.slice(start, end);
  const reading = known.get(letters) ?? readTableFlags(letters);
  known.set(letters, reading);
  row.flags = reading.flags;
  if (!reading.isKnown) reader.report({ problem: "unknown-flag", start, end });
}

/** Returns a row as it is printed, without its line break. */
export function printNetToolsRow(row: InterfaceTableRow, kind: Omit<RowKind, "isSilent">): string {
  const { mtu, metric, receive, transmit, flags, written = {}, gaps } = row;
  const isSilent = receive === null;
  const counters = isSilent
    ? [SILENCE]
    : printCounters(receive ?? {}, transmit ?? {}).map((word, index) => written[COUNTERS[index] ?? ""] ?? word);
  const cells = [
    printName(row),
    written["mtu"] ?? String(mtu ?? 0),
    ...(kind.hasMetric ? [written["metric"] ?? String(metric ?? 0)] : []),
    ...counters,
    flags?.letters ?? "",
  ];
  return gaps === undefined ? printCells(cells, netToolsShapes({ ...kind, isSilent })) : printGaps(cells, gaps);
}

function printCounters(receive: TableReceive, transmit: TableTransmit): readonly string[] {
  return [receive, transmit].flatMap(({ packets, errors, dropped, overruns }) =>
    [packets, errors, dropped, overruns].map((value) => String(value ?? 0)),
  );
}

/** Returns the name of an interface with its label. */
function printName({ name, label }: Pick<InterfaceTableRow, "name" | "label">): string {
  return label === undefined ? name : `${name}:${label}`;
}
