import type { Span } from "../../../text/span.ts";
import type { UnknownNode } from "../../../text/unknown.ts";
import type { CpuRange } from "../ast.ts";
import type { CpuCachePlace } from "../ast-topology.ts";

/** `48 bits physical, 48 bits virtual` */
export interface AddressSizes {
  readonly physical: number;
  readonly virtual: number;
}

/**
 * What `lscpu` prints once for each type of CPU; a hybrid or big.LITTLE machine has several. `null` is the tool's `-`: it does not know.
 * The counts are of this type's own cores and sockets. Frequencies are MHz. The span runs from the type's first line to its last;
 * before util-linux 2.37 lines of the machine stand among them.
 */
export interface CpuType {
  readonly kind: "cpu-type";
  readonly span: Span;
  readonly modelName?: string | null;
  readonly biosModelName?: string | null;
  readonly biosCpuFamily?: string | null;
  readonly machineType?: string | null;
  readonly cpuFamily?: string | null;
  readonly model?: string | null;
  readonly microcodeVersion?: string | null;
  readonly threadsPerCore?: number | null;
  readonly coresPerSocket?: number | null;
  readonly coresPerCluster?: number | null;
  readonly sockets?: number | null;
  readonly socketsPerBook?: number | null;
  readonly booksPerDrawer?: number | null;
  readonly books?: number | null;
  readonly drawers?: number | null;
  readonly clusters?: number | null;
  readonly stepping?: string | null;
  readonly frequencyBoost?: string | null;
  readonly cpuMhz?: number | null;
  readonly cpuDynamicMhz?: number | null;
  readonly cpuStaticMhz?: number | null;
  readonly cpusScalingMhzPercent?: number | null;
  readonly cpuMaxMhz?: number | null;
  readonly cpuMinMhz?: number | null;
  readonly bogoMips?: number | null;
  readonly dispatchingMode?: string | null;
  readonly physicalSockets?: number | null;
  readonly physicalChips?: number | null;
  readonly physicalCoresPerChip?: number | null;
  readonly isa?: string | null;
  readonly flags?: readonly string[];
}

/**
 * A cache. `size` is the tool's own text, `bytes` what it says, without the rounding to one decimal that the tool did from 2.34 on.
 * Up to 2.33 it is the size of one instance, from 2.34 the sum of all; `instances` (from 2.37) says of how many.
 */
export interface CpuCache {
  readonly kind: "cache";
  readonly span: Span;
  readonly name: string;
  readonly size: string;
  readonly bytes: number;
  readonly instances?: number;
}

/** A NUMA node and its CPUs: none for a node of memory alone, and offline or absent CPUs may be among them. */
export interface NumaNode {
  readonly kind: "numa-node";
  readonly span: Span;
  readonly node: number;
  readonly cpus: readonly CpuRange[];
}

/** A vulnerability of the processor, and in the kernel's words what is done about it. */
export interface CpuVulnerability {
  readonly kind: "vulnerability";
  readonly span: Span;
  readonly name: string;
  readonly status: string;
}

/** A heading of the terminal's tree, such as `NUMA:`. */
export interface LscpuSection {
  readonly kind: "section";
  readonly span: Span;
  readonly label: string;
}

/** A labelled line that has no property of its own: a label of another language or a later version, a repeated one, or a value that could not be read. */
export interface LscpuField {
  readonly kind: "field";
  readonly span: Span;
  readonly label: string;
  readonly value: string;
}

/**
 * Which output of `lscpu` it is, by the option that asks for it: the summary of no option, `-p` for programs, `-e` for people, `-C` the caches, `-J` as JSON.
 */
export type LscpuForm = "lscpu" | "lscpu -J" | "lscpu -p" | "lscpu -e" | "lscpu -e -J" | "lscpu -C" | "lscpu -C -J";

/**
 * A column of a table, under the name that `lscpu -e` has for it, whatever its case in the text: `CPU`, `MAXMHZ`, `L1d:L1i:L2:L3` (caches are one column).
 */
export interface LscpuColumn {
  readonly kind: "column";
  readonly span: Span;
  readonly name: string;
}

/** A line that `lscpu -p` prints above its heading, without the `#`. */
export interface LscpuComment {
  readonly kind: "comment";
  readonly span: Span;
  readonly text: string;
}

