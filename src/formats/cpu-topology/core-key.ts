import type { CpuCachePlace } from "./ast-topology.ts";

/** In the order in which they tell cores apart: threads of a core share both, and the pairs of old AMD machines the instructions only. */
const FIRST_LEVEL: readonly string[] = ["L1i", "L1", "L1d"];

/** Returns the number of the cache of the first level that the CPUs of one core share, undefined where the text does not say. */
export function firstLevelOf(caches: readonly CpuCachePlace[] = []): number | undefined {
  for (const name of FIRST_LEVEL) {
    for (const cache of caches) if (cache.name === name) return cache.id;
  }
  return undefined;
}
