import { elementsIn, type Slice, visitChoices } from "./combinations.ts";
import { type Machine, type MachineCpu, membersOf } from "./machine.ts";
import { idsOf, type Taking, takePacked } from "./take-cpus.ts";

/** How many CPUs are wanted, and in groups of how many they are handed out. */
interface Distribution extends Taking {
  readonly count: number;
  readonly group: number;
}

/** NUMA nodes that may share a request, and those of them that give what cannot be shared evenly. */
interface Choice {
  readonly nodes: Slice | null;
  readonly remainder: Slice | null;
  readonly balance: number;
}

/** Free CPUs of each node. */
type Free = ReadonlyMap<number, number>;

/** More NUMA nodes than this make too many choices; kubelet would try them all. */
const MOST_NODES = 12;

/**
 * Returns the CPUs that kubelet takes with `distribute-cpus-across-numa`: from the fewest NUMA nodes that suffice, evenly, a remainder where it leaves
 * the nodes most alike. Null when there are too few CPUs.
 *
 * kubernetes pkg/kubelet/cm/cpumanager/cpu_assignment.go: takeByTopologyNUMADistributed.
 */
export function takeDistributed(
  machine: Machine,
  free: readonly MachineCpu[],
  request: Distribution,
): ReadonlySet<number> | null {
  const { count, group } = request;
  if (count % group !== 0) return takePacked(machine, free, request);
  if (count < 1) return new Set();
  if (count > free.length) return null;
  const nodes = idsOf({ machine, free }, "node");
  const counts = new Map(nodes.map((node) => [node, membersOf(free, "node", node).length]));
  const groups = Math.ceil(machine.cpus.length / group);
  const perNode = Math.ceil(groups / machine.nodeCount);
  const least = Math.ceil(count / group / perNode);
  const most = nodes.length > MOST_NODES ? 0 : Math.min(count / group, nodes.length);
  for (let size = least; size <= most; size++) {
    const best = bestChoice(counts, size, request);
    if (best.nodes !== null) return takeChoice(machine, free, { ...request, best });
  }
  return takePacked(machine, free, request);
}

/** The best balanced choice of so many nodes; one without nodes when none suffices. */
function bestChoice(counts: Free, size: number, request: Distribution): Choice {
  let best: Choice = { nodes: null, remainder: null, balance: Number.MAX_VALUE };
  visitChoices([...counts.keys()], size, (nodes) => {
    if (best.balance === 0) return false;
    const choice = choiceOf(counts, nodes, request);
    if (choice !== null && choice.balance < best.balance) best = choice;
    return true;
  });
  return best;
}

/** How well these nodes would share the request, null when they cannot. */
function choiceOf(counts: Free, nodes: Slice, { count, group }: Distribution): Choice | null {
  const chosen = elementsIn(nodes);
  const freeOf = (node: number): number => counts.get(node) ?? 0;
  const groups = chosen.reduce((sum, node) => sum + Math.floor(freeOf(node) / group), 0);
  const share = shareOf(count, group, chosen.length);
  if (groups * group < count || chosen.some((node) => freeOf(node) < share)) return null;
  const left = new Map(counts);
  for (const node of chosen) left.set(node, freeOf(node) - share);
  const rest = count - share * chosen.length;
  if (rest === 0) return { nodes, remainder: null, balance: deviation([...left.values()]) };
  return { nodes, ...bestRemainder(left, chosen, { rest, group }) };
}

/** The nodes from which the remainder is best taken: as many as can be, and those that leave all nodes most alike. */
function bestRemainder(
  left: Free,
  chosen: readonly number[],
  { rest, group }: { rest: number; group: number },
): Pick<Choice, "remainder" | "balance"> {
  let best: Pick<Choice, "remainder" | "balance"> = { remainder: null, balance: Number.MAX_VALUE };
  const able = chosen.filter((node) => (left.get(node) ?? 0) >= group);
  for (let size = able.length; size >= 1; size--) {
    visitChoices(able, size, (slice) => {
      const after = afterRemainder(left, elementsIn(slice), { rest, group });
      const balance = after === null ? Number.MAX_VALUE : deviation([...after.values()]);
      if (balance < best.balance) best = { remainder: slice, balance };
      return true;
    });
  }
  return best;
}

/** What is left when the remainder is taken from these nodes in turn, null when they have too little. */
function afterRemainder(
  left: Free,
  nodes: readonly number[],
  { rest, group }: { rest: number; group: number },
): Free | null {
  const after = new Map(left);
  if (nodes.reduce((sum, node) => sum + (after.get(node) ?? 0), 0) < rest) return null;
  let missing = rest;
  for (let isMoving = true; missing > 0 && isMoving; ) {
    isMoving = false;
    for (const node of nodes) {
      const free = after.get(node) ?? 0;
      if (missing === 0 || free < group) continue;
      after.set(node, free - group);
      missing -= group;
      isMoving = true;
    }
  }
  return missing > 0 ? null : after;
}

/** A request, and the nodes that were chosen for it. */
interface Chosen extends Distribution {
  readonly best: Choice;
}

function takeChoice(machine: Machine, all: readonly MachineCpu[], request: Chosen): ReadonlySet<number> | null {
  const { count, group, best } = request;
  const nodes = best.nodes === null ? [] : elementsIn(best.nodes);
  const remainder = best.remainder === null ? [] : elementsIn(best.remainder);
  const taken = new Set<number>();
  let free = all;
  const takeFrom = (node: number, size: number): void => {
    const packed = { ...request, count: size, isByUncore: false };
    for (const cpu of takePacked(machine, membersOf(free, "node", node), packed) ?? []) taken.add(cpu);
    free = free.filter(({ cpu }) => !taken.has(cpu));
  };
  const share = shareOf(count, group, nodes.length);
  for (const node of nodes) takeFrom(node, share);
  for (let size = -1; taken.size < count && taken.size !== size; ) {
    size = taken.size;
    for (const node of remainder) {
      if (taken.size < count && membersOf(free, "node", node).length >= group) takeFrom(node, group);
    }
  }
  return taken.size === count ? taken : null;
}

/** The CPUs that each of so many nodes gives, in whole groups. */
function shareOf(count: number, group: number, nodes: number): number {
  return Math.floor(Math.floor(count / nodes) / group) * group;
}

/** The standard deviation as kubelet rounds it: to thousandths, that of a mean of thousandths. */
function deviation(values: readonly number[]): number {
  const mean = thousandths(values.reduce((sum, value) => sum + value, 0) / values.length);
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return thousandths(Math.sqrt(squares / values.length));
}

/** Rounded as Go does for numbers that are not negative: half up. */
function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
