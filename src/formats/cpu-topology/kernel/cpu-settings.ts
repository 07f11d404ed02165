import { expandCpuRanges } from "../cpu-ranges.ts";
import type { KernelCommandLine, KernelParameter } from "./ast.ts";
import { canonicalName } from "./meanings.ts";

/** CPUs, ascending; `all` where the text says that and not which they are. */
export type KernelCpus = readonly number[] | "all";

/** What a command line makes the kernel and systemd do with CPUs. What it does not say, or the kernel ignores, is absent. */
export interface KernelCpuSettings {
  /** Without a flag `isolcpus=` means `domain`. */
  readonly isolcpus?: { readonly flags: readonly string[]; readonly cpus: KernelCpus };
  readonly nohzFull?: KernelCpus;
  readonly rcuNocbs?: KernelCpus;
  readonly irqAffinity?: KernelCpus;
  readonly kthreadCpus?: KernelCpus;
  readonly systemdCpuAffinity?: KernelCpus;
  /** The housekeeping CPUs as tuned's profile gives them. */
  readonly tunedNonIsolcpus?: KernelCpus;
  readonly nohz?: string;
  readonly nosmt?: true | "force";
  readonly maxcpus?: number;
  readonly nrCpus?: number;
  readonly skewTick?: number;
  readonly intelPstate?: string;
}

/** Which kernel it is. */
export interface KernelCpuOptions {
  /** From 5.8 on the kernel skips a flag of `isolcpus=` that it does not know; before, and here without this, it ignores the parameter. */
  readonly skipsUnknownFlags?: boolean;
}

/**
 * Returns what is in effect. The kernel ignores a list with a part that it cannot read. Of a repeated parameter the last counts; but of `isolcpus=` and
 * `nohz_full=` the first, for since 4.15 the kernel refuses a second one that differs.
 *
 * kernel kernel/sched/isolation.c: housekeeping_setup.
 */
export function kernelCpuSettings(line: KernelCommandLine, options: KernelCpuOptions = {}): KernelCpuSettings {
  const settings: { -readonly [Key in keyof KernelCpuSettings]: KernelCpuSettings[Key] } = {};
  for (const parameter of line.parameters) {
    const { value, number } = parameter;
    const cpus = cpusOf(parameter);
    switch (canonicalName(parameter.name)) {
      case "isolcpus":
        if (cpus !== undefined && isHeeded(parameter, options))
          settings.isolcpus ??= { flags: parameter.flags ?? ["domain"], cpus };
        break;
      case "nohz_full":
        if (cpus !== undefined) settings.nohzFull ??= cpus;
        break;
      case "nosmt":
        settings.nosmt = value === "force" ? "force" : true;
        break;
      case "nosmp":
        settings.maxcpus = 0;
        break;
      default:
        Object.assign(settings, lastOf(canonicalName(parameter.name), { cpus, number, value }));
    }
  }
  return settings;
}

function isHeeded({ unknownFlags = [] }: KernelParameter, { skipsUnknownFlags = false }: KernelCpuOptions): boolean {
  return unknownFlags.length === 0 || (skipsUnknownFlags && unknownFlags.every((flag) => /^[A-Za-z_]+$/.test(flag)));
}

/** The CPUs of a parameter that could be read wholly. A lone `rcu_nocbs` means all. */
function cpusOf({ name, value, cpus, unknown }: KernelParameter): KernelCpus | undefined {
  if (canonicalName(name) === "rcu_nocbs" && value === undefined) return "all";
  if (cpus === undefined || unknown !== undefined) return undefined;
  return cpus === "all" ? "all" : expandCpuRanges(cpus);
}

/** What a parameter may say. */
interface Said {
  readonly cpus: KernelCpus | undefined;
  readonly number: number | undefined;
  readonly value: string | undefined;
}

const lists: Readonly<Record<string, keyof KernelCpuSettings>> = {
  rcu_nocbs: "rcuNocbs",
  irqaffinity: "irqAffinity",
  kthread_cpus: "kthreadCpus",
  "systemd.cpu_affinity": "systemdCpuAffinity",
  "tuned.non_isolcpus": "tunedNonIsolcpus",
};
const numbers: Readonly<Record<string, keyof KernelCpuSettings>> = {
  maxcpus: "maxcpus",
  nr_cpus: "nrCpus",
  skew_tick: "skewTick",
};
const words: Readonly<Record<string, keyof KernelCpuSettings>> = { nohz: "nohz", intel_pstate: "intelPstate" };

function lastOf(name: string, { cpus, number, value }: Said): Partial<Record<keyof KernelCpuSettings, unknown>> {
  for (const [table, said] of [
    [lists, cpus],
    [numbers, number],
    [words, value],
  ] as const) {
    const key = Object.hasOwn(table, name) ? table[name] : undefined;
    if (key !== undefined && said !== undefined) return { [key]: said };
  }
  return {};
}
