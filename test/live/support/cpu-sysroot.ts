import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { printCpuList } from "netgather/cpu-topology";
import type { MadeCpu, MadeMachine } from "../arbitraries/cpu-machine.ts";

/** Writes the part of /sys and /proc that `lscpu --sysroot` reads, and returns the folder. */
export function writeSysroot(machine: MadeMachine): string {
  const root = mkdtempSync(join(tmpdir(), "netgather-cpus-"));
  const files = new Map<string, string>([...cpuFiles(machine), ...nodeFiles(machine)]);
  files.set("proc/cpuinfo", cpuinfoOf(machine));
  for (const [path, text] of files) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${text}\n`);
  }
  return root;
}

const CPUS = "sys/devices/system/cpu";
const numbers = (cpus: readonly MadeCpu[]): readonly number[] => cpus.map(({ cpu }) => cpu);
const online = (cpus: readonly MadeCpu[]): readonly MadeCpu[] => cpus.filter(({ isOnline }) => isOnline);

/** A mask as the kernel prints it: groups of 32 bits, the most significant first. */
function maskOf(cpus: readonly number[]): string {
  const groups = Math.floor(Math.max(0, ...cpus) / 32) + 1;
  const words = Array.from({ length: groups }, (_, group) =>
    cpus.filter((cpu) => Math.floor(cpu / 32) === group).reduce((sum, cpu) => sum + 2 ** (cpu % 32), 0),
  );
  return words
    .toReversed()
    .map((word) => word.toString(16).padStart(8, "0"))
    .join(",");
}

function* cpuFiles(machine: MadeMachine): Generator<[string, string]> {
  const { cpus } = machine;
  const all = printCpuList(numbers(cpus));
  yield [`${CPUS}/kernel_max`, "255"];
  yield [`${CPUS}/possible`, all];
  yield [`${CPUS}/present`, all];
  yield [`${CPUS}/online`, printCpuList(numbers(online(cpus)))];
  for (const cpu of cpus) {
    if (cpu.cpu > 0) yield [`${CPUS}/cpu${cpu.cpu}/online`, cpu.isOnline ? "1" : "0"];
    if (machine.kind === "s390") yield* mainframeFiles(cpu);
    if (!cpu.isOnline) continue;
    yield* topologyFiles(machine, cpu);
    yield* cacheFiles(machine, cpu);
    if (machine.hasFrequencies) yield* frequencyFiles(cpu);
  }
}

function* mainframeFiles({ cpu, type }: MadeCpu): Generator<[string, string]> {
  yield [`${CPUS}/cpu${cpu}/address`, String(cpu + 16)];
  yield [`${CPUS}/cpu${cpu}/configure`, "1"];
  yield [`${CPUS}/cpu${cpu}/polarization`, type === 0 ? (["horizontal", "vertical:low"][cpu % 2] ?? "") : "unknown"];
}

function* frequencyFiles({ cpu, type }: MadeCpu): Generator<[string, string]> {
  yield [`${CPUS}/cpu${cpu}/cpufreq/cpuinfo_max_freq`, type === 0 ? "4500000" : "3200500"];
  yield [`${CPUS}/cpu${cpu}/cpufreq/cpuinfo_min_freq`, "800000"];
  yield [`${CPUS}/cpu${cpu}/cpufreq/scaling_cur_freq`, "1600000"];
}

/** The CPUs, the online ones alone, that share a property with one. */
export function sharing({ cpus }: MadeMachine, one: MadeCpu, property: keyof MadeCpu): readonly number[] {
  return numbers(online(cpus).filter((other) => other[property] === one[property]));
}

function* topologyFiles(machine: MadeMachine, cpu: MadeCpu): Generator<[string, string]> {
  const folder = `${CPUS}/cpu${cpu.cpu}/topology`;
  yield [`${folder}/core_id`, String(cpu.coreId)];
  yield [`${folder}/physical_package_id`, String(cpu.socket)];
  yield [`${folder}/thread_siblings`, maskOf(sharing(machine, cpu, "core"))];
  yield [`${folder}/core_siblings`, maskOf(sharing(machine, cpu, "socket"))];
  if (machine.kind !== "s390") return;
  yield [`${folder}/book_id`, String(cpu.book)];
  yield [`${folder}/book_siblings`, maskOf(sharing(machine, cpu, "book"))];
  yield [`${folder}/drawer_id`, String(cpu.drawer)];
  yield [`${folder}/drawer_siblings`, maskOf(sharing(machine, cpu, "drawer"))];
}

/** The caches of a made machine: those of the first two levels are of a core, those of the third of a socket. */
export const CACHES = [
  { name: "L1d", level: 1, type: "Data", kib: 32, of: "core" },
  { name: "L1i", level: 1, type: "Instruction", kib: 48, of: "core" },
  { name: "L2", level: 2, type: "Unified", kib: 1280, of: "core" },
  { name: "L3", level: 3, type: "Unified", kib: 33_792, of: "socket" },
] as const;

function* cacheFiles(machine: MadeMachine, cpu: MadeCpu): Generator<[string, string]> {
  for (const [index, { level, type, kib, of }] of CACHES.entries()) {
    if (level > machine.levels) continue;
    const folder = `${CPUS}/cpu${cpu.cpu}/cache/index${index}`;
    yield [`${folder}/level`, String(level)];
    yield [`${folder}/type`, type];
    yield [`${folder}/size`, `${kib}K`];
    yield [`${folder}/ways_of_associativity`, "8"];
    yield [`${folder}/number_of_sets`, String(kib * 2)];
    yield [`${folder}/coherency_line_size`, "64"];
    yield [`${folder}/physical_line_partition`, "1"];
    yield [`${folder}/shared_cpu_map`, maskOf(sharing(machine, cpu, of))];
  }
}

function* nodeFiles({ cpus, nodes, hasOfflineInNodes }: MadeMachine): Generator<[string, string]> {
  for (const node of nodes) {
    const within = (hasOfflineInNodes ? cpus : online(cpus)).filter((cpu) => cpu.node === node);
    yield [`sys/devices/system/node/node${node}/cpumap`, within.length === 0 ? "00000000" : maskOf(numbers(within))];
  }
}

function cpuinfoOf({ cpus, kind }: MadeMachine): string {
  return online(cpus)
    .map(({ cpu, type }) =>
      [
        `processor\t: ${cpu}`,
        "vendor_id\t: GenuineIntel",
        "cpu family\t: 6",
        `model\t\t: ${80 + type}`,
        `model name\t: ${kind === "hybrid" ? `Made CPU, type ${type}` : "Made CPU"}`,
        "stepping\t: 1",
        `bogomips\t: ${4800 + type}.25`,
        "flags\t\t: fpu vme ht",
        "",
      ].join("\n"),
    )
    .join("\n");
}
