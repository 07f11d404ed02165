import { spanOf } from "../../text/cursor.ts";
import { type Detail, report } from "../../text/diagnostic.ts";
import type { Route } from "./ast.ts";
import type { BsdCells } from "./bsd-cells.ts";
import type { BsdColumns, BsdField } from "./bsd-columns.ts";
import type { BsdTableDraft } from "./bsd-table.ts";
import type { NetstatCode } from "./diagnostics.ts";
import { NONE, scanFigure, UNREAD } from "./figure.ts";
import { keepWord, type RowReader } from "./row-reader.ts";

/** A row of which the cells are known. */
export interface BsdRowTask {
  readonly reader: RowReader;
  readonly cells: BsdCells;
  readonly columns: BsdColumns;
  readonly table: BsdTableDraft;
}

/** A route while its cells are read. */
export type RouteDraft = { -readonly [Field in keyof Route]: Route[Field] };

/** Returns the word of a cell, the empty string for an empty one. */
export function wordOf({ reader, cells }: BsdRowTask, index: number): string {
  const start = cells.starts[index] ?? -1;
  return start < 0 ? "" : reader.cursor.text.slice(start, cells.ends[index]);
}

/** Reports a cell. */
export function reportCell(task: BsdRowTask, code: NetstatCode, place: { index: number } & Detail): void {
  const { index, ...detail } = place;
  const { reader, cells } = task;
  const span = spanOf(reader.cursor, cells.starts[index] ?? 0, cells.ends[index] ?? 0);
  report(reader.report, code, span, { ...detail, actual: wordOf(task, index) });
}

const MINUS = 0x2d;

/** Reads one of the columns behind the flags. */
export function readBsdField(task: BsdRowTask, index: number, route: RouteDraft): void {
  const field = task.columns.fields[index];
  switch (field) {
    case undefined:
    case "destination":
    case "gateway":
    case "ifa":
    case "flags":
    case "interface":
      return;
    case "lock":
      route.mtuLocked = true;
      return;
    case "tag":
    case "groups": {
      const word = wordOf(task, index);
      route[field] = word === "-" ? null : word;
      return;
    }
    default: {
      const figure = field === "rtt" || field === "rttvar" ? UNREAD : plainFigure(task, index);
      if (figure !== UNREAD) storeFigure(route, field, figure === NONE ? null : figure);
      else if (field === "expire" && wordOf(task, index) === "!") route.expired = true;
      else readFigure(task, { field, index, route, word: wordOf(task, index) });
    }
  }
}

type FigureField = Exclude<
  BsdField,
  "destination" | "gateway" | "ifa" | "flags" | "interface" | "lock" | "tag" | "groups"
>;

function readFigure(
  task: BsdRowTask,
  cell: { readonly field: FigureField; readonly index: number; readonly route: RouteDraft; readonly word: string },
): void {
  const { field, index, route, word } = cell;
  const figure = word === "-" ? null : figureOf(word);
  if (figure === undefined) {
    keepWord(task.reader, field, word);
    reportCell(task, "netstat/bad-figure", { index, expected: "a whole number" });
    return;
  }
  storeFigure(route, field, figure);
  if (bsdFigureWord(field, figure) !== word) keepWord(task.reader, field, word);
}

/** Returns the figure of most cells, `NONE` for a `-`, `UNREAD` for what takes a second look: times, large figures, what is no figure. */
export function plainFigure({ reader, cells }: BsdRowTask, index: number): number {
  const start = cells.starts[index] ?? 0;
  const end = cells.ends[index] ?? 0;
  const { text } = reader.cursor;
  const figure = scanFigure(text, start, end);
  return figure >= 0 && text.charCodeAt(start) === MINUS ? UNREAD : figure;
}

/** A store by name costs as much as reading the figure. */
function storeFigure(route: RouteDraft, field: FigureField, figure: number | null): void {
  switch (field) {
    case "ref":
      route.ref = figure;
      return;
    case "use":
      route.use = figure;
      return;
    case "mtu":
      route.mtu = figure;
      return;
    case "priority":
      route.priority = figure;
      return;
    case "expire":
      route.expire = figure;
      return;
    default:
      route[field] = figure;
  }
}

/** Sixteen digits may be above 2^53-1, and no figure of a route is. */
const MOST_DIGITS = 15;

function figureOf(word: string): number | undefined {
  return word.length <= MOST_DIGITS && /^\d+(?:\.\d{3})?$/.test(word) ? Number(word) : undefined;
}

/** Returns the word for a figure: times are printed in milliseconds with three places behind the point. */
export function bsdFigureWord(field: FigureField, figure: number | null | undefined): string {
  if (figure === null || figure === undefined) return "-";
  return field === "rtt" || field === "rttvar" ? figure.toFixed(3) : String(figure);
}
