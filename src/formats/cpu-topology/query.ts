import type { Core, CpuPlace, NumaPlace } from "./ast-topology.ts";
import { firstLevelOf } from "./core-key.ts";
import { hasCore, type TopologySource, topologyOf } from "./topology.ts";

/**
 * Returns the cores in the order of their first CPUs: by the list of siblings where the text has one, else by drawer, book, socket, die and the number
 * there, for the number alone repeats in every socket; neighbouring CPU numbers say nothing. CPUs without a core are left out: offline ones, and all of
 * a text that does not say.
 * CPUs that share a number and no cache of the first level are on cores of their own: hybrid machines. Where a socket has several dies whose cores count from the same number, /proc/cpuinfo does not show it and they look like one core.
 */
export function coresOf(source: TopologySource): readonly Core[] {
  const cores = new Map<string, { place: CpuPlace; cpus: Set<number> }>();
  const levels = new Map<string, number>();
  for (const place of source.cpus) {
    if (!hasCore(place)) continue;
    const key = ownKey(place, levels);
    const found = cores.get(key);
    if (found === undefined) cores.set(key, { place, cpus: new Set([place.cpu]) });
    else found.cpus.add(place.cpu);
  }
  return [...cores.values()].map(({ place, cpus }) =>
    coreOf(
      place,
      [...cpus].sort((a, b) => a - b),
    ),
  );
}

/**
 * The key of a CPU's core. `lscpu` counts the cores of each type of CPU from 0, so that on hybrid machines one number is that of several cores; CPUs of one
 * core share a cache of the first level. `levels` has that of the first CPU of each number.
 */
function ownKey(place: CpuPlace, levels: Map<string, number>): string {
  const key = coreKey(place);
  const level = place.threadSiblings === undefined ? firstLevelOf(place.caches) : undefined;
  if (level === undefined) return key;
  const first = levels.get(key) ?? level;
  levels.set(key, first);
  return first === level ? key : `${key} ${level}`;
}

function coreKey({ threadSiblings, drawer, book, socket, die, core }: CpuPlace): string {
  if (threadSiblings !== undefined && threadSiblings.length > 0) return `siblings ${smallest(threadSiblings)}`;
  return [drawer, book, socket, die, core].map((part) => part ?? "").join("/");
}

function smallest(cpus: readonly number[]): number {
  return cpus.reduce((least, cpu) => Math.min(least, cpu));
}

function coreOf({ socket, die, core }: CpuPlace, cpus: readonly number[]): Core {
  return {
    ...(socket === undefined ? {} : { socket }),
    ...(die === undefined ? {} : { die }),
    ...(core === undefined ? {} : { core }),
    cpus,
  };
}

/** Returns the CPUs on the same core as `cpu`, itself included, ascending; none when the text does not say on which core it is. */
export function siblingsOf(source: TopologySource, cpu: number): readonly number[] {
  return coresOf(source).find(({ cpus }) => cpus.includes(cpu))?.cpus ?? [];
}

/**
 * Returns how many hardware threads each core has, or null when the text does not say or cores differ (hybrid machines, or a sibling that is
 * offline). Kubelet reckons otherwise, {@link cpusPerCoreOf}.
 */
export function threadsPerCoreOf(source: TopologySource): number | null {
  const types = source.types ?? [];
  const counts =
    types.length > 0
      ? types.map(({ threadsPerCore = null }) => threadsPerCore)
      : coresOf(source).map(({ cpus }) => cpus.length);
  const [first = null] = counts;
  return counts.every((count) => count === first) ? first : null;
}

/**
 * Returns the CPUs per core as kubelet reckons them: all online CPUs by all cores, rounded down. One sibling that is offline makes it 1 on a machine of two
 * threads per core, and kubelet then takes no core for whole that has both. Null when the text does not count its cores.
 */
export function cpusPerCoreOf(source: TopologySource): number | null {
  const cpus = onlineCpusOf(source).length;
  const online = onlinePart(source);
  const layout = online.cpus.every(hasCore) ? coresOf(online).length : 0;
  const cores = layout > 0 ? layout : (topologyOf(source).coreCount ?? 0);
  return cores === 0 || cpus === 0 ? null : Math.floor(cpus / cores);
}

/** The same source without the CPUs that are offline. */
export function onlinePart(source: TopologySource): TopologySource {
  return { ...source, cpus: source.cpus.filter(({ online }) => online !== false) };
}

/** Returns the CPUs that are online, ascending; a text that does not say so (/proc/cpuinfo) lists no others. */
export function onlineCpusOf(source: TopologySource): readonly number[] {
  return topologyOf(onlinePart(source)).cpus.map(({ cpu }) => cpu);
}

/** Returns the CPUs that the text says are offline, ascending. */
export function offlineCpusOf(source: TopologySource): readonly number[] {
  return topologyOf(source)
    .cpus.filter(({ online }) => online === false)
    .map(({ cpu }) => cpu);
}

/** Returns the NUMA nodes, ascending, each with those of its CPUs that are present: none for a node of memory alone. Empty when the text says nothing of nodes. */
export function numaNodesOf(source: TopologySource): readonly NumaPlace[] {
  return topologyOf(source).numaNodes ?? [];
}
