import { type IfconfigAst, ipAddressCommands } from "../formats/ifconfig/index.ts";
import { type IpAst, type IpLinkCreation, ipCommands, ipLinkCreations } from "../formats/ip/index.ts";
import { shellWord } from "../text/shell-word.ts";
import { mergeIp } from "./merge-ip.ts";
import { pathsOf, type Section, step } from "./section.ts";
import { ofKind, type ReplaySource } from "./sources.ts";

const TITLE = "Interfaces and addresses";

/** Returns the part that makes interfaces and their addresses, from `ip` where there is any, else from `ifconfig`. */
export function linkSection(sources: readonly ReplaySource[]): Section {
  const ip = ofKind(sources, "ip").filter(({ ast }) => ast.links.length > 0);
  if (ip.length > 0)
    return ipSection(
      ip.map(({ ast }) => ast),
      pathsOf(ip),
    );
  const [ifconfig] = ofKind(sources, "ifconfig").toSorted(
    (one, other) => other.ast.interfaces.length - one.ast.interfaces.length,
  );
  return ifconfig === undefined
    ? { title: TITLE, paths: [], lines: [], notes: [] }
    : ifconfigSection(ifconfig.ast, pathsOf([ifconfig]));
}

function ipSection(trees: readonly IpAst[], paths: readonly string[]): Section {
  const merged = mergeIp(trees);
  const ast: IpAst = { ...merged, routes: [], rules: [], neighbours: [] };
  const creations = ipLinkCreations(ast);
  const created = new Set(creations.flatMap(({ names }) => names));
  const others = ast.links.flatMap(({ ifname }) => (ifname === null || created.has(ifname) ? [] : [ifname]));
  const knowsKinds = ast.links.some(({ linkinfo }) => linkinfo !== undefined);
  return {
    title: TITLE,
    paths,
    lines: [...standIns(others), ...creations.map(making), ...ipCommands(ast).slice(creations.length).map(step)],
    notes: knowsKinds ? [] : ["the kinds of interfaces: no output of `ip -d` shows them"],
  };
}

/** Nothing is made that is there: a running Open vSwitch has made its ports by now. */
const making = ({ names: [name = ""], command }: IpLinkCreation): string => `make ${shellWord(name)} ${command}`;

function ifconfigSection(ast: IfconfigAst, paths: readonly string[]): Section {
  const names = ast.interfaces.map(({ name }) => name);
  return {
    title: TITLE,
    paths,
    lines: [...standIns(names), ...ipAddressCommands(ast).map(step)],
    notes: ["the kinds of interfaces: ifconfig does not show them"],
  };
}

/** Interfaces that nothing here makes: hardware, ports of a switch, one end of a veth pair, all of which the kind is not shown. */
function standIns(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name !== "lo").map((name) => `stand_in ${shellWord(name)}`);
}
