import { compare, type Disagreements } from "./disagree.ts";
import { byRichness } from "./order.ts";
import type { FactBase, Origin } from "./origin.ts";

/** How the facts of one kind are put together. */
export interface MergeRules<Fact extends FactBase> {
  /** What two facts of the same thing have in common. */
  readonly keyOf: (fact: Fact) => string;
  /** What a thing is called in a diagnostic: `interface eth0`. */
  readonly nameOf: (fact: Fact) => string;
  /** The values that do not change with time, so that two of them are a contradiction. */
  readonly compared: readonly (keyof Fact & string)[];
}

/** Returns one fact for each thing: the values of the richest, what it does not say from the others, and the origins of all. */
export function mergeGroups<Fact extends FactBase>(
  facts: readonly Fact[],
  rules: MergeRules<Fact>,
  to: Disagreements,
): readonly Fact[] {
  const merged: Fact[] = [];
  for (const group of groupBy(facts, rules.keyOf).values()) {
    const [first, ...others] = group.length === 1 ? group : [...group].sort(byRichness);
    if (first !== undefined) merged.push(others.length === 0 ? first : fold(first, others, { ...rules, to }));
  }
  return merged;
}

/** The members of a list by their keys, in the order of the list. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** The first fact, with what the others add. A contradiction is told with the place of the fact that the value was taken from. */
export function fold<Fact extends FactBase>(
  first: Fact,
  others: readonly Fact[],
  { nameOf, compared, to }: Pick<MergeRules<Fact>, "nameOf" | "compared"> & { readonly to: Disagreements },
): Fact {
  const givers = new Map<string, Fact>();
  let held = first;
  for (const fact of others) {
    for (const name of compared) {
      if (held[name] === undefined) givers.set(name, fact);
      else {
        const taken = givers.get(name) ?? first;
        compare(to, { taken, left: fact, subject: `${name} of ${nameOf(first)}`, values: [held[name], fact[name]] });
      }
    }
    held = { ...held, ...fact, ...held };
  }
  return { ...held, origins: originsOf([first, ...others]) };
}

/** The origins of all facts, each once. */
export function originsOf(facts: readonly FactBase[]): readonly Origin[] {
  const found = new Map<string, Origin>();
  for (const { origins } of facts) {
    for (const origin of origins) {
      const key = `${origin.span.start} ${origin.span.end} ${origin.path}`;
      if (!found.has(key)) found.set(key, origin);
    }
  }
  return [...found.values()];
}
