import { describe, expect, test } from "vitest";
import { parseOvsVsctlShow } from "../../src/formats/ovs-vsctl/index.ts";

const UUID = "3f1c6a52-0d5e-4c1b-9a77-5b6f0e2d8c41";

describe("hostile input", () => {
  test.each([
    ["a line of 50 MB", "x".repeat(50_000_000)],
    ["a heading of 50 MB", `    Port ${"x".repeat(50_000_000)}`],
    ["a quote that never ends", `    Port "${"\\".repeat(10_000_000)}`],
    ["a million open braces", `    Bridge b\n      options: ${"{".repeat(1_000_000)}`],
    ["a million commas", `    Bridge b\n      options: {${",".repeat(1_000_000)}`],
    ["a million entries", `    Bridge b\n      options: {${"a=b, ".repeat(1_000_000)}`],
    ["a million VLANs", `    Bridge b\n      trunks: [${"1, ".repeat(1_000_000)}`],
    ["a number of ten million digits", `    Bridge b\n      tag: ${"1".repeat(10_000_000)}`],
    ["a million folded lines", `${UUID}${"\\n    Bridge b".repeat(1_000_000)}`],
    ["a hundred thousand folded runs", `${UUID}\\n    Bridge b\n`.repeat(100_000)],
    ["a million NULs", "\u0000".repeat(1_000_000)],
    ["a million lone surrogates", `    Port "${"\ud800".repeat(1_000_000)}"`],
    ["a hundred thousand interfaces in one port", `    Port p\n${"        Interface i\n".repeat(100_000)}`],
  ])("%s is read", (_, text) => {
    const { ast } = parseOvsVsctlShow(text);
    expect(ast.span).toEqual({ start: 0, end: text.length });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("a hundred thousand ports are read, each", () => {
    const port = '        Port "0p"\n            Interface "0p"\n                options: {a=b, c="1"}\n';
    const { ast } = parseOvsVsctlShow(`${UUID}\n    Bridge b\n${port.repeat(100_000)}`);
    expect(ast.bridges[0]?.ports).toHaveLength(100_000);
  });
});
