/**
 * One cell of a table that `printf` wrote: at the left or at the right of its width, with blanks between it and the cell before.
 *
 *     %-15.15s %5d %8llu
 *     ^ left   ^ width 5, gap 1
 */
export interface CellShape {
  readonly width: number;
  readonly isLeft: boolean;
  readonly gap: number;
}

/** Returns the shape of a cell `%-Ns`, one blank behind the cell before. */
export function leftCell(width: number, gap = 1): CellShape {
  return { width, isLeft: true, gap };
}

/** Returns the shape of a cell `%Ns`, one blank behind the cell before. */
export function rightCell(width: number, gap = 1): CellShape {
  return { width, isLeft: false, gap };
}

/** Where the cells of a line stand, by their offsets. An empty cell, of blanks alone, starts and ends at -1. */
export interface CellPlaces {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Returns whether `printf` would put the cells where they are, counted from the first one. Cells that overflow move those behind them. */
export function cellsFit(places: CellPlaces, shapes: readonly CellShape[]): boolean {
  const base = places.starts[0] ?? 0;
  let at = 0;
  for (let index = 0; index < shapes.length; index++) {
    const shape = shapes[index];
    const start = places.starts[index] ?? -1;
    if (shape === undefined) return false;
    if (index > 0) at += shape.gap;
    const length = start < 0 ? 0 : (places.ends[index] ?? 0) - start;
    const padding = Math.max(0, shape.width - length);
    if (start >= 0 && start - base !== (shape.isLeft ? at : at + padding)) return false;
    at += length + padding;
  }
  return true;
}

/** Returns how many blanks stand before each cell but the first; none before an empty one. */
export function gapsOf({ starts, ends }: CellPlaces): readonly number[] {
  const gaps: number[] = [];
  let last = ends[0] ?? 0;
  for (let index = 1; index < starts.length; index++) {
    const start = starts[index] ?? -1;
    if (start < 0) gaps.push(0);
    else {
      gaps.push(start - last);
      last = ends[index] ?? start;
    }
  }
  return gaps;
}

/** Returns a line of cells as `printf` writes it, without the blanks behind the last cell that is not empty. An empty cell is the empty string. */
export function printCells(cells: readonly string[], shapes: readonly CellShape[]): string {
  let line = "";
  let end = 0;
  for (const [index, cell] of cells.entries()) {
    const { width, isLeft, gap } = shapes[index] ?? leftCell(0);
    if (index > 0) line += " ".repeat(gap);
    if (!isLeft) line = line.padEnd(line.length + width - cell.length);
    line += cell;
    if (cell !== "") end = line.length;
    if (isLeft) line = line.padEnd(line.length + width - cell.length);
  }
  return line.slice(0, end);
}

/** Returns a line of cells with blanks of given numbers between them. A cell behind no blank at all would run into the one before: it gets one. */
export function printGaps(cells: readonly string[], gaps: readonly number[]): string {
  let line = cells[0] ?? "";
  for (let index = 1; index < cells.length; index++) {
    const cell = cells[index] ?? "";
    if (cell !== "") line += " ".repeat(gaps[index - 1] ?? 1) + cell;
  }
  return line;
}
