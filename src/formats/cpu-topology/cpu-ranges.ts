import type { CpuRange } from "./ast.ts";
import { HIGHEST_CPU } from "./cpu-number.ts";

/**
 * Returns the CPUs that ranges name, ascending and each once. CPUs above 65,535 are left out, so that the result is bounded; the
 * time is linear in the number of ranges however much they overlap.
 */
export function expandCpuRanges(ranges: readonly Omit<CpuRange, "kind" | "span">[]): readonly number[] {
  const last = ranges.reduce((highest, range) => Math.max(highest, Math.min(range.to, HIGHEST_CPU)), -1);
  if (last < 0) return [];
  // How many runs start at each CPU, less how many ended before it: a running sum above 0 is inside one.
  const starts = new Int32Array(last + 2);
  const strided: Strided[] = [];
  for (const range of ranges) {
    const from = Math.max(range.from, 0);
    const to = Math.min(range.to, last);
    if (!(from <= to)) continue;
    const group = range.step ?? range.group ?? 1;
    const used = range.used ?? 1;
    if (group > used) strided.push({ from, to, group, used });
    else addRun(starts, from, to);
  }
  for (const { from, to, group, used } of mergeStrided(strided)) {
    if (used > 0) for (let at = from; at <= to; at += group) addRun(starts, at, Math.min(at + used - 1, to));
  }
  return membersOf(starts, last);
}

/** Returns how many CPUs ranges name when no two of them share one, without listing them. */
export function countCpus(ranges: readonly CpuRange[]): number {
  return ranges.reduce((sum, { from, to, step = 1 }) => sum + Math.floor((to - from) / step) + 1, 0);
}

interface Strided {
  readonly from: number;
  readonly to: number;
  readonly group: number;
  readonly used: number;
}

function addRun(starts: Int32Array, from: number, to: number): void {
  starts[from] = (starts[from] ?? 0) + 1;
  starts[to + 1] = (starts[to + 1] ?? 0) - 1;
}

function membersOf(starts: Int32Array, last: number): number[] {
  const members: number[] = [];
  let depth = 0;
  for (let cpu = 0; cpu <= last; cpu++) {
    depth += starts[cpu] ?? 0;
    if (depth > 0) members.push(cpu);
  }
  return members;
}

/** The same CPUs with overlapping ranges of the same comb made one, so that a hostile list of a million combs costs no more than a few. */
function mergeStrided(ranges: readonly Strided[]): readonly Strided[] {
  if (ranges.length < 2) return ranges;
  const sorted = ranges.toSorted(
    (a, b) => a.group - b.group || a.used - b.used || (a.from % a.group) - (b.from % b.group) || a.from - b.from,
  );
  const merged: Strided[] = [];
  let open: Strided | undefined;
  for (const range of sorted) {
    if (open !== undefined && isSameComb(open, range) && range.from <= open.to) {
      open = range.to > open.to ? { ...open, to: range.to } : open;
      merged[merged.length - 1] = open;
    } else {
      open = range;
      merged.push(range);
    }
  }
  return merged;
}

function isSameComb(a: Strided, b: Strided): boolean {
  return a.group === b.group && a.used === b.used && a.from % a.group === b.from % b.group;
}
