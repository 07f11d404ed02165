import fc from "fast-check";

/** A CPU of a made machine, and where it sits. Ids are the kernel's: `core_id` is a number within its socket, with gaps. */
export interface MadeCpu {
  readonly cpu: number;
  readonly drawer: number;
  readonly book: number;
  readonly socket: number;
  /** The index of its core in the machine, and the number that sysfs has for it. */
  readonly core: number;
  readonly coreId: number;
  /** Which type of CPU it is, on a hybrid machine. */
  readonly type: number;
  readonly node: number;
  readonly isOnline: boolean;
}

/** A made machine. */
export interface MadeMachine {
  readonly kind: "x86" | "hybrid" | "s390";
  readonly cpus: readonly MadeCpu[];
  /** NUMA nodes, those of memory alone among them; their numbers have gaps. None where sysfs has no nodes. */
  readonly nodes: readonly number[];
  /** Whether lists of nodes name CPUs that are offline. */
  readonly hasOfflineInNodes: boolean;
  /** The highest level of the caches; 0 for none. */
  readonly levels: number;
  readonly hasFrequencies: boolean;
}

const plan = fc.record({
  kind: fc.constantFrom<"x86" | "hybrid" | "s390">("x86", "x86", "hybrid", "s390"),
  sockets: fc.integer({ min: 1, max: 3 }),
  cores: fc.integer({ min: 1, max: 6 }),
  threads: fc.constantFrom(1, 2, 4, 8),
  order: fc.constantFrom<"split" | "adjacent" | "striped">("split", "adjacent", "striped"),
  gap: fc.integer({ min: 1, max: 4 }),
  offline: fc.array(fc.nat(200), { maxLength: 6 }),
  nodeNumbers: fc.uniqueArray(fc.nat(9), { minLength: 4, maxLength: 4 }),
  memoryNodes: fc.integer({ min: 0, max: 1 }),
  hasNodes: fc.boolean(),
  hasOfflineInNodes: fc.boolean(),
  levels: fc.constantFrom(0, 2, 3),
  hasFrequencies: fc.boolean(),
});

type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;

/** Made machines: siblings beside each other, half a machine apart or striped over the sockets; CPUs offline; nodes without CPUs. */
export const madeMachine: fc.Arbitrary<MadeMachine> = plan.map((made) => {
  // Without caches nothing tells the cores of two types apart.
  const levels = made.kind === "hybrid" ? Math.max(made.levels, 2) : made.levels;
  const nodeNumbers = [...made.nodeNumbers].sort((a, b) => a - b);
  const nodes = made.hasNodes ? nodeNumbers.slice(0, made.sockets + made.memoryNodes) : [];
  const { kind, hasOfflineInNodes, hasFrequencies } = made;
  return { kind, cpus: cpusOf(made, nodeNumbers), nodes, hasOfflineInNodes, levels, hasFrequencies };
});

function cpusOf(made: Plan, nodeNumbers: readonly number[]): readonly MadeCpu[] {
  const total = made.sockets * made.cores * made.threads;
  const offline = new Set(made.offline.map((one) => one % total));
  return Array.from({ length: total }, (_, cpu) => {
    const { core, socket, within } = placeOf(made, cpu);
    return {
      cpu,
      drawer: made.kind === "s390" ? socket % 2 : 0,
      book: made.kind === "s390" ? socket : 0,
      socket,
      core,
      coreId: within * made.gap,
      type: made.kind === "hybrid" && 2 * core >= made.sockets * made.cores ? 1 : 0,
      node: nodeNumbers[socket] ?? 0,
      isOnline: cpu === 0 || !offline.has(cpu),
    };
  });
}

/** The types of a hybrid machine have neighbouring CPUs: 2.38 takes a type that comes again for another one. */
function placeOf(
  { kind, sockets, cores, threads, order }: Plan,
  cpu: number,
): { core: number; socket: number; within: number } {
  const count = sockets * cores;
  const core = order === "adjacent" || kind === "hybrid" ? Math.floor(cpu / threads) : cpu % count;
  const isStriped = order === "striped" && kind !== "hybrid";
  const socket = isStriped ? core % sockets : Math.floor(core / cores);
  return { core, socket, within: isStriped ? Math.floor(core / sockets) : core % cores };
}
