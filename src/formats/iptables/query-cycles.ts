import { type ChainGraph, chainGraph } from "./query-graph.ts";
import { type IptablesTree, tablesOf } from "./query-rules.ts";

/** Chains that jump or go in a circle: each to the next one, the last one to the first. One name for a chain that jumps to itself. */
export interface JumpCycle {
  readonly table: string | null;
  readonly chains: readonly string[];
}

/**
 * Returns the circles of jumps and gotos, each once and from its first chain in the text. No two of them share a jump, and every
 * circle shares one with those that are returned: so there are none left where none is returned. The kernel refuses rules with circles; a text can
 * have them that was written or mended by hand.
 */
export function jumpCycles(tree: IptablesTree): readonly JumpCycle[] {
  return tablesOf(tree).flatMap((table) => {
    const graph = chainGraph(table);
    return cyclesOf(graph).map((cycle) => ({ table: table.name, chains: cycle.map((at) => nameOf(graph, at)) }));
  });
}

const nameOf = ({ chains }: ChainGraph, number: number): string => chains[number]?.name ?? "";

/** A walk: the chains on the way, the place of each on it (-1 for none), and how many of its jumps each chain has used up. */
interface Walk {
  readonly way: number[];
  readonly places: number[];
  readonly used: number[];
}

/**
 * Walks along every jump once. A chain met again closes a circle, which is taken off the way; a chain without jumps left is a dead end
 * and taken off too. Time and memory are linear in the jumps, and no call is nested however long the way.
 */
function cyclesOf({ targets }: ChainGraph): readonly (readonly number[])[] {
  const cycles: number[][] = [];
  const walk: Walk = { way: [], places: targets.map(() => -1), used: targets.map(() => 0) };
  for (let start = 0; start < targets.length; start++) {
    enter(walk, start);
    while (walk.way.length > 0) {
      const last = walk.way[walk.way.length - 1] ?? start;
      const next = targets[last]?.[walk.used[last] ?? 0];
      walk.used[last] = (walk.used[last] ?? 0) + 1;
      if (next === undefined) leave(walk);
      else if ((walk.places[next] ?? -1) < 0) enter(walk, next);
      else cycles.push(fromFirst(closeCircle(walk, next)));
    }
  }
  return cycles;
}

function enter({ way, places }: Walk, chain: number): void {
  places[chain] = way.length;
  way.push(chain);
}

function leave({ way, places }: Walk): void {
  const chain = way.pop();
  if (chain !== undefined) places[chain] = -1;
}

/** Takes the circle from `first` to the end of the way off it; `first` stays, for it may have further jumps. */
function closeCircle(walk: Walk, first: number): number[] {
  const from = walk.places[first] ?? 0;
  const circle = walk.way.slice(from);
  while (walk.way.length > from + 1) leave(walk);
  return circle;
}

function fromFirst(circle: readonly number[]): number[] {
  let least = 0;
  circle.forEach((chain, place) => {
    if (chain < (circle[least] ?? chain)) least = place;
  });
  return [...circle.slice(least), ...circle.slice(0, least)];
}
