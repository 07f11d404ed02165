import {
  type AddressFamily,
  type Cidr,
  type IpAddress,
  type PrefixTable,
  parseIpv6,
  prefixTable,
} from "../../net/index.ts";
import type { Route, RoutesAst, RouteTable } from "./ast.ts";

/** A table made ready for longest-prefix lookup by `routeLookup`. */
export interface RouteLookup {
  /** How many routes take part. */
  readonly size: number;
  /**
   * Routes that may be the answer and cannot be asked, in their order: their destination is a name, or could not be read. While there are any, a match may
   * not be the longest.
   */
  readonly unplaced: readonly Route[];
  /**
   * Returns the routes that the table has for an address, null for none. An IPv6 address with a zone is answered by the routes on that interface. As in
   * `cidrContains` an IPv4-mapped address is IPv6.
   */
  readonly lookup: (address: IpAddress) => RouteMatch | null;
}

/** What a table says about an address. */
export interface RouteMatch {
  /** The longest prefix that holds the address. */
  readonly destination: Cidr;
  /**
   * The routes to that prefix with the lowest metric, in the order of the table. More than one is a tie, which the table does not decide: a multipath route of
   * IPv6, several tables in one listing, routes that differ in what is not shown. A form without metrics (`netstat -r` without `-e`) leaves all
   * routes to the prefix tied; Linux lists the one it prefers first.
   */
  readonly routes: readonly Route[];
  /** The other routes to that prefix, in the order of their metric. */
  readonly passedOver: readonly Route[];
  readonly outcome: RouteOutcome;
}

/**
 * What becomes of a packet.
 *
 *     forward     it is sent on, or is for this host
 *     reject      it is turned away: flag `!` (unreachable or prohibit; IPv6 shows blackhole and throw so too), flag `R` of BSD
 *     discard     it vanishes: flag `B` of BSD, or a Linux route that is up on no interface (blackhole, or throw, which leaves it to the next table)
 *     undecided   the tied routes differ in this
 */
export type RouteOutcome = "forward" | "reject" | "discard" | "undecided";

/**
 * Returns a lookup over a table, or over the first routing table of each family of a text. It is built once, n log n, and answers in log n. Routes that are not
 * up take no part, nor does a routing cache.
 */
export function routeLookup(of: RoutesAst | RouteTable): RouteLookup {
  const routes = (of.kind === "table" ? [of] : firstTables(of)).flatMap((table) => table.routes);
  const used = routes.filter(({ flags }) => flags.names.includes("up") || flags.names.includes("reject"));
  const entries: (readonly [Cidr, Route])[] = [];
  const unplaced: Route[] = [];
  for (const route of used) {
    if (typeof route.destination === "string") entries.push([route.destination, route]);
    else unplaced.push(route);
  }
  const table = prefixTable(entries);
  return { size: entries.length, unplaced, lookup: (address) => lookupIn(table, address) };
}

/** The first table of each family that is no cache. */
function firstTables({ tables }: RoutesAst): readonly RouteTable[] {
  const first = new Map<AddressFamily, RouteTable>();
  for (const table of tables) {
    const isCache = table.form?.startsWith("cache") === true || table.title?.endsWith("cache") === true;
    if (!isCache && !first.has(table.family)) first.set(table.family, table);
  }
  return [...first.values()];
}

function lookupIn(table: PrefixTable<Route>, address: IpAddress): RouteMatch | null {
  const match = table.lookup(address);
  if (match !== null) return matchOf(match.cidr, match.values);
  const percent = address.indexOf("%");
  const plain = percent < 0 ? null : parseIpv6(address.slice(0, percent));
  if (plain === null) return null;
  const zone = address.slice(percent + 1);
  for (const { cidr, values } of table.lookupAll(plain)) {
    const onLink = values.filter((route) => route.interface === zone);
    if (onLink.length > 0) return matchOf(cidr, onLink);
  }
  return null;
}

/** The metric, or the priority of OpenBSD; without any all are alike. Routes that macOS keeps for one interface come after the others. */
function metricOf({ metric, priority, flags }: Route): number {
  const scoped = flags.names.includes("interface-scope") ? 2 ** 32 : 0;
  return (metric ?? priority ?? 0) + scoped;
}

function matchOf(destination: Cidr, all: readonly Route[]): RouteMatch {
  let lowest = Number.POSITIVE_INFINITY;
  for (const route of all) lowest = Math.min(lowest, metricOf(route));
  const routes = all.filter((route) => metricOf(route) === lowest);
  const passedOver = all.filter((route) => metricOf(route) !== lowest).sort((a, b) => metricOf(a) - metricOf(b));
  const [outcome = "undecided", ...others] = new Set(routes.map(outcomeOf));
  return { destination, routes, passedOver, outcome: others.length === 0 ? outcome : "undecided" };
}

function outcomeOf({ flags: { names }, interface: name }: Route): RouteOutcome {
  if (names.includes("reject")) return "reject";
  return names.includes("blackhole") || name === null ? "discard" : "forward";
}
