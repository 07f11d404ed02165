import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  coresOf,
  cpusPerCoreOf,
  expandCpuRanges,
  type LscpuCpu,
  type LscpuTopology,
  numaNodesOf,
  offlineCpusOf,
  parseCpuTopology,
  parseLscpu,
  siblingsOf,
  threadsPerCoreOf,
  topologyOf,
} from "../../src/formats/cpu-topology/index.ts";
import { bare, said, sample } from "./cpu-topology-samples.ts";

/** The tree of a sample that has nothing to complain about. */
function tree(name: string): LscpuTopology {
  const { ast, diagnostics } = parseLscpu(sample(`ok/lscpu-${name}.txt`));
  expect(diagnostics).toEqual([]);
  expect(ast.unknown).toEqual([]);
  return ast;
}

/** The tree of a sample that has only something worth knowing. */
function odd(name: string, ...codes: readonly string[]): LscpuTopology {
  const { ast, diagnostics } = parseLscpu(sample(`err/lscpu-${name}.txt`));
  expect(diagnostics.map(({ code }) => code.replace("cpu-topology/", ""))).toEqual(codes);
  return ast;
}

/** CPUs without their places, and without what the option that printed them decides. */
const cpusOf = ({ cpus }: LscpuTopology) => bare(cpus).map(({ untold, ...cpu }: LscpuCpu) => cpu);
const pick = ({ cpus }: LscpuTopology, number: number): LscpuCpu | undefined => cpus.find(({ cpu }) => cpu === number);
const caches = (l1: number, l3: number) => [
  { name: "L1d", id: l1 },
  { name: "L1i", id: l1 },
  { name: "L2", id: l1 },
  { name: "L3", id: l3 },
];

describe("trap 1: flat, tree and wrapped", () => {
  test("the terminal's tree says what the flat text says", () => {
    const { sections, ...wrapped } = bare(tree("tree.2.38"));
    expect(wrapped).toEqual(bare(tree("flat.2.38")));
    expect(sections?.length).toBe(4);
  });

  test("as JSON, flat: all that the text has, with places of their own", () => {
    const text = sample("ok/lscpu-j.2.38.txt");
    const { form, ...json } = bare(tree("j.2.38"));
    expect(form).toBe("lscpu -J");
    expect(json).toMatchObject({ cpuCount: 8, numaNodeCount: 3, architecture: "x86_64" });
    expect(json.cpus.filter(({ online }) => online === false).map(({ cpu }) => cpu)).toEqual([5]);
    const [range] = tree("j.2.38").onlineCpus ?? [];
    expect(text.slice(range?.span.start, range?.span.end)).toBe("0-4");
  });

  test("as JSON, nested: labels that lost a word are told by the heading above them", () => {
    const ast = tree("j-hierarchic.2.39");
    expect(ast.caches.map(({ name, bytes }) => [name, bytes])).toEqual([
      ["L1d", 98_304],
      ["L2", 2_621_440],
    ]);
    expect(ast.vulnerabilities.map(({ name }) => name)).toEqual(["Meltdown", "Spectre v1"]);
    expect(ast.numaNodes.map(({ node, cpus }) => [node, expandCpuRanges(cpus)])).toEqual([
      [0, [0, 1, 2, 3]],
      [2, []],
    ]);
    expect(ast.fields).toEqual([]);
  });

  test("as JSON of 2.32: an object a line, escapes undone", () => {
    const ast = tree("j.2.32");
    expect(ast.types[0]?.modelName).toBe('A "quoted" CPU ® @ 3.60GHz');
    expect([ast.cpuCount, offlineCpusOf(ast)]).toEqual([4, [3]]);
  });
});

