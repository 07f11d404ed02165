import { describe, expect, test } from "vitest";
import {
  expandCpuRanges,
  type KernelCpuOptions,
  kernelCpuSettings,
  parseCpuTopology,
  parseKernelCommandLine,
  recognizeCpuTopology,
} from "../../src/formats/cpu-topology/index.ts";
import { bare, said, sample } from "./cpu-topology-samples.ts";

/** The parameters of a line that is read without a complaint. */
function parameters(text: string, lastCpu?: number) {
  const { ast, diagnostics } = parseKernelCommandLine(text, lastCpu === undefined ? {} : { lastCpu });
  expect(diagnostics, text).toEqual([]);
  return ast.lines[0]?.parameters ?? [];
}

/** What a line has in effect. */
function settings(text: string, options?: KernelCpuOptions) {
  const [line] = parseKernelCommandLine(text).ast.lines;
  if (line === undefined) throw new Error(`no command line: ${text}`);
  return kernelCpuSettings(line, options);
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

describe("a node with a performance profile", () => {
  const text = sample("ok/kernel-cmdline.openshift.txt");

  test("every parameter in order, with its place and value", () => {
    const found = parameters(text);
    expect(found.length).toBe(text.trim().split(" ").length);
    for (const { span, name, value } of found) {
      expect(text.slice(span.start, span.end)).toBe(value === undefined ? name : `${name}=${value}`);
    }
    expect(found.slice(0, 3).map(({ name, value }) => [name, value])).toEqual([
      ["BOOT_IMAGE", "(hd1,gpt3)/ostree/rhcos-3a5c/vmlinuz-5.14.0-427.el9.x86_64"],
      ["rw", undefined],
      ["ostree", "/ostree/boot.0/rhcos/3a5c/0"],
    ]);
  });

  test("what is in effect of CPUs, each parameter in its grammar", () => {
    const isolated = [...range(2, 39), ...range(42, 79)];
    expect(settings(text)).toEqual({
      skewTick: 1,
      nohz: "on",
      rcuNocbs: isolated,
      tunedNonIsolcpus: [0, 1, 40, 41],
      systemdCpuAffinity: [0, 1, 40, 41],
      intelPstate: "disable",
      isolcpus: { flags: ["managed_irq"], cpus: isolated },
      nohzFull: isolated,
      nosmt: "force",
      irqAffinity: [0, 1, 40, 41],
      kthreadCpus: [0, 1],
      nrCpus: 80,
    });
  });
});

describe("grammar of a line", () => {
  test("quotes around a value or a whole word, blanks within; -- ends the parameters", () => {
    const { ast, diagnostics } = parseKernelCommandLine(
      'quiet dyndbg="file ec.c +p" "isolcpus=2 3" a=b"c d" -- init isolcpus=9\n',
    );
    expect(diagnostics).toEqual([]);
    expect(ast.lines[0]?.parameters.map(({ name, value, quoted }) => [name, value, quoted])).toEqual([
      ["quiet", undefined, undefined],
      ["dyndbg", "file ec.c +p", true],
      ["isolcpus", "2 3", true],
      ["a", 'b"c d"', true],
    ]);
    expect(ast.lines[0]?.initArguments).toEqual(["init", "isolcpus=9"]);
    expect(settings('quiet "isolcpus=2 3"')).toEqual({ isolcpus: { flags: ["domain"], cpus: [2, 3] } });
  });

  test("- and _ are the same in a name; all and a lone rcu_nocbs are all; N is the last possible CPU", () => {
    expect(settings("ro nohz-full=1-3 nr-cpus=4")).toEqual({ nohzFull: [1, 2, 3], nrCpus: 4 });
    expect(settings("ro rcu_nocbs=ALL")).toEqual({ rcuNocbs: "all" });
    expect(settings("ro rcu_nocbs nosmp nosmt")).toEqual({ rcuNocbs: "all", maxcpus: 0, nosmt: true });
    const [, full] = parameters("ro nohz_full=1-N", 5);
    expect(full?.cpus === "all" ? [] : expandCpuRanges(full?.cpus ?? [])).toEqual([1, 2, 3, 4, 5]);
    expect(said(parseKernelCommandLine("ro nohz_full=1-N").diagnostics, "ro nohz_full=1-N")).toEqual([
      "bad-cpu-list: 1-N",
    ]);
  });

  test("files of boot loaders, dmesg and grubby; prose and other settings are unknown", () => {
    const { ast, diagnostics } = parseKernelCommandLine(sample("ok/kernel-cmdline.grub.txt"));
    expect(diagnostics).toEqual([]);
    expect(ast.lines.map(({ prefix, parameters: { length } }) => [prefix, length])).toEqual([
      ['GRUB_CMDLINE_LINUX="', 5],
      ["linux ($root)/vmlinuz-5.14.0", 5],
      ["options", 4],
      ["[    0.000000] Command line:", 4],
      ['args="', 3],
    ]);
    const [first] = ast.lines;
    expect(first === undefined ? {} : kernelCpuSettings(first)).toMatchObject({
      isolcpus: { flags: ["nohz", "domain"], cpus: [2, 3, 6, 7, 10, 11, 14, 15, 18, 19, 22, 23, 26, 27, 30, 31] },
      rcuNocbs: "all",
    });
    const text = "GRUB_TIMEOUT=5\nThe nodes boot slowly.\nGRUB_CMDLINE_LINUX='quiet' # kept\n";
    const grub = parseKernelCommandLine(text);
    expect(grub.ast.unknown.map((node) => node.text)).toEqual(["GRUB_TIMEOUT=5", "The nodes boot slowly."]);
    expect(grub.ast.lines.map(bare)).toEqual([
      {
        kind: "command-line",
        prefix: "GRUB_CMDLINE_LINUX='",
        suffix: "# kept",
        parameters: [{ kind: "parameter", name: "quiet" }],
      },
    ]);
  });
});

describe("what the kernel refuses", () => {
  test("an unknown flag of isolcpus=: the parameter is ignored before 5.8, the flag is skipped later", () => {
    const text = "ro isolcpus=managed_irqs,2-3";
    const { ast, diagnostics } = parseKernelCommandLine(text);
    expect(said(diagnostics, text)).toEqual(["unknown-flag: managed_irqs"]);
    expect(ast.lines[0]?.parameters[1]?.unknownFlags).toEqual(["managed_irqs"]);
    expect(settings(text)).toEqual({});
    expect(settings(text, { skipsUnknownFlags: true })).toEqual({ isolcpus: { flags: ["domain"], cpus: [2, 3] } });
    expect(settings("ro isolcpus=irq1,2-3", { skipsUnknownFlags: true })).toEqual({});
    expect(settings("ro isolcpus=nohz")).toEqual({});
  });

  test("a list with a part that cannot be read is ignored wholly", () => {
    expect(settings("ro nohz_full=1-3,5-4 irqaffinity=0-3:2")).toEqual({});
    const text = "ro nohz_full=1-3,5-4";
    const { ast, diagnostics } = parseKernelCommandLine(text);
    expect(said(diagnostics, text)).toEqual(["reversed-range: 5-4"]);
    expect(ast.lines[0]?.parameters[1]?.unknown?.map((node) => node.text)).toEqual(["5-4"]);
  });

  test("repeated: the last counts, but of isolcpus= and nohz_full= the first", () => {
    const text = "ro rcu_nocbs=1 rcu_nocbs=2 isolcpus=1 isolcpus=2 nohz_full=3 nohz_full=3 maxcpus=1 maxcpus=2";
    expect(settings(text)).toEqual({
      rcuNocbs: [2],
      isolcpus: { flags: ["domain"], cpus: [1] },
      nohzFull: [3],
      maxcpus: 2,
    });
    expect(said(parseKernelCommandLine(text).diagnostics, text)).toEqual([
      "repeated-parameter: rcu_nocbs=2",
      "repeated-parameter: isolcpus=2",
      "repeated-parameter: maxcpus=2",
    ]);
  });
});

test("a command line is told from other texts, a profile with its arguments is not one", () => {
  expect(parseCpuTopology(sample("ok/kernel-cmdline.openshift.txt")).ast.kind).toBe("kernel-command-lines");
  const profile =
    "kind: PerformanceProfile\nspec:\n  additionalKernelArgs:\n  - nohz_full=1\n  - isolcpus=1\n  - nosmt\n";
  expect(parseCpuTopology(profile).ast.kind).not.toBe("kernel-command-lines");
  expect(recognizeCpuTopology("We set isolcpus on this node.\n")).toBe(0);
});

test("hostile lines: linear time, bounded memory", () => {
  const { ast } = parseKernelCommandLine(`ro ${"isolcpus=0-65535 ".repeat(50_000)}${'"'.repeat(100_001)}`);
  expect(ast.lines[0]?.parameters.length).toBe(50_002);
  expect(
    parseKernelCommandLine(`ro isolcpus=${"nohz,".repeat(100_000)}1`).ast.lines[0]?.parameters[1]?.flags?.length,
  ).toBe(100_000);
});
