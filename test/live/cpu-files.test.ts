import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  coresOf,
  numaNodesOf,
  onlineCpusOf,
  parseCpuinfo,
  parseCpuSysfs,
  parseKernelCommandLine,
  parseNumactl,
  printCpuList,
  printCpuMask,
  printCpuSysfs,
  printNumactl,
  type SysfsEntry,
} from "netgather/cpu-topology";
import { describe, expect, test } from "vitest";

const CPU = "/sys/devices/system/cpu";
const NODE = "/sys/devices/system/node";

/** The files that say something of the topology, as a dump holds them; none where there is no /sys. */
function entriesHere(): readonly SysfsEntry[] {
  if (!existsSync(`${CPU}/online`)) return [];
  const lists = ["online", "offline", "present", "possible", "isolated", "kernel_max"].map((name) => join(CPU, name));
  const cpus = readdirSync(CPU).filter((name) => /^cpu\d+$/.test(name));
  const nodes = existsSync(NODE) ? readdirSync(NODE).filter((name) => /^node\d+$/.test(name)) : [];
  const files = [
    ...lists,
    ...cpus.flatMap((name) => filesIn(join(CPU, name, "topology"))),
    ...nodes.flatMap((name) => ["cpulist", "cpumap", "distance"].map((file) => join(NODE, name, file))),
  ];
  return files.filter((path) => existsSync(path)).map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** What a tool prints; null where it is missing. */
function printedBy(command: string, ...args: readonly string[]): string | null {
  try {
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch (error) {
    return error instanceof Error && "stdout" in error && typeof error.stdout === "string" && error.stdout !== ""
      ? error.stdout
      : null;
  }
}

const entries = entriesHere();

if (entries.length === 0) {
  test("skipped: there is no /sys to compare with", () => console.log("SKIPPED: files of /sys: there are none."));
}

describe.runIf(entries.length > 0)("the files of this machine", () => {
  const { ast, diagnostics } = parseCpuSysfs(entries);

  test("/sys is read without a diagnostic, and every list and mask prints back", () => {
    expect(diagnostics).toEqual([]);
    expect(printCpuSysfs(parseCpuSysfs(printCpuSysfs(ast)).ast)).toBe(printCpuSysfs(ast));
    const text = (name: string): string => (entries.find(({ path }) => path === join(CPU, name))?.text ?? "").trimEnd();
    expect(printCpuList(onlineCpusOf(ast))).toBe(text("online"));
    for (const { cpu, threadSiblings = [] } of ast.cpus) {
      expect(printCpuList(threadSiblings)).toBe(text(`cpu${cpu}/topology/thread_siblings_list`));
      const mask = text(`cpu${cpu}/topology/thread_siblings`);
      const width = mask.replaceAll(",", "").length * 4;
      expect(printCpuMask(threadSiblings, { width })).toBe(mask);
    }
  });

  test("/proc/cpuinfo names the same CPUs and, where it shows cores, the same cores", () => {
    const cpuinfo = parseCpuinfo(readFileSync("/proc/cpuinfo", "utf8"));
    expect(cpuinfo.diagnostics).toEqual([]);
    expect(cpuinfo.ast.cpus.map(({ cpu }) => cpu)).toEqual(onlineCpusOf(ast));
    const shown = coresOf(cpuinfo.ast).map(({ cpus }) => cpus);
    if (shown.length > 0) expect(shown).toEqual(coresOf(ast).map(({ cpus }) => cpus));
  });

  test("/proc/cmdline: every word is a parameter, in its place", () => {
    const text = readFileSync("/proc/cmdline", "utf8");
    const [line] = parseKernelCommandLine(text).ast.lines;
    const words = [
      ...(line?.parameters.map(({ span }) => text.slice(span.start, span.end)) ?? []),
      ...(line?.initArguments === undefined ? [] : ["--", ...line.initArguments]),
    ];
    if (line !== undefined) expect(words.join(" ")).toBe(text.trim().replaceAll(/\s+/g, " "));
  });
});

describe("numactl", () => {
  const hardware = printedBy("numactl", "-H");

  if (hardware === null) test("is skipped: there is none", () => console.log("SKIPPED: numactl: there is none."));

  test.runIf(hardware !== null)("-H is printed back byte for byte, and its nodes are those of /sys", () => {
    const { ast, diagnostics } = parseNumactl(hardware ?? "");
    expect(diagnostics).toEqual([]);
    expect(printNumactl(ast)).toBe(hardware);
    const here = parseCpuSysfs(entries).ast;
    if (ast.available?.kind === "unavailable" || here.numaNodes.length === 0) return;
    expect(numaNodesOf(ast)).toEqual(numaNodesOf(here));
    expect(ast.distances?.rows.map(({ distances }) => distances)).toEqual(here.numaNodes.map((node) => node.distances));
  });

  test
    .runIf(hardware !== null)
    .each([[], ["-l"], ["-m", "0"], ["-i", "all"], ["-p", "0"], ["-P", "0"], ["-N", "0"], ["-C", "0"]])(
    "-s is printed back byte for byte under %s %s",
    (...policy) => {
      const text = policy.length === 0 ? printedBy("numactl", "-s") : printedBy("numactl", ...policy, "numactl", "-s");
      if (text === null) return console.log(`SKIPPED: numactl ${policy.join(" ")}: refused here.`);
      const { ast, diagnostics } = parseNumactl(text);
      expect(diagnostics, text).toEqual([]);
      expect(printNumactl(ast)).toBe(text);
      return expect(ast.policy?.physCpuBind?.length).toBeGreaterThan(0);
    },
  );
});
