import { addressSizesOf, cacheSizeOf } from "./summary-value.ts";

/** A label of another language and its value. */
interface Shaped {
  readonly label: string;
  readonly value: string;
}

/** What a value says by its shape alone, whatever the language of its label: `lscpu` translates labels, and hardly any value. */
const SHAPES: readonly (readonly [label: string, shape: RegExp])[] = [
  ["CPU op-mode(s)", /^(?:32-bit(?:, 64-bit)?|64-bit)$/],
  ["Byte Order", /^(?:Little|Big) Endian$/],
  ["Vendor ID", /^(?:GenuineIntel|AuthenticAMD|HygonGenuine|CentaurHauls|IBM\/S390|ARM)$/],
  ["Model name", /^(?:Intel\(R\) |AMD (?:EPYC|Ryzen|Opteron))/],
  ["Virtualization", /^(?:VT-x|AMD-V)$/],
  ["Flags", /^(?:fpu vme|fp asimd|half thumb|esan3) /],
];
const ARCHITECTURE =
  /^(?:x86_64|i[3-6]86|aarch64|armv\d\w{0,3}|ppc64(?:le)?|s390x?|riscv(?:32|64)|loongarch64|mips(?:64)?(?:el)?|sparc64)$/;
const CACHE = /(?:^|[^A-Za-z])(L\d[a-z]?)(?![A-Za-z\d])/;
const NUMA_NODE = /NUMA\D{0,20}(\d{1,9})\D/;

/** Returns whether a value is the name of an architecture, with which every summary begins. */
export function isArchitecture(value: string): boolean {
  return ARCHITECTURE.test(value);
}

/**
 * Returns the English label of a line in another language, as far as its value or the names in its label tell; undefined for all others, which are most.
 *
 *     L1d Cache:            32K           NUMA-Knoten0 CPU(s):  0-3          Byte-Reihenfolge:     Little Endian
 */
export function labelByShape({ label, value }: Shaped): string | undefined {
  const shape = SHAPES.find(([, pattern]) => pattern.test(value.slice(0, 80)));
  if (shape !== undefined) return shape[0];
  if (addressSizesOf(value) !== undefined) return "Address sizes";
  const cache = CACHE.exec(label.slice(0, 80))?.[1];
  if (cache !== undefined && cacheSizeOf(value) !== undefined) return `${cache} cache`;
  if (!label.includes("NUMA")) return undefined;
  const node = NUMA_NODE.exec(label.slice(0, 80))?.[1];
  if (node !== undefined) return /^[\d,:-]*$/.test(value) ? `NUMA node${node} CPU(s)` : undefined;
  return /^\d{1,9}$/.test(value) ? "NUMA node(s)" : undefined;
}
