import { expandCpuRanges } from "../cpu-ranges.ts";
import type { CpuEntryNode, CpuManagerState, PodEntryNode } from "./ast.ts";

/** Returns the CPUs that containers and pods have for themselves, ascending; version 4 says it in `data`. */
export function allocatedCpusOf(state: CpuManagerState): readonly number[] {
  const { entries = [], podEntries = [] } = state.data ?? state;
  return union([...entries, ...podEntries]);
}

/** Returns the shared pool, ascending: the reserved CPUs are in it unless `strict-cpu-reservation` is set. */
export function sharedCpusOf(state: CpuManagerState): readonly number[] {
  return expandCpuRanges((state.data ?? state).defaultCpuSet?.ranges ?? []);
}

function union(entries: readonly (CpuEntryNode | PodEntryNode)[]): readonly number[] {
  return expandCpuRanges(entries.flatMap(({ cpuSet }) => cpuSet.ranges));
}
