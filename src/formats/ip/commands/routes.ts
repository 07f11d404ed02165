import { shellWord } from "../../../text/shell-word.ts";
import type { IpAst } from "../ast.ts";
import type { IpValue } from "../ast-parts.ts";
import type { IpHop, IpNexthop, IpRoute } from "../ast-route.ts";
import type { IpFamily } from "./family.ts";

/** Types that the kernel has for addresses of its own, in its table `local`. */
const OF_KERNEL: readonly string[] = ["local", "broadcast", "anycast", "multicast"];

/**
 * Returns the lines for routes, those without a gateway first: a gateway must be reached by one of them. The kernel's own routes to the networks of addresses
 * are left out for links whose addresses are shown.
 */
export function routeCommands({ routes, links }: IpAst, family: IpFamily): readonly string[] {
  const addressed = new Set(links.filter(({ addrInfo = [] }) => addrInfo.length > 0).map(({ ifname }) => ifname));
  const own = routes.filter(
    (route) => !isLeftOut(route) && !(route.protocol === "kernel" && addressed.has(route.dev ?? "")),
  );
  const times = new Map<string, number>();
  for (const route of own) times.set(placeOf(route, family), (times.get(placeOf(route, family)) ?? 0) + 1);
  const lines = [...own.filter((route) => !hasGateway(route)), ...own.filter(hasGateway)].map((route) =>
    routeCommand(route, { family, verb: times.get(placeOf(route, family)) === 1 ? "replace" : "append" }),
  );
  return [...new Set(lines)];
}

/** What the kernel has one place for. */
function placeOf(route: IpRoute, family: IpFamily): string {
  const { dst, from = "", table = "main", metric = 0, tos = "" } = route;
  return `${isIpv6(route, family)} ${dst} ${from} ${table} ${metric} ${tos}`;
}

function hasGateway({ gateway, via, nexthops = [] }: IpRoute): boolean {
  return gateway !== undefined || via !== undefined || nexthops.some((hop) => (hop.gateway ?? hop.via) !== undefined);
}

/** Whether the kernel makes the route itself, or a line cannot say it. */
function isLeftOut(route: IpRoute): boolean {
  const { cache, deleted, nhid, dst, encap } = route;
  return [cache, deleted, nhid, encap].some((value) => value !== undefined) || dst === null || isOfKernel(route);
}

/** In its table `local`, and `unreachable default dev lo table unspec` of kernels before 4.2. */
function isOfKernel({ type = "unicast", table, protocol = "kernel", dst, dev }: IpRoute): boolean {
  if (!NOBODY.includes(protocol)) return false;
  return table === "local" ? OF_KERNEL.includes(type) || dst === "ff00::/8" : dev === "lo" && type === "unreachable";
}

/** Words for the kernel as who made a route; old releases print none, or one of these. */
const NOBODY: readonly string[] = ["kernel", "none", "unspec"];

interface Turn {
  readonly family: IpFamily;
  readonly verb: "replace" | "append";
}

/**
 *     ip route append 10.1.0.0/16 via 10.0.0.1 dev eth0 proto static metric 100
 *     ip -6 route append default nexthop via fd00::1 weight 3 nexthop dev eth1
 */
function routeCommand(route: IpRoute, { family, verb }: Turn): string {
  const { type, dst, nexthops = [] } = route;
  const words: string[] = type === undefined || type === "unicast" ? [] : [type];
  words.push(dst ?? "", ...sourceWords(route), ...hopWords(route), ...placeWords(route), ...metricWords(route));
  for (const hop of nexthops) words.push(...nexthopWords(hop));
  return `ip${isIpv6(route, family) ? " -6" : ""} route ${verb} ${words.join(" ")}`;
}

/** A default route without any address does not say; only IPv6 has a preference. */
function isIpv6({ dst, from, gateway, prefsrc, pref, nexthops = [] }: IpRoute, family: IpFamily): boolean {
  const all = [dst, from, gateway, prefsrc, ...nexthops.map((hop) => hop.gateway)];
  const address = all.find((one) => one !== undefined && one !== null && one !== "default");
  return address?.includes(":") ?? (pref !== undefined || family === "inet6");
}

function sourceWords({ from, tos }: IpRoute): readonly string[] {
  const words: string[] = from === undefined ? [] : ["from", from];
  return tos === undefined ? words : [...words, "tos", shellWord(tos)];
}

/** States (`dead`, `linkdown`) are the kernel's. */
function hopWords({ gateway, via, dev, flags, flow }: IpHop): readonly string[] {
  const words: string[] = [];
  if (gateway !== undefined) words.push("via", gateway);
  else if (via !== undefined) words.push("via", shellWord(via.family), shellWord(via.host));
  if (dev !== undefined) words.push("dev", shellWord(dev));
  if (flow !== undefined)
    words.push("realms", shellWord(flow.from === undefined ? flow.to : `${flow.from}/${flow.to}`));
  if (flags.includes("onlink")) words.push("onlink");
  return words;
}

function nexthopWords(hop: IpNexthop): readonly string[] {
  const { weight } = hop;
  return ["nexthop", ...hopWords(hop), ...(weight === undefined ? [] : ["weight", String(weight)])];
}

function placeWords({ table, protocol, scope, prefsrc, metric, pref, expires }: IpRoute): readonly string[] {
  const words: string[] = [];
  if (table !== undefined) words.push("table", shellWord(table));
  if (protocol !== undefined) words.push("proto", shellWord(protocol));
  if (scope !== undefined) words.push("scope", shellWord(scope));
  if (prefsrc !== undefined) words.push("src", prefsrc);
  if (metric !== undefined) words.push("metric", String(metric));
  if (pref !== undefined) words.push("pref", shellWord(pref));
  if (expires !== undefined) words.push("expires", String(expires));
  return words;
}

/** Words of metrics that are not as the tree has them, and those of milliseconds. */
const WORDS: Readonly<Record<string, string>> = {
  congestion: "congctl",
  rtoMin: "rto_min",
  fastopenNoCookie: "fastopen_no_cookie",
};
const MILLISECONDS: readonly string[] = ["rtt", "rttvar", "rto_min"];

function metricWords({ metrics = {} }: IpRoute): readonly string[] {
  const { locked, ...values } = metrics;
  return Object.entries(values).flatMap(([name, value]) => {
    const word = WORDS[name] ?? name;
    const lock = Array.isArray(locked) && locked.includes(name) ? ["lock"] : [];
    return [
      word,
      ...lock,
      ...valuesOf(value).map((one) => `${shellWord(one)}${MILLISECONDS.includes(word) ? "ms" : ""}`),
    ];
  });
}

function valuesOf(value: IpValue): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}
