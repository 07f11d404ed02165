import { describe, expect, test } from "vitest";
import { expandCpuRanges, parseLscpu, threadsPerCoreOf } from "../../src/formats/cpu-topology/index.ts";
import { bare, said, sample } from "./cpu-topology-samples.ts";

/** The tree of a sample that has nothing to complain about. */
function tree(name: string) {
  const { ast, diagnostics } = parseLscpu(sample(`ok/${name}`));
  expect(diagnostics).toEqual([]);
  expect(ast.unknown).toEqual([]);
  return ast;
}

describe("flat text", () => {
  test("of 2.38 on a virtual machine: every value", () => {
    const ast = tree("lscpu-flat.2.38.txt");
    expect(ast.form).toBe("lscpu");
    expect(ast.architecture).toBe("x86_64");
    expect(ast.cpuOpModes).toEqual(["32-bit", "64-bit"]);
    expect(ast.addressSizes).toEqual({ physical: 48, virtual: 48 });
    expect(ast.byteOrder).toBe("Little Endian");
    expect(ast.cpuCount).toBe(2);
    expect(bare(ast.onlineCpus)).toEqual([
      { kind: "cpu-range", from: 0, to: 0 },
      { kind: "cpu-range", from: 1, to: 1 },
    ]);
    expect(ast).not.toHaveProperty("offlineCpus");
    expect(ast.vendorId).toBe("AuthenticAMD");
    expect(ast.types.length).toBe(1);
    const { flags, span, ...type } = ast.types[0] ?? { span: { start: 0, end: 0 } };
    expect(type).toEqual({
      kind: "cpu-type",
      modelName: "AMD EPYC",
      cpuFamily: "25",
      model: "17",
      threadsPerCore: 1,
      coresPerSocket: 2,
      sockets: 1,
      stepping: "1",
      bogoMips: 5192.28,
    });
    expect(flags?.slice(0, 3)).toEqual(["fpu", "vme", "de"]);
    expect(flags?.at(-1)).toBe("fsrm");
    const text = sample("ok/lscpu-flat.2.38.txt");
    expect(text.slice(span.start, span.start + 11)).toBe("Model name:");
    expect(text.slice(span.start, span.end).endsWith("fsrm")).toBe(true);
    expect([ast.hypervisorVendor, ast.virtualizationType]).toEqual(["KVM", "full"]);
    expect(bare(ast.caches)).toEqual([
      { kind: "cache", name: "L1d", size: "64 KiB", bytes: 65_536, instances: 2 },
      { kind: "cache", name: "L1i", size: "64 KiB", bytes: 65_536, instances: 2 },
      { kind: "cache", name: "L2", size: "2 MiB", bytes: 2_097_152, instances: 2 },
      { kind: "cache", name: "L3", size: "32 MiB", bytes: 33_554_432, instances: 1 },
    ]);
    expect(ast.numaNodeCount).toBe(1);
    expect(ast.numaNodes.map(({ node, cpus }) => [node, expandCpuRanges(cpus)])).toEqual([[0, [0, 1]]]);
    expect(ast.vulnerabilities.length).toBe(19);
    expect(ast.vulnerabilities[11]).toMatchObject({
      name: "Spec rstack overflow",
      status: "Vulnerable: Safe RET, no microcode",
    });
    expect(ast.fields).toEqual([]);
  });

  test("of 2.23: the old order, caches by instance, lists of several ranges", () => {
    const ast = tree("lscpu-flat.2.23.txt");
    expect(ast.types.length).toBe(1);
    expect(ast.types[0]).toMatchObject({ threadsPerCore: 2, coresPerSocket: 20, sockets: 2, cpuMhz: 2101 });
    expect(ast.types[0]).toMatchObject({ modelName: "Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz", cpuMaxMhz: 3900 });
    expect(ast.types[0]?.cpuMinMhz).toBe(800);
    expect(ast.types[0]?.flags?.join(" ")).toBe("fpu vme de pse tsc msr pae mce cx8 apic sep ht syscall nx lm");
    expect(ast.virtualization).toBe("VT-x");
    expect(bare(ast.caches[3])).toEqual({ kind: "cache", name: "L3", size: "28160K", bytes: 28_835_840 });
    expect(bare(ast.numaNodes[1]?.cpus)).toEqual([
      { kind: "cpu-range", from: 20, to: 39 },
      { kind: "cpu-range", from: 60, to: 79 },
    ]);
    expect(threadsPerCoreOf(ast)).toBe(2);
  });

  test("of 2.35: sums of caches without a count, values with colons, decimal commas of a locale", () => {
    const ast = tree("lscpu-flat.2.35.txt");
    expect(bare(ast.caches[2])).toEqual({ kind: "cache", name: "L2", size: "3 MiB", bytes: 3_145_728 });
    expect(ast.types[0]).toMatchObject({ cpuMhz: 1550, cpuMaxMhz: 3200, frequencyBoost: "enabled" });
    expect(ast.vulnerabilities.map(({ name }) => name)).toEqual(["Itlb multihit", "Spec store bypass", "Spectre v1"]);
  });

  test("of 2.42: strides, BIOS lines, microcode, scaling in percent", () => {
    const ast = tree("lscpu-strides.2.42.txt");
    expect(bare(ast.numaNodes[1]?.cpus)).toEqual([{ kind: "cpu-range", from: 1, to: 63, step: 2 }]);
    expect(expandCpuRanges(ast.numaNodes[0]?.cpus ?? []).slice(-2)).toEqual([60, 62]);
    expect(ast.biosVendorId).toBe("Intel");
    expect(ast.types[0]).toMatchObject({
      biosCpuFamily: "179",
      microcodeVersion: "0x2007006",
      cpusScalingMhzPercent: 54,
    });
  });

  test("lscpu -x prints masks, from 2.38 without 0x: only the label of the online CPUs tells them from lists", () => {
    const ast = tree("lscpu-masks.2.38.txt");
    const lists = tree("lscpu-offline.2.38.txt");
    expect(expandCpuRanges(ast.onlineCpus ?? [])).toEqual([0, 1, 2, 3, 4, 6, 7]);
    expect(expandCpuRanges(ast.offlineCpus ?? [])).toEqual([5]);
    const nodesOf = ({ numaNodes }: typeof ast) => numaNodes.map(({ node, cpus }) => [node, expandCpuRanges(cpus)]);
    expect(nodesOf(ast)).toEqual([
      [0, [0, 1, 4, 5]],
      [1, [2, 3, 6, 7]],
      [3, []],
    ]);
    expect(nodesOf(lists)).toEqual(nodesOf(ast));
    const old = parseLscpu("CPU(s):                8\nOn-line CPU(s) mask:   0xff\nNUMA node0 CPU(s):     0xf\n");
    expect(old.diagnostics).toEqual([]);
    expect(expandCpuRanges(old.ast.numaNodes[0]?.cpus ?? [])).toEqual([0, 1, 2, 3]);
  });

  test("lscpu -B prints bytes", () => {
    expect(bare(tree("lscpu-bytes.2.38.txt").caches[0])).toMatchObject({
      size: "131072",
      bytes: 131_072,
      instances: 4,
    });
  });
});

