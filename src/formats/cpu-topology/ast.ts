import type { Span } from "../../text/span.ts";
import type { UnknownNode } from "../../text/unknown.ts";
import type { SmtAlignment } from "./ast-admission.ts";
import type { CpuManagerState, KubeletConfigurations, PerformanceProfiles, Pods } from "./kubelet/ast.ts";

/**
 * The four grammars that share the name "CPU list". The same text can mean different CPUs: `0-6:2/4` is for the kernel to read,
 * `0-6:2` for util-linux.
 */
export type CpuListGrammar = "kernel-print" | "kernel-parse" | "util-linux" | "kubelet";

/**
 * One region of a list: the CPUs `from` to `to`, both included. With `step` every step-th of them (util-linux `0-62:2`);
 * with `used` and `group` the first `used` of every `group` of them (kernel `0-31:2/4`).
 */
export interface CpuRange {
  readonly kind: "cpu-range";
  readonly span: Span;
  readonly from: number;
  readonly to: number;
  readonly step?: number;
  readonly used?: number;
  readonly group?: number;
}

/** A list of CPUs: the regions as they stand, and the CPUs they name, ascending and each once. Regions that could not be read are in `unknown`. */
export interface CpuList {
  readonly kind: "cpu-list";
  readonly span: Span;
  readonly grammar: CpuListGrammar;
  readonly ranges: readonly CpuRange[];
  readonly cpus: readonly number[];
  readonly unknown: readonly UnknownNode[];
}

/** A mask of CPUs: how many bits its digits hold (leading zeros included), runs of one bits as ranges, and the CPUs, ascending. */
export interface CpuMask {
  readonly kind: "cpu-mask";
  readonly span: Span;
  readonly width: number;
  readonly ranges: readonly CpuRange[];
  readonly cpus: readonly number[];
  readonly unknown: readonly UnknownNode[];
}

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

/** A CPU as `lscpu` lists it. The span is that of the range which names it; `node` is absent where no NUMA node lists it. */
export interface LscpuCpu {
  readonly kind: "cpu";
  readonly span: Span;
  readonly cpu: number;
  readonly node?: number;
  readonly online: boolean;
}

/** What one text of `lscpu` says. It does not say which CPU is on which core, so no CPU here has one. */
export interface LscpuTopology {
  readonly kind: "cpu-topology";
  readonly span: Span;
  readonly form: "lscpu";
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
  /** The CPUs that the on-line and off-line lists name, ascending. */
  readonly cpus: readonly LscpuCpu[];
  readonly types: readonly CpuType[];
  readonly caches: readonly CpuCache[];
  readonly numaNodes: readonly NumaNode[];
  readonly vulnerabilities: readonly CpuVulnerability[];
  /** The headings of the tree that `lscpu` prints on a terminal; absent from the flat text. */
  readonly sections?: readonly LscpuSection[];
  readonly fields: readonly LscpuField[];
  /** The second and further listings, when the text holds several; only the root has it, and its other properties are those of the first. */
  readonly runs?: readonly LscpuTopology[];
  readonly unknown: readonly UnknownNode[];
}

/** A line `key : value` of /proc/cpuinfo. CPUs that print the same line share the object. */
export interface CpuinfoField {
  readonly key: string;
  readonly value: string;
}

/**
 * One CPU of /proc/cpuinfo. `socket` is `physical id` (or `package`), `core` is `core id` (or `core`): a number within its socket only.
 * What the text does not show is absent, so a virtual machine of one CPU, or an ARM one, has neither.
 */
export interface CpuinfoCpu {
  readonly kind: "cpu";
  readonly span: Span;
  readonly cpu: number;
  readonly socket?: number;
  readonly core?: number;
  readonly siblings?: number;
  readonly cpuCores?: number;
  readonly apicId?: number;
  readonly initialApicId?: number;
  readonly book?: number;
  readonly drawer?: number;
  readonly hart?: number;
  readonly fields: readonly CpuinfoField[];
  readonly unknown?: readonly UnknownNode[];
}

/** A block of /proc/cpuinfo that describes the machine: the head of s390 and MIPS, the tail of ARM and POWER. */
export interface CpuinfoBlock {
  readonly kind: "block";
  readonly span: Span;
  readonly fields: readonly CpuinfoField[];
  readonly unknown?: readonly UnknownNode[];
}

/** What one text of /proc/cpuinfo says. CPUs that are offline are not in it. */
export interface CpuinfoTopology {
  readonly kind: "cpu-topology";
  readonly span: Span;
  readonly form: "cpuinfo";
  readonly cpus: readonly CpuinfoCpu[];
  /** s390 prints each CPU twice: the lines `processor 0: ...` of the head are here when `cpus` holds the blocks below them. */
  readonly summary?: readonly CpuinfoCpu[];
  readonly machine: readonly CpuinfoBlock[];
  /** The second and further listings, when the text holds several; only the root has it, and its other properties are those of the first. */
  readonly runs?: readonly CpuinfoTopology[];
  readonly unknown: readonly UnknownNode[];
}

/** Every tree that a text about CPUs can give. */
export type CpuTopology =
  | LscpuTopology
  | CpuinfoTopology
  | SmtAlignment
  | CpuList
  | CpuMask
  | Pods
  | CpuManagerState
  | KubeletConfigurations
  | PerformanceProfiles;