describe("trap 2: labels that stand again", () => {
  test("of a hybrid machine: a type for each block, counts summed", () => {
    for (const name of ["hybrid.2.38", "j-hierarchic.2.39"]) {
      const ast = tree(name);
      expect(ast.types.length).toBe(2);
      expect(ast.types.map(({ threadsPerCore }) => threadsPerCore)).toEqual([2, 1]);
      expect(threadsPerCoreOf(ast)).toBeNull();
    }
    expect(topologyOf(tree("hybrid.2.38")).coreCount).toBe(4);
    expect(topologyOf(tree("j-hierarchic.2.39")).coreCount).toBe(3);
  });

  test("of clusters and of drawers, in the words of each version", () => {
    expect(tree("clusters.2.38").types[0]).toMatchObject({ coresPerCluster: 4, sockets: null, clusters: 1 });
    expect(topologyOf(tree("clusters.2.38")).coreCount).toBe(4);
    expect(tree("drawers.2.30").types[0]).toMatchObject({ socketsPerBook: 3, booksPerDrawer: 2, drawers: 4 });
    expect(topologyOf(tree("drawers.2.30")).coreCount).toBe(192);
  });

  test("in a table of a hybrid machine: one number of a core is that of several, and their caches tell", () => {
    const ast = odd("p-hybrid.2.38", "shared-core-number");
    expect(ast.cpus.map(({ core }) => core)).toEqual([0, 0, 1, 1, 0, 1]);
    expect(coresOf(ast).map(({ cpus }) => cpus)).toEqual([[0, 1], [2, 3], [4], [5]]);
    expect(siblingsOf(ast, 4)).toEqual([4]);
    expect(coresOf(ast).length).toBe(topologyOf(tree("hybrid.2.38")).coreCount);
  });
});

describe("trap 3: caches", () => {
  test("one instance up to 2.33, the sum from 2.34, with a count from 2.37", () => {
    expect(bare(tree("flat.2.23").caches[3])).toEqual({ kind: "cache", name: "L3", size: "28160K", bytes: 28_835_840 });
    expect(bare(tree("flat.2.35").caches[2])).toEqual({ kind: "cache", name: "L2", size: "3 MiB", bytes: 3_145_728 });
    expect(tree("flat.2.38").caches[2]).toMatchObject({ size: "2 MiB", bytes: 2_097_152, instances: 2 });
  });

  test("lscpu -C tells both apart, and with -B exactly", () => {
    const rounded = tree("c.2.38").cacheTable?.[2];
    const exact = tree("c-bytes.2.38").cacheTable?.[2];
    expect(rounded).toMatchObject({ name: "L2", oneSize: "1.3M", allSize: "5M", ways: 8, type: "Unified", level: 2 });
    expect(exact).toMatchObject({ oneSize: "1310720", oneBytes: 1_310_720, allBytes: 5_242_880, coherencySize: 64 });
    expect(tree("c-j.2.38").cacheTable?.map(({ name, sets }) => [name, sets])).toEqual([
      ["L1d", 64],
      ["L1i", 96],
      ["L2", 2560],
      ["L3", 67_584],
    ]);
    expect(bare(tree("c-j.2.38").cacheTable)).toEqual(bare(tree("c-output-all.2.38").cacheTable));
  });

  test("cells that are empty have no word, and stand below their column or between two blanks", () => {
    expect(tree("c-output-all.2.38").cacheTable?.[0]?.untold).toEqual(["ALLOC-POLICY", "WRITE-POLICY"]);
    expect(tree("c-raw.2.41").cacheTable?.map(({ untold = [] }) => untold)).toEqual([[], ["WRITE-POLICY"], ["WAYS"]]);
    expect(tree("c-raw.2.41").cacheTable?.[2]).toMatchObject({ type: "Unified", writePolicy: "WriteBack" });
  });

  test("a CPU that lacks a cache leaves no gap since 2.34: which it is, is not said", () => {
    const ast = odd("p-lacking-cache.2.42", "cache-not-told", "cache-not-told");
    expect(pick(ast, 0)?.caches).toEqual(caches(0, 0));
    expect(pick(ast, 2)).not.toHaveProperty("caches");
    expect(bare(pick(ast, 2)?.fields)).toEqual([{ kind: "field", label: "L1d:L1i:L2:L3", value: "8,8,2" }]);
  });
});

