import type { ChainNode, TableNode } from "./ast.ts";
import { jumpOf } from "./query-rules.ts";

/** The chains of one table by their numbers, and to which of them each one jumps or goes, every target once. */
export interface ChainGraph {
  readonly chains: readonly ChainNode[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly targets: readonly (readonly number[])[];
}

/** Returns the chains of a table as a graph. Chains without a name and jumps to chains that the table does not show are left out. */
export function chainGraph({ chains: all }: TableNode): ChainGraph {
  const chains: ChainNode[] = [];
  const numbers = new Map<string, number>();
  for (const chain of all) {
    if (chain.name === null || numbers.has(chain.name)) continue;
    numbers.set(chain.name, chains.length);
    chains.push(chain);
  }
  return { chains, numbers, targets: chains.map((chain) => targetsOf(chain, numbers)) };
}

const NONE: readonly number[] = [];

function targetsOf({ rules }: ChainNode, numbers: ReadonlyMap<string, number>): readonly number[] {
  const targets = new Set<number>();
  for (const rule of rules) {
    const number = numbers.get(jumpOf(rule) ?? "");
    if (number !== undefined) targets.add(number);
  }
  return targets.size === 0 ? NONE : [...targets];
}
