import { describe, expect, test } from "vitest";
import { expandCpuRanges, parseCpuTopology, parseLscpu } from "../../src/formats/cpu-topology/index.ts";
import { sourceText } from "../../src/text/index.ts";
import { bare, said, sample } from "./cpu-topology-samples.ts";

/** The tree of a sample that has nothing to complain about. */
function tree(name: string) {
  const { ast, diagnostics } = parseLscpu(sample(`ok/${name}`));
  expect(diagnostics).toEqual([]);
  expect(ast.unknown).toEqual([]);
  return ast;
}

describe("the tree of a terminal", () => {
  test("says the same as the flat text, values wrapped in the middle of words joined", () => {
    const { sections, ...wrapped } = bare(tree("lscpu-tree.2.38.txt"));
    expect(wrapped).toEqual(bare(tree("lscpu-flat.2.38.txt")));
    expect(sections?.map(({ label }) => label)).toEqual([
      "Virtualization features",
      "Caches (sum of all)",
      "NUMA",
      "Vulnerabilities",
    ]);
  });

  test("a wrapped list is read whole, with the place of its field", () => {
    const text =
      "CPU(s):             6\nNUMA node0 CPU(s):  0,2,4,\n                    6,8,10\nNUMA node1 CPU(s):  1\n";
    const { ast, diagnostics } = parseLscpu(text);
    expect(diagnostics).toEqual([]);
    const [node] = ast.numaNodes;
    expect(expandCpuRanges(node?.cpus ?? [])).toEqual([0, 2, 4, 6, 8, 10]);
    const { start, end } = node?.cpus[4]?.span ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe("NUMA node0 CPU(s):  0,2,4,\n                    6,8,10");
  });

  test("a line below Vulnerabilities is one, and the next label at the margin ends the section", () => {
    const text = "CPU(s):          2\nVulnerabilities: \n  Mds:           Vulnerable\nSomething:       else\n";
    const { ast } = parseLscpu(text);
    expect(bare(ast.vulnerabilities)).toEqual([{ kind: "vulnerability", name: "Mds", status: "Vulnerable" }]);
    expect(ast.fields.map(({ label }) => label)).toEqual(["Something"]);
  });
});