describe("trap 4: CPU(s) are present, lists of nodes can hold more", () => {
  test("a node that lists 141 CPUs has those that are there", () => {
    const ast = tree("drawers.2.30");
    expect(ast.cpuCount).toBe(8);
    expect(expandCpuRanges(ast.numaNodes[0]?.cpus ?? []).length).toBe(141);
    expect(numaNodesOf(ast)).toEqual([{ node: 0, cpus: [0, 1, 2, 3, 4, 5, 6, 7] }]);
  });

  test("-p lists CPUs that are online, -a those that are present", () => {
    expect(tree("p.2.38").cpus.map(({ cpu }) => cpu)).toEqual([0, 1, 2, 3, 4, 6, 7]);
    expect(tree("p-all.2.38").cpus.map(({ cpu }) => cpu)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(pick(tree("p-all.2.38"), 5)).not.toHaveProperty("online");
    expect(pick(tree("e.2.38"), 5)?.online).toBe(false);
  });
});

describe("trap 5: a colon between numbers", () => {
  test("is a stride in a list and parts caches in a cell", () => {
    expect(expandCpuRanges(tree("strides.2.42").numaNodes[0]?.cpus ?? []).slice(0, 3)).toEqual([0, 2, 4]);
    expect(pick(tree("e.2.38"), 2)?.caches).toEqual(caches(2, 1));
  });
});

describe("trap 6: numbers of cores", () => {
  test("-y prints the machine's, which repeat in each socket", () => {
    const ast = tree("p-physical.2.38");
    expect(ast.cpus.map(({ socket, core }) => [socket, core])).toEqual([
      ...[
        [0, 0],
        [0, 8],
        [1, 0],
        [1, 8],
        [0, 0],
      ],
      [undefined, undefined],
      ...[
        [1, 0],
        [1, 8],
      ],
    ]);
    expect(coresOf(ast).map(({ cpus }) => cpus)).toEqual(coresOf(tree("p-all.2.38")).map(({ cpus }) => cpus));
  });

  test("a table without the numbers of CPUs keeps its rows", () => {
    const ast = tree("p-cores.2.38");
    expect(ast.cpus).toEqual([]);
    const pairs = ast.rows?.map(({ core, socket }) => `${core}/${socket}`);
    expect(pairs).toEqual(["0/0", "1/0", "2/1", "3/1", "0/0", "2/1", "3/1"]);
    expect(
      tree("e-online.2.38")
        .rows?.map(({ online }) => online)
        .indexOf(false),
    ).toBe(5);
  });
});

describe("trap 7: empty, `-` and absent", () => {
  const UNTOLD = ["SOCKET", "CORE", "L1d:L1i:L2:L3"];

  test("what the tool does not know is named, what was not asked for is not", () => {
    expect(pick(tree("p-all.2.38"), 5)?.untold).toEqual(["CORE", "SOCKET", "L1d:L1i:L2:L3"]);
    expect(pick(tree("p-physical.2.38"), 5)?.untold).toEqual(["CORE", "SOCKET", "L1d:L1i:L2:L3"]);
    expect(pick(tree("e.2.38"), 5)?.untold).toEqual([...UNTOLD, "MAXMHZ", "MINMHZ", "MHZ"]);
    expect(pick(tree("e.2.38"), 0)).not.toHaveProperty("untold");
    expect(tree("p-all.2.38").columns?.map(({ name }) => name)).not.toContain("ONLINE");
    expect(pick(tree("p-output-all.2.38"), 3)?.untold).toContain("CLUSTER");
    expect(tree("p-arm.2.36").cpus.map(({ untold }) => untold)).toEqual([
      ["NODE"],
      ["NODE"],
      ["SOCKET", "NODE"],
      ["CORE", "SOCKET", "NODE"],
    ]);
  });

  test("caches of a CPU that is offline: `:::` up to 2.33, a comma each, none since", () => {
    expect(pick(tree("e.2.32"), 5)?.untold).toEqual([...UNTOLD, "MAXMHZ", "MINMHZ"]);
    expect(pick(tree("p.2.32"), 3)).toMatchObject({ node: 1, untold: ["CORE", "SOCKET", "L1d:L1i:L2:L3"] });
    expect(bare(pick(tree("p-list.2.38"), 3))).toEqual({
      ...{ kind: "cpu", cpu: 3, online: false, configured: true, untold: ["L1d:L1i:L2"] },
      ...{ address: 19, polarization: "vert-low" },
    });
  });
});

describe("trap 8: JSON by version", () => {
  const machine = [0, 0, undefined].map((core) => core);

  test("strings up to 2.37, numbers and booleans from 2.38, strings for the unknown from 2.42", () => {
    const old = tree("e-j.2.35");
    expect(old.cpus.map(({ core }) => core)).toEqual(machine);
    expect(old.cpus.map(({ online }) => online)).toEqual([true, true, false]);
    expect(pick(old, 0)?.maxMhz).toBe(3900);
    const recent = tree("e-j.2.42");
    expect(pick(recent, 0)).toMatchObject({
      core: 0,
      online: true,
      maxMhz: 4500,
      mhz: 1103.902,
      scalingMhzPercent: 25,
    });
    expect(pick(recent, 1)).toMatchObject({ online: false, node: 0 });
    expect(pick(recent, 1)?.untold?.length).toBe(9);
  });

  test("2.38 to 2.41 print what is no JSON for a CPU that is offline: all is read as the table has it", () => {
    const text = sample("err/lscpu-e-j-offline.2.38.txt");
    expect(() => JSON.parse(text)).toThrow();
    const { ast, diagnostics } = parseLscpu(text);
    expect(said(diagnostics, text)).toEqual(["bare-value: -"]);
    expect(cpusOf(ast)).toEqual(cpusOf(tree("e.2.38")));
    expect(pick(ast, 5)?.untold).toEqual(pick(tree("e.2.38"), 5)?.untold);
    const place = pick(ast, 5)?.span ?? { start: 0, end: 0 };
    expect(text.slice(place.start, place.end)).toMatch(/^\{\s+"cpu": 5,[^}]*"socket": -,[^}]*\}$/);
  });

  test("the same of s390, and of a locale with decimal commas", () => {
    expect(cpusOf(odd("e-j-s390x.2.38", "bare-value"))).toEqual(cpusOf(tree("p-output-all.2.38")));
    const commas = odd("e-j-decimal-comma.2.38", "bare-value");
    expect(commas.cpus.map(({ maxMhz, minMhz }) => [maxMhz, minMhz])).toEqual([
      [4500, 800],
      [4500, 800],
    ]);
  });

  test("valid JSON of the same version has nothing to say of, nor has the list that jq cuts out", () => {
    expect(cpusOf(tree("e-j.2.38"))).toEqual(cpusOf(tree("e.2.38")).filter(({ online }) => online));
    expect(coresOf(tree("e-j.jq")).map(({ cpus }) => cpus)).toEqual([[0, 1]]);
  });
});

