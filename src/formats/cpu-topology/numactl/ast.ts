import type { Span } from "../../../text/span.ts";
import type { UnknownNode } from "../../../text/unknown.ts";

/** A CPU that `numactl -H` lists, and its node. The span is that of its number. */
export interface NumactlCpu {
  readonly kind: "cpu";
  readonly span: Span;
  readonly cpu: number;
  readonly node: number;
}

/** `available: 3 nodes (0,2-3)`: the count, the nodes in the parentheses, ascending, and their text. */
export interface NumactlAvailable {
  readonly kind: "available";
  readonly span: Span;
  readonly nodeCount: number;
  readonly nodes: readonly number[];
  readonly nodeList: string;
}

/** `No NUMA available on this system` */
export interface NumactlUnavailable {
  readonly kind: "unavailable";
  readonly span: Span;
}

/**
 * The lines of one node. `cpus` is empty for a node of memory alone and absent where the line is (before numactl 2.0). Sizes are in MB of 2^20 bytes;
 * `null` is the tool's `<not available>`.
 */
export interface NumactlNode {
  readonly kind: "numactl-node";
  readonly span: Span;
  readonly node: number;
  readonly cpus?: readonly number[];
  readonly sizeMb?: number | null;
  readonly freeMb?: number | null;
}

/** The distances from one node, in the order of the table's columns: 10 is the node itself, 255 a node that cannot be reached. */
export interface NumactlDistanceRow {
  readonly kind: "distance-row";
  readonly span: Span;
  readonly node: number;
  readonly distances: readonly number[];
}

/** The table of distances. `nodes` are the numbers of its columns, absent where that line is. `cellWidth` is there for the wider cells of numactl 2.0.19. */
export interface NumactlDistances {
  readonly kind: "distances";
  readonly span: Span;
  readonly nodes?: readonly number[];
  readonly cellWidth?: 4;
  readonly rows: readonly NumactlDistanceRow[];
}

/** What `numactl -s` says of the process it ran in: its memory policy, and the CPUs and nodes it may use. */
export interface NumactlPolicy {
  readonly kind: "policy";
  readonly span: Span;
  readonly policy?: string;
  /** `current`, a node, `2 (interleave next)`; `null` where numactl prints nothing, not even the end of the line (policy `local`). */
  readonly preferredNode?: string | null;
  readonly interleaveMask?: readonly number[];
  readonly interleaveNode?: number;
  readonly physCpuBind?: readonly number[];
  readonly cpuBind?: readonly number[];
  readonly nodeBind?: readonly number[];
  readonly memBind?: readonly number[];
  readonly preferred?: readonly number[];
  /** The kernel has no NUMA: `No NUMA support available on this system.` */
  readonly numaSupported?: false;
}

/** What one text of `numactl -H` or `numactl -s` says. */
export interface NumactlTopology {
  readonly kind: "cpu-topology";
  readonly span: Span;
  readonly form: "numactl";
  readonly available?: NumactlAvailable | NumactlUnavailable;
  readonly cpus: readonly NumactlCpu[];
  readonly numaNodes: readonly NumactlNode[];
  /** `null`: `No distance information available.` */
  readonly distances?: NumactlDistances | null;
  readonly policy?: NumactlPolicy;
  /** The second and further listings, when the text holds several; only the root has it, and its other properties are those of the first. */
  readonly runs?: readonly NumactlTopology[];
  readonly unknown: readonly UnknownNode[];
}
