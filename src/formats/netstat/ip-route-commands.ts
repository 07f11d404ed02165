import type { AddressFamily } from "../../net/index.ts";
import { shellWord } from "../../text/shell-word.ts";
import type { RoutesAst } from "./ast.ts";
import { type Reachability, reachability } from "./reachable-gateways.ts";
import { type ShownRoute, shownRoutes } from "./shown-routes.ts";

/**
 * Returns the `ip route` and `ip -6 route` lines (iproute2) that rebuild the routing tables of a text, for a POSIX shell: interfaces must be there and up.
 * First come gateways that no shown route leads to (`onlink`), then routes without a gateway, then the others with one, then those that reject.
 * A destination and metric with one route is replaced, since the addresses of the interface may have made it already; several are appended.
 *
 * - Reject rows become `unreachable`, a row without gateway and interface `blackhole`.
 * - MSS becomes `advmss` (40 less, as the kernel prints it), Window `window`, irtt `rtt`.
 * - Left out: rows with a name for an address, rows that the kernel makes itself (see `docs/formats/netstat.md`), IPv4 rows whose gateway is an
 *   IPv6 address, which their form does not show, and repeated rows.
 * - Where a text shows IPv4 tables in several forms, those of the most telling one are taken: route, extended, netstat.
 */
export function ipRouteCommands(ast: RoutesAst): readonly string[] {
  return [...commandsOf(shownRoutes(ast, "ipv4"), "ipv4"), ...commandsOf(shownRoutes(ast, "ipv6"), "ipv6")];
}

function commandsOf(routes: readonly ShownRoute[], family: AddressFamily): readonly string[] {
  const isReachable = reachability(routes, family);
  const byTurn: [string[], string[], string[], string[]] = [[], [], [], []];
  for (const [words, route] of distinct(routes, isReachable)) byTurn[turnOf(route, isReachable)].push(words);
  const tool = family === "ipv6" ? "ip -6 route" : "ip route";
  return byTurn.flat().map((words) => `${tool} ${words}`);
}

/** The words of each route with the verb before them; of equal ones the first. */
function distinct(
  routes: readonly ShownRoute[],
  isReachable: Reachability,
): readonly (readonly [words: string, route: ShownRoute])[] {
  const byWords = new Map<string, ShownRoute>();
  for (const route of routes) {
    const words = routeWords(route, isReachable(route));
    if (!byWords.has(words)) byWords.set(words, route);
  }
  const times = new Map<string, number>();
  for (const route of byWords.values()) times.set(placeOf(route), (times.get(placeOf(route)) ?? 0) + 1);
  return [...byWords].map(([words, route]) => [
    `${times.get(placeOf(route)) === 1 ? "replace" : "append"} ${words}`,
    route,
  ]);
}

/** What the kernel has one place for: routes of one destination and metric. */
const placeOf = ({ destination, metric }: ShownRoute): string => `${destination} ${metric}`;

function turnOf(route: ShownRoute, isReachable: Reachability): 0 | 1 | 2 | 3 {
  if (route.type !== "unicast") return 3;
  if (route.gateway === null) return 1;
  return isReachable(route) ? 2 : 0;
}

/**
 * The words that say a route:
 *
 *     10.1.0.0/16 via 10.0.0.2 dev eth0 metric 100 window 5000 rtt 10ms advmss 1400
 *     unreachable 10.2.0.0/16
 */
function routeWords(route: ShownRoute, isReachable: boolean): string {
  const { type, destination, gateway, device, metric, mss, window, irtt } = route;
  const words: string[] = type === "unicast" ? [destination] : [type, destination];
  if (gateway !== null) words.push("via", gateway);
  if (device !== null) words.push("dev", shellWord(device));
  if (metric > 0) words.push("metric", String(metric));
  if (window > 0) words.push("window", String(window));
  if (irtt > 0) words.push("rtt", `${irtt}ms`);
  if (mss > HEADERS) words.push("advmss", String(mss - HEADERS));
  if (!isReachable) words.push("onlink");
  return words.join(" ");
}

/** Bytes of an IPv4 and a TCP header: what the kernel adds to a route's `advmss` (`fib_route_seq_show`). */
const HEADERS = 40;
