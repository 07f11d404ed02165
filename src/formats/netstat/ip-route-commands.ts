import type { AddressFamily } from "../../net/index.ts";
import { shellWord } from "../../text/shell-word.ts";
import type { RoutesAst } from "./ast.ts";
import { type GatewayStanding, gatewayStanding, type StandingOf } from "./reachable-gateways.ts";
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
  const standingOf = gatewayStanding(routes, family);
  const turns = new Map<number, string[]>([0, 1, 2, 3, 4, 5].map((turn) => [turn, []]));
  for (const { words, route, standing } of distinct(routes, standingOf))
    turns.get(turnOf(route, standing))?.push(words);
  const tool = family === "ipv6" ? "ip -6 route" : "ip route";
  return [...turns.values()].flat().map((words) => `${tool} ${words}`);
}

/** A route with the words that say it. */
interface Told {
  readonly words: string;
  readonly route: ShownRoute;
  readonly standing: GatewayStanding;
}

/** Each route with the verb before its words; of equal ones the first. */
function distinct(routes: readonly ShownRoute[], standingOf: StandingOf): readonly Told[] {
  const byWords = new Map<string, Told>();
  const times = new Map<string, number>();
  for (const route of routes) {
    const standing = standingOf(route);
    const words = routeWords(route, standing);
    if (byWords.has(words)) continue;
    byWords.set(words, { words, route, standing });
    times.set(placeOf(route), (times.get(placeOf(route)) ?? 0) + 1);
  }
  const verbOf = ({ route }: Told): string => (times.get(placeOf(route)) === 1 ? "replace" : "append");
  return [...byWords.values()].map((told) => ({ ...told, words: `${verbOf(told)} ${told.words}` }));
}

/** What the kernel has one place for: routes of one destination and metric. */
const placeOf = ({ destination, metric }: ShownRoute): string => `${destination} ${metric}`;

/** When it is the turn of a route; all that reject come last. */
function turnOf({ type, gateway }: ShownRoute, standing: GatewayStanding): number {
  if (type !== "unicast") return 5;
  return gateway === null ? 2 : TURNS[standing];
}

const TURNS: Readonly<Record<GatewayStanding, number>> = { contested: 0, unreached: 1, covered: 3, reached: 4 };

/**
 * The words that say a route:
 *
 *     10.1.0.0/16 via 10.0.0.2 dev eth0 metric 100 window 5000 rtt 10ms advmss 1400
 *     unreachable 10.2.0.0/16
 */
function routeWords(route: ShownRoute, standing: GatewayStanding): string {
  const { type, destination, gateway, device, metric, mss, window, irtt } = route;
  const words: string[] = type === "unicast" ? [destination] : [type, destination];
  if (gateway !== null) words.push("via", gateway);
  if (device !== null) words.push("dev", shellWord(device));
  if (metric > 0) words.push("metric", String(metric));
  if (window > 0) words.push("window", String(window));
  if (irtt > 0) words.push("rtt", `${irtt}ms`);
  if (mss > HEADERS) words.push("advmss", String(mss - HEADERS));
  if (standing === "unreached" || standing === "contested") words.push("onlink");
  return words.join(" ");
}

/** Bytes of an IPv4 and a TCP header: what the kernel adds to a route's `advmss` (`fib_route_seq_show`). */
const HEADERS = 40;
