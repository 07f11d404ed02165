import { compare, type Disagreements } from "./disagree.ts";
import { groupBy, originsOf } from "./merge-groups.ts";
import type { NatRuleFact, NatRuleForm } from "./nat-rule.ts";
import { byPlace, byText } from "./order.ts";

/** The rules that one run of a tool showed of one family. */
type Reading = readonly NatRuleFact[];

/**
 * Returns the rules of each family and rule set as the richest source has them (`iptables-save`, `-S`, `-L -v`, `-L`). Rules of other sources are not added but held against
 * these, chain by chain: each that is the same adds its place, and the first that is not is told. Only where the richest source is no `iptables-save`,
 * which shows all chains, chains that it lacks are taken from the next.
 */
export function mergeNatRules(facts: readonly NatRuleFact[], to: Disagreements): readonly NatRuleFact[] {
  const sets = groupBy(facts, ({ namespace, family }) => JSON.stringify([namespace, family]));
  return [...sets.values()].flatMap((set) => bySet(readingsOf(set)).flatMap((readings) => mergeReadings(readings, to)));
}

const RANKS: Readonly<Record<NatRuleForm, number>> = { save: 0, rules: 1, "list-verbose": 2, list: 3 };

/** The runs of a set of rules, the richest first. A rule at a place that is taken begins another run of the same file. */
function readingsOf(facts: Reading): readonly Reading[] {
  const files = groupBy([...facts].sort(byPlace), ({ origins, backend }) =>
    JSON.stringify([origins[0]?.path, origins[0]?.command, backend]),
  );
  return [...files.values()].flatMap(runsOf).sort((a, b) => rankOf(a) - rankOf(b) || byFirst(a, b));
}

function runsOf(facts: Reading): readonly Reading[] {
  const runs: NatRuleFact[][] = [];
  let seen = new Set<string>();
  for (const fact of facts) {
    const place = `${fact.position} ${fact.chain}`;
    if (runs.length === 0 || seen.has(place)) {
      runs.push([]);
      seen = new Set();
    }
    seen.add(place);
    runs.at(-1)?.push(fact);
  }
  return runs;
}

const rankOf = ([first]: Reading): number => (first === undefined ? 4 : RANKS[first.form]);

const byFirst = ([a]: Reading, [b]: Reading): number => (a === undefined || b === undefined ? 0 : byPlace(a, b));

/** The rule sets of a kernel, `nft` and `legacy`, apart. A run that does not say which it shows is of the one that has its first rule, else of the richest. */
function bySet(readings: readonly Reading[]): readonly (readonly Reading[])[] {
  const main = readings.find(([first]) => first?.backend !== undefined)?.[0]?.backend;
  const rules = new Map<string, string>();
  for (const { backend, rule } of readings.flat())
    if (backend !== undefined) rules.set(rule, rules.get(rule) ?? backend);
  const backendOf = ([first]: Reading): string => first?.backend ?? rules.get(first?.rule ?? "") ?? main ?? "";
  const sets = groupBy(readings, backendOf);
  return [...sets].sort(([a], [b]) => byText(b, a)).map(([, set]) => set);
}

function mergeReadings(readings: readonly Reading[], to: Disagreements): readonly NatRuleFact[] {
  const chains = new Map<string, Reading>();
  const sources = new Map<NatRuleFact, NatRuleFact[]>();
  const isWhole = readings[0]?.[0]?.form === "save";
  for (const [number, reading] of readings.entries()) {
    for (const [chain, rules] of groupBy(reading, (rule) => rule.chain)) {
      const held = chains.get(chain);
      if (held !== undefined) compareChains(held, rules, { sources, to });
      else if (number === 0 || !isWhole) chains.set(chain, rules);
      else reportExtra(rules, readings[0]?.[0], to);
    }
  }
  return [...chains.values()].flat().map((rule) => {
    const others = sources.get(rule);
    return others === undefined ? rule : { ...rule, origins: originsOf([rule, ...others]) };
  });
}

interface Findings {
  /** The facts of other runs that say the same. */
  readonly sources: Map<NatRuleFact, NatRuleFact[]>;
  readonly to: Disagreements;
}

/** Rule by rule; behind the first one that is not the same nothing is comparable. */
function compareChains(held: Reading, others: Reading, { sources, to }: Findings): void {
  for (let at = 0; at < Math.max(held.length, others.length); at++) {
    const [mine, theirs] = [held[at], others[at]];
    if (mine !== undefined && theirs !== undefined && isSame(mine, theirs)) {
      const same = sources.get(mine);
      if (same === undefined) sources.set(mine, [theirs]);
      else same.push(theirs);
      continue;
    }
    const [taken, left] = [mine ?? held.at(-1), theirs ?? others.at(-1)];
    if (taken === undefined || left === undefined) return;
    const subject = `rule ${at + 1} of chain ${left.chain} of table nat (${left.family})`;
    const values = [mine?.rule ?? "no such rule", theirs?.rule ?? "no such rule"] as const;
    compare(to, { taken, left, subject, values });
    return;
  }
}

/** Whether two facts may be the same rule: of one that a form does not show whole the parts that both have are compared. */
function isSame(a: NatRuleFact, b: NatRuleFact): boolean {
  if (a.incomplete !== true && b.incomplete !== true) return a.rule === b.rule;
  return a.target === b.target && a.toDestination === b.toDestination && a.toSource === b.toSource;
}

function reportExtra([first]: Reading, taken: NatRuleFact | undefined, to: Disagreements): void {
  if (first === undefined || taken === undefined) return;
  const subject = `chain ${first.chain} of table nat (${first.family})`;
  compare(to, { taken, left: first, subject, values: ["no rules", first.rule] });
}
