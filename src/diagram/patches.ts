import type { BridgeFact } from "../facts/index.ts";

/** One end of a patch. */
export interface PatchEnd {
  readonly bridge: BridgeFact;
  /** The name of the interface, and of the one that it names as its other end. */
  readonly name: string;
  readonly peer?: string;
}

/** Every end of a patch on a node, by the name of its interface. */
export function patchEnds(bridges: readonly BridgeFact[]): ReadonlyMap<string, PatchEnd> {
  const ends = new Map<string, PatchEnd>();
  for (const bridge of bridges) {
    for (const { name, type, peer } of bridge.ports.flatMap(({ interfaces }) => interfaces)) {
      if (type === "patch") ends.set(name, { bridge, name, ...(peer === undefined ? {} : { peer }) });
    }
  }
  return ends;
}

function neighboursOf(ends: ReadonlyMap<string, PatchEnd>): ReadonlyMap<BridgeFact, readonly BridgeFact[]> {
  const neighbours = new Map<BridgeFact, BridgeFact[]>();
  const join = (one: BridgeFact, other: BridgeFact): void => {
    const known = neighbours.get(one);
    if (known === undefined) neighbours.set(one, [other]);
    else known.push(other);
  };
  for (const { bridge, peer } of ends.values()) {
    const other = peer === undefined ? undefined : ends.get(peer)?.bridge;
    if (other === undefined) continue;
    join(bridge, other);
    join(other, bridge);
  }
  return neighbours;
}

/**
 * Returns bridges from the physical network inwards: those of weight 0, then those that patches join to them, and so on, then what none of these leads to,
 * the lighter ones first.
 */
export function inwards(
  bridges: readonly BridgeFact[],
  ends: ReadonlyMap<string, PatchEnd>,
  weight: (bridge: BridgeFact) => number,
): readonly BridgeFact[] {
  const neighbours = neighboursOf(ends);
  const found = new Set<BridgeFact>();
  const queue: BridgeFact[] = [];
  const spread = (from: readonly BridgeFact[]): void => {
    for (const bridge of from) {
      if (!found.has(bridge)) queue.push(bridge);
      found.add(bridge);
    }
  };
  const starts = bridges.toSorted((a, b) => weight(a) - weight(b));
  spread(starts.filter((bridge) => weight(bridge) === 0));
  let done = 0;
  for (const start of [undefined, ...starts]) {
    if (start !== undefined) spread([start]);
    for (; done < queue.length; done++) {
      const bridge = queue[done];
      spread(bridge === undefined ? [] : (neighbours.get(bridge) ?? []));
    }
  }
  return queue;
}
