import { type CellShape, cellsFit, leftCell } from "../../text/cell-layout.ts";
import { isBlank } from "../../text/cursor.ts";
import { endOf, type LineWords, startOf } from "../../text/line-words.ts";
import type { BsdColumns } from "./bsd-columns.ts";

/** The cells of a row by their columns; -1 for an empty one. One object is filled again for every row. */
export interface BsdCells {
  readonly starts: number[];
  readonly ends: number[];
  /** Whether `=>` stands behind the last column; it is a cell of its own then. */
  continues: boolean;
}

const CAPITAL_L = 0x4c;
const MINUS = 0x2d;
const isDigitCode = (code: number): boolean => code >= 0x30 && code <= 0x39;

/**
 * Finds the cells of the current line, and returns false when it has not as many words as the columns ask for. Empty may be Mtu, when what
 * stands there is no figure, and the columns behind the interface, whose words are told by their places:
 *
 *     Destination        Gateway            Flags     Refs      Use    Mtu      Netif Expire
 *     192.168.1.0/24     link#1             U           0   134217   1500        em0
 *     192.168.1.7        link#1             UHS         0       12               lo0     57
 *     192.168.2.0/24     192.168.1.1        UGS         0        3                em0 =>
 */
export function findBsdCells(text: string, words: LineWords, { columns, cells }: CellTask): boolean {
  const { fields, shapes, isRequired } = columns;
  const { starts, ends } = cells;
  const last = words.count - 1;
  cells.continues = last > 3 && isArrow(text, startOf(words, last), endOf(words, last));
  const count = cells.continues ? last : words.count;
  const base = startOf(words, 0);
  let index = 0;
  let edge = base;
  for (let column = 0; column < fields.length; column++) {
    const shape = shapes[column];
    if (shape === undefined) return false;
    edge += shape.width + (column > 0 ? shape.gap : 0);
    const field = fields[column];
    const start = startOf(words, index);
    const isHere =
      index < count && (isRequired[column] === true || (field === "mtu" ? isMtu(text, start) : start <= edge));
    starts[column] = -1;
    ends[column] = -1;
    if (field === "lock") index += takeLock(text, { cells, column, start: index < count - 1 ? start : -1 });
    else if (isHere) {
      const end = endOf(words, index);
      starts[column] = start;
      ends[column] = end;
      if (end > edge) edge = end;
      index++;
    } else if (isRequired[column] === true) return false;
  }
  const length = fields.length + (cells.continues ? 1 : 0);
  // Setting a length makes a new array, which most rows need not.
  if (starts.length !== length) starts.length = length;
  if (ends.length !== length) ends.length = length;
  if (cells.continues) {
    starts[fields.length] = startOf(words, last);
    ends[fields.length] = endOf(words, last);
  }
  return index === count;
}

/** What {@link findBsdCells} fills, after which columns. */
export interface CellTask {
  readonly columns: BsdColumns;
  readonly cells: BsdCells;
}

function isArrow(text: string, start: number, end: number): boolean {
  return end - start === 2 && text.startsWith("=>", start);
}

function isMtu(text: string, start: number): boolean {
  const code = text.charCodeAt(start);
  return isDigitCode(code) || (code === MINUS && text.charCodeAt(start + 1) !== MINUS);
}

/**
 * Takes the `L` behind an MTU: a part of the MTU's word in NetBSD, a word of its own in OpenBSD, which may begin at `start`. Returns how
 * many words it took.
 */
function takeLock(
  text: string,
  place: { readonly cells: BsdCells; readonly column: number; readonly start: number },
): number {
  const { cells, column, start } = place;
  const { starts, ends } = cells;
  const end = ends[column - 1] ?? -1;
  if (end - (starts[column - 1] ?? 0) > 1 && text.charCodeAt(end - 1) === CAPITAL_L) {
    ends[column - 1] = end - 1;
    starts[column] = end - 1;
    ends[column] = end;
    return 0;
  }
  if (start < 0 || text.charCodeAt(start) !== CAPITAL_L || !isBlank(text.charCodeAt(start + 1))) return 0;
  starts[column] = start;
  ends[column] = start + 1;
  return 1;
}

/** Returns the shapes of a row's cells. */
export function rowShapes({ shapes, system }: BsdColumns, continues: boolean): readonly CellShape[] {
  return continues ? [...shapes, leftCell(2, system === "aix" ? 3 : 1)] : shapes;
}

/** Returns whether the cells stand where the tool prints them. */
export function areInPlace(columns: BsdColumns, cells: BsdCells): boolean {
  return cellsFit(cells, rowShapes(columns, cells.continues));
}
