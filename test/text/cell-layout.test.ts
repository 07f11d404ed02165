import { describe, expect, test } from "vitest";
import { cellsFit, gapsOf, leftCell, printCells, printGaps, rightCell } from "../../src/text/cell-layout.ts";

/** `%-6s %5d  %3s` */
const SHAPES = [leftCell(6), rightCell(5), rightCell(3, 2)];

/** The places of the words of a line. */
function placesOf(line: string): { readonly starts: readonly number[]; readonly ends: readonly number[] } {
  const words = [...line.matchAll(/\S+/g)];
  return { starts: words.map(({ index }) => index), ends: words.map(({ index, 0: word }) => index + word.length) };
}

describe("cells that printf wrote", () => {
  test("stand at the left or right of their width", () => {
    expect(printCells(["eth0", "1500", "up"], SHAPES)).toBe("eth0    1500   up");
    expect(cellsFit(placesOf("eth0    1500   up"), SHAPES)).toBe(true);
    expect(cellsFit(placesOf("eth0   1500   up"), SHAPES)).toBe(false);
    expect(cellsFit(placesOf("eth0    1500  up"), SHAPES)).toBe(false);
  });

  test("move those behind them when they overflow, and are counted from the first one", () => {
    const line = printCells(["enp131s0f0", "1234567", "down"], SHAPES);
    expect(line).toBe("enp131s0f0 1234567  down");
    expect(cellsFit(placesOf(line), SHAPES)).toBe(true);
    expect(cellsFit(placesOf(`   ${line}`), SHAPES)).toBe(true);
  });

  test("may be empty: there, at the end, or not told at all", () => {
    expect(printCells(["eth0", "", "up"], SHAPES)).toBe("eth0           up");
    expect(cellsFit({ starts: [0, -1, 15], ends: [4, -1, 17] }, SHAPES)).toBe(true);
    expect(printCells(["eth0", "", ""], SHAPES)).toBe("eth0");
    expect(cellsFit({ starts: [0], ends: [4] }, SHAPES)).toBe(true);
    expect(cellsFit({ starts: [], ends: [] }, SHAPES)).toBe(true);
    expect(cellsFit({ starts: [0, 1], ends: [] }, [leftCell(0), leftCell(0)])).toBe(true);
    expect(cellsFit({ starts: [0], ends: [1] }, new Array(1))).toBe(false);
  });

  test("have no width of their own where more stand than the shapes say", () => {
    expect(printCells(["a", "b", "c"], [leftCell(3)])).toBe("a   b c");
  });
});

describe("cells with blanks of any number between them", () => {
  test("are printed as they stood", () => {
    const line = "lo0   16384 <Link#1>      0";
    const gaps = gapsOf(placesOf(line));
    expect(gaps).toEqual([3, 1, 6]);
    expect(printGaps(["lo0", "16384", "<Link#1>", "0"], gaps)).toBe(line);
  });

  test("an empty one has none before it, and takes no room", () => {
    expect(gapsOf({ starts: [0, -1, 8], ends: [3, -1, 9] })).toEqual([0, 5]);
    expect(printGaps(["lo0", "", "x"], [0, 5])).toBe("lo0     x");
    expect(gapsOf({ starts: new Array(2), ends: [] })).toEqual([0]);
    expect(gapsOf({ starts: [0, 2], ends: [1] })).toEqual([1]);
  });

  test("one whose blanks are not told gets one", () => {
    expect(printGaps(["a", "b", "c"], [3])).toBe("a   b c");
    expect(printGaps([], [])).toBe("");
    expect(printGaps(new Array(2), [1])).toBe("");
  });
});
