import type { NumactlPolicy } from "./ast.ts";

/** The properties that are lines of `numactl -s`. */
export type PolicyKey = Exclude<keyof NumactlPolicy, "kind" | "span">;

/** The width of the cells of the table of distances, and in numactl 2.0.19. */
export const NARROW = 3;
export const WIDE = 4;

/** The labels of `numactl -s`, in the order in which it prints them. */
export const policyLabels: readonly (readonly [label: string, key: PolicyKey])[] = [
  ["policy", "policy"],
  ["preferred node", "preferredNode"],
  ["interleavemask", "interleaveMask"],
  ["interleavenode", "interleaveNode"],
  ["physcpubind", "physCpuBind"],
  ["cpubind", "cpuBind"],
  ["nodebind", "nodeBind"],
  ["membind", "memBind"],
  ["preferred", "preferred"],
];

export const NO_NUMA = "No NUMA available on this system";
export const NO_DISTANCES = "No distance information available.";
export const DISTANCES_HEADING = "node distances:";
/** What `numactl -s` says where the kernel has no NUMA. */
export const NO_SUPPORT = "No NUMA support available on this system.";

/** Returns a number as C's `% 3d` does: a blank stands before it, however wide it is. */
export function cell(value: number, width: number): string {
  return ` ${value}`.padStart(width);
}
