import { describe, expect, test } from "vitest";
import { parseCpuinfo, parseCpuTopology } from "../../src/formats/cpu-topology/index.ts";
import { bare, said, sample } from "./cpu-topology-samples.ts";

describe("damage", () => {
  test("a bad number, a CPU twice, a key twice, a foreign line, a lost number", () => {
    const text = sample("err/cpuinfo-damaged.txt");
    const { ast, diagnostics } = parseCpuinfo(text);
    expect(ast.cpus.map(({ cpu, core }) => [cpu, core])).toEqual([
      [0, 0],
      [1, undefined],
      [2, 1],
    ]);
    expect(bare(ast.cpus[1]?.fields[1])).toEqual({ key: "core id", value: "none" });
    expect(bare(ast.cpus[2]?.unknown)).toEqual([{ kind: "unknown", text: "this is no line of it" }]);
    expect(ast.unknown.length).toBe(10);
    expect(ast.machine.length).toBe(1);
    expect(said(diagnostics, text).map((line) => line.split("\n")[0])).toEqual([
      "bad-value: core id\t\t: none",
      "repeated-cpu: processor\t: 1",
      "repeated-field: core id\t\t: 1",
      "unknown-line: this is no line of it",
      "cpu-without-number: vendor_id\t: GenuineIntel",
    ]);
  });

  test("a cut head leaves a block that says so; a cut tail a half line", () => {
    const head = parseCpuinfo(sample("err/cpuinfo-cut-head.txt"));
    expect(head.diagnostics.map(({ code }) => code)).toEqual(["cpu-topology/cpu-without-number"]);
    expect(head.ast.cpus.map(({ cpu }) => cpu)).toEqual([1]);
    const tail = parseCpuinfo(sample("err/cpuinfo-cut-tail.txt"));
    expect(tail.ast.cpus.map(({ cpu, cpuCores }) => [cpu, cpuCores])).toEqual([
      [0, 2],
      [1, undefined],
    ]);
    expect(tail.ast.unknown.map(({ text }) => text)).toEqual(["[root@worker1 ~]# cat /proc/cpuinfo"]);
  });

  test("two runs in one text, and a lone doubled line is none", () => {
    const text = sample("err/cpuinfo-two-runs.txt");
    const { ast } = parseCpuinfo(text);
    expect([ast.cpus.length, ast.runs?.map(({ cpus }) => cpus.length)]).toEqual([2, [2]]);
    const { start, end } = ast.runs?.[0]?.span ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toMatch(/^processor\t: 0[\s\S]*power management:$/);
    const doubled = parseCpuinfo("processor\t: 0\nprocessor\t: 0\ncore id\t: 1\n");
    expect(doubled.ast).not.toHaveProperty("runs");
    expect(doubled.diagnostics.map(({ code }) => code)).toEqual(["cpu-topology/repeated-cpu"]);
  });

  test("s390: the count is compared, a line that is damaged or there twice is kept", () => {
    const text = sample("err/cpuinfo-s390x-cut-tail.txt");
    const { ast, diagnostics } = parseCpuinfo(text);
    expect(ast.cpus.map(({ cpu }) => cpu)).toEqual([0]);
    expect(ast.unknown.length).toBe(2);
    expect(diagnostics.map(({ code, expected }) => [code, expected])).toEqual([
      ["cpu-topology/bad-value", "facts such as version = FF"],
      ["cpu-topology/repeated-cpu", undefined],
      ["cpu-topology/count-mismatch", "1"],
    ]);
    expect(parseCpuinfo("processor 0: a = b = c\n").ast.unknown.length).toBe(1);
  });

  test("a line that was equal in the CPU before is read again where only its value's column differs", () => {
    const { ast } = parseCpuinfo(
      "processor\t: 0\nmodel\t: 1\n\nprocessor\t: 1\nmodel\t:  2 \n\nprocessor\t: 2\nmodel\t:\n",
    );
    expect(ast.cpus.map(({ fields }) => fields[0]?.value)).toEqual(["1", "2", ""]);
  });

  test.each(["user@host:~$ cat /proc/cpuinfo", ": 5", "a:b", '"key": 1', "# comment: x", "no colon"])(
    "%s is no line of it",
    (line) => {
      const { ast } = parseCpuinfo(`${line}\nprocessor\t: 0\n`);
      expect(ast.unknown.map(({ text }) => text)).toEqual([line]);
      expect(ast.cpus.length).toBe(1);
    },
  );
});

test("parseCpuTopology tells cpuinfo by its keys", () => {
  expect(parseCpuTopology(sample("ok/cpuinfo-arm64.txt")).ast).toMatchObject({
    form: "cpuinfo",
    cpus: [{ cpu: 0 }, { cpu: 1 }],
  });
});
