import type { Span } from "../../text/span.ts";
import type { UnknownNode } from "../../text/unknown.ts";

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

/** A line `key : value` of /proc/cpuinfo. CPUs that print the same line share the object. */
export interface CpuinfoField {
  readonly key: string;
  readonly value: string;
}

/**
 * What the lines that many architectures have say, typed; `fields` has the same lines as text. `mhz` is `cpu MHz` or `clock`, `null` where the kernel prints
 * `Unknown`; `modelName` is what `lscpu` takes for it: `model name`, `cpu` (POWER, SPARC), `uarch` (RISC-V). `flags` are those of x86, the features of ARM and IA-64.
 */
export interface CpuinfoFacts {
  readonly vendorId?: string;
  readonly cpuFamily?: string;
  readonly model?: string;
  readonly modelName?: string;
  readonly stepping?: string;
  readonly microcode?: string;
  readonly mhz?: number | null;
  /** s390: the rated speed, and that at the moment. */
  readonly staticMhz?: number | null;
  readonly dynamicMhz?: number | null;
  readonly bogoMips?: number | null;
  readonly flags?: readonly string[];
  readonly bugs?: readonly string[];
  readonly cpuImplementer?: string;
  readonly cpuArchitecture?: string;
  readonly cpuVariant?: string;
  readonly cpuPart?: string;
  readonly cpuRevision?: string;
  readonly isa?: string;
  readonly mmu?: string;
}

/**
 * One CPU of /proc/cpuinfo. `socket` is `physical id` (or `package`), `core` is `core id` (or `core`): a number within its socket only.
 * What the text does not show is absent, so a virtual machine of one CPU, or an ARM one, has neither.
 */
export interface CpuinfoCpu extends CpuinfoFacts {
  readonly kind: "cpu";
  readonly span: Span;
  readonly cpu: number;
  /** SPARC only: `CPU0: online`. */
  readonly online?: boolean;
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
