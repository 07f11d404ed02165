import { describe, expect, test } from "vitest";
import { coresOf, parseCpuinfo, siblingsOf, threadsPerCoreOf } from "../../src/formats/cpu-topology/index.ts";
import { sourceText } from "../../src/text/index.ts";
import { bare, sample } from "./cpu-topology-samples.ts";

/** The tree of a sample that has nothing to complain about. */
function tree(name: string) {
  const { ast, diagnostics } = parseCpuinfo(sample(`ok/${name}`));
  expect(diagnostics).toEqual([]);
  expect(ast.unknown).toEqual([]);
  return ast;
}

describe("x86", () => {
  test("every number of a CPU, every other key in order", () => {
    const ast = tree("cpuinfo-x86.txt");
    expect(ast.form).toBe("cpuinfo");
    expect(ast.machine).toEqual([]);
    const [first, second] = ast.cpus;
    const { fields, ...numbers } = bare(second) ?? { fields: [] };
    expect(numbers).toEqual({
      kind: "cpu",
      cpu: 1,
      socket: 0,
      core: 1,
      siblings: 2,
      cpuCores: 2,
      apicId: 1,
      initialApicId: 1,
      vendorId: "AuthenticAMD",
      cpuFamily: "25",
      model: "17",
      modelName: "AMD EPYC",
      stepping: "1",
      microcode: "0x1000065",
      mhz: 2596.14,
      bogoMips: 5192.28,
      flags: first?.flags,
      bugs: "sysret_ss_attrs null_seg spectre_v1 spectre_v2 spec_store_bypass srso spectre_v2_user".split(" "),
    });
    expect(second?.flags?.length).toBe(105);
    expect(second?.flags).toBe(first?.flags);
    expect(fields.map(({ key }) => key)).toEqual(
      (
        "vendor_id,cpu family,model,model name,stepping,microcode,cpu MHz,cache size,fpu,fpu_exception,cpuid level,wp,flags,bugs," +
        "bogomips,TLB size,clflush size,cache_alignment,address sizes,power management"
      ).split(","),
    );
    expect(fields.slice(0, 4).map(({ value }) => value)).toEqual(["AuthenticAMD", "25", "17", "AMD EPYC"]);
    expect(fields.at(-2)).toEqual({ key: "address sizes", value: "48 bits physical, 48 bits virtual" });
    expect(fields.at(-1)).toEqual({ key: "power management", value: "" });
    expect(first?.fields[0]).toBe(second?.fields[0]);
    expect(ast.cpus.length).toBe(2);
  });

  test("the core is a number within its socket; siblings are those of one core, never neighbours", () => {
    const ast = tree("cpuinfo-siblings-apart.txt");
    expect(ast.cpus.map(({ cpu, socket, core }) => [cpu, socket, core])).toEqual([
      [0, 0, 0],
      [1, 0, 2],
      [2, 1, 0],
      [3, 1, 2],
      [4, 0, 0],
      [6, 1, 0],
      [7, 1, 2],
    ]);
    expect(coresOf(ast)).toEqual([
      { socket: 0, core: 0, cpus: [0, 4] },
      { socket: 0, core: 2, cpus: [1] },
      { socket: 1, core: 0, cpus: [2, 6] },
      { socket: 1, core: 2, cpus: [3, 7] },
    ]);
    expect(siblingsOf(ast, 6)).toEqual([2, 6]);
    expect(siblingsOf(ast, 1)).toEqual([1]);
    expect(siblingsOf(ast, 5)).toEqual([]);
    expect(threadsPerCoreOf(ast)).toBeNull();
    expect(threadsPerCoreOf({ ...ast, cpus: ast.cpus.filter(({ core }) => core === 0) })).toBe(2);
  });

  test("a virtual machine of one CPU shows no core and no socket", () => {
    const ast = tree("cpuinfo-up.txt");
    expect(ast.cpus.length).toBe(1);
    expect(ast.cpus[0]).not.toHaveProperty("core");
    expect(ast.cpus[0]).not.toHaveProperty("socket");
    expect(coresOf(ast)).toEqual([]);
    expect(threadsPerCoreOf(ast)).toBeNull();
  });

  test("places are right, in a text and in a window of a larger one", () => {
    const text = sample("ok/cpuinfo-x86.txt");
    const larger = `$ cat /proc/cpuinfo\n${text}$ exit\n`;
    const { ast } = parseCpuinfo(sourceText(larger, { start: 20, end: 20 + text.length }));
    const { start, end } = ast.cpus[1]?.span ?? { start: 0, end: 0 };
    expect(larger.slice(start, end)).toMatch(/^processor\t: 1\n[\s\S]*power management:$/);
    expect(bare(ast)).toEqual(bare(parseCpuinfo(text).ast));
  });
});

