/**
 * Kubelet's rule once more, slow and literal: sets of CPUs, a new look at all of them for every question. It follows the words of
 * kubernetes pkg/kubelet/cm/cpumanager, not our code.
 */

export interface OracleCpu {
  readonly cpu: number;
  readonly core: number;
  readonly socket: number;
  readonly node: number;
}

export interface OracleOptions {
  readonly full: boolean;
  readonly spread: boolean;
  readonly distributed: boolean;
}

export interface OracleNode {
  /** Online CPUs; `core` is the same for siblings and for no others. */
  readonly cpus: readonly OracleCpu[];
  readonly reserved: readonly number[];
  readonly allocated: readonly number[];
  readonly options: OracleOptions;
}

type Key = "core" | "socket" | "node";

const distinct = (values: readonly number[]): number[] => [...new Set(values)];
const sizeOf = (cpus: readonly OracleCpu[], key: Key, id: number): number =>
  cpus.filter((cpu) => cpu[key] === id).length;

/** Ids with free CPUs: fewest free CPUs first, then the lowest. */
function sorted(free: readonly OracleCpu[], key: Key, within: readonly OracleCpu[] = free): number[] {
  return distinct(within.map((cpu) => cpu[key])).sort((a, b) => sizeOf(free, key, a) - sizeOf(free, key, b) || a - b);
}

/** Every level's ids in order of the levels above it. */
function order(all: readonly OracleCpu[], free: readonly OracleCpu[], key: Key): number[] {
  const nodes = distinct(all.map(({ node }) => node)).length;
  const sockets = distinct(all.map(({ socket }) => socket)).length;
  const levels: Key[] = sockets >= nodes ? ["node", "socket", "core"] : ["socket", "node", "core"];
  const descend = (depth: number, within: readonly OracleCpu[]): number[] => {
    const level = levels[depth] ?? "core";
    const ids = sorted(free, level, within);
    if (level === key) return ids;
    return ids.flatMap((id) =>
      descend(
        depth + 1,
        free.filter((cpu) => cpu[level] === id),
      ),
    );
  };
  return descend(0, free);
}

function packed(
  all: readonly OracleCpu[],
  free: readonly OracleCpu[],
  count: number,
  spread: boolean,
): number[] | null {
  if (count === 0) return [];
  if (count > free.length) return null;
  const nodes = distinct(all.map(({ node }) => node)).length;
  const sockets = distinct(all.map(({ socket }) => socket)).length;
  const cores = distinct(all.map(({ core }) => core)).length;
  let left = [...free];
  const taken: number[] = [];
  const whole = (key: Key, sizeOfWhole: (id: number) => number): void => {
    const ids = order(all, left, key).filter((id) => sizeOf(left, key, id) === sizeOfWhole(id));
    for (const id of ids) {
      const members = all.filter((cpu) => cpu[key] === id);
      if (count - taken.length < members.length) continue;
      taken.push(...members.map(({ cpu }) => cpu));
      left = left.filter(({ cpu }) => !taken.includes(cpu));
    }
  };
  const wholeNodes = (): void => whole("node", (id) => sizeOf(all, "node", id));
  const wholeSockets = (): void => whole("socket", () => Math.floor(all.length / sockets));
  if (sockets >= nodes) wholeNodes();
  else wholeSockets();
  if (taken.length < count && sockets >= nodes) wholeSockets();
  else if (taken.length < count) wholeNodes();
  if (taken.length < count && !spread) whole("core", () => Math.floor(all.length / cores));
  if (taken.length < count) {
    const key = spread ? "socket" : "core";
    const rest = order(all, left, key).flatMap((id) => left.filter((cpu) => cpu[key] === id).map(({ cpu }) => cpu));
    taken.push(...rest.slice(0, count - taken.length));
  }
  return taken.sort((a, b) => a - b);
}

/** All choices of `size` of the values, in order. */
function choices(values: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return values.flatMap((value, index) => choices(values.slice(index + 1), size - 1).map((rest) => [value, ...rest]));
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

function deviation(values: readonly number[]): number {
  const mean = round(values.reduce((sum, value) => sum + value, 0) / values.length);
  return round(Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length));
}

