import type { CpuRange } from "./ast.ts";
import type { CpuPlace, NumaPlace, Topology } from "./ast-topology.ts";
import { expandCpuRanges } from "./cpu-ranges.ts";
import type { CpuType } from "./lscpu/ast.ts";

/** Any tree that lists CPUs, and any topology made of such trees. */
export interface TopologySource {
  readonly cpus: readonly CpuPlace[];
  readonly numaNodes?: readonly { readonly node: number; readonly cpus?: readonly (CpuRange | number)[] }[];
  /** The blocks of `lscpu`, which count cores. */
  readonly types?: readonly CpuType[];
  readonly coreCount?: number;
}

/**
 * Returns what texts about one machine say together. The cores and sockets of all CPUs are those of the first text that shows any, for tools number them
 * differently; nodes, caches and what is online fill in from the first that shows it of a CPU.
 *
 *     topologyOf(parseLscpu(lscpu).ast, parseCpuinfo(cpuinfo).ast)
 *                ^ offline CPUs, nodes  ^ which CPUs share a core
 */
export function topologyOf(...sources: readonly TopologySource[]): Topology {
  const layout = sources.find((source) => source.cpus.some(hasCore));
  const places = new Map<number, CpuPlace>();
  for (const source of sources) {
    for (const cpu of source.cpus) {
      const held = places.get(cpu.cpu) ?? { cpu: cpu.cpu };
      const place = layout === undefined || source === layout ? layoutOf(cpu) : {};
      places.set(cpu.cpu, { ...held, ...place, ...missingIn(held, cpu) });
    }
  }
  const cpus = [...places.values()].sort((a, b) => a.cpu - b.cpu);
  const nodes = numaPlaces(sources, cpus);
  const coreCount = countOfCores(sources);
  return {
    cpus,
    ...(nodes === undefined ? {} : { numaNodes: nodes }),
    ...(coreCount === undefined ? {} : { coreCount }),
  };
}

/** Whether a text says on which core the CPU is. */
export function hasCore({ core, threadSiblings }: CpuPlace): boolean {
  return core !== undefined || threadSiblings !== undefined;
}

type Layout = Pick<CpuPlace, "drawer" | "book" | "socket" | "die" | "cluster" | "core" | "threadSiblings">;

function layoutOf({ drawer, book, socket, die, cluster, core, threadSiblings }: CpuPlace): Layout {
  return defined({ drawer, book, socket, die, cluster, core, threadSiblings });
}

function missingIn(held: CpuPlace, { online, node, caches }: CpuPlace): Partial<CpuPlace> {
  return defined({ online: held.online ?? online, node: held.node ?? node, caches: held.caches ?? caches });
}

/** The properties that hold something. */
function defined<Value extends object>(value: Value): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  const kept: { [Key in keyof Value]?: Exclude<Value[Key], undefined> } = {};
  for (const [key, inner] of Object.entries(value)) if (inner !== undefined) Object.assign(kept, { [key]: inner });
  return kept;
}

/** The nodes of the first text that lists nodes; else those that the CPUs name. */
function numaPlaces(sources: readonly TopologySource[], cpus: readonly CpuPlace[]): readonly NumaPlace[] | undefined {
  const listing = sources.find(({ numaNodes = [] }) => numaNodes.length > 0);
  const nodes = new Map<number, Set<number>>();
  const known = new Set(cpus.map(({ cpu }) => cpu));
  for (const { node, cpus: listed } of listing?.numaNodes ?? []) {
    if (listed === undefined) continue;
    const ranges = listed.map((item) => (typeof item === "number" ? { from: item, to: item } : item));
    const present = expandCpuRanges(ranges).filter((cpu) => known.size === 0 || known.has(cpu));
    nodes.set(node, new Set([...(nodes.get(node) ?? []), ...present]));
  }
  for (const { cpu, node } of cpus) {
    if (node !== undefined) nodes.set(node, (nodes.get(node) ?? new Set()).add(cpu));
  }
  if (nodes.size === 0) return undefined;
  return [...nodes]
    .map(([node, held]) => ({ node, cpus: [...held].sort((a, b) => a - b) }))
    .sort((a, b) => a.node - b.node);
}

function countOfCores(sources: readonly TopologySource[]): number | undefined {
  for (const { coreCount, types } of sources) {
    const count = coreCount ?? (types === undefined || types.length === 0 ? undefined : coresOfTypes(types));
    if (count !== undefined) return count;
  }
  return undefined;
}

/** The cores of all types of CPU together; undefined when the text does not count those of one. */
function coresOfTypes(types: readonly CpuType[]): number | undefined {
  let sum = 0;
  for (const type of types) {
    const count = coresOfType(type);
    if (count === null) return undefined;
    sum += count;
  }
  return sum;
}

function coresOfType(type: CpuType): number | null {
  const { coresPerCluster, clusters, coresPerSocket, sockets, socketsPerBook, books, booksPerDrawer, drawers } = type;
  if (coresPerCluster !== undefined) return product(coresPerCluster, clusters);
  if (socketsPerBook === undefined) return product(coresPerSocket, sockets);
  const bookCount = booksPerDrawer === undefined ? books : product(booksPerDrawer, drawers);
  return product(product(coresPerSocket, socketsPerBook), bookCount);
}

function product(one: number | null | undefined, other: number | null | undefined): number | null {
  return one === undefined || one === null || other === undefined || other === null ? null : one * other;
}
