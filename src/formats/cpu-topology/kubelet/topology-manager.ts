import type { Machine, MachineCpu } from "./machine.ts";
import type { NodeCpus } from "./node-cpus.ts";
import type { ContainerCpus } from "./query-pod.ts";

/** `topologyManagerPolicy` of a kubelet. */
export type TopologyPolicy = "none" | "best-effort" | "restricted" | "single-numa-node";

/** What the topology manager is asked: for so many CPUs, of those that are free, and of those that the pod may use again and so must keep. */
export interface Asked {
  readonly count: number;
  readonly free: ReadonlySet<number>;
  readonly reusable: ReadonlySet<number>;
}

/** NUMA nodes that may serve a request, and whether so many are as few as can be. */
interface Hint {
  readonly nodes: readonly number[];
  readonly isPreferred: boolean;
}

const MOST_NODES = 8;

/** Why kubelet does not start with a topology policy, in its words; null when it does. */
export function topologyProblem({ machine, policy }: NodeCpus, topologyPolicy: TopologyPolicy): string | null {
  if (topologyPolicy === "none") return null;
  if (machine.nodeCount > MOST_NODES) return `unsupported on machines with more than ${MOST_NODES} NUMA Nodes`;
  const isAtOdds = topologyPolicy === "single-numa-node" && policy.isBySocket;
  return isAtOdds
    ? "Topolgy manager single-numa-node policy is incompatible with CPUManager align-by-socket policy option"
    : null;
}

/**
 * Returns the NUMA nodes from which the topology manager has CPUs taken, null for any, and `refused` when its policy admits none. CPUs are all that
 * is looked at: devices and memory may have wishes of their own.
 *
 * kubernetes pkg/kubelet/cm/cpumanager/policy_static.go: generateCPUTopologyHints; pkg/kubelet/cm/topologymanager/policy.go: HintMerger.
 */
export function nodesFor(node: NodeCpus, policy: TopologyPolicy, asked: Asked): readonly number[] | null | "refused" {
  if (policy === "none") return null;
  const all = hintsOf(node, asked);
  const isOne = policy === "single-numa-node";
  const hints = isOne ? all.filter(({ nodes, isPreferred }) => nodes.length === 1 && isPreferred) : all;
  const best = hints.reduce<Hint | null>((held, hint) => (held === null || isBetter(hint, held) ? hint : held), null);
  if (best === null) return policy === "best-effort" ? null : "refused";
  return policy === "restricted" && !best.isPreferred ? "refused" : best.nodes;
}

/** Every choice of nodes that has enough CPUs. */
function hintsOf({ machine, policy }: NodeCpus, { count, free, reusable }: Asked): readonly Hint[] {
  const ids = [...new Set(machine.cpus.map(({ node }) => node))].sort((a, b) => a - b);
  const choices = subsetsOf(ids).map((nodes) => ({ nodes, cpus: cpusOf(machine, nodes) }));
  const enough = choices.filter(({ cpus }) => cpus.length >= count).map(({ nodes }) => nodes.length);
  const fewest = enough.reduce((least, length) => Math.min(least, length), ids.length);
  return choices.flatMap(({ nodes, cpus }) => {
    const kept = cpus.filter(({ cpu }) => reusable.has(cpu)).length;
    const open = cpus.filter(({ cpu }) => free.has(cpu) && !reusable.has(cpu)).length;
    if (kept < reusable.size || kept + open < count) return [];
    const isPreferred = nodes.length === fewest || (policy.isBySocket && isBySocket(machine, cpus, fewest));
    return [{ nodes, isPreferred }];
  });
}

/** Whether CPUs are of as few sockets as so many nodes can be. */
function isBySocket({ nodeCount, socketCount }: Machine, cpus: readonly MachineCpu[], fewest: number): boolean {
  const nodesPerSocket = Math.floor(nodeCount / socketCount);
  if (nodesPerSocket === 0) return false;
  return new Set(cpus.map(({ socket }) => socket)).size === Math.ceil(fewest / nodesPerSocket);
}

function cpusOf({ cpus }: Machine, nodes: readonly number[]): readonly MachineCpu[] {
  return cpus.filter(({ node }) => nodes.includes(node));
}

/** Every choice of at least one of the values, each in ascending order. */
function subsetsOf(values: readonly number[]): readonly (readonly number[])[] {
  let subsets: (readonly number[])[] = [[]];
  for (const value of values) subsets = [...subsets, ...subsets.map((subset) => [...subset, value])];
  return subsets.slice(1);
}

/** Preferred first, then of fewer nodes, then with the lower highest node: as numbers whose bits are the nodes compare. */
function isBetter(one: Hint, other: Hint): boolean {
  if (one.isPreferred !== other.isPreferred) return one.isPreferred;
  if (one.nodes.length !== other.nodes.length) return one.nodes.length < other.nodes.length;
  const last = one.nodes.findLastIndex((node, index) => node !== other.nodes[index]);
  return last >= 0 && (one.nodes[last] ?? 0) < (other.nodes[last] ?? 0);
}

/** How many CPUs the pinned containers of a pod need at once at most, which the scope `pod` asks for. */
export function podCountOf(containers: readonly ContainerCpus[]): number {
  let sidecars = 0;
  let most = 0;
  let running = 0;
  for (const { role, requestedCpus, isPinned } of containers) {
    const count = isPinned === false ? 0 : requestedCpus;
    if (role === "sidecar") sidecars += count;
    else if (role === "init") most = Math.max(most, sidecars + count);
    else running += count;
  }
  return Math.max(most, sidecars + running);
}
