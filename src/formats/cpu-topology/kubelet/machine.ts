import { coresOf, onlinePart } from "../query.ts";
import { type TopologySource, topologyOf } from "../topology.ts";

/** A CPU as kubelet knows it. `core` is the lowest CPU of its core, for the numbers of tools are not unique. */
export interface MachineCpu {
  readonly cpu: number;
  readonly node: number;
  readonly socket: number;
  readonly core: number;
  /** The L3 cache, or the socket where caches are not known. */
  readonly uncore: number;
}

/** What a CPU may be grouped by. */
export type Level = "node" | "socket" | "core" | "uncore";

/**
 * The CPUs of a node as kubelet's static policy sees them: only those that are online. Counts are rounded down, so that one missing sibling
 * changes them for the whole machine.
 *
 * kubernetes pkg/kubelet/cm/cpumanager/topology/topology.go: Discover, CPUsPerCore, CPUsPerSocket.
 */
export interface Machine {
  /** Ascending. */
  readonly cpus: readonly MachineCpu[];
  readonly cpusPerCore: number;
  readonly cpusPerSocket: number;
  readonly cpusPerUncore: number;
  readonly nodeCount: number;
  readonly socketCount: number;
}

/** Returns the machine that texts show, or null when they leave out on which cores its CPUs are. Without nodes or sockets all CPUs are of one. */
export function machineOf(source: TopologySource): Machine | null {
  const online = onlinePart(topologyOf(source));
  const cores = new Map<number, number>();
  for (const { cpus } of coresOf(online)) for (const cpu of cpus) cores.set(cpu, cpus[0] ?? cpu);
  const nodes = new Map<number, number>();
  for (const { node, cpus } of topologyOf(online).numaNodes ?? []) for (const cpu of cpus) nodes.set(cpu, node);
  const cpus: MachineCpu[] = [];
  for (const { cpu, socket = 0, caches = [] } of online.cpus) {
    const core = cores.get(cpu);
    if (core === undefined) return null;
    const uncore = caches.find(({ name }) => name.toUpperCase() === "L3")?.id ?? socket;
    cpus.push({ cpu, node: nodes.get(cpu) ?? 0, socket, core, uncore });
  }
  if (cpus.length === 0) return null;
  const count = (level: Level): number => new Set(cpus.map((cpu) => cpu[level])).size;
  const per = (level: Level): number => Math.floor(cpus.length / count(level));
  return {
    cpus,
    cpusPerCore: per("core"),
    cpusPerSocket: per("socket"),
    cpusPerUncore: per("uncore"),
    nodeCount: count("node"),
    socketCount: count("socket"),
  };
}

/** Returns the CPUs of a level's group: of a core, a socket. */
export function membersOf(cpus: readonly MachineCpu[], level: Level, id: number): readonly MachineCpu[] {
  return cpus.filter((cpu) => cpu[level] === id);
}
