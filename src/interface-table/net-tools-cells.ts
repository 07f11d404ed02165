import { type CellPlaces, type CellShape, leftCell, rightCell } from "../text/cell-layout.ts";
import { endOf, startOf } from "../text/line-words.ts";
import { NO_FLAGS } from "./flags.ts";
import { type TableReader, wordAt } from "./table-reader.ts";

/** What stands in place of the counters of an alias. */
export const SILENCE = "- no statistics available -";

/** What the cells of a row depend on. */
export interface RowKind {
  readonly hasMetric: boolean;
  readonly nameWidth: number;
  /** Whether {@link SILENCE} stands in place of the counters. */
  readonly isSilent: boolean;
}

/**
 * Returns the shapes of the cells of a row, from the name to the flags:
 *
 *     %-15.15s %5d %8llu %6lu %6lu %-6lu %8llu %6lu %6lu %6lu FLAGS      2.10, and 2013 to 2018 with %-8.8s
 *     %-5.5s %5d %3d%8llu %6lu %6lu %6lu%8llu %6lu %6lu %6lu FLAGS       1.60: wide counters touch the figures before them
 *     %-15.15s %5d %-56sFLAGS                                            without counters, five blanks before the words
 *
 * Source: net-tools lib/interface.c, ife_print_short.
 */
export function netToolsShapes({ hasMetric, nameWidth, isSilent }: RowKind): readonly CellShape[] {
  const head = [leftCell(nameWidth), rightCell(5), ...(hasMetric ? [rightCell(3)] : [])];
  if (isSilent) return [...head, leftCell(51, hasMetric ? 5 : 6), leftCell(0, 0)];
  const wide = rightCell(8, hasMetric ? 0 : 1);
  const narrow = rightCell(6);
  const overruns = hasMetric ? narrow : leftCell(6);
  return [...head, wide, narrow, narrow, overruns, wide, narrow, narrow, narrow, leftCell(0)];
}

/** The cells of a row. One object is filled again for every row. */
export interface NetToolsCells extends CellPlaces {
  readonly starts: number[];
  readonly ends: number[];
  isSilent: boolean;
}

/** Finds the cells of the current line, and returns false when there are not as many as a row has. */
export function findCells(reader: TableReader, kind: Omit<RowKind, "isSilent">, cells: NetToolsCells): boolean {
  const { words } = reader;
  const first = kind.hasMetric ? 3 : 2;
  const isSilent = hasSilence(reader, first);
  const { starts, ends } = cells;
  cells.isSilent = isSilent;
  starts.length = 0;
  ends.length = 0;
  for (let index = 0; index < words.count; index++) {
    if (isSilent && index > first && index < first + 5) ends[first] = endOf(words, index);
    else if (endsWithNoFlags(reader, index)) ends[ends.length - 1] = endOf(words, index);
    else {
      starts.push(startOf(words, index));
      ends.push(endOf(words, index));
    }
  }
  if (isSilent) return starts.length === first + 2;
  if (kind.hasMetric) splitGlued(reader.cursor.text, cells, kind.nameWidth);
  return starts.length === first + 9;
}

function hasSilence(reader: TableReader, first: number): boolean {
  const start = startOf(reader.words, first);
  if (reader.words.count < first + 6 || !reader.cursor.text.startsWith("- ", start)) return false;
  return SILENCE.split(" ").every((word, index) => wordAt(reader, first + index) === word);
}

/** Whether a word is the second one of `[NO FLAGS]` at the end of the line. */
function endsWithNoFlags(reader: TableReader, index: number): boolean {
  const isLast = index > 0 && index === reader.words.count - 1;
  return (
    isLast &&
    reader.cursor.text.startsWith("FLAGS]", startOf(reader.words, index)) &&
    `${wordAt(reader, index - 1)} ${wordAt(reader, index)}` === NO_FLAGS
  );
}

/** How many cells a row of 1.60 has. */
const CELLS = 12;

/**
 * Divides cells that stand without a blank between them, as far as there are too few:
 *
 *     eth0   1500   01234567890      0      0     12345678901      0      0      0 BMRU
 *                   ^ Met ends 10 behind the name's width  ^ RX-OVR ends 7 behind RX-DRP
 *
 * A leading 0 is a figure of its own, wherever it stands.
 */
function splitGlued(text: string, cells: NetToolsCells, nameWidth: number): void {
  const base = cells.starts[0] ?? 0;
  if (cells.starts.length < CELLS) splitCell(text, cells, { index: 2, at: base + nameWidth + 10 });
  if (cells.starts.length < CELLS) splitCell(text, cells, { index: 6, at: (cells.ends[5] ?? 0) + 7 });
}

function splitCell(text: string, { starts, ends }: NetToolsCells, place: { index: number; at: number }): void {
  const { index } = place;
  const start = starts[index] ?? 0;
  const end = ends[index] ?? 0;
  const at = text.startsWith("0", start) ? start + 1 : place.at;
  if (at <= start || at >= end) return;
  starts.splice(index + 1, 0, at);
  ends.splice(index, 0, at);
}
