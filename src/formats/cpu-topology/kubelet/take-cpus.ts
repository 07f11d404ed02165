import { type Level, type Machine, type MachineCpu, membersOf } from "./machine.ts";

/** How kubelet's static policy chooses CPUs. */
export interface Taking {
  /** `distribute-cpus-across-cores`: CPUs are taken by number within a socket, not core by core. */
  readonly isSpread: boolean;
  /** `prefer-align-cpus-by-uncorecache`. */
  readonly isByUncore: boolean;
}

/** The CPUs that are free, how many are needed, and which are taken. */
interface Pool {
  readonly machine: Machine;
  free: readonly MachineCpu[];
  needed: number;
  readonly taken: Set<number>;
}

/**
 * Returns the CPUs that kubelet takes of those that are free, packed: whole NUMA nodes and sockets (the larger of them first), then whole cores, then single
 * CPUs; of several always the one with the fewest free CPUs, then the lowest. Null when there are too few.
 *
 * kubernetes pkg/kubelet/cm/cpumanager/cpu_assignment.go: takeByTopologyNUMAPacked.
 */
export function takePacked(
  machine: Machine,
  free: readonly MachineCpu[],
  request: Request,
): ReadonlySet<number> | null {
  const pool: Pool = { machine, free, needed: request.count, taken: new Set() };
  if (pool.needed < 1) return pool.taken;
  if (pool.needed > free.length) return null;
  const [first, second]: readonly Level[] = isNodeFirst(machine) ? ["node", "socket"] : ["socket", "node"];
  const steps = [
    () => takeWhole(pool, first ?? "node"),
    () => takeWhole(pool, second ?? "socket"),
    () => request.isByUncore && takeUncoreCaches(pool),
    () => !request.isSpread && takeWhole(pool, "core"),
    () => takeSingles(pool, request.isSpread),
  ];
  for (const step of steps) {
    step();
    if (pool.needed < 1) return pool.taken;
  }
  return null;
}

/** How many CPUs are wanted, and how they are chosen. */
interface Request extends Taking {
  readonly count: number;
}

/** NUMA nodes hold sockets, or are the same; else sockets hold NUMA nodes. */
function isNodeFirst({ nodeCount, socketCount }: Machine): boolean {
  return socketCount >= nodeCount;
}

function take(pool: Pool, cpus: readonly MachineCpu[]): void {
  for (const { cpu } of cpus) pool.taken.add(cpu);
  pool.free = pool.free.filter(({ cpu }) => !pool.taken.has(cpu));
  pool.needed -= cpus.length;
}

/** Takes whole groups of a level, as long as as many CPUs are needed. */
function takeWhole(pool: Pool, level: Level): void {
  const whole = idsOf(pool, level).filter((id) => isWhole(pool, level, id));
  for (const id of whole) {
    const cpus = membersOf(pool.machine.cpus, level, id);
    if (pool.needed >= cpus.length) take(pool, cpus);
  }
}

/** Whether all CPUs of a group are free; kubelet compares those of sockets and cores with the machine's average. */
function isWhole({ machine, free }: Pool, level: Level, id: number): boolean {
  const { length } = membersOf(free, level, id);
  if (level === "socket") return length === machine.cpusPerSocket;
  if (level === "core") return length === machine.cpusPerCore;
  return length === membersOf(machine.cpus, level, id).length;
}

/** Takes CPUs one by one: those of cores that are begun first, or by number within each socket. */
function takeSingles(pool: Pool, isSpread: boolean): void {
  const level = isSpread ? "socket" : "core";
  const order = idsOf(pool, level).flatMap((id) => membersOf(pool.free, level, id));
  for (const cpu of order) {
    take(pool, [cpu]);
    if (pool.needed < 1) return;
  }
}

/** Takes whole caches, and of one that is not needed whole as many cores as are: only if they are all that is needed. */
function takeUncoreCaches(pool: Pool): void {
  for (const id of idsOf(pool, "uncore")) {
    if (pool.needed >= pool.machine.cpusPerUncore) takeWhole(pool, "uncore");
    if (pool.needed >= 1) takePartOfUncore(pool, id);
    if (pool.needed < 1) return;
  }
}

function takePartOfUncore(pool: Pool, id: number): void {
  const { cpusPerCore } = pool.machine;
  const coreCount = Math.ceil(pool.needed / cpusPerCore);
  const cores = new Set(membersOf(pool.free, "uncore", id).map(({ core }) => core));
  const chosen = new Set([...cores].sort((a, b) => a - b).slice(0, coreCount));
  const cpus = pool.free.filter(({ core }) => chosen.has(core));
  const isOneTooMany = pool.needed % 2 !== 0 && cpusPerCore > 1 && cpus.length > pool.needed;
  const wanted = isOneTooMany ? cpus.slice(0, -1) : cpus;
  if (wanted.length === pool.needed) take(pool, wanted);
}

/** The groups of a level that have free CPUs, in the order in which kubelet takes them. */
export function idsOf(pool: Pick<Pool, "machine" | "free">, level: Level): readonly number[] {
  const { machine, free } = pool;
  const outer = isNodeFirst(machine) ? OUTER_OF_NODE_FIRST[level] : OUTER_OF_SOCKET_FIRST[level];
  const counts = countsOf(free, level);
  if (outer === null) return ordered(new Set(counts.keys()), counts);
  return idsOf(pool, outer).flatMap((id) =>
    ordered(new Set(membersOf(free, outer, id).map((cpu) => cpu[level])), counts),
  );
}

/** The level around each, where nodes are the larger ones; caches are looked for node by node. */
const OUTER_OF_NODE_FIRST: Readonly<Record<Level, Level | null>> = {
  node: null,
  socket: "node",
  core: "socket",
  uncore: "node",
};
const OUTER_OF_SOCKET_FIRST: Readonly<Record<Level, Level | null>> = {
  socket: null,
  node: "socket",
  core: "node",
  uncore: "node",
};

function countsOf(cpus: readonly MachineCpu[], level: Level): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const cpu of cpus) counts.set(cpu[level], (counts.get(cpu[level]) ?? 0) + 1);
  return counts;
}

function ordered(ids: ReadonlySet<number>, counts: ReadonlyMap<number, number>): readonly number[] {
  return [...ids].sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || a - b);
}
