import type { CpuCachePlace } from "./ast-topology.ts";

/**
 * Returns the number of the cache of the first level that the CPUs of one core share, undefined where the text does not say. Threads of a core share both
 * kinds; the pairs of old AMD machines share that of instructions only, which therefore comes first.
 */
export function firstLevelOf(caches: readonly CpuCachePlace[] = []): number | undefined {
  let other: number | undefined;
  for (const { name, id } of caches) {
    if (name === "L1i") return id;
    if (name === "L1d" || name === "L1") other = id;
  }
  return other;
}
