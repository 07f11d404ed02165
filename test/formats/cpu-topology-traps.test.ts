import { describe, expect, test } from "vitest";
import {
  coresOf,
  expandCpuRanges,
  numaNodesOf,
  onlineCpusOf,
  parseCpuinfo,
  parseCpuList,
  parseCpuSysfs,
  parseLscpu,
  parseNumactl,
  siblingsOf,
  threadsPerCoreOf,
  topologyOf,
} from "../../src/formats/cpu-topology/index.ts";
import { sample } from "./cpu-topology-samples.ts";

const cpuinfo = (name: string) => parseCpuinfo(sample(`ok/cpuinfo-${name}.txt`)).ast;
const sysfs = () => parseCpuSysfs(sample("ok/sysfs-siblings-apart.grep.txt")).ast;

describe("traps of texts about CPUs", () => {
  test("1. a value that goes on in the next line: what stands below a heading of tail is one file", () => {
    const { ast } = parseCpuSysfs("==> /sys/devices/system/cpu/uevent <==\nDRIVER=a\nMODALIAS=b\n");
    expect(ast.files.map(({ value }) => value)).toEqual(["DRIVER=a\nMODALIAS=b"]);
  });

  test("2. hybrid: cores of two threads beside cores of one; every CPU by its own core number", () => {
    const ast = cpuinfo("x86-hybrid");
    expect(coresOf(ast).map(({ core, cpus }) => [core, cpus])).toEqual([
      [0, [0, 1]],
      [4, [2, 3]],
      [8, [4]],
      [9, [5]],
    ]);
    expect(threadsPerCoreOf(ast)).toBeNull();
    expect(ast.cpus.map(({ mhz }) => mhz)).toEqual([800, 810, 820, 830, 840, null]);
    expect(ast.cpus[5]?.fields.find(({ key }) => key === "cpu MHz")?.value).toBe("Unknown");
    expect(ast.cpus[0]?.modelName).toBe("13th Gen Intel(R) Core(TM) i5-1335U");
    expect(ast.cpus[0]?.flags).toEqual("fpu vme de pse tsc msr ht lm hybrid_cpu".split(" "));
  });

  test("3. caches: a CPU's own, by their number, where /sys tells it", () => {
    const { ast } = parseCpuSysfs(sample("ok/sysfs-lists.tail.txt"));
    expect(ast.cpus.map(({ caches }) => caches?.find(({ name }) => name === "L3")?.id)).toEqual([0, 0]);
    expect(ast.cpus.map(({ caches }) => caches?.find(({ name }) => name === "L1d")?.id)).toEqual([0, 1]);
  });

  test("4. present, possible, online: absent CPUs are in lists and are no CPUs of the machine", () => {
    const ast = sysfs();
    expect(expandCpuRanges(ast.possible ?? []).length).toBe(128);
    expect(ast.cpus.length).toBe(10);
    expect(onlineCpusOf(ast).length).toBe(8);
    const lscpu = parseLscpu(sample("ok/lscpu-numa-gaps.2.37.txt")).ast;
    expect(expandCpuRanges(lscpu.numaNodes[1]?.cpus ?? []).length).toBe(141);
    expect(numaNodesOf(lscpu)).toEqual([
      { node: 0, cpus: [] },
      { node: 2, cpus: [0, 1, 2, 3, 4, 5, 6, 7] },
      { node: 8, cpus: [] },
    ]);
  });

  test("5. two meanings of a colon in a list", () => {
    expect(parseCpuList("0-7:2", "util-linux").ast.cpus).toEqual([0, 2, 4, 6]);
    expect(parseCpuList("0-7:2/4", "kernel-parse").ast.cpus).toEqual([0, 1, 4, 5]);
    expect(parseCpuList("0-7:2", "kernel-parse").diagnostics.map(({ code }) => code)).toEqual([
      "cpu-topology/bad-cpu-list",
    ]);
  });

  test("6. the number of a core is its socket's (and its die's) own", () => {
    const two = cpuinfo("siblings-apart");
    expect(new Set(two.cpus.map(({ core }) => core)).size).toBe(2);
    expect(coresOf(two).length).toBe(4);
    expect(
      coresOf(sysfs())
        .filter(({ core }) => core === 0)
        .map(({ die, socket, cpus }) => [socket, die, cpus]),
    ).toEqual([
      [0, 0, [0, 40]],
      [0, 1, [2]],
      [1, 0, [10, 11]],
    ]);
    expect(coresOf(cpuinfo("loongarch")).map(({ socket, core }) => [socket, core])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
  });

  test("7. empty, (null), -1, <not available> and absent are five things", () => {
    const read = (text: string) => parseCpuSysfs([{ path: "/sys/devices/system/cpu/nohz_full", text }]).ast.nohzFull;
    expect(read("\n")).toEqual([]);
    expect(read("  (null)\n")).toBeNull();
    expect(parseCpuSysfs([]).ast.nohzFull).toBeUndefined();
    expect(sysfs().cpus[0]?.cluster).toBeUndefined();
    expect(parseNumactl(sample("ok/numactl-hardware.gaps.txt")).ast.numaNodes.at(-1)).toMatchObject({
      cpus: [],
      sizeMb: null,
    });
    expect(parseNumactl(sample("ok/numactl-hardware.no-distances.txt")).ast.numaNodes[0]?.cpus).toBeUndefined();
  });

  test("8. architectures: what gives a CPU its number, its clock, its name", () => {
    const s390 = cpuinfo("s390x");
    expect(s390.cpus[0]).toMatchObject({ cpu: 0, book: expect.any(Number), drawer: expect.any(Number) });
    expect(s390.summary?.length).toBe(s390.cpus.length);
    expect(cpuinfo("ppc64le").cpus[0]).toMatchObject({
      modelName: expect.stringContaining("POWER"),
      mhz: expect.any(Number),
    });
    expect(cpuinfo("riscv").cpus[0]).toMatchObject({ hart: 1, isa: expect.stringMatching(/^rv64/) });
    expect(cpuinfo("arm64").cpus[0]).toMatchObject({
      cpuImplementer: expect.stringMatching(/^0x/),
      cpuArchitecture: "8",
    });
    expect(cpuinfo("loongarch").cpus[3]).toMatchObject({ modelName: "Loongson-3C5000", mhz: 2200, socket: 1, core: 1 });
  });

  test("9. SPARC numbers its CPUs in lines of state; one of four is not online", () => {
    const ast = cpuinfo("sparc64");
    expect(ast.cpus.map(({ cpu, online, mhz }) => [cpu, online, mhz])).toEqual([
      [0, true, 1166.280256],
      [1, true, 1166.280256],
      [3, true, 1166.280256],
    ]);
    expect(ast.cpus[0]?.modelName).toBe("UltraSparc T2 (Niagara2)");
    expect(ast.machine[0]?.fields).toContainEqual({ key: "D$ parity tl1", value: "0" });
    const on32 = "cpu\t: TI\nncpus probed\t: 1\nCPU0Bogo\t: 59.59\nCPU0ClkTck\t: 60000000\nCPU0\t\t: online\n";
    expect(parseCpuinfo(on32).ast.cpus.map(({ cpu, mhz }) => [cpu, mhz])).toEqual([[0, 60]]);
    const emulated = "cpu\t: TI\nncpus probed\t: 1\nState:\nCPU0:\t\t: online\n";
    expect(parseCpuinfo(emulated).ast.cpus.map(({ cpu, online }) => [cpu, online])).toEqual([[0, true]]);
  });

  test("10. IA-64 has a second number within the block of a CPU; Alpha has none at all", () => {
    const ia64 = parseCpuinfo(sample("ok/cpuinfo-ia64.txt"));
    expect(ia64.diagnostics).toEqual([]);
    expect(ia64.ast.runs).toBeUndefined();
    expect(ia64.ast.cpus.map(({ cpu, core, mhz }) => [cpu, core, mhz])).toEqual([
      [0, 0, 1669],
      [1, 1, 1669],
    ]);
    expect(ia64.ast.cpus[1]?.fields).toContainEqual({ key: "cpu number", value: "0" });
    const alpha = cpuinfo("alpha");
    expect(alpha.cpus).toEqual([]);
    expect(alpha.machine[0]?.fields).toContainEqual({ key: "cycle frequency [Hz]", value: "666666666 est." });
    expect(alpha.machine[0]?.fields).toContainEqual({ key: "cpus detected", value: "2" });
  });

  test("11. thousands of CPUs, folders in the order of their names, few of them copied", () => {
    const names = Array.from({ length: 4096 }, (_, cpu) => `cpu${cpu}`).sort();
    expect(names.slice(0, 4)).toEqual(["cpu0", "cpu1", "cpu10", "cpu100"]);
    const entries = names.slice(0, 64).map((name) => ({
      path: `sos/sys/devices/system/cpu/${name}/topology/core_id`,
      text: "0\n",
    }));
    const all = parseCpuSysfs([...entries, { path: "sos/sys/devices/system/cpu/present", text: "0-4095\n" }]).ast;
    expect(all.cpus.length).toBe(4096);
    expect(all.cpus.map(({ cpu }) => cpu)).toEqual([...all.cpus.keys()]);
    expect(all.cpus.filter(({ core }) => core !== undefined).length).toBe(64);
  });

  test("12. siblings 0,40 and 10-11: by the lists, never by neighbouring numbers; 1, 2, 4 and 8 threads", () => {
    expect(siblingsOf(sysfs(), 0)).toEqual([0, 40]);
    expect(siblingsOf(sysfs(), 1)).toEqual([1, 41]);
    expect(siblingsOf(sysfs(), 10)).toEqual([10, 11]);
    for (const threads of [1, 2, 4, 8]) {
      const cores = 4;
      const text = Array.from({ length: threads * cores }, (_, cpu) => {
        const siblings = Array.from({ length: threads }, (_, at) => (cpu % cores) + at * cores).join(",");
        return `cpu${cpu}/topology/thread_siblings_list:${siblings}\n`;
      });
      const { ast } = parseCpuSysfs(text.join(""));
      expect([coresOf(ast).length, threadsPerCoreOf(ast)]).toEqual([cores, threads]);
      expect(siblingsOf(ast, 1)).toEqual(Array.from({ length: threads }, (_, at) => 1 + at * cores));
    }
  });

  test("texts of one machine say the same together", () => {
    const machine = topologyOf(
      sysfs(),
      parseNumactl("available: 2 nodes (0-1)\nnode 0 cpus: 0 1 2 3 40 41\nnode 1 cpus: 10 11\n").ast,
    );
    expect(machine.cpus.length).toBe(10);
    expect(machine.numaNodes?.map(({ cpus }) => cpus.length)).toEqual([8, 2]);
  });
});
