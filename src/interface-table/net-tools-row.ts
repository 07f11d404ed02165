import { type Counter, parseCounter } from "../net/index.ts";
import { cellsFit, gapsOf, printCells, printGaps } from "../text/cell-layout.ts";
import { spanOf } from "../text/cursor.ts";
import type { InterfaceTableRow, TableReceive, TableTransmit } from "./ast.ts";
import { readTableFlags } from "./flags.ts";
import { findCells, type NetToolsCells, netToolsShapes, type RowKind, SILENCE } from "./net-tools-cells.ts";
import { keepWritten, type RowDraft, type TableReader } from "./table-reader.ts";

/** The columns of the counters, as the fields of `written` name them. */
const COUNTERS = ["rxOk", "rxErr", "rxDrp", "rxOvr", "txOk", "txErr", "txDrp", "txOvr"] as const;

/** All of a name of an interface: the kernel's names and labels have no more. */
const WHOLE_NAME = 15;

/** Returns the row at the cursor, null for a line that is none. */
export function readNetToolsRow(reader: TableReader, kind: Omit<RowKind, "isSilent">): InterfaceTableRow | null {
  const cells = findCells(reader, kind);
  if (cells === null || !hasFigure(reader, cells)) return null;
  const { cursor } = reader;
  const { starts, ends, isSilent } = cells;
  const head = nameOf(cursor.text.slice(starts[0], ends[0]));
  const span = spanOf(cursor, starts[0] ?? 0, ends.at(-1) ?? 0);
  const row: RowDraft = { kind: "interface-row", span, ...head };
  const mtu = figureAt(reader, cells, { index: 1, column: "mtu", row });
  if (mtu !== undefined) row.mtu = mtu;
  if (kind.hasMetric) {
    const metric = figureAt(reader, cells, { index: 2, column: "metric", row });
    if (metric !== undefined) row.metric = metric;
  }
  if (isSilent) {
    row.receive = null;
    row.transmit = null;
  } else readCounters(reader, cells, { row, first: kind.hasMetric ? 3 : 2 });
  readFlags(reader, cells, row);
  const fits = cellsFit(cells, netToolsShapes({ ...kind, isSilent }));
  if (!fits) row.gaps = gapsOf(cells);
  else if (kind.nameWidth < WHOLE_NAME && (ends[0] ?? 0) - (starts[0] ?? 0) === kind.nameWidth)
    reader.report({ problem: "cut-name", start: starts[0] ?? 0, end: ends[0] ?? 0 });
  return row;
}

/** A line without any figure where its figures should be is no row. */
function hasFigure({ cursor }: TableReader, { starts, ends }: NetToolsCells): boolean {
  return starts.some((start, index) => index > 0 && parseCounter(cursor.text.slice(start, ends[index])) !== null);
}

/** Returns the name and the label of a word. */
export function nameOf(word: string): { readonly name: string; readonly label?: string } {
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
  const start = cells.starts[cell.index] ?? 0;
  const end = cells.ends[cell.index] ?? 0;
  const word = reader.cursor.text.slice(start, end);
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

function readCounters(
  reader: TableReader,
  cells: NetToolsCells,
  { row, first }: { readonly row: RowDraft; readonly first: number },
): void {
  const values = COUNTERS.map((column, index) => counterAt(reader, cells, { index: first + index, column, row }));
  row.receive = direction(values, 0);
  row.transmit = direction(values, 4);
}

type Direction = { -readonly [Field in "packets" | "errors" | "dropped" | "overruns"]?: Counter };

function direction(values: readonly (Counter | undefined)[], from: number): Direction {
  const packets = values[from];
  const errors = values[from + 1];
  const dropped = values[from + 2];
  const overruns = values[from + 3];
  if (packets !== undefined && errors !== undefined && dropped !== undefined && overruns !== undefined)
    return { packets, errors, dropped, overruns };
  const rest: Direction = {};
  if (packets !== undefined) rest.packets = packets;
  if (errors !== undefined) rest.errors = errors;
  if (dropped !== undefined) rest.dropped = dropped;
  if (overruns !== undefined) rest.overruns = overruns;
  return rest;
}

function readFlags(reader: TableReader, { starts, ends }: NetToolsCells, row: RowDraft): void {
  const start = starts.at(-1) ?? 0;
  const end = ends.at(-1) ?? 0;
  const { flags, isKnown } = readTableFlags(reader.cursor.text.slice(start, end));
  row.flags = flags;
  if (!isKnown) reader.report({ problem: "unknown-flag", start, end });
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
export function printName({ name, label }: Pick<InterfaceTableRow, "name" | "label">): string {
  return label === undefined ? name : `${name}:${label}`;
}
