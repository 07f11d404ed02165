import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CpuRange, expandCpuRanges, parseCpuMask } from "../../src/formats/cpu-topology/index.ts";
import { bare, said, sample } from "./cpu-topology-samples.ts";

describe("masks", () => {
  /** The CPUs of a mask that has nothing to complain about. */
  function members(text: string): readonly number[] {
    const { ast, diagnostics } = parseCpuMask(text);
    expect(diagnostics, text).toEqual([]);
    return ast.cpus;
  }

  test("groups of 32 bits, the most significant first", () => {
    const { ast } = parseCpuMask(sample("ok/cpu-mask.thread-siblings.txt"));
    expect(bare(ast)).toEqual({
      kind: "cpu-mask",
      width: 80,
      ranges: [
        { kind: "cpu-range", from: 0, to: 0 },
        { kind: "cpu-range", from: 40, to: 40 },
      ],
      cpus: [0, 40],
      unknown: [],
    });
    expect(members("ff,ffffffff").length).toBe(40);
    expect(members("1,1")).toEqual([0, 32]);
    expect(members("00000000")).toEqual([]);
  });

  test("0x, either case, long words, runs across digits and groups", () => {
    expect(members("0xF0")).toEqual([4, 5, 6, 7]);
    expect(members("1ffffffff").length).toBe(33);
    expect(bare(parseCpuMask("1,f8000000").ast.ranges)).toEqual([{ kind: "cpu-range", from: 27, to: 32 }]);
    expect(members(`8${"0".repeat(16_383)}`)).toEqual([65_535]);
    expect(members(`${"0".repeat(100_000)}1`)).toEqual([0]);
  });

  test.each(["", "0x", "xyz", "f,", ",f", "f,,f", "123456789,0", "0xg", "f f"])("%j is none", (text) => {
    const { ast, diagnostics } = parseCpuMask(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(["cpu-topology/bad-cpu-mask"]);
    expect(ast.cpus).toEqual([]);
    expect(ast.unknown.map((node) => node.text)).toEqual(text === "" ? [] : [text]);
  });

  test("a CPU above 65,535 is refused, and a second line is no part of the mask", () => {
    expect(parseCpuMask(`1${"0".repeat(16_384)}`).diagnostics[0]?.code).toBe("cpu-topology/cpu-out-of-range");
    expect(said(parseCpuMask("f\nff\n").diagnostics, "f\nff\n")).toEqual(["unknown-line: ff"]);
  });

  test("gives what BigInt gives", () => {
    const group = fc.integer({ min: 0, max: 0xffffffff });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 5 }), (groups) => {
        const text = groups.map((word) => word.toString(16).padStart(8, "0")).join(",");
        const value = BigInt(`0x${text.replaceAll(",", "")}`);
        const expected = Array.from({ length: groups.length * 32 }, (_, bit) => bit).filter(
          (bit) => (value >> BigInt(bit)) & 1n,
        );
        expect(members(text)).toEqual(expected);
      }),
    );
  });
});

describe("expandCpuRanges", () => {
  const range = (from: number, to: number, comb: Partial<CpuRange> = {}): CpuRange => ({
    kind: "cpu-range",
    span: { start: 0, end: 0 },
    from,
    to,
    ...comb,
  });
  const comb = fc.integer({ min: 1, max: 9 }).chain((group) =>
    fc.oneof(
      fc.constant({}),
      fc.constant({ step: group }),
      fc.integer({ min: 0, max: group }).map((used) => ({ used, group })),
    ),
  );
  const ranges = fc.array(
    fc.tuple(fc.nat(60), fc.nat(40), comb).map(([from, length, how]) => range(from, from + length, how)),
  );

  /** The slow, obvious reading: every CPU of every range by itself. */
  function naive(list: readonly CpuRange[]): number[] {
    const members = new Set<number>();
    for (const { from, to, step = 1, used, group } of list)
      for (let cpu = from; cpu <= to; cpu++)
        if (group === undefined ? (cpu - from) % step === 0 : (cpu - from) % group < (used ?? 0)) members.add(cpu);
    return [...members].sort((a, b) => a - b);
  }

  test("gives what going through every CPU gives", () => {
    fc.assert(
      fc.property(ranges, (list) => {
        expect(expandCpuRanges(list)).toEqual(naive(list));
      }),
      { numRuns: 500 },
    );
  });

  test("is bounded whatever the ranges say", () => {
    expect(expandCpuRanges([range(-5, 2)])).toEqual([0, 1, 2]);
    expect(expandCpuRanges([range(0, 1e12)]).length).toBe(65_536);
    expect(expandCpuRanges([range(70_000, 1e12), range(1, 1)])).toEqual([1]);
    expect(expandCpuRanges([range(Number.NaN, 4)])).toEqual([]);
    expect(expandCpuRanges([range(0, -3)])).toEqual([]);
  });

  test("half a million overlapping combs cost no more than a few", () => {
    const list = Array.from({ length: 500_000 }, (_, index) => range(index % 100, 65_535, { step: 2 + (index % 3) }));
    expect(expandCpuRanges(list).length).toBe(65_536);
  });
});
