import { describe, expect, test } from "vitest";
import {
  coresOf,
  cpusPerCoreOf,
  numaNodesOf,
  offlineCpusOf,
  onlineCpusOf,
  parseCpuinfo,
  parseLscpu,
  siblingsOf,
  type TopologySource,
  threadsPerCoreOf,
  topologyOf,
} from "../../src/formats/cpu-topology/index.ts";
import { sample } from "./cpu-topology-samples.ts";

const lscpu = parseLscpu(sample("ok/lscpu-offline.2.38.txt")).ast;
const cpuinfo = parseCpuinfo(sample("ok/cpuinfo-siblings-apart.txt")).ast;

describe("one text", () => {
  test("cores are (socket, core), for core numbers repeat", () => {
    const source: TopologySource = {
      cpus: [
        { cpu: 0, socket: 0, core: 0 },
        { cpu: 1, socket: 1, core: 0 },
        { cpu: 2, socket: 0, core: 0 },
      ],
    };
    expect(coresOf(source)).toEqual([
      { socket: 0, core: 0, cpus: [0, 2] },
      { socket: 1, core: 0, cpus: [1] },
    ]);
  });

  test("cores of several dies, books and drawers are apart", () => {
    const source: TopologySource = {
      cpus: [
        { cpu: 0, socket: 0, die: 0, core: 0 },
        { cpu: 1, socket: 0, die: 1, core: 0 },
        { cpu: 2, drawer: 1, book: 1, socket: 0, core: 0 },
        { cpu: 3, drawer: 1, book: 2, socket: 0, core: 0 },
      ],
    };
    expect(coresOf(source).map(({ cpus }) => cpus)).toEqual([[0], [1], [2], [3]]);
    expect(coresOf(source)[1]).toEqual({ socket: 0, die: 1, core: 0, cpus: [1] });
  });

  test("lists of siblings come before numbers", () => {
    const source: TopologySource = {
      cpus: [0, 1, 2, 3].map((cpu) => ({ cpu, core: cpu, threadSiblings: [cpu % 2, (cpu % 2) + 2] })),
    };
    expect(coresOf(source).map(({ cpus }) => cpus)).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(siblingsOf(source, 3)).toEqual([1, 3]);
  });

  test("lscpu says which CPUs are offline, and which nodes have none", () => {
    expect(offlineCpusOf(lscpu)).toEqual([5]);
    expect(onlineCpusOf(lscpu)).toEqual([0, 1, 2, 3, 4, 6, 7]);
    expect(numaNodesOf(lscpu).filter(({ cpus }) => cpus.length === 0).length).toBe(1);
    expect(coresOf(lscpu)).toEqual([]);
    expect(siblingsOf(lscpu, 0)).toEqual([]);
  });

  test("lists of nodes name CPUs that are not there", () => {
    const source: TopologySource = {
      cpus: [{ cpu: 0 }, { cpu: 1 }],
      numaNodes: [
        { node: 2, cpus: [] },
        { node: 0, cpus: [{ kind: "cpu-range", span: { start: 0, end: 0 }, from: 0, to: 140 }] },
      ],
    };
    expect(numaNodesOf(source)).toEqual([
      { node: 0, cpus: [0, 1] },
      { node: 2, cpus: [] },
    ]);
  });

  test("what a form cannot say is absent", () => {
    const { ast } = parseCpuinfo(sample("ok/cpuinfo-arm64.txt"));
    expect(coresOf(ast)).toEqual([]);
    expect([cpusPerCoreOf(ast), threadsPerCoreOf(ast), numaNodesOf(ast)]).toEqual([null, null, []]);
    expect("numaNodes" in topologyOf(ast)).toBe(false);
  });
});

describe("kubelet's CPUs per core", () => {
  test("is online CPUs by cores, rounded down: 7 of 4", () => {
    expect([threadsPerCoreOf(cpuinfo), cpusPerCoreOf(cpuinfo)]).toEqual([null, 1]);
  });

  test("of lscpu by its counts, on hybrid machines those of all types together", () => {
    const counted = (name: string): (number | null | undefined)[] => {
      const { ast } = parseLscpu(sample(`ok/lscpu-${name}.txt`));
      return [topologyOf(ast).coreCount, onlineCpusOf(ast).length, cpusPerCoreOf(ast)];
    };
    expect(counted("flat.2.23")).toEqual([40, 80, 2]);
    expect(counted("strides.2.42")).toEqual([32, 64, 2]);
    expect(counted("hybrid.2.39")).toEqual([8, 8, 1]);
    expect(counted("numa-gaps.2.37")).toEqual([1, 8, 8]);
    expect(counted("offline.2.38")).toEqual([4, 7, 1]);
    expect(counted("s390x.2.37")).toEqual([4, 6, 1]);
    expect(counted("german.2.36")).toEqual([undefined, 0, null]);
  });
});

describe("several texts", () => {
  test("lscpu gives what is offline and the nodes, /proc/cpuinfo the cores", () => {
    const topology = topologyOf(lscpu, cpuinfo);
    expect(topology.cpus.find(({ cpu }) => cpu === 5)).toEqual({ cpu: 5, online: false, node: expect.any(Number) });
    expect(coresOf(topology)).toEqual(coresOf(cpuinfo));
    expect(numaNodesOf(topology)).toEqual(numaNodesOf(lscpu));
    expect(JSON.parse(JSON.stringify(topology))).toEqual(topology);
  });

  test("numbers of cores of two tools are not mixed", () => {
    const one: TopologySource = {
      cpus: [
        { cpu: 0, core: 0 },
        { cpu: 1, core: 1 },
      ],
    };
    const other: TopologySource = {
      cpus: [
        { cpu: 0, socket: 0, core: 8, node: 1 },
        { cpu: 1, socket: 0, core: 9 },
      ],
    };
    expect(topologyOf(one, other).cpus).toEqual([
      { cpu: 0, core: 0, node: 1 },
      { cpu: 1, core: 1 },
    ]);
  });
});
