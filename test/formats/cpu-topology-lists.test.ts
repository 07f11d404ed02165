import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CpuListGrammar,
  parseCpuList,
  parseCpuTopology,
  printCpuList,
  recognizeCpuTopology,
} from "../../src/formats/cpu-topology/index.ts";
import { sourceText } from "../../src/text/index.ts";
import { said, sample } from "./cpu-topology-samples.ts";

const grammars: readonly CpuListGrammar[] = ["kernel-print", "kernel-parse", "util-linux", "kubelet"];
const cpuSet = fc.uniqueArray(fc.integer({ min: 0, max: 300 })).map((cpus) => cpus.sort((a, b) => a - b));

/** The CPUs of a list that has nothing to complain about. */
function cpus(text: string, grammar: CpuListGrammar, lastCpu?: number): readonly number[] {
  const { ast, diagnostics } = parseCpuList(text, grammar, lastCpu === undefined ? {} : { lastCpu });
  expect(diagnostics, text).toEqual([]);
  return ast.cpus;
}

/** What is said about a list. */
function complaints(text: string, grammar: CpuListGrammar): string[] {
  return said(parseCpuList(text, grammar).diagnostics, text);
}

describe("what all four grammars read", () => {
  test.each(grammars)("%s: single CPUs and ranges, and nothing for none", (grammar) => {
    expect(cpus("0-3,8,10-11\n", grammar)).toEqual([0, 1, 2, 3, 8, 10, 11]);
    expect(cpus("5", grammar)).toEqual([5]);
    expect(cpus("007", grammar)).toEqual([7]);
    expect(cpus("65535", grammar)).toEqual([65_535]);
    expect(cpus("", grammar)).toEqual([]);
    expect(cpus(" \n\n", grammar)).toEqual([]);
    expect(cpus("\ufeff0-1\r\n", grammar)).toEqual([0, 1]);
  });

  test.each(grammars)(
    "%s: refuses words, a range backwards, what no machine has, and the rest still counts",
    (grammar) => {
      const text = "1,x,9-7,65536,0-4294967295,3";
      const { ast, diagnostics } = parseCpuList(text, grammar);
      expect(ast.cpus).toEqual([1, 3]);
      expect(ast.unknown.map((node) => node.text)).toEqual(["x", "9-7", "65536", "0-4294967295"]);
      expect(said(diagnostics, text)).toEqual([
        "bad-cpu-list: x",
        "reversed-range: 9-7",
        "cpu-out-of-range: 65536",
        "cpu-out-of-range: 0-4294967295",
      ]);
    },
  );

  test.each(grammars)("%s: what it prints it reads, sorted and each CPU once", (grammar) => {
    fc.assert(
      fc.property(cpuSet, (set) => {
        expect(cpus(printCpuList(set, grammar), grammar)).toEqual(set);
        expect(printCpuList([...set].reverse().concat(set), grammar)).toBe(printCpuList(set, grammar));
      }),
    );
  });
});

describe("the same text in two grammars", () => {
  test("0-6:2 is a stride for util-linux and an error for the others", () => {
    expect(cpus("0-6:2", "util-linux")).toEqual([0, 2, 4, 6]);
    for (const grammar of ["kernel-print", "kernel-parse", "kubelet"] as const)
      expect(complaints("0-6:2", grammar)).toEqual(["bad-cpu-list: 0-6:2"]);
  });

  test("0-15:2/4 is two of every four for the kernel and an error for the others", () => {
    expect(cpus("0-15:2/4", "kernel-parse")).toEqual([0, 1, 4, 5, 8, 9, 12, 13]);
    for (const grammar of ["kernel-print", "util-linux", "kubelet"] as const)
      expect(complaints("0-15:2/4", grammar)).toEqual(["bad-cpu-list: 0-15:2/4"]);
  });

  test("blanks and runs of commas separate for the kernel's parser alone", () => {
    expect(cpus(" ,0, ,1\t2,,", "kernel-parse")).toEqual([0, 1, 2]);
    expect(complaints("0, 1", "kubelet")).toEqual(["bad-cpu-list:  1"]);
    expect(complaints("0,,1", "util-linux")).toEqual(["bad-cpu-list: ,,"]);
    expect(complaints(",0,", "kernel-print")).toEqual(["bad-cpu-list: ,", "bad-cpu-list: ,"]);
    expect(complaints(",", "kubelet")).toEqual(["bad-cpu-list: ,"]);
  });

  test("N and all need the machine's last possible CPU, which no list tells", () => {
    expect(cpus("2-N", "kernel-parse", 5)).toEqual([2, 3, 4, 5]);
    expect(cpus("N", "kernel-parse", 5)).toEqual([5]);
    expect(cpus("aLL", "kernel-parse", 3)).toEqual([0, 1, 2, 3]);
    expect(cpus("all:1/2", "kernel-parse", 5)).toEqual([0, 2, 4]);
    const { ast, diagnostics } = parseCpuList("0,2-N,all,N", "kernel-parse");
    expect(ast.cpus).toEqual([0]);
    expect(diagnostics.map(({ expected }) => expected)).toEqual(
      Array(3).fill("lastCpu, the machine's last possible CPU"),
    );
    expect(complaints("2-N", "kubelet")).toEqual(["bad-cpu-list: 2-N"]);
    expect(said(parseCpuList("a-N", "kernel-parse", { lastCpu: 5 }).diagnostics, "a-N")).toEqual(["bad-cpu-list: a-N"]);
  });
});