/** What a table says of a CPU. Numbers of cores, sockets, books and drawers are the tool's own, counted from 0, unless `-y` asked for the machine's. */
interface LscpuCells {
  readonly node?: number;
  readonly core?: number;
  readonly socket?: number;
  readonly cluster?: number;
  readonly book?: number;
  readonly drawer?: number;
  /** The caches that the CPU uses. Absent where the text does not say which: with fewer numbers than names, the cell is in `fields`. */
  readonly caches?: readonly CpuCachePlace[];
  readonly online?: boolean;
  readonly configured?: boolean;
  /** In the words of `lscpu -e`, which `-p` shortens: `horizontal`, `vert-low`, `vert-medium`, `vert-high`. */
  readonly polarization?: string;
  readonly address?: number;
  readonly bogoMips?: number;
  readonly mhz?: number;
  readonly scalingMhzPercent?: number;
  readonly maxMhz?: number;
  readonly minMhz?: number;
  readonly modelName?: string;
  readonly microcode?: string;
  /** The columns whose cells say that the tool does not know: empty, `-`, `null`, and `U` of a polarization. */
  readonly untold?: readonly string[];
  /** Cells of columns that have no property, or that could not be read. */
  readonly fields?: readonly LscpuField[];
}

/**
 * A CPU as `lscpu` lists it: with its node and whether it is online in the summary, with what the columns say in a table. The span is that of the row,
 * in the summary that of the range which names the CPU. `node` is absent where no NUMA node lists it, `online` where the text does not say.
 */
export interface LscpuCpu extends LscpuCells {
  readonly kind: "cpu";
  readonly span: Span;
  readonly cpu: number;
}

/** A row of a table that names no CPU, or one that was listed before. */
export interface LscpuRow extends LscpuCells {
  readonly kind: "row";
  readonly span: Span;
  readonly cpu?: number;
}

/** A row of `lscpu -C`. Sizes are there as the tool's text and in bytes, which are exact with `-B` only; `allSize` is that of all caches of the name together. */
export interface LscpuCacheRow {
  readonly kind: "cache-row";
  readonly span: Span;
  readonly name?: string;
  readonly oneSize?: string;
  readonly oneBytes?: number;
  readonly allSize?: string;
  readonly allBytes?: number;
  readonly ways?: number;
  readonly type?: string;
  readonly level?: number;
  readonly sets?: number;
  readonly phyLine?: number;
  readonly coherencySize?: number;
  readonly allocPolicy?: string;
  readonly writePolicy?: string;
  /** The columns whose cells say nothing. */
  readonly untold?: readonly string[];
  readonly fields?: readonly LscpuField[];
}

/**
 * What one output of `lscpu` says. The summary (`lscpu`, `lscpu -J`) counts and has `types`, `caches` and the like, and does not say which CPU is on which core;
 * the tables of CPUs (`-p`, `-e`) say that, and nothing else; those lists are empty there.
 */
export interface LscpuTopology {
  readonly kind: "cpu-topology";
  readonly span: Span;
  readonly form: LscpuForm;
  readonly architecture?: string | null;
  readonly cpuOpModes?: readonly string[];
  readonly addressSizes?: AddressSizes;
  readonly byteOrder?: string | null;
  /** `CPU(s)`: how many are present, offline ones included. */
  readonly cpuCount?: number | null;
  readonly onlineCpus?: readonly CpuRange[];
  readonly offlineCpus?: readonly CpuRange[];
  readonly vendorId?: string | null;
  readonly biosVendorId?: string | null;
  readonly virtualization?: string | null;
  readonly hypervisor?: string | null;
  readonly hypervisorVendor?: string | null;
  readonly virtualizationType?: string | null;
  readonly numaNodeCount?: number | null;
  /** The lines above the heading of `lscpu -p`. */
  readonly comments?: readonly LscpuComment[];
  /** The columns of a table. */
  readonly columns?: readonly LscpuColumn[];
  /** The CPUs that the on-line and off-line lists name, ascending, or those of a table, in its order. */
  readonly cpus: readonly LscpuCpu[];
  /** Rows of a table of CPUs that name none, or one a second time. */
  readonly rows?: readonly LscpuRow[];
  /** The rows of `lscpu -C`. */
  readonly cacheTable?: readonly LscpuCacheRow[];
  readonly types: readonly CpuType[];
  readonly caches: readonly CpuCache[];
  readonly numaNodes: readonly NumaNode[];
  readonly vulnerabilities: readonly CpuVulnerability[];
  /** The headings of the tree that `lscpu` prints on a terminal; absent from the flat text. */
  readonly sections?: readonly LscpuSection[];
  readonly fields: readonly LscpuField[];
  /** The second and further outputs, when the text holds several; only the root has it, and its other properties are those of the first. */
  readonly runs?: readonly LscpuTopology[];
  readonly unknown: readonly UnknownNode[];
}
