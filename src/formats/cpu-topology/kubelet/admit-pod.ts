import { alignedCpus, type NodeCpus, takeCpus } from "./node-cpus.ts";
import type { ContainerCpus } from "./query-pod.ts";
import { type Asked, affinityRefusal } from "./topology-manager.ts";

/** A container, and the CPUs that it gets for itself. */
export interface ContainerAssignment extends ContainerCpus {
  /** Ascending; absent for a container that shares, that was not reached, or where the text does not show which CPUs make up a core. */
  readonly cpus?: readonly number[];
}

/** Why kubelet refuses a pod: the reason and message of its status (without `Pod was rejected: `). */
export interface Refusal {
  readonly reason: "SMTAlignmentError" | "UnexpectedAdmissionError" | "TopologyAffinityError" | "InvalidConfiguration";
  readonly message: string;
  /** The container, by its place in the order of admission; absent where it is none's fault. */
  readonly index?: number;
  /** The whole-core counts just below and above that would have passed. */
  readonly passing: readonly number[];
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

/** A request that could not be met, and how many CPUs there were. */
interface Shortage {
  readonly requested: number;
  readonly available: number;
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

/** The refusal of a count that is not of whole cores, null for one that is. `most`: how many CPUs could be had. */
export function alignmentRefusal(count: number, cpusPerCore: number, most: number): Refusal | null {
  if (count % cpusPerCore === 0) return null;
  return {
    reason: "SMTAlignmentError",
    message: `SMT Alignment Error: requested ${count} cpus not multiple cpus per core = ${cpusPerCore}`,
    passing: wholeCounts(count, cpusPerCore, most),
  };
}

/** The refusal of more cores than are free as a whole (kubelet 1.32 and later; before, that of too few CPUs or none). */
export function coresRefusal(count: number, cpusPerCore: number, whole: number): Refusal {
  const figures = `available physical CPUs = ${whole}, requested CPUs = ${count}, CPUs per core = ${cpusPerCore}`;
  return {
    reason: "SMTAlignmentError",
    message: `SMT Alignment Error: not enough free physical CPUs: ${figures}`,
    passing: wholeCounts(count, cpusPerCore, whole),
  };
}

function cpusRefusal({ requested, available }: Shortage, cpusPerCore: number): Refusal {
  const cause = `not enough cpus available to satisfy request: requested=${requested}, available=${available}`;
  return {
    reason: "UnexpectedAdmissionError",
    message: `Allocate failed due to ${cause}, which is unexpected`,
    passing: wholeCounts(requested, cpusPerCore, available),
  };
}

/** The counts of whole cores next to `count`, below and above, as far as so many CPUs are there. */
function wholeCounts(count: number, cpusPerCore: number, most: number): readonly number[] {
  const below = Math.floor(Math.min(count, most) / cpusPerCore) * cpusPerCore;
  const above = Math.ceil(count / cpusPerCore) * cpusPerCore;
  return [...new Set([below, above])].filter((passing) => passing > 0 && passing <= most);
}
