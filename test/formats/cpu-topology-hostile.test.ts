import { describe, expect, test } from "vitest";
import {
  parseCpuinfo,
  parseCpuList,
  parseCpuMask,
  parseCpuTopology,
  parseLscpu,
  parseSmtAlignmentError,
  recognizeCpuTopology,
} from "../../src/formats/cpu-topology/index.ts";

const parsers = {
  parseLscpu,
  parseCpuinfo,
  parseCpuMask,
  parseSmtAlignmentError,
  parseCpuTopology,
  kernelParse: (text: string) => parseCpuList(text, "kernel-parse"),
  utilLinux: (text: string) => parseCpuList(text, "util-linux"),
};

const million = 1_000_000;
const hostile: readonly (readonly [name: string, text: () => string])[] = [
  ["50 MB in one line", () => "x".repeat(50 * million)],
  ["50 MB of digits", () => "7".repeat(50 * million)],
  ["a million brackets", () => "[".repeat(million)],
  ["a million colons", () => ":".repeat(million)],
  ["a million labels", () => "a: ".repeat(million)],
  ["a million commas", () => ",".repeat(million)],
  ["a million ranges of everything", () => "0-65535,".repeat(million)],
  ["a hundred thousand words SMT", () => "SMT Alignment ".repeat(100_000)],
  ["heads of a message without an end", () => "SMT Alignment Error: requested ".repeat(30_000)],
  [
    "a hundred thousand empty nodes",
    () => Array.from({ length: 100_000 }, (_, i) => `NUMA node${i} CPU(s):  0-9`).join("\n"),
  ],
  [
    "a hundred thousand continuations",
    () => `Flags:          a${"x".repeat(10_000)}\n${`${" ".repeat(16)}y\n`.repeat(100_000)}`,
  ],
  ["a hundred thousand listings", () => "Architecture:  x\nModel:         1\n".repeat(100_000)],
  ["the same CPU a hundred thousand times", () => "processor\t: 0\ncore id\t: 1\n\n".repeat(100_000)],
  ["NULs and lone surrogates", () => "\u0000\ud800: \udfff\n".repeat(10_000)],
  ["names of Object.prototype", () => "__proto__:  1\nconstructor\t: 2\nhasOwnProperty:  3\ntoString: 4\n".repeat(100)],
];

describe.each(Object.entries(parsers))("%s", (_name, parse) => {
  test.each(hostile)("returns for %s", (_what, make) => {
    const text = make();
    const { ast } = parse(text);
    expect(ast.span).toEqual({ start: 0, end: text.length });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

test("names of Object.prototype are labels and keys like any other", () => {
  const lscpu = parseLscpu("CPU(s):          2\nconstructor:     1\n__proto__:       2\n").ast;
  expect(lscpu.fields.map(({ label, value }) => [label, value])).toEqual([
    ["constructor", "1"],
    ["__proto__", "2"],
  ]);
  const cpuinfo = parseCpuinfo("processor\t: 0\nconstructor\t: 1\ntoString\t: 2\n").ast;
  expect(cpuinfo.cpus[0]?.fields).toEqual([
    { key: "constructor", value: "1" },
    { key: "toString", value: "2" },
  ]);
});

test("recognizing looks at the beginning only", () => {
  expect(recognizeCpuTopology("CPU(s): 1\n".repeat(100_000))).toBe(200);
  expect(recognizeCpuTopology(`${"x".repeat(70_000)}\nCPU(s): 1\n`)).toBe(0);
  expect(recognizeCpuTopology("Architecture:  amd64\nModel:  7\nFlags:  a\n")).toBe(0);
});

test("sixteen thousand CPUs are read, each", () => {
  const block = (cpu: number) =>
    `processor\t: ${cpu}\ncore id\t\t: ${cpu}\ncpu MHz\t\t: ${cpu}.5\nflags\t\t: ${"abc ".repeat(50)}\n\n`;
  const text = Array.from({ length: 16_000 }, (_, cpu) => block(cpu)).join("");
  expect(parseCpuinfo(text).ast.cpus).toHaveLength(16_000);
});