describe("traps", () => {
  test("CPU(s) counts present CPUs, online and offline", () => {
    const ast = tree("lscpu-offline.2.38.txt");
    expect(ast.cpuCount).toBe(8);
    expect(expandCpuRanges(ast.onlineCpus ?? []).length).toBe(7);
  });

  test("a hybrid machine repeats the whole block: two types, neither overwritten", () => {
    const ast = tree("lscpu-hybrid.2.39.txt");
    expect(ast.types.map(({ modelName, cpuMaxMhz }) => [modelName, cpuMaxMhz])).toEqual([
      ["Cortex-A55", 1800],
      ["Cortex-A76", 2400],
    ]);
    expect(ast.types[1]).toMatchObject({
      threadsPerCore: 1,
      coresPerCluster: 2,
      clusters: 2,
      cpusScalingMhzPercent: 18,
    });
    expect(threadsPerCoreOf(ast)).toBe(1);
  });

  test("Socket(s): - is null, not 0 and not absent; a label that does not stand there is absent", () => {
    const type = tree("lscpu-hybrid.2.39.txt").types[0];
    expect(type?.sockets).toBeNull();
    expect(type).not.toHaveProperty("coresPerSocket");
    const told = parseLscpu("Model name:          -\nCPU max MHz:         -\nCPU(s) scaling MHz:  -\n").ast.types[0];
    expect([told?.modelName, told?.cpuMaxMhz, told?.cpusScalingMhzPercent]).toEqual([null, null, null]);
  });

  test("nodes have gaps in their numbers, no CPUs, and CPUs that are not present", () => {
    const ast = tree("lscpu-numa-gaps.2.37.txt");
    expect(ast.numaNodes.map(({ node, cpus }) => [node, expandCpuRanges(cpus).length])).toEqual([
      [0, 0],
      [2, 141],
      [8, 0],
    ]);
  });

  test("s390: books and drawers, two frequencies, an L2d cache, no sockets line", () => {
    const ast = tree("lscpu-s390x.2.37.txt");
    expect(ast.types[0]).toMatchObject({ modelName: null, machineType: "3931", socketsPerBook: 1, booksPerDrawer: 1 });
    expect(ast.types[0]).toMatchObject({
      drawers: 1,
      cpuDynamicMhz: 5200,
      cpuStaticMhz: 5200,
      dispatchingMode: "horizontal",
    });
    expect([ast.hypervisor, ast.hypervisorVendor]).toEqual(["PR/SM", "IBM"]);
    expect(ast.caches.map(({ name }) => name)).toEqual(["L1d", "L2d"]);
  });

  test("labels of another language are fields, told from prose by the column of their values", () => {
    const ast = tree("lscpu-german.2.36.txt");
    expect(ast.cpuCount).toBe(4);
    expect(ast.fields.length).toBe(14);
    expect(bare(ast.fields[4])).toEqual({ kind: "field", label: "Thread(s) pro Kern", value: "2" });
    const wide = "アーキテクチャ:     x86_64\nCPU(s):             2\nソケット数:         1\nNote: no label\n";
    const { ast: japanese, diagnostics } = parseLscpu(wide);
    expect(japanese.fields.map(({ label }) => label)).toEqual(["アーキテクチャ", "ソケット数"]);
    expect(said(diagnostics, wide)).toEqual(["unknown-line: Note: no label"]);
  });

  test("a label that is not known yet is a field when its value stands in the column, empty ones too", () => {
    const text = "CPU(s):          2\nNew thing:       7\nEmpty thing:     \nShort:\n";
    const { ast, diagnostics } = parseLscpu(text);
    expect(bare(ast.fields)).toEqual([
      { kind: "field", label: "New thing", value: "7" },
      { kind: "field", label: "Empty thing", value: "" },
    ]);
    expect(said(diagnostics, text)).toEqual(["unknown-line: Short:"]);
  });
});

test("the labels that few machines print", () => {
  const labels = [
    "Book(s):            2",
    "Physical sockets:   3",
    "Physical chips:     4",
    "Physical cores/chip: 5",
    "ISA:                rv64imafdc",
  ];
  const { ast, diagnostics } = parseLscpu(labels.join("\n"));
  expect(diagnostics).toEqual([]);
  expect(ast.types[0]).toMatchObject({
    books: 2,
    physicalSockets: 3,
    physicalChips: 4,
    physicalCoresPerChip: 5,
    isa: "rv64imafdc",
  });
});
