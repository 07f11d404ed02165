import type { Span } from "../../../text/span.ts";
import type { UnknownNode } from "../../../text/unknown.ts";
import type { CpuRange } from "../ast.ts";
import type { CpuPlace } from "../ast-topology.ts";

/** A file below /sys: its path, and its text without the line end (lines of a longer one are joined by line feeds). */
export interface SysfsFile {
  readonly kind: "sysfs-file";
  readonly span: Span;
  readonly path: string;
  readonly value: string;
  /** It stands under a heading `==> PATH <==`; absent for a line `PATH:VALUE`. */
  readonly headed?: true;
}

/**
 * A CPU, as its folder `cpuN` and the lists say. The span runs from the first of its files to the last. An id of -1 (for a cluster also 65535) is
 * unknown and therefore absent. `core` is a number within its socket (and die).
 */
export interface SysfsCpu extends CpuPlace {
  readonly kind: "cpu";
  readonly span: Span;
}

/** A NUMA node: its CPUs (none for a node of memory alone), and its distances to the nodes that are online, in their order. */
export interface SysfsNode {
  readonly kind: "sysfs-node";
  readonly span: Span;
  readonly node: number;
  readonly cpus?: readonly CpuRange[];
  readonly distances?: readonly number[];
}

/**
 * What files of /sys/devices/system/cpu and node say. A list is `[]` where its file is empty and `null` where the kernel prints `(null)`. `offline` and
 * `possible` hold CPUs that are not present.
 */
export interface CpuSysfs {
  readonly kind: "cpu-topology";
  readonly span: Span;
  readonly form: "sysfs";
  readonly online?: readonly CpuRange[] | null;
  readonly offline?: readonly CpuRange[] | null;
  readonly present?: readonly CpuRange[] | null;
  readonly possible?: readonly CpuRange[] | null;
  readonly isolated?: readonly CpuRange[] | null;
  readonly nohzFull?: readonly CpuRange[] | null;
  readonly kernelMax?: number;
  readonly smtActive?: boolean;
  /** `on`, `off`, `forceoff`, `notsupported`, `notimplemented`, or how many threads a core may have. */
  readonly smtControl?: string;
  readonly nodesOnline?: readonly CpuRange[] | null;
  readonly nodesPossible?: readonly CpuRange[] | null;
  readonly nodesWithCpu?: readonly CpuRange[] | null;
  readonly nodesWithMemory?: readonly CpuRange[] | null;
  /** The CPUs that have a file or are present or online, ascending. */
  readonly cpus: readonly SysfsCpu[];
  readonly numaNodes: readonly SysfsNode[];
  /** Every file, in order. */
  readonly files: readonly SysfsFile[];
  /** The second and further listings, when the text holds several; only the root has it, and its other properties are those of the first. */
  readonly runs?: readonly CpuSysfs[];
  readonly unknown: readonly UnknownNode[];
}

/** A file as a dump holds it. */
export interface SysfsEntry {
  readonly path: string;
  readonly text: string;
}