describe("edges", () => {
  test("strides and groups that select nothing that makes sense", () => {
    expect(complaints("0-6:0", "util-linux")).toEqual(["bad-stride: 0-6:0"]);
    expect(complaints("0-6:1/0,0-6:3/2", "kernel-parse")).toEqual(["bad-stride: 0-6:1/0", "bad-stride: 0-6:3/2"]);
    expect(cpus("0-6:0/2", "kernel-parse")).toEqual([]);
    expect(cpus("0-6:2/2", "kernel-parse")).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(cpus("0-6:3/4", "kernel-parse")).toEqual([0, 1, 2, 4, 5, 6]);
    for (const text of ["3:1/2", "0-6:", "0-6:1", "0-6:1/", "0-6:/2", "0-6:1/2/3", "-", "0-", "-3", "al", "0x1"])
      expect(complaints(text, "kernel-parse"), text).toEqual([`bad-cpu-list: ${text}`]);
    for (const text of ["0-6:", "0-6:x", "3:2", "1-2-3"])
      expect(complaints(text, "util-linux")).toEqual([`bad-cpu-list: ${text}`]);
  });

  test("overlaps name a CPU once, the ranges stay as they stand, with their places", () => {
    const text = "0-3,2-5,4\n";
    const { ast } = parseCpuList(text, "kubelet");
    expect(ast.cpus).toEqual([0, 1, 2, 3, 4, 5]);
    expect(ast.ranges.map(({ span }) => text.slice(span.start, span.end))).toEqual(["0-3", "2-5", "4"]);
    const window = parseCpuList(sourceText(`isolcpus=${text}`, { start: 9, end: 18 }), "kubelet").ast;
    expect(window.ranges.map(({ span }) => span.start)).toEqual([9, 13, 17]);
    expect(window.span).toEqual({ start: 9, end: 18 });
  });

  test("the kernel prints in ascending order", () => {
    const text = sample("err/list-out-of-order.txt");
    const { ast, diagnostics } = parseCpuList(text, "kernel-print");
    expect(ast.cpus).toEqual([0, 1, 2, 3, 8, 9, 10, 11]);
    expect(said(diagnostics, text)).toEqual(["out-of-order: 0-3"]);
    expect(complaints("0,0", "kernel-print")).toEqual(["out-of-order: 0"]);
    expect(complaints(text, "kubelet")).toEqual([]);
  });

  test("a second line is no part of the list", () => {
    const text = "\n0-3\n8\n\n9\n";
    const { ast, diagnostics } = parseCpuList(text, "util-linux");
    expect(ast.cpus).toEqual([0, 1, 2, 3]);
    expect(said(diagnostics, text)).toEqual(["unknown-line: 8", "unknown-line: 9"]);
  });

  test("printing: pairs as util-linux before 2.42 prints them, and numbers that name no CPU left out", () => {
    expect(printCpuList([0, 1, 3, 5, 6, 7])).toBe("0-1,3,5-7");
    expect(printCpuList([0, 1, 3, 5, 6, 7], "util-linux")).toBe("0,1,3,5-7");
    expect(printCpuList([7, -1, 2.5, Number.NaN, 7, Number.POSITIVE_INFINITY])).toBe("7");
    expect(printCpuList([])).toBe("");
  });
});

test("parseCpuTopology tells a bare list and a bare mask, and nothing else, from other texts", () => {
  expect(parseCpuTopology("0-3,8\n").ast).toMatchObject({
    kind: "cpu-list",
    grammar: "kernel-print",
    cpus: [0, 1, 2, 3, 8],
  });
  expect(parseCpuTopology("ff\n").ast).toMatchObject({ kind: "cpu-mask", width: 8 });
  expect(parseCpuTopology("00000003\n").ast).toMatchObject({ kind: "cpu-mask", cpus: [0, 1] });
  expect(parseCpuTopology("3\n").ast).toMatchObject({ kind: "cpu-list", cpus: [3] });
  expect(parseCpuTopology("0-62:2\n").ast).toMatchObject({ form: "lscpu", unknown: [{ text: "0-62:2" }] });
  expect(
    ["0-3\n", "0,40", "0x3", "00000100,00000001", "3", "", "10.0.0.1", "cafe babe"].map(recognizeCpuTopology),
  ).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
});
