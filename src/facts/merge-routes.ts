import type { Disagreements } from "./disagree.ts";
import { fold, groupBy } from "./merge-groups.ts";
import { byRichness } from "./order.ts";
import type { RouteFact } from "./route.ts";
import { type RouteEntry, routeEntries, sourceOf } from "./route-entries.ts";

const comparison = {
  nameOf: ({ destination }: RouteFact): string => `route to ${destination}`,
  compared: ["type", "source", "protocol", "scope", "mtu"],
} as const;

/**
 * Returns one fact for each route, richest source first. Routes of two sources are the same where family, table, destination, gateway, interface and metric are. What shows no metrics
 * (`netstat -nr`) is matched in the order of the metrics, which is the order of the kernel; what shows one way of several, as /proc/net/route does, by that way.
 */
export function mergeRoutes(facts: readonly RouteFact[], to: Disagreements): readonly RouteFact[] {
  const entries = [...groupBy(facts, keyOf).values()].flatMap(routeEntries);
  return withoutSingleWays(inTheirTables(entries))
    .map(({ facts: group }) => mergeEntry([...group].sort(byRichness), to))
    .filter((fact) => fact !== undefined);
}

function mergeEntry([first, ...others]: readonly RouteFact[], to: Disagreements): RouteFact | undefined {
  if (first === undefined || others.length === 0) return first;
  const isKnown = first.isOfAnyTable !== true || others.some(({ isOfAnyTable }) => isOfAnyTable !== true);
  if (isKnown && [first, ...others].some(({ isOfAnyTable }) => isOfAnyTable === true))
    return mergeEntry([first, ...others].map(withoutDoubt), to);
  // What `netstat` calls reject, `ip` calls by its name.
  const named = [first, ...others].find(({ type }) => type !== undefined && type !== "reject")?.type;
  const plain = others.map((fact) => (fact.type === "reject" ? withoutType(fact) : fact));
  const isVague = first.type === "reject" && named !== undefined;
  return fold(isVague ? { ...first, type: named } : first, plain, { ...comparison, to });
}

function withoutDoubt(fact: RouteFact): RouteFact {
  const { isOfAnyTable, ...rest } = fact;
  return rest;
}

function withoutType(fact: RouteFact): RouteFact {
  const { type, ...rest } = fact;
  return rest;
}

/** Where packets for which destination go; a route that refuses them is no route of the same way that takes them. */
const keyOf = (fact: RouteFact): string => JSON.stringify([...placeOf(fact), wayOf(fact), fact.nexthops]);

const placeOf = ({ namespace, family, table, destination, from }: RouteFact): readonly unknown[] => [
  namespace,
  family,
  table,
  destination,
  from,
];

function wayOf({ family, type = "", gateway, gatewayName, interface: name, source }: RouteFact): string {
  const isRefusal = ["reject", "unreachable", "prohibit"].includes(type);
  // Each IPv4 address of an interface has routes of its own of these types; `netstat` shows none of them.
  const isOfAddress = family === "ipv4" && ["local", "broadcast"].includes(type);
  return JSON.stringify([
    isRefusal,
    isOfAddress ? [type, source] : [],
    gatewayName ?? shownGateway(family, gateway),
    name,
  ]);
}

/** As far as `netstat` can show it: of an IPv4 route by way of an IPv6 address it says only that there is a gateway. */
function shownGateway(family: RouteFact["family"], gateway: RouteFact["gateway"]): string | null {
  if (gateway === null) return null;
  return gateway === undefined || (family === "ipv4" && gateway.includes(":")) ? "hidden" : gateway;
}

/** Routes of which a source does not say the table are those of the table that another source shows them in. */
function inTheirTables(entries: readonly RouteEntry[]): readonly RouteEntry[] {
  const isLost = ({ facts }: RouteEntry): boolean => facts.every(({ isOfAnyTable }) => isOfAnyTable === true);
  if (!entries.some(isLost)) return entries;
  const elsewhere = new Map<string, RouteEntry>();
  for (const entry of entries) {
    const key = keyOfAnyTable(entry.first);
    if (entry.first.table !== undefined && !elsewhere.has(key)) elsewhere.set(key, entry);
  }
  return entries.filter((entry) => {
    const found = isLost(entry) ? elsewhere.get(keyOfAnyTable(entry.first)) : undefined;
    for (const fact of entry.facts) found?.facts.push(fact);
    return found === undefined;
  });
}

const keyOfAnyTable = ({ table, ...fact }: RouteFact): string => JSON.stringify([keyOf(fact), fact.metric]);

/** Routes that show one way of a route with several are that route, where another source shows it whole. */
function withoutSingleWays(entries: readonly RouteEntry[]): readonly RouteEntry[] {
  const whole = new Map<string, RouteEntry>();
  for (const entry of entries) {
    for (const { gateway = null, interface: name } of entry.first.nexthops ?? []) {
      const key = JSON.stringify([...placeOf(entry.first), gateway, name]);
      if (!whole.has(key)) whole.set(key, entry);
    }
  }
  if (whole.size === 0) return entries;
  return entries.filter(({ first, facts }) => {
    const { gateway = null, interface: name, nexthops } = first;
    const found = whole.get(JSON.stringify([...placeOf(first), gateway, name]));
    if (nexthops !== undefined || found === undefined || !isOther(first, found)) return true;
    for (const fact of facts) found.facts.push(withoutWay(fact));
    return false;
  });
}

/** Whether a route is of a source that does not show the other one, with metrics that may be the same. */
function isOther(one: RouteFact, { first: whole, sources }: RouteEntry): boolean {
  const isSame = one.metric === undefined || whole.metric === undefined || one.metric === whole.metric;
  return isSame && !sources.has(sourceOf(one));
}

function withoutWay(fact: RouteFact): RouteFact {
  const { gateway, interface: name, ...rest } = fact;
  return rest;
}