describe("trap 9: other languages", () => {
  test("what a value says by its shape has its property, and its label stays a field", () => {
    const ast = tree("german.2.36");
    expect(ast.fields.map(({ label }) => label)).toContain("Byte-Reihenfolge");
    expect(ast).toMatchObject({
      architecture: "x86_64",
      byteOrder: "Little Endian",
      cpuCount: 4,
      vendorId: "GenuineIntel",
    });
    expect(ast).toMatchObject({ cpuOpModes: ["32-bit", "64-bit"], numaNodeCount: 1 });
    expect(ast).not.toHaveProperty("onlineCpus");
    expect(bare(ast.caches)).toEqual([{ kind: "cache", name: "L1d", size: "32K", bytes: 32_768 }]);
    expect(ast.numaNodes.map(({ node, cpus }) => [node, expandCpuRanges(cpus)])).toEqual([[0, [0, 1, 2, 3]]]);
    expect(ast.types.map(({ modelName }) => modelName)).toEqual(["Intel(R) Core(TM) i5-5300U CPU @ 2.30GHz"]);
    expect(ast.types[0]).not.toHaveProperty("threadsPerCore");
  });

  test("in an English summary a label that is not known is a field and nothing else", () => {
    const { ast } = parseLscpu("Architecture:  x86_64\nNew order:     Little Endian\nModel name:    x\n");
    expect(ast).not.toHaveProperty("byteOrder");
    expect(ast.fields.map(({ label }) => label)).toEqual(["New order"]);
  });

  test("labels are fields, comments of -p are comments", () => {
    expect(tree("german.2.36").fields.length).toBeGreaterThan(5);
    const ast = tree("p-german.2.36");
    expect(ast.comments?.length).toBe(3);
    expect(coresOf(ast).map(({ cpus }) => cpus)).toEqual([[0, 1]]);
  });
});

