import type { BridgeFact, BridgeInterface, BridgePort } from "./bridge.ts";
import { compare, type Disagreements } from "./disagree.ts";
import { groupBy, type MergeRules, mergeGroups } from "./merge-groups.ts";
import { byName, byRichness } from "./order.ts";

const keyOf = ({ namespace, system, name }: BridgeFact): string => JSON.stringify([namespace, system, name]);

const rules: MergeRules<BridgeFact> = {
  keyOf,
  nameOf: ({ name }) => `bridge ${name}`,
  compared: ["failMode", "datapathType"],
};

/** Returns one fact for each bridge, with the ports of all its sources: no tool's output need show all of them. */
export function mergeBridges(facts: readonly BridgeFact[], to: Disagreements): readonly BridgeFact[] {
  const sources = groupBy(facts, keyOf);
  return mergeGroups(facts, rules, to).map((bridge) => {
    const group = [...(sources.get(keyOf(bridge)) ?? [])].sort(byRichness);
    return group.length < 2 ? bridge : { ...bridge, ports: mergePorts(group, to) };
  });
}

/** A part of a bridge and the fact that it is of. */
interface Placed<Part> {
  readonly fact: BridgeFact;
  readonly part: Part;
}

function mergePorts(bridges: readonly BridgeFact[], to: Disagreements): readonly BridgePort[] {
  const placed = bridges.flatMap((fact) => fact.ports.map((part) => ({ fact, part })));
  const merged = [...groupBy(placed, ({ part }) => part.name).values()].flatMap((group) => {
    const port = mergeParts(group, ["tag", "trunks"], to);
    if (port === undefined) return [];
    const members = group.flatMap(({ fact, part }) => part.interfaces.map((inner) => ({ fact, part: inner })));
    return [{ ...port, interfaces: mergeInterfaces(members, to) }];
  });
  return merged.sort((a, b) => byName(a.name, b.name));
}

function mergeInterfaces(placed: readonly Placed<BridgeInterface>[], to: Disagreements): readonly BridgeInterface[] {
  return [...groupBy(placed, ({ part }) => part.name).values()].flatMap(
    (group) => mergeParts(group, ["type", "peer"], to) ?? [],
  );
}

/** The first part, with what the others add. */
function mergeParts<Part extends { readonly name: string }>(
  group: readonly Placed<Part>[],
  compared: readonly (keyof Part & string)[],
  to: Disagreements,
): Part | undefined {
  const [first, ...others] = group;
  if (first === undefined) return undefined;
  let held = first.part;
  for (const { fact, part } of others) {
    for (const key of compared) {
      const subject = `${key} of port ${part.name} of bridge ${fact.name}`;
      compare(to, { taken: first.fact, left: fact, subject, values: [held[key], part[key]] });
    }
    held = { ...held, ...part, ...held };
  }
  return held;
}
