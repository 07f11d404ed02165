import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseLscpu } from "../../src/formats/cpu-topology/index.ts";

const sample = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../samples/cpu-topology", name), "utf8");

const cpusOf = (text: string) => parseLscpu(text).ast.cpus.map(({ cpu, node, online }) => ({ cpu, node, online }));

describe("the CPUs of lscpu", () => {
  test("are those of the on-line and off-line lists, with their nodes", () => {
    const text = `Architecture:         x86_64
CPU(s):               4
On-line CPU(s) list:  0,2,3
Off-line CPU(s) list: 1
NUMA node0 CPU(s):    0,2
NUMA node1 CPU(s):    1,3,5-9
`;
    expect(cpusOf(text)).toEqual([
      { cpu: 0, node: 0, online: true },
      { cpu: 1, node: 1, online: false },
      { cpu: 2, node: 0, online: true },
      { cpu: 3, node: 1, online: true },
    ]);
    const [first] = parseLscpu(text).ast.cpus;
    expect(text.slice(first?.span.start, first?.span.end)).toBe("0");
  });

  test("have no node where the text shows none, and strides are followed", () => {
    expect(cpusOf("Architecture: x86_64\nOn-line CPU(s) list: 0-4:2\nModel name: x\n")).toEqual([
      { cpu: 0, node: undefined, online: true },
      { cpu: 2, node: undefined, online: true },
      { cpu: 4, node: undefined, online: true },
    ]);
    expect(parseLscpu("Architecture: x86_64\nOn-line CPU(s) list: 0\n").ast.cpus[0]).not.toHaveProperty("node");
  });

  test("of a recorded machine with an offline CPU", () => {
    const cpus = cpusOf(sample("ok/lscpu-offline.2.38.txt"));
    expect(cpus.map((one) => one.cpu)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(cpus.filter((one) => !one.online).map((one) => one.cpu)).toEqual([5]);
    expect(cpus.map((one) => one.node)).toEqual([0, 0, 1, 1, 0, 0, 1, 1]);
  });

  test("a CPU that stands in two lists is there once", () => {
    expect(cpusOf("Architecture: x86_64\nOn-line CPU(s) list: 0,0-1\nOff-line CPU(s) list: 1\n")).toEqual([
      { cpu: 0, node: undefined, online: true },
      { cpu: 1, node: undefined, online: true },
    ]);
  });

  test("are left to the ranges once a text names more than 262,144 of them", () => {
    const { ast, diagnostics } = parseLscpu(sample("err/too-many-cpus.txt"));
    expect(ast.cpus).toEqual([]);
    expect(ast.onlineCpus?.[0]).toMatchObject({ from: 0, to: 65_535 });
    expect(diagnostics.map((one) => one.code)).toEqual(["cpu-topology/too-many-cpus"]);
    const listing = "Architecture: x86_64\nOn-line CPU(s) list: 0-65535\nModel name: x\n";
    const runs = parseLscpu(listing.repeat(6)).ast.runs ?? [];
    expect(runs.map((run) => run.cpus.length)).toEqual([65_536, 65_536, 65_536, 0, 0]);
  });
});
