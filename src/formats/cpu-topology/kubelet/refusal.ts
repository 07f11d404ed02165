/** Why kubelet refuses a pod: the reason and message of its status (without `Pod was rejected: `). */
export interface Refusal {
  readonly reason: "SMTAlignmentError" | "UnexpectedAdmissionError" | "TopologyAffinityError" | "InvalidConfiguration";
  readonly message: string;
  /** The container, by its place in the order of admission; absent where it is none's fault. */
  readonly index?: number;
  /** The whole-core counts just below and above that would have passed. */
  readonly passing: readonly number[];
}

/** A request that could not be met, and how many CPUs there were. */
export interface Shortage {
  readonly requested: number;
  readonly available: number;
}

/** The refusal of a pod for which the topology manager finds no nodes. */
export function affinityRefusal(): Refusal {
  const message = "Resources cannot be allocated with Topology locality";
  return { reason: "TopologyAffinityError", message, passing: [] };
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

/** The refusal of more CPUs than are free. */
export function cpusRefusal({ requested, available }: Shortage, cpusPerCore: number): Refusal {
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
