import type { Fact, FactSource, RouteFact } from "../../facts/index.ts";
import { networkBase } from "../../facts/origin-of.ts";
import { present } from "../../facts/present.ts";
import type { Route, RoutesAst, RouteTable } from "./ast.ts";
import { interfaceTableFacts } from "./facts-interfaces.ts";
import { byteLength } from "./widths.ts";

/**
 * Returns the routes, and the interfaces of `netstat -i` (with their addresses where BSD shows them). The routing cache is no fact. Tables of IPv6 of Linux
 * hold the routes of all tables of the kernel: those to the host itself and those of multicast are in the table `local`; the entry for what no route takes is none.
 */
export function netstatFacts(ast: RoutesAst, source: FactSource): readonly Fact[] {
  return [
    ...ast.tables.filter(isRouting).flatMap((table) => tableFacts(table, source)),
    ...(ast.interfaceTables ?? []).flatMap((table) => interfaceTableFacts(table, source)),
  ];
}

const isRouting = ({ form, title }: RouteTable): boolean =>
  form?.startsWith("cache-") !== true && title?.endsWith("cache") !== true;

function tableFacts(table: RouteTable, source: FactSource): readonly RouteFact[] {
  const routes = table.routes.filter((route) => !isNullEntry(route));
  return routes.map((route) => routeFact(route, table, source));
}

/** What a lookup in an empty table of IPv6 finds: `::/0 :: !n -1 1 lo` (kernel: net/ipv6/route.c: fib6_null_entry). */
function isNullEntry({ destination, metric, flags, interface: name }: Route): boolean {
  return destination === "::/0" && metric === 0xffffffff && name === "lo" && flags.names.includes("reject");
}

/** The forms of systems that do not show several tables as one. */
const BSD: readonly string[] = ["freebsd", "macos", "openbsd", "netbsd", "aix", "bsd"];

/** To the host itself, or any address that it shares: `Un` (kernel: net/ipv6/route.c: addrconf_f6i_alloc). */
function isOwn({ flags: { names } }: Route): boolean {
  return names.includes("local") || (names.includes("no-next-hop") && !names.includes("reject"));
}

/** The kernel puts the route of multicast of an interface there (net/ipv6/addrconf.c: addrconf_add_mroute). */
const isMulticast = ({ destination, metric, gateway }: Route): boolean =>
  destination === "ff00::/8" && metric === 256 && gateway === null;

function routeFact(route: Route, table: RouteTable, source: FactSource): RouteFact {
  const { destination, interface: name, metric } = route;
  const { names } = route.flags;
  const isOfAll = !BSD.includes(table.form ?? "") && table.family === "ipv6";
  const isOfLocal = isOfAll && (isOwn(route) || isMulticast(route));
  const more = present({
    table: isOfLocal ? "local" : fibOf(table),
    isOfAnyTable: isOfAll && !isOfLocal ? true : undefined,
    type: names.includes("reject") ? "reject" : names.includes("local") ? "local" : undefined,
    ...gatewayOf(route),
    interface: name ?? undefined,
    isInterfaceCut: isCut(name, table) ? true : undefined,
    metric: metric ?? undefined,
    source: sourceOf(route),
  });
  const shown = typeof destination === "string" ? destination : nameOf(destination);
  return { kind: "route", family: table.family, destination: shown, ...more, ...networkBase(source, route.span) };
}

const nameOf = ({ host, prefixLength }: { readonly host: string; readonly prefixLength: number | null }): string =>
  prefixLength === null ? host : `${host}/${prefixLength}`;

/** A gateway that is an interface or a neighbour on the link is none. Of one of the other family Linux shows the flag alone. */
function gatewayOf({ gateway, flags: { names } }: Route): Pick<RouteFact, "gateway" | "gatewayName"> {
  if (gateway === null && names.includes("gateway")) return {};
  if (gateway === null || typeof gateway === "string") return { gateway };
  return "host" in gateway ? { gatewayName: gateway.host } : { gateway: null };
}

/** `RT_IFA` of macOS. */
function sourceOf({ ifa }: Route): RouteFact["source"] {
  return typeof ifa === "string" ? ifa : undefined;
}

/** `Routing tables (fib: 3)` of FreeBSD; 0 is the main one. */
function fibOf({ title }: RouteTable): string | undefined {
  const fib = /^Routing tables \(fib: (\d+)\)$/.exec(title ?? "")?.[1];
  return fib === "0" ? undefined : fib;
}

/** To how many bytes `route -ee` cuts names. */
const EXTENDED_WIDTH = 6;

const isCut = (name: string | null, { form }: RouteTable): boolean =>
  form === "extended" && name !== null && byteLength(name, EXTENDED_WIDTH) === EXTENDED_WIDTH;
