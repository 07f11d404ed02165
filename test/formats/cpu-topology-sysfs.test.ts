import { describe, expect, test } from "vitest";
import {
  coresOf,
  cpuSysfsText,
  expandCpuRanges,
  numaNodesOf,
  offlineCpusOf,
  onlineCpusOf,
  parseCpuSysfs,
  parseCpuTopology,
  printCpuSysfs,
} from "../../src/formats/cpu-topology/index.ts";
import { bare, said, sample } from "./cpu-topology-samples.ts";

const CPU = "/sys/devices/system/cpu";
const apart = sample("ok/sysfs-siblings-apart.grep.txt");

describe("a machine with siblings apart, two dies and offline CPUs", () => {
  const { ast, diagnostics } = parseCpuSysfs(apart);

  test("cores by their siblings and dies, whatever the order of the folders", () => {
    expect(diagnostics).toEqual([]);
    expect(ast.files[8]?.path).toBe(`${CPU}/cpu1/topology/die_id`);
    expect(ast.files.findIndex(({ path }) => path.includes("cpu10/"))).toBeLessThan(
      ast.files.findIndex(({ path }) => path.includes("cpu2/")),
    );
    expect(ast.cpus.map(({ cpu }) => cpu)).toEqual([0, 1, 2, 3, 4, 5, 10, 11, 40, 41]);
    expect(coresOf(ast).map(({ cpus }) => cpus)).toEqual([[0, 40], [1, 41], [2], [3], [10, 11]]);
    expect(coresOf(ast)[0]).toEqual({ socket: 0, die: 0, core: 0, cpus: [0, 40] });
    expect(coresOf(ast)[2]).toEqual({ socket: 0, die: 1, core: 0, cpus: [2] });
  });

  test("cpu0 has no file `online` and is online; CPUs that are possible and not present are none", () => {
    expect(ast.files.some(({ path }) => path === `${CPU}/cpu0/online`)).toBe(false);
    expect(onlineCpusOf(ast)).toEqual([0, 1, 2, 3, 10, 11, 40, 41]);
    expect(offlineCpusOf(ast)).toEqual([4, 5]);
    expect(expandCpuRanges(ast.offline ?? []).length).toBe(88);
    expect(expandCpuRanges(ast.possible ?? []).length).toBe(128);
    expect(ast.nohzFull).toBeNull();
  });

  test("an id of -1 is unknown, not a number", () => {
    expect(ast.files.filter(({ value }) => value === "-1").length).toBe(8);
    expect(ast.cpus.some((cpu) => "cluster" in cpu)).toBe(false);
    expect(parseCpuSysfs("cpu0/topology/core_id:-1\ncpu0/topology/cluster_id:65535\n").ast.cpus.map(bare)).toEqual([
      { kind: "cpu", cpu: 0 },
    ]);
  });

  test("nodes, their CPUs and distances; smt", () => {
    expect(numaNodesOf(ast)).toEqual([
      { node: 0, cpus: [0, 1, 2, 3, 4, 5, 40, 41] },
      { node: 1, cpus: [10, 11] },
    ]);
    expect(ast.numaNodes.map(({ distances }) => distances)).toEqual([
      [10, 21],
      [21, 10],
    ]);
    expect([ast.smtActive, ast.smtControl]).toEqual([true, "on"]);
  });
});

