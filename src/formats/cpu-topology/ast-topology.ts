/** A cache that a CPU uses: `L3` and the number by which CPUs that share one are known. */
export interface CpuCachePlace {
  readonly name: string;
  readonly id: number;
}

/**
 * Where a CPU sits, as far as a text says it; what it does not say is absent, and so is what the text says it does not know (`-`, `-1`).
 * `core` is a number within its socket (and die) only. Every form that lists CPUs fills this, and all queries read it.
 */
export interface CpuPlace {
  readonly cpu: number;
  readonly online?: boolean;
  readonly core?: number;
  readonly socket?: number;
  readonly die?: number;
  readonly cluster?: number;
  readonly book?: number;
  readonly drawer?: number;
  /** The NUMA node. */
  readonly node?: number;
  /** The CPUs on the same core, itself included, where the text lists them: `thread_siblings_list`. */
  readonly threadSiblings?: readonly number[];
  readonly caches?: readonly CpuCachePlace[];
}

/** A NUMA node and those of its CPUs that are present, ascending; a node of memory alone has none. */
export interface NumaPlace {
  readonly node: number;
  readonly cpus: readonly number[];
}

/** What one or several texts say about the CPUs of one machine. */
export interface Topology {
  /** Ascending, each once. */
  readonly cpus: readonly CpuPlace[];
  /** Ascending; absent where no text says anything about NUMA. */
  readonly numaNodes?: readonly NumaPlace[];
  /** How many cores there are in all, where a text counts them without saying which CPUs they hold (`lscpu`). */
  readonly coreCount?: number;
}

/** A core, and the CPUs (hardware threads) on it, ascending. `core` is absent where only the siblings are listed. */
export interface Core {
  readonly socket?: number;
  readonly die?: number;
  readonly core?: number;
  readonly cpus: readonly number[];
}