describe("trap 10: which output it is, the content says", () => {
  test("each form is found without a name for it", () => {
    const names: readonly (readonly [string, string])[] = [
      ["flat.2.38", "lscpu"],
      ["j.2.38", "lscpu -J"],
      ["p.2.38", "lscpu -p"],
      ["e.2.38", "lscpu -e"],
      ["e.2.32", "lscpu -e"],
      ["e-j.2.38", "lscpu -e -J"],
      ["c.2.38", "lscpu -C"],
      ["c-j.2.38", "lscpu -C -J"],
    ];
    for (const [name, form] of names) {
      expect(parseCpuTopology(sample(`ok/lscpu-${name}.txt`)).ast, name).toMatchObject({ form });
    }
  });

  test("seven outputs in one session are seven", () => {
    const { ast, diagnostics } = parseLscpu(sample("err/lscpu-several.txt"));
    const forms = [ast, ...(ast.runs ?? [])].map(({ form }) => form);
    expect(forms).toEqual(["lscpu", "lscpu -e", "lscpu -p", "lscpu -C", "lscpu -e -J", "lscpu -J", "lscpu"]);
    expect(diagnostics.filter(({ code }) => code === "cpu-topology/further-run").length).toBe(6);
    const machine = topologyOf(ast, ...(ast.runs ?? []));
    expect(coresOf(machine).map(({ cpus }) => cpus)).toEqual([[0, 1]]);
    expect(cpusPerCoreOf(machine)).toBe(2);
  });

  test("rows without their heading are those of -p alone, as two commas in front of their caches tell", () => {
    const ast = odd("p-no-heading", "no-heading");
    expect(coresOf(ast).map(({ cpus }) => cpus)).toEqual([[0, 1], [2]]);
    expect(ast.columns).toEqual([]);
  });
});

describe("trap 11: many CPUs", () => {
  test("4,096 rows, each once", () => {
    const rows = Array.from({ length: 4096 }, (_, cpu) => `${cpu},${cpu % 2048},${(cpu % 2048) >> 10},0,,0,0,0`);
    const { ast, diagnostics } = parseLscpu(`# CPU,Core,Socket,Node,,L2,L3,L4\n${rows.join("\n")}\n`);
    expect(diagnostics).toEqual([]);
    expect(ast.cpus.length).toBe(4096);
    expect(coresOf(ast).length).toBe(2048);
    expect(siblingsOf(ast, 4000)).toEqual([1952, 4000]);
  });
});

describe("rows of nothing but numbers", () => {
  const cell = fc.oneof(
    { weight: 8, arbitrary: fc.nat(300).map(String) },
    fc.constantFrom("", "-", "x", "12345678901234567"),
  );
  const row = fc.array(cell, { minLength: 1, maxLength: 9 }).map((cells) => cells.join(","));
  const heading = fc.constantFrom(
    "CPU,Core,Socket,Node,,L1d,L2",
    "CPU,Core,Socket,Node",
    "Core,CPU",
    "CPU,Core,L1d,L2",
    "CPU,,L1i",
  );

  test("are read as the reader of all rows reads them, which a blank at their end calls", () => {
    fc.assert(
      fc.property(heading, fc.array(row, { maxLength: 6 }), (names, rows) => {
        const texts = ["", " "].map((end) => [`# ${names}`, ...rows.map((one) => `${one}${end}`), ""].join("\n"));
        const [quick, slow] = texts.map((text) => {
          const { ast, diagnostics } = parseLscpu(text);
          const unknown = ast.unknown.map(({ text: line }) => line.trim());
          return [bare({ ...ast, unknown }), diagnostics.map(({ code, expected, actual }) => [code, expected, actual])];
        });
        expect(quick).toEqual(slow);
      }),
      { seed: 20261127, numRuns: 3000 },
    );
  });
});

