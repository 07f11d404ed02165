import { alignedCpus, type NodeCpus, takeCpus } from "./node-cpus.ts";
import type { ContainerCpus } from "./query-pod.ts";
import {
  affinityRefusal,
  alignmentRefusal,
  coresRefusal,
  cpusRefusal,
  type Refusal,
  type Shortage,
} from "./refusal.ts";
import type { Asked } from "./topology-manager.ts";

/** A container, and the CPUs that it gets for itself. */
export interface ContainerAssignment extends ContainerCpus {
  /** Ascending; absent for a container that shares, that was not reached, or where the text does not show which CPUs make up a core. */
  readonly cpus?: readonly number[];
}

/** What becomes of a pod. */
export interface Admission {
  readonly containers: readonly ContainerAssignment[];
  readonly refusal?: Refusal;
  /** Whether the text does not show enough of the machine to tell; absent where it does. */
  readonly isUnsure?: boolean;
}

/** The NUMA nodes that come first for a container: null for any, `refused` when there are none. */
export type NodeChoice = (asked: Asked) => readonly number[] | null | "refused";

/** The CPUs that are left while the containers of a pod are served. */
interface Ledger {
  readonly node: NodeCpus;
  readonly nodesOf: NodeChoice;
  shared: Set<number>;
  /** CPUs of init containers that have ended by the time the next one runs. */
  reusable: Set<number>;
}

/**
 * Serves the containers of a pod one after another, as kubelet does: the first that cannot be served refuses the whole pod. Later containers may reuse the CPUs of
 * init containers, and yet with `full-pcpus-only` those do not count as available.
 *
 * kubernetes pkg/kubelet/cm/cpumanager/policy_static.go: Allocate, allocateCPUs, updateCPUsToReuse.
 */
export function admitPod(node: NodeCpus, containers: readonly ContainerCpus[], nodesOf: NodeChoice): Admission {
  const ledger: Ledger = { node, nodesOf, shared: new Set(node.shared), reusable: new Set() };
  const served: ContainerAssignment[] = [];
  for (const [index, container] of containers.entries()) {
    const cpus = container.isPinned === false ? undefined : serve(ledger, container);
    if (cpus !== undefined && !Array.isArray(cpus)) {
      return { containers: [...served, ...containers.slice(index)], refusal: { ...cpus, index } };
    }
    served.push(cpus === undefined ? container : { ...container, cpus });
  }
  return { containers: served };
}

function serve(ledger: Ledger, { requestedCpus, role }: ContainerCpus): number[] | Refusal {
  const { node, shared } = ledger;
  const { machine, policy, reserved, reservedCores } = node;
  const free = new Set([...shared].filter((cpu) => !reserved.has(cpu)));
  const nodes = ledger.nodesOf({ count: requestedCpus, free, reusable: ledger.reusable });
  if (nodes === "refused") return affinityRefusal();
  for (const cpu of ledger.reusable) free.add(cpu);
  const whole = [...shared].filter((cpu) => !reservedCores.has(cpu)).length;
  const refusal = policy.isFull
    ? alignmentRefusal(requestedCpus, machine.cpusPerCore, Math.min(whole, free.size))
    : null;
  if (refusal !== null) return refusal;
  if (policy.isFull && requestedCpus > whole) return coresRefusal(requestedCpus, machine.cpusPerCore, whole);
  const cpus = allocate(node, free, { count: requestedCpus, nodes });
  if (!Array.isArray(cpus)) return cpusRefusal(cpus, policy.isFull ? machine.cpusPerCore : 1);
  for (const cpu of cpus) {
    shared.delete(cpu);
    if (role === "init") ledger.reusable.add(cpu);
    else ledger.reusable.delete(cpu);
  }
  return cpus;
}

interface Wanted {
  readonly count: number;
  readonly nodes: readonly number[] | null;
}

/** The CPUs of a container, ascending, those near the NUMA nodes first. */
function allocate(node: NodeCpus, free: ReadonlySet<number>, { count, nodes }: Wanted): number[] | Shortage {
  const { machine, policy } = node;
  const near = nodes === null ? new Set<number>() : alignedCpus(node, free, nodes);
  const first = takeCpus(machine, { policy, free: near, count: Math.min(near.size, count) }) ?? [];
  const held = new Set(first);
  const left = new Set([...free].filter((cpu) => !held.has(cpu)));
  const requested = count - held.size;
  const rest = takeCpus(machine, { policy, free: left, count: requested });
  return rest === null ? { requested, available: left.size } : [...first, ...rest].sort((a, b) => a - b);
}
