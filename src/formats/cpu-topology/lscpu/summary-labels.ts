import type { MachineDraft, TypeDraft } from "./draft.ts";
import { type Complaint, put } from "./draft.ts";
import { addressSizesOf, countOf, decimalOf, partsOf, percentOf, textOf, wordsOf } from "./summary-value.ts";

const COUNT = "a whole number";
const DECIMAL = "a number";

// util-linux sys-utils/lscpu.c: print_summary and print_cputype, 2.23 to 2.42. A label stands here once, whatever its place in the listing was.

/** The labels that stand once in a listing, and what becomes of their values. CPU lists and counts that are checked are not among them. */
export const machineLabels: Readonly<Record<string, (machine: MachineDraft, value: string) => Complaint>> = {
  Architecture: (machine, value) => put(machine, "architecture", textOf(value)),
  "CPU op-mode(s)": (machine, value) => put(machine, "cpuOpModes", partsOf(value)),
  "Address sizes": (machine, value) =>
    put(machine, "addressSizes", addressSizesOf(value), "N bits physical, N bits virtual"),
  "Byte Order": (machine, value) => put(machine, "byteOrder", textOf(value)),
  "CPU(s)": (machine, value) => put(machine, "cpuCount", countOf(value), COUNT),
  "Vendor ID": (machine, value) => put(machine, "vendorId", textOf(value)),
  "BIOS Vendor ID": (machine, value) => put(machine, "biosVendorId", textOf(value)),
  Virtualization: (machine, value) => put(machine, "virtualization", textOf(value)),
  Hypervisor: (machine, value) => put(machine, "hypervisor", textOf(value)),
  "Hypervisor vendor": (machine, value) => put(machine, "hypervisorVendor", textOf(value)),
  "Virtualization type": (machine, value) => put(machine, "virtualizationType", textOf(value)),
  "NUMA node(s)": (machine, value) => put(machine, "numaNodeCount", countOf(value), COUNT),
};

/** The labels that stand once for each type of CPU. */
export const typeLabels: Readonly<Record<string, (type: TypeDraft, value: string) => Complaint>> = {
  "Model name": (type, value) => put(type, "modelName", textOf(value)),
  "BIOS Model name": (type, value) => put(type, "biosModelName", textOf(value)),
  "BIOS CPU family": (type, value) => put(type, "biosCpuFamily", textOf(value)),
  "Machine type": (type, value) => put(type, "machineType", textOf(value)),
  "CPU family": (type, value) => put(type, "cpuFamily", textOf(value)),
  Model: (type, value) => put(type, "model", textOf(value)),
  "Microcode version": (type, value) => put(type, "microcodeVersion", textOf(value)),
  "Thread(s) per core": (type, value) => put(type, "threadsPerCore", countOf(value), COUNT),
  "Core(s) per socket": (type, value) => put(type, "coresPerSocket", countOf(value), COUNT),
  "Core(s) per cluster": (type, value) => put(type, "coresPerCluster", countOf(value), COUNT),
  "Socket(s)": (type, value) => put(type, "sockets", countOf(value), COUNT),
  "Socket(s) per book": (type, value) => put(type, "socketsPerBook", countOf(value), COUNT),
  "Book(s) per drawer": (type, value) => put(type, "booksPerDrawer", countOf(value), COUNT),
  "Book(s)": (type, value) => put(type, "books", countOf(value), COUNT),
  "Drawer(s)": (type, value) => put(type, "drawers", countOf(value), COUNT),
  // 2.29 to 2.31 write it so.
  "Drawers(s)": (type, value) => put(type, "drawers", countOf(value), COUNT),
  "Cluster(s)": (type, value) => put(type, "clusters", countOf(value), COUNT),
  Stepping: (type, value) => put(type, "stepping", textOf(value)),
  "Frequency boost": (type, value) => put(type, "frequencyBoost", textOf(value)),
  "CPU MHz": (type, value) => put(type, "cpuMhz", decimalOf(value), DECIMAL),
  "CPU dynamic MHz": (type, value) => put(type, "cpuDynamicMhz", decimalOf(value), DECIMAL),
  "CPU static MHz": (type, value) => put(type, "cpuStaticMhz", decimalOf(value), DECIMAL),
  "CPU(s) scaling MHz": (type, value) => put(type, "cpusScalingMhzPercent", percentOf(value), "a percentage"),
  "CPU max MHz": (type, value) => put(type, "cpuMaxMhz", decimalOf(value), DECIMAL),
  "CPU min MHz": (type, value) => put(type, "cpuMinMhz", decimalOf(value), DECIMAL),
  BogoMIPS: (type, value) => put(type, "bogoMips", decimalOf(value), DECIMAL),
  "Dispatching mode": (type, value) => put(type, "dispatchingMode", textOf(value)),
  "Physical sockets": (type, value) => put(type, "physicalSockets", countOf(value), COUNT),
  "Physical chips": (type, value) => put(type, "physicalChips", countOf(value), COUNT),
  "Physical cores/chip": (type, value) => put(type, "physicalCoresPerChip", countOf(value), COUNT),
  ISA: (type, value) => put(type, "isa", textOf(value)),
  Flags: (type, value) => put(type, "flags", wordsOf(value)),
};

/** The headings of the tree that a terminal shows. */
export const sectionLabels: readonly string[] = [
  "Virtualization features",
  "Caches",
  "Caches (sum of all)",
  "NUMA",
  "Vulnerabilities",
];

/** The labels of CPU lists; with `lscpu -x` they end in `mask`. */
export const cpuListLabels: Readonly<Record<string, "onlineCpus" | "offlineCpus">> = {
  "On-line CPU(s) list": "onlineCpus",
  "On-line CPU(s) mask": "onlineCpus",
  "Off-line CPU(s) list": "offlineCpus",
  "Off-line CPU(s) mask": "offlineCpus",
};

/** Returns the number in `NUMA node2 CPU(s)`, undefined for another label. */
export function numaNodeOf(label: string): number | undefined {
  if (!label.startsWith("NUMA node")) return undefined;
  const found = /^NUMA node(\d{1,9}) CPU\(s\)$/.exec(label);
  return found === null ? undefined : Number(found[1]);
}

/** Returns the name in `L1d cache`, which the tree shortens to `L1d`; undefined for another label. */
export function cacheNameOf(label: string): string | undefined {
  return label.length > "L1d cache".length ? undefined : /^(L\d[a-z]?)(?: cache)?$/.exec(label)?.[1];
}

const VULNERABILITY = "Vulnerability ";

/** Returns the name in `Vulnerability Meltdown`, undefined for another label. */
export function vulnerabilityOf(label: string): string | undefined {
  return label.startsWith(VULNERABILITY) ? label.slice(VULNERABILITY.length) : undefined;
}
