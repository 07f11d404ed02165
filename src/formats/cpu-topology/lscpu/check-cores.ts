import { type Report, report } from "../../../text/diagnostic.ts";
import { firstLevelOf } from "../core-key.ts";
import type { CpuTopologyCode } from "../diagnostics.ts";
import type { LscpuCpu } from "./ast.ts";

/**
 * Reports once where CPUs with one number of a core are on several cores, as their caches of the first level show: since 2.37 `lscpu` counts the cores of each
 * type of CPU from 0, and with `-y` their numbers are those of the machine, which can repeat in each die.
 */
export function checkCores(cpus: readonly LscpuCpu[], to: Report<CpuTopologyCode>): void {
  const levels = new Map<string | number, number>();
  for (const { drawer, book, socket, core, caches, span } of cpus) {
    const level = firstLevelOf(caches);
    if (core === undefined || level === undefined) continue;
    const isPlain = drawer === undefined && book === undefined && socket !== undefined && core < CORES;
    const key = isPlain ? socket * CORES + core : `${drawer ?? ""}/${book ?? ""}/${socket ?? ""}/${core}`;
    const first = levels.get(key);
    if (first === undefined) levels.set(key, level);
    else if (first !== level) {
      report(to, "cpu-topology/shared-core-number", span, { actual: `core ${core}` });
      return;
    }
  }
}

/** More than any socket has: a number tells a core apart, which is quicker than a text. */
const CORES = 1_000_000;