describe("other architectures", () => {
  test("arm64: no core, no socket, and a key whose colon follows at once", () => {
    const ast = tree("cpuinfo-arm64.txt");
    expect(ast.cpus.map(({ cpu }) => cpu)).toEqual([0, 1]);
    expect(bare(ast.cpus[0]?.fields[3])).toEqual({ key: "CPU architecture", value: "8" });
    expect(coresOf(ast)).toEqual([]);
  });

  test("armv7: Processor is the machine's, processor a CPU's; the blocks behind are the machine's", () => {
    const ast = tree("cpuinfo-armv7.txt");
    expect(bare(ast.cpus)).toEqual([
      { kind: "cpu", cpu: 0, bogoMips: 2400, fields: [{ key: "BogoMIPS", value: "2400.00" }] },
      { kind: "cpu", cpu: 1, bogoMips: 2400, fields: [{ key: "BogoMIPS", value: "2400.00" }] },
    ]);
    expect(ast.machine.map(({ fields }) => fields[0]?.key)).toEqual(["Processor", "Features", "Hardware"]);
    expect(ast.machine[1]?.fields.length).toBe(6);
  });

  test("ppc64: CPU numbers with gaps, a block of the machine behind", () => {
    const ast = tree("cpuinfo-ppc64le.txt");
    expect(ast.cpus.map(({ cpu }) => cpu)).toEqual([0, 8, 16]);
    expect(ast.machine.length).toBe(1);
    expect(bare(ast.machine[0]?.fields[4])).toEqual({ key: "firmware", value: "OPAL v3" });
  });

  test("riscv: the hart is another number than the CPU's", () => {
    expect(tree("cpuinfo-riscv.txt").cpus.map(({ cpu, hart }) => [cpu, hart])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  test("mips: a head without a blank line behind it, package and core, values with colons", () => {
    const ast = tree("cpuinfo-mips.txt");
    expect(bare(ast.machine[0]?.fields)).toEqual([
      { key: "system type", value: "generic-loongson-machine" },
      { key: "machine", value: "Unknown" },
    ]);
    expect(coresOf(ast)).toEqual([
      { socket: 0, core: 0, cpus: [0] },
      { socket: 1, core: 0, cpus: [1] },
    ]);
    expect(ast.cpus[0]?.fields[2]?.value).toBe("yes, count: 0, address/irw mask: []");
    const { socket, ...alone } = ast.cpus[0] ?? { kind: "cpu", span: { start: 0, end: 0 }, cpu: 0, fields: [] };
    expect(coresOf({ ...ast, cpus: [alone] })).toEqual([{ core: 0, cpus: [0] }]);
    expect(socket).toBe(0);
  });

  test("s390: each CPU stands there twice and is counted once", () => {
    const ast = tree("cpuinfo-s390x.txt");
    expect(ast.cpus.map(({ cpu, socket, core, book, drawer }) => [cpu, socket, core, book, drawer])).toEqual([
      [0, 2, 0, 1, 2],
      [1, 2, 0, 1, 2],
    ]);
    expect(coresOf(ast)).toEqual([{ socket: 2, core: 0, cpus: [0, 1] }]);
    expect(bare(ast.summary?.[1])).toEqual({
      kind: "cpu",
      cpu: 1,
      fields: [
        { key: "version", value: "00" },
        { key: "identification", value: "178B58" },
        { key: "machine", value: "3931" },
      ],
    });
    expect(bare(ast.machine[0]?.fields[1])).toEqual({ key: "# processors", value: "2" });
  });

  test("s390 without blocks: the lines are the CPUs", () => {
    const ast = tree("cpuinfo-s390x-lines.txt");
    expect(ast.cpus.map(({ cpu }) => cpu)).toEqual([0, 1]);
    expect(ast).not.toHaveProperty("summary");
  });

  test("a text without the number of a CPU (sparc, old ARM) shows none", () => {
    const { ast, diagnostics } = parseCpuinfo(
      "cpu\t\t: UltraSparc T1 (Niagara)\nncpus active\t: 32\nState:\nCPU0:\t\tonline\n",
    );
    expect([ast.cpus, diagnostics]).toEqual([[], []]);
    expect(ast.machine[0]?.fields.length).toBe(4);
  });

  test("blank lines that were taken out do not matter", () => {
    const text = sample("ok/cpuinfo-x86.txt");
    expect(bare(parseCpuinfo(text.replaceAll("\n\n", "\n")).ast)).toEqual(bare(parseCpuinfo(text).ast));
  });
});
