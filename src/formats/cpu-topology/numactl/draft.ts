import type { UnknownNode } from "../../../text/unknown.ts";
import type { NumactlAvailable, NumactlCpu, NumactlDistanceRow, NumactlPolicy, NumactlUnavailable } from "./ast.ts";
import type { PolicyKey } from "./labels.ts";

/** Where something begins and ends while it is read. */
export interface Extent {
  start: number;
  end: number;
}

/** The lines of a node while they are read. */
export interface NodeDraft extends Extent {
  readonly node: number;
  cpus?: readonly NumactlCpu[];
  sizeMb?: number | null;
  freeMb?: number | null;
}

/** The table of distances while it is read. */
export interface DistancesDraft extends Extent {
  hasHeading: boolean;
  nodes?: readonly number[];
  isWide?: boolean;
  readonly rows: Map<number, NumactlDistanceRow>;
}

/** What `numactl -s` says while it is read. */
export interface PolicyDraft extends Extent {
  readonly values: { -readonly [Key in PolicyKey]?: Exclude<NumactlPolicy[Key], undefined> };
}

/** A listing while it is read. */
export interface NumactlDraft extends Extent {
  available?: NumactlAvailable | NumactlUnavailable;
  readonly nodes: Map<number, NodeDraft>;
  distances?: DistancesDraft | null;
  policy?: PolicyDraft;
  readonly unknown: UnknownNode[];
}

/** Returns an empty listing that begins at `start`. */
export function openNumactl(start: number): NumactlDraft {
  return { start, end: start, nodes: new Map(), unknown: [] };
}

/** Returns the CPUs of all nodes, in the order of the nodes. */
export function cpusOfNodes({ nodes }: NumactlDraft): readonly NumactlCpu[] {
  return [...nodes.values()].flatMap(({ cpus = [] }) => cpus);
}
