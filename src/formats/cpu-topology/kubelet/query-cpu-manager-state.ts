import type { CpuEntryNode, CpuManagerState, CpuSetNode, PodEntryNode } from "./ast.ts";

/** Returns the CPUs that containers and pods have for themselves, ascending; version 4 says it in `data`. */
export function allocatedCpusOf(state: CpuManagerState): readonly number[] {
  const { entries = [], podEntries = [] } = state.data ?? state;
  return union([...entries, ...podEntries]);
}

/** Returns the shared pool, ascending: the reserved CPUs are in it unless `strict-cpu-reservation` is set. */
export function sharedCpusOf(state: CpuManagerState): readonly number[] {
  return (state.data ?? state).defaultCpuSet?.cpus ?? [];
}

function union(entries: readonly (CpuEntryNode | PodEntryNode)[]): readonly number[] {
  const sets: readonly CpuSetNode[] = entries.map(({ cpuSet }) => cpuSet);
  return [...new Set(sets.flatMap(({ cpus }) => cpus))].sort((a, b) => a - b);
}
