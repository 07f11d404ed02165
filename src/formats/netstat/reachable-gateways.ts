import { type AddressFamily, type Cidr, type PrefixTable, prefixTable } from "../../net/index.ts";
import type { ShownRoute } from "./shown-routes.ts";

/** Answers whether the kernel finds a route's gateway on its interface by the other routes, so that it need not be told `onlink`. */
export type Reachability = (route: ShownRoute) => boolean;

/** The routes by interface. Those of IPv6 have the ones with a gateway among them. */
type Tables = ReadonlyMap<string, PrefixTable<ShownRoute>>;

/**
 * Returns the answers for the routes of one family. The kernel takes a gateway that a route without a gateway leads to on the same interface
 * (`fib_check_nh`, `ip6_route_check_nh`). In IPv6 the longest match decides, whatever route it is, and link-local gateways need none.
 */
export function reachability(routes: readonly ShownRoute[], family: AddressFamily): Reachability {
  const candidates = family === "ipv6" ? routes : routes.filter(({ gateway }) => gateway === null);
  const tables = tablesOf(candidates);
  return ({ gateway, device }) => {
    if (gateway === null || device === null) return true;
    if (family === "ipv6" && /^fe[89ab]/.test(gateway)) return true;
    const covering = tables.get(device)?.lookup(gateway)?.values ?? [];
    return covering.some((route) => route.gateway === null);
  };
}

function tablesOf(routes: readonly ShownRoute[]): Tables {
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