describe("trap 12: siblings are not neighbours", () => {
  test("0 and 4 in every form", () => {
    for (const name of ["p.2.38", "p-all.2.38", "p-physical.2.38", "e.2.38", "e-j.2.38", "e.2.32"]) {
      expect(siblingsOf(tree(name), 0), name).toEqual([0, 4]);
    }
    expect(coresOf(tree("p.2.38")).map(({ cpus }) => cpus)).toEqual([[0, 4], [1], [2, 6], [3, 7]]);
  });
});

describe("cells with blanks and commas", () => {
  test("the name of a model is one cell, whatever stands in it", () => {
    const name = "AMD Ryzen 7 2700X Eight-Core Processor";
    expect(pick(tree("e-modelname.2.42"), 1)).toMatchObject({ modelName: name, microcode: "0x800820d", online: true });
    expect(pick(tree("e-modelname.2.42"), 2)?.untold).toEqual(["MODELNAME", "MICROCODE"]);
    expect(pick(tree("e-raw.2.41"), 0)?.modelName).toBe("AMD EPYC 9754 128-Core Processor");
    expect(pick(tree("p-modelname.2.42"), 1)).toMatchObject({
      modelName: "POWER8E (raw), altivec supported",
      online: false,
    });
  });

  test("a column of a later version is kept", () => {
    const [cpu] = tree("e-future").cpus;
    expect(bare(cpu?.fields)).toEqual([{ kind: "field", label: "NEWCOLUMN", value: "some" }]);
  });
});

describe("damage", () => {
  test("a bad cell costs itself, a bad row what is missing, a foreign line itself", () => {
    const text = sample("err/lscpu-e-damaged.txt");
    const { ast, diagnostics } = parseLscpu(text);
    expect(ast.cpus.map(({ cpu, core }) => [cpu, core])).toEqual([
      [0, 0],
      [1, undefined],
      [2, 2],
      [3, 3],
      [4, 4],
      [6, 6],
    ]);
    expect(bare(ast.rows?.map(({ cpu, core, fields }) => [cpu, core, fields?.[0]?.value]))).toEqual([
      [1, 1, null],
      [null, 5, "z"],
    ]);
    expect(diagnostics.filter(({ severity }) => severity === "error").length).toBe(7);
  });

  test("a cut tail of JSON ends where something else begins", () => {
    const { ast } = parseLscpu(sample("err/lscpu-e-j-cut-tail.txt"));
    expect(ast.cpus.map(({ cpu, online }) => [cpu, online])).toEqual([
      [0, true],
      [1, undefined],
    ]);
    expect(ast.runs?.map(({ form, cpus }) => [form, cpus.length])).toEqual([["lscpu -e", 2]]);
  });

  test("a cut head of JSON is read from its first row on", () => {
    const { ast } = parseLscpu(sample("err/lscpu-e-j-cut-head.txt"));
    expect(bare(ast.rows)).toEqual([{ kind: "row", core: 0, online: true }]);
    expect(ast.cpus.map(({ cpu, online }) => [cpu, online])).toEqual([[1, false]]);
  });

  test("hostile tables and JSON are read to their end", () => {
    for (const text of [
      `# CPU,Core,${"L1d:".repeat(1000)}`,
      `# CPU,Core\n${",".repeat(1_000_000)}`,
      `CPU CORE\n${"1 ".repeat(500_000)}`,
      `CPU NODE MODELNAME\n${"1 ".repeat(500_000)}`,
      "# a\n".repeat(100_000),
      `{"cpus":[${"[".repeat(200_000)}`,
      `{"cpus":[{${Array.from({ length: 100_000 }, (_, at) => `"k${at}":1`).join(",")}}]}`,
      `{"cpus":[${'{"cpu":"'.repeat(100_000)}`,
      `{"lscpu":[${"\n x".repeat(200_000)}`,
      `{"cpus":[{"cpu":${"9".repeat(1_000_000)}}]}`,
    ]) {
      expect(parseLscpu(text).ast.kind).toBe("cpu-topology");
    }
  });
});
