import { groupBy } from "./merge-groups.ts";
import { byPlace, byRichness } from "./order.ts";
import type { RouteFact } from "./route.ts";

/** A route, and what all sources say of it. */
export interface RouteEntry {
  readonly first: RouteFact;
  readonly facts: RouteFact[];
  /** The sources that have shown it. */
  readonly sources: Set<string>;
}

/** A file, or the output of one command in it. */
export const sourceOf = ({ origins }: RouteFact): string => JSON.stringify([origins[0]?.path, origins[0]?.command]);

/**
 * The routes of one destination and way, which only their metrics tell apart. Each route without a metric is matched with the next one, by metric, that its source has not shown yet:
 * `netstat -nr` shows no metrics and has routes in their order, `ip route` leaves out 0. A source has one route of each metric, so that what it shows twice is the same.
 */
export function routeEntries(facts: readonly RouteFact[]): readonly RouteEntry[] {
  const [only, second] = facts;
  if (only !== undefined && second === undefined) return [openEntry(only)];
  const sorted = [...facts].sort(byRichness);
  const numbered = new Map<number, RouteEntry>();
  for (const fact of sorted) {
    if (fact.metric === undefined) continue;
    const entry = numbered.get(fact.metric);
    if (entry === undefined) numbered.set(fact.metric, openEntry(fact));
    else add(entry, fact);
  }
  const entries = [...numbered.values()].sort((a, b) => (a.first.metric ?? 0) - (b.first.metric ?? 0));
  const bare: RouteEntry[] = [];
  const unnumbered = sorted.filter(({ metric }) => metric === undefined);
  for (const routes of groupBy(unnumbered, sourceOf).values()) matchSource(bare, entries, routes);
  return [...bare, ...entries];
}

function openEntry(fact: RouteFact): RouteEntry {
  return { first: fact, facts: [fact], sources: new Set([sourceOf(fact)]) };
}

function add(entry: RouteEntry, fact: RouteFact): void {
  entry.facts.push(fact);
  entry.sources.add(sourceOf(fact));
}

/** `bare` are the routes of which no source shows a metric: the lowest there is. */
function matchSource(bare: RouteEntry[], numbered: readonly RouteEntry[], routes: readonly RouteFact[]): void {
  const open = freeEntries(bare, numbered, routes);
  let last: RouteEntry | undefined;
  for (const fact of [...routes].sort(byPlace)) {
    const entry = open.next().value ?? last;
    if (entry !== undefined) add(entry, fact);
    else bare.push(openEntry(fact));
    last = entry ?? bare.at(-1);
  }
}

/** The entries that the source of these routes has not shown, step by step. */
function* freeEntries(
  bare: readonly RouteEntry[],
  numbered: readonly RouteEntry[],
  [first]: readonly RouteFact[],
): Generator<RouteEntry, undefined> {
  const source = first === undefined ? "" : sourceOf(first);
  const known = bare.length;
  for (let at = 0; at < known + numbered.length; at++) {
    const entry = at < known ? bare[at] : numbered[at - known];
    if (entry !== undefined && !entry.sources.has(source)) yield entry;
  }
}