describe("damage", () => {
  test("values that cannot be read cost themselves and stay as fields; what stands twice is kept and reported", () => {
    const text = sample("err/bad-values.txt");
    const { ast, diagnostics } = parseLscpu(text);
    expect(ast).not.toHaveProperty("cpuCount");
    expect(ast.types[0]).toMatchObject({ modelName: "A CPU", coresPerSocket: 4 });
    expect(ast.types.length).toBe(1);
    expect(ast.fields.map(({ label, value }) => `${label}=${value}`)).toEqual([
      "CPU(s)=eight",
      "On-line CPU(s) list=0-7",
      "Address sizes=46 bits",
      "Thread(s) per core=2x",
      "Core(s) per socket=5",
      "CPU max MHz=fast",
      "CPU(s) scaling MHz=54",
      "L1d cache=32 parsecs",
      "L2 cache=2 MiB (1 instances)",
      "L3 cache=16 MiB",
      "NUMA node0 CPU(s)=0-7",
      "Vulnerability Mds=Vulnerable",
      "__proto__=polluted",
    ]);
    expect(diagnostics.filter(({ severity }) => severity === "error").length).toBe(7);
    expect(said(diagnostics, text)).toContain("count-mismatch: NUMA node(s):        3");
    expect(Object.getPrototypeOf({})).not.toHaveProperty("polluted");
  });

  test("regions of a list that cannot be read cost themselves; the count is then not compared", () => {
    const text = sample("err/bad-lists.txt");
    const { ast, diagnostics } = parseLscpu(text);
    expect(expandCpuRanges(ast.onlineCpus ?? [])).toEqual([0, 1, 2, 3]);
    expect(expandCpuRanges(ast.offlineCpus ?? [])).toEqual([4, 5]);
    expect(said(diagnostics, text)).toEqual([
      "reversed-range: 7-5",
      "bad-cpu-list: four",
      "bad-cpu-list: 6:2",
      "bad-cpu-list: ,",
      "bad-cpu-list: ,,",
      "bad-cpu-list: ,",
      "bad-stride: 0-6:0",
      "cpu-out-of-range: 0-65536",
      "cpu-out-of-range: 0-4294967295",
      "bad-cpu-list: 2-N",
    ]);
    expect(ast.numaNodes.map(({ cpus }) => cpus.length)).toEqual([0, 0, 0, 0]);
  });

  test("a mask that cannot be read costs itself", () => {
    const text = sample("err/bad-masks.txt");
    const { ast, diagnostics } = parseLscpu(text);
    expect(ast.onlineCpus).toEqual([]);
    expect(said(diagnostics, text).map((line) => line.slice(0, 18))).toContain("bad-cpu-mask: 0xfg");
    expect(ast.fields.length).toBe(4);
  });

  test("a second listing is a run of its own, not a second type of CPU", () => {
    const text = sample("err/two-runs-crlf.txt");
    const { ast, diagnostics } = parseLscpu(text);
    expect(ast.types.length).toBe(1);
    expect(ast.runs?.map(({ cpuCount, types }) => [cpuCount, types.length])).toEqual([[2, 1]]);
    expect(bare(ast.runs?.[0]?.types)).toEqual(bare(ast.types));
    const { start, end } = ast.runs?.[0]?.span ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toMatch(/^Architecture:[\s\S]*Stepping: +1$/);
    expect(diagnostics.map(({ code }) => code)).toEqual([
      "cpu-topology/unknown-line",
      "cpu-topology/unknown-line",
      "cpu-topology/further-run",
    ]);
  });

  test("colours, prompts and prose", () => {
    expect(parseLscpu(sample("err/colour.txt")).ast).toMatchObject({ cpuCount: 2, types: [{ cpuFamily: "25" }] });
    const { ast } = parseLscpu(sample("err/lscpu-wrong-command.txt"));
    expect(ast.unknown.map(({ text }) => text)).toEqual([
      "$ lscpu",
      "bash: lscpu: command not found",
      "Note: this was typed by hand:",
      "Kernel: 5.14",
    ]);
  });

  test("a cut tail: half a line is unknown, the node that is missing is missed", () => {
    const text = sample("err/lscpu-cut-tail.txt");
    const { diagnostics } = parseLscpu(text);
    expect(said(diagnostics, text)).toEqual([
      "unknown-line: NUMA nod",
      "count-mismatch: NUMA node(s):                            1",
    ]);
  });
});

test("places are right, in a text and in a window of a larger one", () => {
  const text =
    "CPU(s):               4\nOn-line CPU(s) list:  0-2,3\nL1d cache:            32K\nNUMA node0 CPU(s):    0-3\n";
  const larger = `# lscpu\n${text}# exit\n`;
  const { ast } = parseLscpu(text);
  const window = parseLscpu(sourceText(larger, { start: 8, end: 8 + text.length })).ast;
  const cut = (source: string, node: { span: { start: number; end: number } } | undefined) =>
    source.slice(node?.span.start, node?.span.end);
  for (const [source, from] of [
    [text, ast],
    [larger, window],
  ] as const) {
    expect(from.onlineCpus?.map((range) => cut(source, range))).toEqual(["0-2", "3"]);
    expect(cut(source, from.caches[0])).toBe("L1d cache:            32K");
    expect(cut(source, from.numaNodes[0])).toBe("NUMA node0 CPU(s):    0-3");
    expect(cut(source, from)).toBe(text);
  }
});

test("parseCpuTopology reads what speaks for no other form as lscpu", () => {
  expect(parseCpuTopology("").ast).toMatchObject({ kind: "cpu-topology", form: "lscpu", types: [], unknown: [] });
  expect(parseCpuTopology("hello\n").ast).toMatchObject({ form: "lscpu", unknown: [{ text: "hello" }] });
});
