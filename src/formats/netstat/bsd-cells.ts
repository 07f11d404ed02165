import { type CellShape, cellsFit, leftCell } from "../../text/cell-layout.ts";
import { endOf, type LineWords, startOf } from "../../text/line-words.ts";
import type { BsdColumns, BsdField } from "./bsd-columns.ts";

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
  const { fields, shapes } = columns;
  const { starts, ends } = cells;
  starts.length = 0;
  ends.length = 0;
  const last = words.count - 1;
  cells.continues =
    last > 3 && text.startsWith("=>", startOf(words, last)) && endOf(words, last) - startOf(words, last) === 2;
  const count = cells.continues ? last : words.count;
  const base = startOf(words, 0);
  let index = 0;
  let edge = 0;
  for (let column = 0; column < fields.length; column++) {
    const shape = shapes[column];
    const field = fields[column];
    if (shape === undefined || field === undefined) return false;
    edge += shape.width + (column > 0 ? shape.gap : 0);
    const place = { index, count, limit: base + edge };
    if (field === "lock") index = takeLock(text, words, { cells, place });
    else if (takes(text, words, { field, fields, place })) {
      starts.push(startOf(words, index));
      ends.push(endOf(words, index));
      edge = Math.max(edge, endOf(words, index) - base);
      index++;
    } else if (isRequired(field, fields)) return false;
    else addEmpty(cells);
  }
  if (cells.continues) {
    starts.push(startOf(words, last));
    ends.push(endOf(words, last));
  }
  return index === count;
}

/** What {@link findBsdCells} fills, after which columns. */
export interface CellTask {
  readonly columns: BsdColumns;
  readonly cells: BsdCells;
}

/** A word that may be taken: the next one, how many there are, and where its column ends. */
interface WordPlace {
  readonly index: number;
  readonly count: number;
  readonly limit: number;
}

interface Taking {
  readonly field: BsdField;
  readonly fields: readonly BsdField[];
  readonly place: WordPlace;
}

const BEFORE_INTERFACE: readonly BsdField[] = [
  "destination",
  "gateway",
  "ifa",
  "flags",
  "ref",
  "use",
  "nhop",
  "priority",
  "tag",
  "interface",
];

function isRequired(field: BsdField, fields: readonly BsdField[]): boolean {
  return BEFORE_INTERFACE.includes(field) || (field !== "mtu" && fields.includes("groups"));
}

function takes(text: string, words: LineWords, { field, fields, place }: Taking): boolean {
  const { index, count, limit } = place;
  if (index >= count) return false;
  if (field === "mtu") return isMtu(text, startOf(words, index));
  return isRequired(field, fields) || startOf(words, index) <= limit;
}

function isMtu(text: string, start: number): boolean {
  const code = text.charCodeAt(start);
  return isDigitCode(code) || (code === MINUS && text.charCodeAt(start + 1) !== MINUS);
}

function addEmpty({ starts, ends }: BsdCells): void {
  starts.push(-1);
  ends.push(-1);
}

/** Takes the `L` behind an MTU: a word of its own in OpenBSD, a part of the MTU's word in NetBSD. Returns the index of the next word. */
function takeLock(
  text: string,
  words: LineWords,
  { cells, place }: { readonly cells: BsdCells; readonly place: WordPlace },
): number {
  const { index, count } = place;
  const { starts, ends } = cells;
  const end = ends.at(-1) ?? -1;
  const isGlued = end - (starts.at(-1) ?? 0) > 1 && text.charCodeAt(end - 1) === CAPITAL_L;
  const start = startOf(words, index);
  if (isGlued) {
    ends[ends.length - 1] = end - 1;
    starts.push(end - 1);
    ends.push(end);
    return index;
  }
  const isWord = index < count - 1 && endOf(words, index) - start === 1 && text.charCodeAt(start) === CAPITAL_L;
  if (!isWord) {
    addEmpty(cells);
    return index;
  }
  starts.push(start);
  ends.push(start + 1);
  return index + 1;
}

/** Returns the shapes of a row's cells. */
export function rowShapes({ shapes, system }: BsdColumns, continues: boolean): readonly CellShape[] {
  return continues ? [...shapes, leftCell(2, system === "aix" ? 3 : 1)] : shapes;
}

/** Returns whether the cells stand where the tool prints them. */
export function areInPlace(columns: BsdColumns, cells: BsdCells): boolean {
  return cellsFit(cells, rowShapes(columns, cells.continues));
}
