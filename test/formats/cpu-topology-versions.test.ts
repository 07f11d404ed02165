import { describe, expect, test } from "vitest";
import {
  coresOf,
  expandCpuRanges,
  type LscpuTopology,
  numaNodesOf,
  offlineCpusOf,
  onlineCpusOf,
  parseLscpu,
  parseNumactl,
  printNumactl,
} from "../../src/formats/cpu-topology/index.ts";
import { sample } from "./cpu-topology-samples.ts";

// Recorded with the binaries of each version.

function tree(name: string): LscpuTopology {
  const { ast, diagnostics } = parseLscpu(sample(`ok/lscpu-${name}.txt`));
  expect(diagnostics).toEqual([]);
  expect([ast.unknown, ast.fields]).toEqual([[], []]);
  return ast;
}

const even = [0, 2, 4, 6, 8, 10, 12, 14];
const odd = even.map((cpu) => cpu + 1);
const nodes = [
  { node: 0, cpus: even },
  { node: 1, cpus: odd },
];

describe("numactl 2.0.19", () => {
  const text = sample("ok/numactl-hardware.2.0.19.txt");

  test("-H has wider cells of distances, which print back", () => {
    const { ast, diagnostics } = parseNumactl(text);
    expect(diagnostics).toEqual([]);
    expect(ast.distances).toMatchObject({ nodes: [0], cellWidth: 4, rows: [{ node: 0, distances: [10] }] });
    expect(printNumactl(ast)).toBe(text);
  });

  test("nodes of two and three digits", () => {
    const table = "node distances:\nnode    10  252 \n  10:   10   40 \n 252:   40   10 \n";
    const narrow = "node distances:\nnode  10  252 \n 10:  10  40 \n 252:  40  10 \n";
    expect(printNumactl(parseNumactl(table).ast)).toBe(table);
    expect(printNumactl(parseNumactl(narrow).ast)).toBe(narrow);
  });
});

describe("lscpu of other versions", () => {
  test.each(["striped.2.27", "j-striped.2.31"])("%s: nodes of every second CPU", (name) => {
    const ast = tree(name);
    expect(ast.cpuCount).toBe(16);
    expect(numaNodesOf(ast)).toEqual(nodes);
    expect(ast.types).toMatchObject([{ threadsPerCore: 1, coresPerSocket: 8, sockets: 2, cpuMhz: 2200 }]);
    expect(ast.caches.map(({ name: cache, bytes }) => [cache, bytes])).toEqual([
      ["L1d", 49_152],
      ["L1i", 32_768],
      ["L2", 2_097_152],
    ]);
  });

  test("2.36 -e and 2.42 -e --annotate say the same, through hyperlinks in the heading", () => {
    const [plain, annotated] = [tree("e-striped.2.36"), tree("e-annotated.2.42")];
    expect(annotated.columns?.map(({ name }) => name)).toEqual(plain.columns?.map(({ name }) => name));
    for (const ast of [plain, annotated]) {
      expect(coresOf(ast).length).toBe(16);
      expect(numaNodesOf(ast)).toEqual(nodes);
    }
  });

  test("2.34 has one block for a machine of two types, 2.37 one for each type", () => {
    expect(tree("arm.2.34").types.length).toBe(1);
    const { types, offlineCpus = [], caches } = tree("arm.2.37");
    expect(types.map(({ coresPerSocket }) => coresPerSocket)).toEqual([4, 2, 1]);
    expect(expandCpuRanges(offlineCpus)).toEqual([5]);
    expect(caches.map(({ name, instances }) => [name, instances])).toEqual([
      ["L1d", 7],
      ["L1i", 7],
      ["L2", 3],
      ["L3", 1],
    ]);
  });

  test("2.37 leaves the name of its first column empty where no CPU has a cache", () => {
    const { columns, cpus } = tree("p-no-caches.2.37");
    expect(columns?.map(({ name }) => name)).toEqual(["CACHE", "CPU"]);
    expect(cpus.map(({ cpu }) => cpu)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(cpus[7]?.untold).toEqual(["CACHE"]);
  });

  test("2.40: a hybrid machine counts threads of each type", () => {
    const { types, cpuCount } = tree("hybrid.2.40");
    expect(cpuCount).toBe(12);
    expect(types.map(({ threadsPerCore }) => threadsPerCore)).toContain(2);
  });

  test("2.39 -J of RISC-V: an offline CPU", () => {
    const ast = tree("j-riscv.2.39");
    expect([onlineCpusOf(ast), offlineCpusOf(ast)]).toEqual([[0, 1, 3], [2]]);
  });

  test("2.42 of s390: books, drawers, modes and caches of the firmware", () => {
    const { types, caches } = tree("s390x.2.42");
    expect(types[0]).toMatchObject({ machineType: "3906", dispatchingMode: "vertical", threadsPerCore: 2 });
    expect(types[0]).toMatchObject({ cpuDynamicMhz: 5208, cpuStaticMhz: 5208, bogoMips: 3033 });
    expect(caches.map(({ name, bytes }) => [name, bytes])).toEqual([
      ["L3", 134_217_728],
      ["L4", 704_643_072],
    ]);
  });

  test("2.41 -C --raw: a row may begin with an empty cell", () => {
    const { cacheTable } = tree("c-raw-gaps.2.41");
    expect(cacheTable).toMatchObject([
      { name: "L3", level: 3, oneBytes: 134_217_728, type: "Unified", ways: 32, sets: 16_384, coherencySize: 256 },
      { name: "L4", level: 4, oneBytes: 704_643_072, type: "Unified", ways: 42, sets: 65_536, coherencySize: 256 },
    ]);
    expect(cacheTable?.[0]?.untold).toEqual(["ALL-SIZE", "ALLOC-POLICY", "WRITE-POLICY", "PHY-LINE"]);
  });

  test("2.42 -p: the name of a model has commas, behind caches that have commas", () => {
    const { cpus } = tree("p-power.2.42");
    const modelName = "POWER9 (architected), altivec supported";
    expect(cpus.map(({ cpu, modelName: name }) => [cpu, name])).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8].map((cpu) => [cpu, modelName]),
    );
    expect(cpus[8]).toMatchObject({ core: 1, socket: 0, node: 0, online: true, mhz: 2750, scalingMhzPercent: 72 });
    expect(cpus[8]).toMatchObject({ maxMhz: 3800, minMhz: 2166 });
    expect(cpus[8]?.caches).toEqual(["L1d", "L1i", "L2", "L3"].map((name) => ({ name, id: 1 })));
    expect(cpus[4]).toMatchObject({ online: false, node: 0 });
    expect(cpus[4]?.untold).toContain("L1d:L1i:L2:L3");
    expect(coresOf({ cpus }).map((core) => core.cpus)).toEqual([[0, 1, 2, 3], [8]]);
  });
});
