import type { CpuinfoTopology, LscpuTopology } from "./ast.ts";

/** A core, and the CPUs (hardware threads) on it, ascending. `socket` is absent where the text does not show one. */
export interface Core {
  readonly socket?: number;
  readonly core: number;
  readonly cpus: readonly number[];
}

/**
 * Returns the cores of /proc/cpuinfo in the order of their first CPUs. A core is its socket and its number there, for the number alone repeats
 * in every socket; neighbouring CPU numbers say nothing. CPUs without a core are left out, and so are offline ones, which the text does not list.
 * Where a socket has several dies whose cores count from the same number, the text does not show it and they look like one core.
 */
export function coresOf(topology: CpuinfoTopology): readonly Core[] {
  const cores = new Map<string, { socket: number | undefined; core: number; cpus: number[] }>();
  for (const { cpu, socket, core } of topology.cpus) {
    if (core === undefined) continue;
    const key = coreKey(socket, core);
    const found = cores.get(key);
    if (found === undefined) cores.set(key, { socket, core, cpus: [cpu] });
    else found.cpus.push(cpu);
  }
  return [...cores.values()].map(({ socket, core, cpus }) => {
    cpus.sort((a, b) => a - b);
    return socket === undefined ? { core, cpus } : { socket, core, cpus };
  });
}

/** Returns the CPUs on the same core as `cpu`, itself included, ascending; none when the text does not say on which core it is. */
export function siblingsOf(topology: CpuinfoTopology, cpu: number): readonly number[] {
  return coresOf(topology).find(({ cpus }) => cpus.includes(cpu))?.cpus ?? [];
}

/**
 * Returns how many hardware threads each core has, or null when the text does not say or cores differ (hybrid machines, or a sibling offline
 * in /proc/cpuinfo). A number of CPUs that kubelet pins with `full-pcpus-only` must be a multiple of it.
 */
export function threadsPerCoreOf(topology: LscpuTopology | CpuinfoTopology): number | null {
  const counts =
    topology.form === "lscpu"
      ? topology.types.map(({ threadsPerCore = null }) => threadsPerCore)
      : coresOf(topology).map(({ cpus }) => cpus.length);
  const [first = null] = counts;
  return counts.every((count) => count === first) ? first : null;
}

function coreKey(socket: number | undefined, core: number): string {
  return `${socket ?? ""}/${core}`;
}
