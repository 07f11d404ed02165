import { type IpAst, ipCommands } from "../formats/ip/index.ts";
import { ipRouteCommands, type RoutesAst } from "../formats/netstat/index.ts";
import { shellWord } from "../text/shell-word.ts";
import { mergeIp } from "./merge-ip.ts";
import { pathsOf, type Section, step } from "./section.ts";
import { ofKind, type ReplaySource } from "./sources.ts";

const TITLE = "Routes, rules and neighbours";
const IPV6 = /\s-6(?:\s|$)/;

/** Interfaces that routes and rules name and that no output shows: they are stood in for, and are up, as their routes say. */
function standIns(named: readonly (string | undefined)[], shown: readonly (string | null)[]): readonly string[] {
  const names = [...new Set(named)].filter((name) => name !== undefined && name !== "lo" && !shown.includes(name));
  return names.flatMap((name = "") => [`stand_in ${shellWord(name)}`, step(`ip link set dev ${shellWord(name)} up`)]);
}

/** Returns the part that makes routes, rules and neighbours, from `ip` where there is any, else from `netstat -rn` or `route`. */
export function routeSection(sources: readonly ReplaySource[]): Section {
  const ip = ofKind(sources, "ip");
  const [netstat] = ofKind(sources, "routes").toSorted((one, other) => size(other.ast) - size(one.ast));
  if (netstat === undefined || ip.some(({ ast }) => ast.routes.length > 0)) return ipSection(ip, shownLinks(sources));
  const named = netstat.ast.tables.flatMap(({ routes }) => routes.map((route) => route.interface ?? undefined));
  return {
    title: TITLE,
    paths: pathsOf([netstat]),
    lines: [...standIns(named, shownLinks(sources)), ...ipRouteCommands(netstat.ast).map(step)],
    notes: ["routes of other tables, the kinds of those that reject, further hops: netstat does not show them"],
  };
}

/** The interfaces that the part before this one makes. */
function shownLinks(sources: readonly ReplaySource[]): readonly (string | null)[] {
  const ip = ofKind(sources, "ip").flatMap(({ ast }) => ast.links.map(({ ifname }) => ifname));
  return ip.length > 0 ? ip : ofKind(sources, "ifconfig").flatMap(({ ast }) => ast.interfaces.map(({ name }) => name));
}

const size = ({ tables }: RoutesAst): number => tables.reduce((sum, { routes }) => sum + routes.length, 0);

/** Lines that do not say their family have that of the command. */
function ipSection(
  sources: readonly (ReplaySource & { readonly ast: IpAst })[],
  shown: readonly (string | null)[],
): Section {
  const used = sources.filter(({ ast }) => ast.routes.length + ast.rules.length + ast.neighbours.length > 0);
  // Addresses tell which routes the kernel makes itself; of links there is nothing more to be made.
  const links = mergeIp(sources.map(({ ast }) => ast)).links.map(({ kind, span, ifname, addrInfo = [] }) => ({
    kind,
    span,
    ifname,
    addrInfo,
  }));
  const ofLinks = new Set(ipCommands({ ...NOTHING, links }));
  const commands = (["inet", "inet6"] as const).flatMap((family) => {
    const own = used.filter(({ command = "" }) => IPV6.test(command) === (family === "inet6"));
    const { routes, rules, neighbours } = mergeIp(own.map(({ ast }) => ast));
    return ipCommands({ ...NOTHING, links, routes, rules, neighbours }, { family });
  });
  const lines = [...new Set(commands)].filter((line) => !ofLinks.has(line)).map(step);
  const named = used.flatMap(({ ast }) =>
    ast.routes.flatMap(({ dev, nexthops = [] }) => [dev, ...nexthops.map((hop) => hop.dev)]),
  );
  return { title: TITLE, paths: pathsOf(used), lines: [...standIns(named, shown), ...lines], notes: [] };
}

const NOTHING: IpAst = {
  kind: "ip",
  span: { start: 0, end: 0 },
  links: [],
  routes: [],
  rules: [],
  neighbours: [],
  unknown: [],
};
