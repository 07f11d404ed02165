import { describe, expect, test } from "vitest";
import {
  numaDistanceOf,
  numaNodesOf,
  parseNumactl,
  printNumactl,
  topologyOf,
} from "../../src/formats/cpu-topology/index.ts";
import { sourceText } from "../../src/text/index.ts";
import { bare, said, sample } from "./cpu-topology-samples.ts";

/** The tree of a sample that has nothing to complain about. */
function tree(name: string) {
  const { ast, diagnostics } = parseNumactl(sample(`ok/${name}`));
  expect(diagnostics).toEqual([]);
  expect(ast.unknown).toEqual([]);
  return ast;
}

describe("numactl -H", () => {
  test("nodes with gaps, nodes of memory alone, sizes that are not available", () => {
    const ast = tree("numactl-hardware.gaps.txt");
    expect(bare(ast.available)).toEqual({ kind: "available", nodeCount: 4, nodes: [0, 2, 3, 4], nodeList: "0,2-4" });
    expect(numaNodesOf(ast).map(({ node, cpus }) => [node, cpus.length])).toEqual([
      [0, 8],
      [2, 8],
      [3, 0],
      [4, 0],
    ]);
    expect(ast.numaNodes.map(({ sizeMb, freeMb }) => [sizeMb, freeMb])).toEqual([
      [64311, 1207],
      [64508, 60121],
      [126976, 126976],
      [null, null],
    ]);
    expect(ast.cpus.find(({ cpu }) => cpu === 12)?.node).toBe(2);
    expect(ast.cpus.length).toBe(16);
  });

  test("distances go by the columns' numbers; 255 is a node that cannot be reached", () => {
    const ast = tree("numactl-hardware.gaps.txt");
    expect(ast.distances?.nodes).toEqual([0, 2, 3, 4]);
    expect(numaDistanceOf(ast, 0, 2)).toBe(21);
    expect(numaDistanceOf(ast, 3, 3)).toBe(10);
    expect(numaDistanceOf(ast, 0, 4)).toBeNull();
    expect(numaDistanceOf(ast, 0, 1)).toBeUndefined();
    expect(numaDistanceOf(ast, 1, 0)).toBeUndefined();
  });

  test("no NUMA, no distances, no lines of CPUs", () => {
    expect(tree("numactl-hardware.no-numa.txt").available?.kind).toBe("unavailable");
    const old = tree("numactl-hardware.no-distances.txt");
    expect(old.distances).toBeNull();
    expect(old.numaNodes[0]).not.toHaveProperty("cpus");
    expect(numaNodesOf(old)).toEqual([]);
    expect(numaDistanceOf(old, 0, 1)).toBeUndefined();
  });

  test("its nodes join what other texts say of the machine", () => {
    const cpus = [0, 1, 2, 3].map((cpu) => ({ cpu, core: cpu % 2, socket: 0 }));
    const machine = topologyOf({ cpus }, parseNumactl("available: 1 nodes (1)\nnode 1 cpus: 0 1 2 3\n").ast);
    expect(machine.cpus[3]).toEqual({ cpu: 3, core: 1, socket: 0, node: 1 });
    expect(machine.numaNodes).toEqual([{ node: 1, cpus: [0, 1, 2, 3] }]);
  });
});

describe("numactl -s", () => {
  test("policy, and what the process may use", () => {
    expect(bare(tree("numactl-show.interleave.2.0.16.txt").policy)).toEqual({
      kind: "policy",
      policy: "interleave",
      preferredNode: "0 (interleave next)",
      interleaveMask: [0],
      interleaveNode: 0,
      physCpuBind: [0, 1],
      cpuBind: [0],
      nodeBind: [0],
      memBind: [0],
      preferred: [0],
    });
    expect(tree("numactl-show.no-numa.txt").policy).toMatchObject({ physCpuBind: [0, 1, 2, 3], numaSupported: false });
  });

  test("policy local: numactl ends the line of the preferred node with that of the CPUs", () => {
    const text = sample("ok/numactl-show.local.2.0.16.txt");
    expect(text.split("\n")[1]).toBe("preferred node: physcpubind: 0 1 ");
    const { policy } = tree("numactl-show.local.2.0.16.txt");
    expect(policy?.preferredNode).toBeNull();
    expect(policy?.physCpuBind).toEqual([0, 1]);
  });
});

test("every sample is printed back byte for byte", () => {
  for (const name of ["2.0.16", "gaps", "no-numa", "no-distances"]) {
    const text = sample(`ok/numactl-hardware.${name}.txt`);
    expect(printNumactl(parseNumactl(text).ast)).toBe(text);
  }
  for (const name of ["2.0.16", "interleave.2.0.16", "local.2.0.16", "no-numa"]) {
    const text = sample(`ok/numactl-show.${name}.txt`);
    expect(printNumactl(parseNumactl(text).ast)).toBe(text);
  }
  const both = sample("ok/numactl-show.2.0.16.txt") + sample("ok/numactl-hardware.gaps.txt");
  expect(parseNumactl(both).ast.runs).toBeUndefined();
  expect(printNumactl(parseNumactl(both).ast)).toBe(both);
});

test("damage costs its line, and each run is a tree", () => {
  const text = sample("err/numactl-damaged.txt");
  const { ast, diagnostics } = parseNumactl(text);
  expect(ast.numaNodes.map(({ node, cpus }) => [node, cpus])).toEqual([
    [0, [0, 1, 2, 3]],
    [1, [3, 4]],
  ]);
  expect(ast.cpus.map(({ cpu, node }) => [cpu, node])).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 1],
  ]);
  expect(ast.runs?.map((run) => [run.available?.kind, run.policy?.policy])).toEqual([
    ["available", "default"],
    [undefined, "bind"],
  ]);
  expect(said(diagnostics, text)).toContain("repeated-cpu: 3");
  expect(said(diagnostics, text)).toContain("bad-value: node 0 size: 64311 kB");
  expect(said(diagnostics, text)).toContain("count-mismatch: available: 3 nodes (0-1)");
  expect(said(parseNumactl("node   0 \n  0:  10 \n").diagnostics, "node   0 \n  0:  10 \n")).toEqual([
    "missing-line: node   0 \n  0:  10 ",
  ]);
});

test("hostile lines are read in linear time and keep their text", () => {
  const long = `node 0 cpus:${" 1".repeat(500_000)}`;
  const { ast } = parseNumactl(`${long}\nnode ${"0 ".repeat(500_000)}x\n${"7".repeat(500_000)}:\n`);
  expect(ast.cpus.length).toBe(1);
  expect(ast.numaNodes[0]?.cpus?.length).toBe(500_000);
  expect(ast.unknown.length).toBe(2);
  expect(parseNumactl("node 0 cpus: 70000\n").diagnostics.map(({ code }) => code)).toEqual(["cpu-topology/bad-value"]);
  expect(parseNumactl("").ast).toMatchObject({ cpus: [], numaNodes: [], unknown: [] });
});

test("a window has its places in the larger text", () => {
  const text = sample("ok/numactl-hardware.2.0.16.txt");
  const { ast } = parseNumactl(sourceText(`$ numactl -H\n${text}$ `, { start: 13, end: 13 + text.length }));
  expect(ast.available?.span).toEqual({ start: 13, end: 13 + "available: 1 nodes (0)".length });
});
