import type { CpuPlace, TopologySource } from "../../src/formats/cpu-topology/index.ts";
import { parseCpuList } from "../../src/formats/cpu-topology/index.ts";

/** A machine whose CPU `cpu` is where `place` says. */
export function machine(count: number, place: (cpu: number) => Omit<CpuPlace, "cpu">): TopologySource {
  return { cpus: Array.from({ length: count }, (_, cpu) => ({ cpu, ...place(cpu) })) };
}

/** The CPUs of a list: `0-3,8`. */
export function cpuSet(list: string): readonly number[] {
  return parseCpuList(list, "kubelet").ast.cpus;
}

/** The machine's CPUs but those of a list. */
export function allBut({ cpus }: TopologySource, list: string): readonly number[] {
  const kept = new Set(cpuSet(list));
  return cpus.map(({ cpu }) => cpu).filter((cpu) => !kept.has(cpu));
}

const l3 = (id: number): Pick<CpuPlace, "caches"> => ({ caches: [{ name: "L3", id }] });

/** Eight CPUs: four cores of two threads, siblings 0 and 4. */
export const oneSocket = machine(8, (cpu) => ({ socket: 0, node: 0, core: cpu % 4 }));

/** Two sockets (and nodes) of three cores: even CPUs on the first, odd ones on the second, siblings 0 and 6. */
export const twoSockets = machine(12, (cpu) => ({ socket: cpu % 2, node: cpu % 2, core: cpu % 6, ...l3(0) }));

/** Two sockets of two nodes of ten cores each, siblings 0 and 40. */
export const fourNodes = machine(80, (cpu) => ({
  socket: Math.floor((cpu % 40) / 20),
  node: Math.floor((cpu % 40) / 10),
  core: cpu % 40,
}));

/** Two sockets of four nodes of 16 cores each, siblings 0 and 128. */
export const eightNodes = machine(256, (cpu) => ({
  socket: Math.floor((cpu % 128) / 64),
  node: Math.floor((cpu % 128) / 16),
  core: cpu % 128,
}));

/** Sixteen cores without siblings, four to a cache. */
export const fourCaches = machine(16, (cpu) => ({ socket: 0, node: 0, core: cpu, ...l3(Math.floor(cpu / 4)) }));

/** The same on two sockets. */
export const fourCachesTwoSockets = machine(16, (cpu) => ({
  socket: Math.floor(cpu / 8),
  node: Math.floor(cpu / 8),
  core: cpu,
  ...l3(Math.floor(cpu / 4)),
}));

/** The same on one socket of two nodes. */
export const fourCachesTwoNodes = machine(16, (cpu) => ({
  socket: 0,
  node: Math.floor(cpu / 8),
  core: cpu,
  ...l3(Math.floor(cpu / 4)),
}));

/** Eight cores of two threads, siblings 0 and 8, four cores to a cache. */
export const twoCachesOfThreads = machine(16, (cpu) => ({
  socket: 0,
  node: 0,
  core: cpu % 8,
  ...l3(Math.floor((cpu % 8) / 4)),
}));
