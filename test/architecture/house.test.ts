import { describe, expect, test } from "vitest";
import { cycles, formatOrder, plan } from "./checks/rooms.ts";
import { architecture, checks, sources } from "./house.ts";

describe("the house keeps to its plan", () => {
  test("there is a house", () => expect(sources.length).toBeGreaterThan(20));
  for (const [name, check] of Object.entries(checks)) {
    test(name, () => expect(sources.flatMap(check)).toEqual([]));
  }
  test("no import cycles", () => expect(cycles(sources)).toEqual([]));
  test("inside a format: ast, diagnostics, then parse; print and query beside it", () => {
    expect(formatOrder(sources)).toEqual([]);
  });
});

test("the plan is the table of docs/ARCHITECTURE.md, row by row", () => {
  const rows = [...architecture.matchAll(/^\| (.+?) \| (.+?) \|$/gm)].map(([, room, mayImport]) => [room, mayImport]);
  const start = rows.findIndex(([room, mayImport]) => room === "room" && mayImport === "may import");
  const end = start + 2 + plan.length;
  expect(rows.slice(start + 1, end)).toEqual([["---", "---"], ...plan.map(({ room, mayImport }) => [room, mayImport])]);
  expect(rows.slice(end).some(([room]) => room?.startsWith("`"))).toBe(false);
});
