import type { AddressFamily, Cidr, IpAddress } from "../../net/index.ts";
import type { Route, RoutesAst, RouteTable } from "./ast.ts";

/** A row as a route of the kernel, as far as the row shows one. */
export interface ShownRoute {
  readonly type: "unicast" | "unreachable" | "blackhole";
  readonly destination: Cidr;
  readonly gateway: IpAddress | null;
  readonly device: string | null;
  /** The row says that nothing needs to lead to the gateway: flag H of IPv6, whose bit is that of the kernel's `onlink`. */
  readonly isOnLink: boolean;
  /** 0 where the row shows none. */
  readonly metric: number;
  /** Bytes; 0 for none. */
  readonly mss: number;
  /** Bytes; 0 for none. */
  readonly window: number;
  /** Milliseconds; 0 for none. */
  readonly irtt: number;
}

/**
 * Forms of IPv4 tables, the most telling first. A text often shows one table in several of them; `route` has the metric, which tells
 * one route from another, `extended` all figures and cut names, `netstat` no metric.
 */
const BY_WORTH: readonly RouteTable["form"][] = ["route", "extended", "netstat", null];

/** Forms of IPv6 tables, which all tell the same. */
const INET6_FORMS: readonly RouteTable["form"][] = ["next-hop", "next-hop-glued", "next-hop-wide", null];

/** Returns the routes of a family that an administrator or an address has made, in the order of the text. */
export function shownRoutes(ast: RoutesAst, family: AddressFamily): readonly ShownRoute[] {
  const routes: ShownRoute[] = [];
  for (const { routes: rows } of tellingTables(ast, family)) {
    for (const row of rows) {
      const shown = isOfKernel(row, family) ? null : shownRoute(row, family);
      if (shown !== null) routes.push(shown);
    }
  }
  return routes;
}

/** The Linux tables of a family that are no cache; of IPv4 those in the most telling form that there is. */
function tellingTables({ tables }: RoutesAst, family: AddressFamily): readonly RouteTable[] {
  const own = tables.filter((table) => table.family === family && !table.title?.endsWith("cache"));
  if (family === "ipv6") return own.filter(({ form }) => INET6_FORMS.includes(form));
  const best = BY_WORTH.find((form) => own.some((table) => table.form === form));
  return own.filter(({ form }) => form === best);
}

/** What the kernel makes itself for every interface that is up, in IPv6 tables. */
const FOR_EACH_INTERFACE: readonly string[] = ["fe80::/64", "ff00::/8"];

/** The last choice of all: metric of the entry that the kernel ends an IPv6 table with. */
const LAST_METRIC = 0xffff_ffff;
/** The kernel's metric for routes of addresses (`net/ipv6_route.h`, IP6_RT_PRIO_ADDRCONF). */
const ADDRESS_METRIC = 256;

/**
 * Whether a row is one that the kernel makes without being told: a route of its cache, and of IPv6 a local address, what every interface that
 * is up has, and the end of a table. Metric 0 is that of local addresses, which net-tools 1.60 and busybox show without `n`.
 *
 *     ::1/128    ::   Un   0   3      0 lo
 *     ff00::/8   ::   U    256 2      0 v0
 *     ::/0       ::   !n   -1  2      0 lo
 */
function isOfKernel({ destination, gateway, flags, metric }: Route, family: AddressFamily): boolean {
  const has = (name: (typeof flags.names)[number]): boolean => flags.names.includes(name);
  if (has("cache") || has("local")) return true;
  if (family === "ipv4") return false;
  if (has("reject")) return destination === "::/0" && metric === LAST_METRIC;
  if (has("no-next-hop")) return true;
  if (typeof destination !== "string" || gateway !== null) return false;
  return metric === 0 || (metric === ADDRESS_METRIC && FOR_EACH_INTERFACE.includes(destination));
}

/** Returns the route of a row; null for one without an address in it, for one that is not up, and for one whose gateway the form does not show. */
function shownRoute(row: Route, family: AddressFamily): ShownRoute | null {
  const { destination, gateway, flags, interface: device } = row;
  if (typeof destination !== "string" || (gateway !== null && typeof gateway !== "string")) return null;
  const isOnLink = family === "ipv6" && gateway !== null && flags.names.includes("host");
  const rest = { isOnLink, metric: row.metric ?? 0, mss: row.mss ?? 0, window: row.window ?? 0, irtt: row.irtt ?? 0 };
  if (flags.names.includes("reject")) return { type: "unreachable", destination, gateway: null, device: null, ...rest };
  if (!flags.names.includes("up") || (gateway === null && flags.names.includes("gateway"))) return null;
  const type = gateway === null && device === null ? "blackhole" : "unicast";
  return { type, destination, gateway, device, ...rest };
}
