import { type AddressFamily, type Cidr, type IpAddress, type PrefixTable, prefixTable } from "../../net/index.ts";
import type { ShownRoute } from "./shown-routes.ts";

/**
 * How the kernel comes to take a route's gateway:
 *
 *     unreached   no shown route leads to it, so it must be told that the gateway is on the link
 *     covered     another route with a gateway would lead to it, which the kernel refuses: this route must come first
 *     reached     a route without a gateway leads to it, or it has none
 */
export type GatewayStanding = "unreached" | "covered" | "reached";

/**
 * Returns the standing of each route of a family. The kernel takes a gateway that a route without a gateway leads to on the same interface
 * (`fib_check_nh`, `ip6_route_check_nh`); in IPv6 the longest match must be such a route, and link-local gateways need none.
 */
export function gatewayStanding(
  routes: readonly ShownRoute[],
  family: AddressFamily,
): (route: ShownRoute) => GatewayStanding {
  const direct = tablesOf(routes.filter(({ gateway }) => gateway === null));
  const all = family === "ipv6" ? tablesOf(routes) : direct;
  return ({ gateway, device, isOnLink }) => {
    if (isOnLink) return "unreached";
    if (gateway === null || device === null || isLinkLocal(gateway)) return "reached";
    if (direct.get(device)?.lookup(gateway) == null) return "unreached";
    const longest = all.get(device)?.lookup(gateway)?.values ?? [];
    return longest.some((route) => route.gateway === null) ? "reached" : "covered";
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
