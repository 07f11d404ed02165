import type { CpuFact } from "./cpu.ts";
import type { Disagreements } from "./disagree.ts";
import { fold, groupBy } from "./merge-groups.ts";
import { byRichness } from "./order.ts";

/** Only the NUMA node has the same number for every tool. */
const comparison = { nameOf: ({ cpu }: CpuFact): string => `cpu ${cpu}`, compared: ["node"] } as const;

/**
 * Returns one fact for each CPU. Where the CPUs sit is told by one source for all of them, the richest that shows any core: `lscpu` counts cores and sockets itself,
 * the others have the numbers of the machine, and numbers of both kinds together would say nothing. Nodes, and what is online, are filled in from all.
 */
export function mergeCpus(facts: readonly CpuFact[], to: Disagreements): readonly CpuFact[] {
  const [layout] = facts.filter(({ core }) => core !== undefined).sort(byRichness);
  const source = layout === undefined ? undefined : sourceOf(layout);
  const known = facts.map((fact) => (source === undefined || sourceOf(fact) === source ? fact : withoutLayout(fact)));
  const merged: CpuFact[] = [];
  for (const group of groupBy(known, ({ cpu }) => String(cpu)).values()) {
    const [first, ...others] = [...group].sort(byRichness);
    if (first !== undefined) merged.push(others.length === 0 ? first : fold(first, others, { ...comparison, to }));
  }
  return merged.sort((a, b) => a.cpu - b.cpu);
}

const sourceOf = ({ origins }: CpuFact): string => JSON.stringify([origins[0]?.path, origins[0]?.command]);

function withoutLayout(fact: CpuFact): CpuFact {
  const { core, socket, die, cluster, book, drawer, ...rest } = fact;
  return rest;
}
