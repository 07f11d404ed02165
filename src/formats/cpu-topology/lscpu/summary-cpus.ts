import { report } from "../../../text/diagnostic.ts";
import type { CpuRange } from "../ast.ts";
import { countCpus } from "../cpu-ranges.ts";
import type { LscpuCpu } from "./ast.ts";
import type { LscpuDraft } from "./draft.ts";

/** How many CPUs one text may list in all its listings, those of its nodes counted again: far more than any machine has. */
const MOST_LISTED = 262_144;

/** What is left of the CPUs that a text may list. It goes down from listing to listing, so that a short text cannot ask for much. */
export interface Allowance {
  left: number;
}

/** Returns the allowance of one text. */
export function openAllowance(): Allowance {
  return { left: MOST_LISTED };
}

/**
 * Returns the CPUs of a listing, ascending, as far as it lists them one by one: which are online or offline, and of which node. None when they
 * are too many to be listed; then the ranges hold them.
 *
 *     On-line CPU(s) list:  0-6
 *     Off-line CPU(s) list: 7
 *     NUMA node0 CPU(s):    0-7
 */
export function listCpus(draft: LscpuDraft, allowance: Allowance): readonly LscpuCpu[] {
  const { onlineCpus = [], offlineCpus = [] } = draft.machine;
  const nodes = draft.numaNodes.flatMap((node) => node.cpus.map((range) => ({ node: node.node, range })));
  allowance.left -= countCpus(onlineCpus) + countCpus(offlineCpus) + countCpus(nodes.map(({ range }) => range));
  if (allowance.left < 0) {
    report(draft.to, "cpu-topology/too-many-cpus", { start: draft.first.start, end: draft.last.end });
    return [];
  }
  const nodeOf = new Map<number, number>();
  for (const { node, range } of nodes) for (const cpu of membersOf(range)) nodeOf.set(cpu, node);
  const cpus = new Map<number, LscpuCpu>();
  const add = (range: CpuRange, online: boolean): void => {
    for (const cpu of membersOf(range)) if (!cpus.has(cpu)) cpus.set(cpu, cpuNode(cpu, range, online, nodeOf.get(cpu)));
  };
  for (const range of onlineCpus) add(range, true);
  for (const range of offlineCpus) add(range, false);
  return [...cpus.values()].sort((a, b) => a.cpu - b.cpu);
}

function* membersOf({ from, to, step = 1 }: CpuRange): Generator<number> {
  for (let cpu = from; cpu <= to; cpu += step) yield cpu;
}

function cpuNode(cpu: number, { span }: CpuRange, online: boolean, node?: number): LscpuCpu {
  return { kind: "cpu", span, cpu, ...(node === undefined ? {} : { node }), online };
}