describe("shapes", () => {
  test("entries of a dump, headings and lines say the same", () => {
    const entries = parseCpuSysfs(apart).ast.files.map(({ path, value }) => ({ path, text: `${value}\n` }));
    const ofEntries = parseCpuSysfs(entries);
    expect(ofEntries.diagnostics).toEqual([]);
    const plain = (ast: typeof ofEntries.ast): unknown => ({ ...bare(ast), files: [] });
    expect(plain(ofEntries.ast)).toEqual(plain(parseCpuSysfs(apart).ast));
    const text = cpuSysfsText(entries);
    expect(printCpuSysfs(ofEntries.ast)).toBe(text);
    const { span } = ofEntries.ast.files[0] ?? { span: { start: 0, end: 0 } };
    expect(text.slice(span.start, span.end)).toBe(`==> ${CPU}/cpu0/topology/cluster_id <==\n-1`);
    expect(parseCpuSysfs([]).ast).toMatchObject({ cpus: [], files: [] });
  });

  test("samples are printed back byte for byte", () => {
    for (const name of ["sysfs-lists.tail", "sysfs-topology.grep", "sysfs-siblings-apart.grep"]) {
      const text = sample(`ok/${name}.txt`);
      expect(printCpuSysfs(parseCpuSysfs(text).ast)).toBe(text);
    }
  });

  test("an empty file is an empty list; an absent one says nothing", () => {
    const { ast } = parseCpuSysfs(sample("ok/sysfs-lists.tail.txt"));
    expect(ast.offline).toEqual([]);
    expect(ast.isolated).toEqual([]);
    expect(ast).not.toHaveProperty("nohzFull");
    expect(ast.kernelMax).toBe(255);
    expect(ast.cpus[1]?.caches).toEqual([
      { name: "L1d", id: 1 },
      { name: "L1i", id: 1 },
      { name: "L2", id: 1 },
      { name: "L3", id: 0 },
    ]);
    const memory = parseCpuSysfs([{ path: "/sys/devices/system/node/node1/cpulist", text: "\n" }]).ast;
    expect(numaNodesOf(memory)).toEqual([{ node: 1, cpus: [] }]);
  });

  test("masks stand for lists where an old kernel prints no list", () => {
    const text = `${CPU}/cpu8/topology/thread_siblings:00000000,00000101\n/sys/devices/system/node/node0/cpumap:00000fff\n`;
    const { ast, diagnostics } = parseCpuSysfs(text);
    expect(diagnostics).toEqual([]);
    expect(ast.cpus[0]).toMatchObject({ cpu: 8, node: 0, threadSiblings: [0, 8] });
  });

  test("files of a sosreport, of the folder itself and of other folders", () => {
    const sos = "sos_commands/x/sys/devices/system/cpu/cpu3/topology/core_id";
    expect(parseCpuSysfs([{ path: sos, text: "7\n" }]).ast.cpus[0]).toMatchObject({ cpu: 3, core: 7 });
    expect(parseCpuSysfs("./cpu3/topology/core_id:7\nonline:0-3\n").ast.cpus.length).toBe(4);
    const other = parseCpuSysfs([{ path: "/proc/version", text: "Linux\nmore\n" }]);
    expect(other.ast.files.map(bare)).toEqual([
      { kind: "sysfs-file", path: "/proc/version", value: "Linux\nmore", headed: true },
    ]);
    expect(other.diagnostics).toEqual([]);
    expect(parseCpuTopology(apart).ast).toMatchObject({ form: "sysfs" });
  });
});

test("damage: bad values, masks that are not the list, half a list of siblings is none", () => {
  const text = sample("err/sysfs-damaged.txt");
  const { ast, diagnostics } = parseCpuSysfs(text);
  expect(ast.cpus.map(({ cpu, threadSiblings }) => [cpu, threadSiblings])).toEqual([
    [0, [0, 4]],
    [1, [1, 5]],
    [2, undefined],
  ]);
  expect(said(diagnostics, text)).toEqual([
    "unknown-line: [root@worker1 ~]# grep . /sys/devices/system/cpu/cpu*/topology/*",
    `further-run: ${CPU}/cpu0/topology/core_id:0`,
    "bad-value: zero",
    "bad-cpu-list: 4-",
    "bad-cpu-mask: 0000000g",
    "mask-mismatch: 00000002",
    "bad-value: yes",
    `repeated-field: ${CPU}/cpu1/online:1`,
    "bad-value: 0-65535",
    "bad-value: 10 far",
    "unknown-line: [root@worker1 ~]#",
  ]);
});

test("hostile texts take linear time and bounded memory", () => {
  const many = Array.from({ length: 20_000 }, (_, cpu) => `cpu${cpu}/topology/thread_siblings_list:0-65535`).join("\n");
  const { ast } = parseCpuSysfs(`${many}\n`);
  expect(ast.cpus.length).toBe(20_000);
  expect(ast.cpus.every(({ threadSiblings }) => threadSiblings === undefined)).toBe(true);
  const nodes = Array.from({ length: 20_000 }, (_, node) => `node${node}/cpulist:0-65535`).join("\n");
  const { ast: ofNodes, diagnostics } = parseCpuSysfs(`${nodes}\nonline:0-3\n`);
  expect(diagnostics.map(({ code }) => code)).toEqual(["cpu-topology/too-many-cpus"]);
  expect(ofNodes.cpus.map(({ cpu }) => cpu)).toEqual([0, 1, 2, 3]);
  expect(parseCpuSysfs(`online:${"0-65535,".repeat(20_000)}1\n`).ast.cpus.length).toBe(65_536);
});
