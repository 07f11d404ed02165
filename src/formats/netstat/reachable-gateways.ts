import {
  type AddressFamily,
  type Cidr,
  type IpAddress,
  maskedCidr,
  type PrefixTable,
  prefixTable,
} from "../../net/index.ts";
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
  const unreached = tableOf(routes.filter((route) => plainStanding(route) === "unreached"));
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
    return all.get(device)?.lookup(gateway)?.values[0] === true ? "reached" : "covered";
  };
}

/** `fe80::/10`; no IPv4 address begins like that. */
const isLinkLocal = (gateway: IpAddress): boolean => /^fe[89ab]/.test(gateway);

/** By destination, whether all routes there are without a gateway: one value for each, however many routes there are. */
type DirectTable = PrefixTable<boolean>;

function tableOf(routes: readonly ShownRoute[]): DirectTable {
  const direct = new Map<Cidr, boolean>();
  for (const { destination, gateway } of routes) {
    const network = maskedCidr(destination);
    direct.set(network, gateway === null && direct.get(network) !== false);
  }
  return prefixTable(direct);
}

/** A table for each interface. */
function tablesOf(routes: readonly ShownRoute[]): ReadonlyMap<string, DirectTable> {
  const byDevice = new Map<string, ShownRoute[]>();
  for (const route of routes) {
    if (route.device === null) continue;
    const known = byDevice.get(route.device);
    if (known === undefined) byDevice.set(route.device, [route]);
    else known.push(route);
  }
  return new Map([...byDevice].map(([device, own]) => [device, tableOf(own)]));
}
