import { type AddressFamily, type Cidr, type IpAddress, type PrefixTable, prefixTable } from "../../net/index.ts";
import type { ShownRoute } from "./shown-routes.ts";

/**
 * How the kernel comes to take a route's gateway:
 *
 *     contested   as unreached, and another unreached route would lead to it elsewhere, which the kernel refuses: this route must come first
 *     unreached   no shown route leads to it, so it must be told that the gateway is on the link
 *     covered     another route with a gateway would lead to it, which the kernel refuses: this route must come before that one
 *     reached     a route without a gateway leads to it, or it has none
 */
export type GatewayStanding = "contested" | "unreached" | "covered" | "reached";

/** Answers how the gateway of a route stands. */
export type StandingOf = (route: ShownRoute) => GatewayStanding;

/** Returns the answers for the routes of one family, by the kernel's `fib_check_nh` and `ip6_route_check_nh`. */
export function gatewayStanding(routes: readonly ShownRoute[], family: AddressFamily): StandingOf {
  const plainStanding = standingOfEach(routes, family);
  const unreached = prefixTable(
    routes.filter((route) => plainStanding(route) === "unreached").map((route) => [route.destination, route] as const),
  );
  return (route) => {
    const standing = plainStanding(route);
    if (standing !== "unreached" || route.gateway === null) return standing;
    return unreached.lookup(route.gateway) === null ? "unreached" : "contested";
  };
}

/**
 * The kernel takes a gateway that a route without a gateway leads to on the same interface; in IPv6 the longest match must be such a route, and
 * link-local gateways need none.
 */
function standingOfEach(routes: readonly ShownRoute[], family: AddressFamily): StandingOf {
  const direct = tablesOf(routes.filter(({ gateway }) => gateway === null));
  const all = family === "ipv6" ? tablesOf(routes) : direct;
  return ({ gateway, device, isOnLink }) => {
    if (isOnLink) return "unreached";
    if (gateway === null || device === null || isLinkLocal(gateway)) return "reached";
    if ((direct.get(device)?.lookup(gateway) ?? null) === null) return "unreached";
    const longest = all.get(device)?.lookup(gateway)?.values ?? [];
    return longest.every((route) => route.gateway === null) ? "reached" : "covered";
  };
}

/** `fe80::/10`; no IPv4 address begins like that. */
const isLinkLocal = (gateway: IpAddress): boolean => /^fe[89ab]/.test(gateway);

/** The routes by interface. */
function tablesOf(routes: readonly ShownRoute[]): ReadonlyMap<string, PrefixTable<ShownRoute>> {
  const entries = new Map<string, (readonly [Cidr, ShownRoute])[]>();
  for (const route of routes) {
    const { device, destination } = route;
    if (device === null) continue;
    const known = entries.get(device);
    if (known === undefined) entries.set(device, [[destination, route]]);
    else known.push([destination, route]);
  }
  return new Map([...entries].map(([device, own]) => [device, prefixTable(own)]));
}
