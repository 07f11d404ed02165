import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CpuListGrammar,
  type CpuRange,
  expandCpuRanges,
  parseCpuList,
  parseCpuMask,
  printCpuList,
  printCpuMask,
  printCpuRanges,
} from "../../src/formats/cpu-topology/index.ts";

const grammars: readonly CpuListGrammar[] = ["kernel-print", "kernel-parse", "util-linux", "kubelet"];
const cpuSet = fc.uniqueArray(fc.integer({ min: 0, max: 400 })).map((cpus) => cpus.sort((a, b) => a - b));
/** CPUs at equal distances, which strides print. */
const combs = fc
  .array(fc.record({ from: fc.nat(200), step: fc.integer({ min: 1, max: 9 }), count: fc.integer({ min: 1, max: 12 }) }))
  .map((parts) => parts.flatMap(({ from, step, count }) => Array.from({ length: count }, (_, at) => from + at * step)))
  .map((cpus) => [...new Set(cpus)].sort((a, b) => a - b));

const withoutPlaces = (ranges: readonly CpuRange[]): unknown => ranges.map(({ kind, span, ...range }) => range);

/** Any range that a grammar has. */
function rangeOf(grammar: CpuListGrammar): fc.Arbitrary<Omit<CpuRange, "kind" | "span">> {
  const plain = fc.tuple(fc.nat(500), fc.nat(500)).map(([one, other]) => ({
    from: Math.min(one, other),
    to: Math.max(one, other),
  }));
  if (grammar === "util-linux")
    return fc.oneof(
      plain,
      fc.tuple(plain, fc.integer({ min: 1, max: 9 })).map(([range, step]) => ({ ...range, step })),
    );
  if (grammar !== "kernel-parse") return plain;
  const groups = fc.tuple(fc.nat(8), fc.integer({ min: 1, max: 8 })).filter(([used, group]) => used <= group);
  return fc.oneof(
    plain,
    fc.tuple(plain, groups).map(([range, [used, group]]) => ({ ...range, used, group })),
  );
}

describe.each(grammars)("%s", (grammar) => {
  test("what is printed of CPUs is read back to them, without a complaint", () => {
    fc.assert(
      fc.property(fc.oneof(cpuSet, combs), (cpus) => {
        const { ast, diagnostics } = parseCpuList(printCpuList(cpus, grammar), grammar);
        expect(diagnostics).toEqual([]);
        expect(ast.cpus).toEqual(cpus);
      }),
    );
  });

  test("regions are printed as they were read", () => {
    fc.assert(
      fc.property(fc.array(rangeOf(grammar), { maxLength: 12 }), (ranges) => {
        const text = printCpuRanges(ranges);
        const { ast } = parseCpuList(text, grammar);
        expect(ast.unknown).toEqual([]);
        expect(printCpuRanges(ast.ranges)).toBe(text);
        expect(withoutPlaces(ast.ranges)).toEqual(ranges);
        expect(ast.cpus).toEqual(expandCpuRanges(ranges));
      }),
    );
  });
});

describe("strides of util-linux 2.42", () => {
  test("are read back to the same CPUs and never longer than the list without them", () => {
    fc.assert(
      fc.property(combs, (cpus) => {
        const text = printCpuList(cpus, "util-linux", { strides: true });
        expect(parseCpuList(text, "util-linux").ast.cpus).toEqual(cpus);
        expect(text.length).toBeLessThanOrEqual(printCpuList(cpus, "util-linux").length + 1);
      }),
    );
  });

  test("three at equal distances are one, two are none, runs stay runs", () => {
    const evens = Array.from({ length: 32 }, (_, at) => at * 2);
    expect(printCpuList(evens, "util-linux", { strides: true })).toBe("0-62:2");
    expect(printCpuList([0, 2, 5, 6, 9], "util-linux", { strides: true })).toBe("0,2,5,6,9");
    expect(printCpuList([0, 4, 8, 9, 10], "util-linux", { strides: true })).toBe("0-8:4,9,10");
    expect(printCpuList([0, 1, 2, 3], "util-linux", { strides: true })).toBe("0-3");
    expect(printCpuList([0, 2, 4], "kernel-print", { strides: true })).toBe("0,2,4");
  });
});

test("one text, two grammars, two meanings", () => {
  const read = (text: string, grammar: CpuListGrammar): readonly number[] => parseCpuList(text, grammar).ast.cpus;
  // A colon: a stride for util-linux, the used part of a group (with its size) for the kernel's parser; the others refuse it.
  expect(read("0-7:2", "util-linux")).toEqual([0, 2, 4, 6]);
  expect(read("0-7:2/4", "kernel-parse")).toEqual([0, 1, 4, 5]);
  expect(read("0-7:2", "kernel-parse")).toEqual([]);
  expect(read("0-7:2/4", "util-linux")).toEqual([]);
  // Blanks: between regions for the kernel's parser, errors for kubelet.
  expect(read("0 2", "kernel-parse")).toEqual([0, 2]);
  expect(read("0 2", "kubelet")).toEqual([]);
  // The digits of a list are those of a mask.
  expect(read("11", "kernel-print")).toEqual([11]);
  expect(parseCpuMask("11").ast.cpus).toEqual([0, 4]);
});

describe("masks", () => {
  test("of the kernel and of util-linux are read back to their CPUs, of the kernel with their width", () => {
    fc.assert(
      fc.property(cpuSet, fc.integer({ min: 1, max: 600 }), (cpus, asked) => {
        const width = Math.max(asked, (cpus.at(-1) ?? 0) + 1);
        const text = printCpuMask(cpus, { width });
        const { ast, diagnostics } = parseCpuMask(text);
        expect(diagnostics).toEqual([]);
        expect(ast.cpus).toEqual(cpus);
        expect(ast.width).toBe(Math.ceil(width / 4) * 4);
        expect(printCpuMask(ast.cpus, { width: ast.width })).toBe(text);
        expect(parseCpuMask(printCpuMask(cpus, { style: "util-linux" })).ast.cpus).toEqual(cpus);
      }),
    );
  });

  test("as the tools print them", () => {
    expect(printCpuMask([0, 40], { width: 80 })).toBe("0000,00000100,00000001");
    expect(printCpuMask([0, 1, 40, 41], { width: 64 })).toBe("00000300,00000003");
    expect(printCpuMask([0, 1], { width: 2 })).toBe("3");
    expect(printCpuMask([], { width: 33 })).toBe("0,00000000");
    expect(printCpuMask([])).toBe("0");
    expect(printCpuMask([0, 40], { style: "util-linux" })).toBe("0x10000000001");
    expect(printCpuMask([], { style: "util-linux" })).toBe("0x0");
    expect(printCpuMask([3, -1, 2.5, Number.NaN, 70_000], { width: Number.NaN })).toBe("8");
  });
});
