import { commandWords } from "../../facts/command-words.ts";
import type { FactSource, RouteFact, RouteNexthop } from "../../facts/index.ts";
import { networkBase } from "../../facts/origin-of.ts";
import { present } from "../../facts/present.ts";
import { type AddressFamily, addressFamily, cidrAddress, cidrOf, parseCidr, parseIpAddress } from "../../net/index.ts";
import type { IpAst } from "./ast.ts";
import type { IpHop, IpRoute } from "./ast-route.ts";

/** What the command line says of the routes that follow. */
interface Asked {
  readonly family?: AddressFamily;
  readonly table?: string;
  /** `ip route get`: an answer, not a route. */
  readonly isAnswer: boolean;
}

/** The routes of a text, without those that it says were deleted, and without answers of `ip route get`. */
export function routeFacts({ routes }: IpAst, source: FactSource): readonly RouteFact[] {
  const asked = askedBy(source.command);
  return asked.isAnswer ? [] : routes.flatMap((route) => routeFact(route, asked, source));
}

/** A route of a table that was asked for does not name it (iproute2: ip/iproute.c: print_route). */
function askedBy(command: string | undefined): Asked {
  const words = commandWords(command, /^ip$/)?.words ?? [];
  const isIpv6 = words.some((word, at) => word === "-6" || (/^-f(?:amily)?$/.test(word) && words[at + 1] === "inet6"));
  const isIpv4 = words.some((word, at) => word === "-4" || (/^-f(?:amily)?$/.test(word) && words[at + 1] === "inet"));
  const at = words.lastIndexOf("table");
  const table = at < 0 ? undefined : words[at + 1];
  const isOne = table !== undefined && !["all", "0", "cache"].includes(table);
  return {
    ...(isIpv6 ? { family: "ipv6" } : isIpv4 ? { family: "ipv4" } : {}),
    ...(isOne ? { table } : {}),
    isAnswer: words.includes("get"),
  };
}

/** The main table, by name and by number. */
const MAIN: readonly string[] = ["main", "254"];

function routeFact(route: IpRoute, asked: Asked, source: FactSource): readonly RouteFact[] {
  if (route.dst === null || route.deleted === true || isAnswer(route)) return [];
  const family = familyOf(route, asked);
  const table = route.table ?? asked.table;
  const mtu = route.metrics?.["mtu"];
  const { type, nexthops = [], prefsrc, flags } = route;
  const more = present({
    table: table === undefined || MAIN.includes(table) ? undefined : table,
    type: type === "unicast" ? undefined : type,
    gateway: nexthops.length === 0 ? gatewayOf(route) : undefined,
    interface: route.dev,
    metric: route.metric,
    source: prefsrc,
    protocol: route.protocol,
    scope: route.scope,
    from: route.from,
    mtu: typeof mtu === "number" ? mtu : undefined,
    flags: flags.length === 0 ? undefined : flags,
    nexthops: nexthops.length === 0 ? undefined : nexthops.map(nexthopOf),
  });
  const destination = networkOf(route.dst, family);
  return [{ kind: "route", family, destination, ...more, ...networkBase(source, route.span) }];
}

/** What the kernel would do with a packet: `ip route get` and the cache of old kernels say `cache`, of IPv6 `from ::`. */
const isAnswer = ({ cache, from }: IpRoute): boolean => cache !== undefined || from === "::";

/** That of the first address of the route, of the command, of a route that has a preference, as only those of IPv6 do. Without any of these the tool shows IPv4. */
function familyOf({ dst, gateway, prefsrc, from, nexthops = [], pref }: IpRoute, { family }: Asked): AddressFamily {
  for (const place of [dst, from, gateway, prefsrc, ...nexthops.map((hop) => hop.gateway)]) {
    if (place === undefined || place === null) continue;
    const cidr = parseCidr(place);
    const address = cidr === null ? parseIpAddress(place) : cidrAddress(cidr);
    if (address !== null) return addressFamily(address);
  }
  return family ?? (pref === undefined ? "ipv4" : "ipv6");
}

function networkOf(dst: Exclude<IpRoute["dst"], null>, family: AddressFamily): RouteFact["destination"] {
  if (dst === "default") return family === "ipv4" ? "0.0.0.0/0" : "::/0";
  const address = parseIpAddress(dst);
  return address === null ? dst : (cidrOf(address, family === "ipv4" ? 32 : 128) ?? dst);
}

/** That of another family stands behind `inet6`. */
function gatewayOf({ gateway, via }: IpHop): RouteFact["gateway"] {
  return gateway ?? (via === undefined ? null : parseIpAddress(via.host));
}

function nexthopOf(hop: IpHop & { readonly weight?: number }): RouteNexthop {
  return present({ gateway: gatewayOf(hop), interface: hop.dev, weight: hop.weight });
}