function distributed(
  all: readonly OracleCpu[],
  free: readonly OracleCpu[],
  count: number,
  group: number,
): number[] | null {
  if (count % group !== 0) return packed(all, free, count, false);
  if (count === 0) return [];
  if (count > free.length) return null;
  const nodes = order(all, free, "node");
  const perNode = Math.ceil(Math.ceil(all.length / group) / distinct(all.map(({ node }) => node)).length);
  for (let size = Math.ceil(count / group / perNode); size <= Math.min(count / group, nodes.length); size++) {
    const share = Math.floor(Math.floor(count / size) / group) * group;
    const rest = count - share * size;
    let best: { balance: number; nodes: number[]; extra: number[] } | null = null;
    for (const chosen of choices(nodes, size)) {
      if (best?.balance === 0) break;
      const groups = chosen.reduce((sum, id) => sum + Math.floor(sizeOf(free, "node", id) / group), 0);
      if (groups * group < count || chosen.some((id) => sizeOf(free, "node", id) < share)) continue;
      const left = new Map(nodes.map((id) => [id, sizeOf(free, "node", id) - (chosen.includes(id) ? share : 0)]));
      const able = chosen.filter((id) => (left.get(id) ?? 0) >= group);
      const subsets = rest === 0 ? [[]] : able.flatMap((_, index) => choices(able, able.length - index));
      let local: { balance: number; extra: number[] } | null = null;
      for (const subset of subsets) {
        const after = new Map(left);
        if (subset.reduce((sum, id) => sum + (after.get(id) ?? 0), 0) < rest) continue;
        let missing = rest;
        for (let turn = 0; missing > 0 && turn < 10_000; turn++) {
          const id = subset[turn % subset.length] ?? 0;
          if ((after.get(id) ?? 0) < group) continue;
          after.set(id, (after.get(id) ?? 0) - group);
          missing -= group;
        }
        const balance = deviation([...after.values()]);
        if (local === null || balance < local.balance) local = { balance, extra: subset };
      }
      if (local !== null && (best === null || local.balance < best.balance)) best = { ...local, nodes: chosen };
    }
    if (best === null) continue;
    const taken: number[] = [];
    const take = (id: number, amount: number): void => {
      const within = free.filter(({ cpu, node }) => node === id && !taken.includes(cpu));
      if (within.length >= amount) taken.push(...(packed(all, within, amount, false) ?? []));
    };
    for (const id of best.nodes) take(id, share);
    for (let turn = 0; taken.length < count && turn < 10_000; turn++)
      take(best.extra[turn % best.extra.length] ?? 0, group);
    return taken.sort((a, b) => a - b);
  }
  return packed(all, free, count, false);
}

/** What kubelet says to one container that pins so many CPUs: its message, or the CPUs. */
export function admit({ cpus, reserved, allocated, options }: OracleNode, count: number): string | number[] {
  const perCore = Math.floor(cpus.length / distinct(cpus.map(({ core }) => core)).length);
  if (options.full) {
    if (count % perCore !== 0)
      return `SMT Alignment Error: requested ${count} cpus not multiple cpus per core = ${perCore}`;
    const blocked = cpus.filter(({ cpu }) => reserved.includes(cpu)).map(({ core }) => core);
    const physical = cpus.filter(({ cpu, core }) => !allocated.includes(cpu) && !blocked.includes(core)).length;
    if (count > physical) {
      return `SMT Alignment Error: not enough free physical CPUs: available physical CPUs = ${physical}, requested CPUs = ${count}, CPUs per core = ${perCore}`;
    }
  }
  const free = cpus.filter(({ cpu }) => !allocated.includes(cpu) && !reserved.includes(cpu));
  const taken = options.distributed
    ? distributed(cpus, free, count, options.full ? perCore : 1)
    : packed(cpus, free, count, options.spread);
  if (taken !== null) return taken;
  return `Allocate failed due to not enough cpus available to satisfy request: requested=${count}, available=${free.length}, which is unexpected`;
}
