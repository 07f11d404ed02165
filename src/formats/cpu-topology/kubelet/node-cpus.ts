import { printCpuList } from "../print-cpu-list.ts";
import { type Machine, membersOf } from "./machine.ts";
import type { Policy } from "./policy.ts";
import { takePacked } from "./take-cpus.ts";
import { takeDistributed } from "./take-distributed.ts";

/** The CPUs of a node as its CPU manager has them. */
export interface NodeCpus {
  readonly machine: Machine;
  readonly policy: Policy;
  readonly reserved: ReadonlySet<number>;
  /** The reserved CPUs and their siblings. */
  readonly reservedCores: ReadonlySet<number>;
  /** The shared pool: CPUs of no container. The reserved ones are in it unless reservation is strict. */
  readonly shared: ReadonlySet<number>;
}

/** What of a node's CPUs is given away before a pod comes. */
interface Given {
  readonly policy: Policy;
  /** The CPUs, or how many: kubelet then takes the first that it would give to a container. */
  readonly reserved: readonly number[] | number;
  readonly allocated: readonly number[];
}

/**
 * Returns the CPUs of a node, or why kubelet does not start, in its words.
 *
 * kubernetes pkg/kubelet/cm/cpumanager/policy_static.go: NewStaticPolicy, validateState.
 */
export function nodeCpusOf(machine: Machine, { policy, reserved, allocated }: Given): NodeCpus | string {
  if (policy.isBySocket && machine.socketCount > machine.nodeCount) {
    return "Align by socket is not compatible with hardware where number of sockets are more than number of NUMA";
  }
  const all = new Set(machine.cpus.map(({ cpu }) => cpu));
  const chosen = typeof reserved === "number" ? takeCpus(machine, { policy, free: all, count: reserved }) : reserved;
  if (chosen === null) {
    return `[cpumanager] unable to reserve the required amount of CPUs (size of  did not equal ${String(reserved)})`;
  }
  const set = new Set([...chosen].sort((a, b) => a - b));
  const missing = [...set].find((cpu) => !all.has(cpu));
  if (missing !== undefined) {
    return `[cpumanager] unable to build the reserved physical CPUs from the reserved set: unknown CPU ID: ${missing}`;
  }
  const taken = new Set(allocated);
  const foreign = [...taken].filter((cpu) => !all.has(cpu));
  if (foreign.length > 0) {
    const known = printCpuList([...new Set([...all, ...taken])]);
    return `current set of available CPUs "${printCpuList([...all])}" doesn't match with CPUs in state "${known}"`;
  }
  if (!policy.isStrict && [...set].some((cpu) => taken.has(cpu))) {
    const left = printCpuList([...all].filter((cpu) => !taken.has(cpu)));
    return `not all reserved cpus: "${printCpuList([...set])}" are present in defaultCpuSet: "${left}"`;
  }
  const shared = [...all].filter((cpu) => !taken.has(cpu) && !(policy.isStrict && set.has(cpu)));
  return { machine, policy, reserved: set, reservedCores: siblingsIn(machine, set), shared: new Set(shared) };
}

function siblingsIn(machine: Machine, cpus: ReadonlySet<number>): ReadonlySet<number> {
  const cores = new Set(machine.cpus.filter(({ cpu }) => cpus.has(cpu)).map(({ core }) => core));
  return new Set(machine.cpus.filter(({ core }) => cores.has(core)).map(({ cpu }) => cpu));
}

/** How many CPUs are wanted, and of which. */
interface Wanted {
  readonly policy: Policy;
  readonly free: ReadonlySet<number>;
  readonly count: number;
}

/** Returns the CPUs that kubelet takes of those that are free, ascending; null when there are too few. */
export function takeCpus(machine: Machine, { policy, free, count }: Wanted): readonly number[] | null {
  const cpus = machine.cpus.filter(({ cpu }) => free.has(cpu));
  const { isSpread, isByUncore, isDistributed, isFull } = policy;
  const taken = isDistributed
    ? takeDistributed(machine, cpus, { count, group: isFull ? machine.cpusPerCore : 1, isSpread, isByUncore: false })
    : takePacked(machine, cpus, { count, isSpread, isByUncore });
  return taken === null ? null : [...taken].sort((a, b) => a - b);
}

/** Returns the CPUs of a set that are of NUMA nodes, or with `align-by-socket` of the sockets that have CPUs of them. */
export function alignedCpus(
  { machine, policy }: NodeCpus,
  free: ReadonlySet<number>,
  nodes: readonly number[],
): ReadonlySet<number> {
  const within = machine.cpus.filter(({ node }) => nodes.includes(node));
  const sockets = new Set(within.map(({ socket }) => socket));
  const cpus = policy.isBySocket ? [...sockets].flatMap((id) => membersOf(machine.cpus, "socket", id)) : within;
  return new Set(cpus.map(({ cpu }) => cpu).filter((cpu) => free.has(cpu)));
}
