import { type IpAst, parseIp, parseIpAddr, parseIpLink, parseIpNeigh, parseIpRoute, parseIpRule } from "netgather/ip";
import type { Parsed } from "netgather/text";
import type { IpState, Made } from "../arbitraries/ip-state.ts";
import { SILENCE, settledOutputs } from "./commands.ts";
import { differences } from "./ip-compare.ts";
import { deleteNamespace, makeNamespace, runIn } from "./namespaces.ts";

type Parser = (text: string) => Parsed<IpAst>;

/** What is asked, and by which options. */
const ASKED: readonly (readonly [command: string, parser: Parser, options: readonly string[]])[] = [
  ["addr", parseIpAddr, ["", "-d", "-o", "-br", "-4", "-6", "-d -s -s"]],
  ["link", parseIpLink, ["", "-d", "-o", "-br", "-s", "-s -s", "-o -d -s"]],
  ["route show table all", parseIpRoute, ["", "-d", "-o", "-4", "-6", "-o -6 -d"]],
  ["rule", parseIpRule, ["", "-d", "-6", "-o"]],
  ["neigh", parseIpNeigh, ["", "-s", "-6", "-br", "-o"]],
  ["neigh show nud all", parseIpNeigh, ["", "-s"]],
];

/** What tells whether the kernel is still at work. */
const LOOKERS: readonly string[] = [
  "ip -j addr",
  "ip -j -6 route show table all",
  "ip -j route show table all",
  "ip -j neigh show nud all",
];

/** Counts of forms compared, and what was found. */
export interface IpFigures {
  readonly forms: Map<string, number>;
  readonly findings: string[];
  refused: number;
  made: number;
}

const commandsOf = (command: string, option: string): readonly [string, string, string] => [
  `ip ${option} ${command}`,
  `ip ${option} -j ${command}`,
  `ip ${option} -j -p ${command}`,
];

/** Makes a state in a namespace and compares what the tool says of it, form by form, with its JSON and with the state. */
export async function checkIpState(figures: IpFigures, state: IpState, index: number): Promise<void> {
  const namespace = makeNamespace(`ip${index}`);
  const other = makeNamespace(`ip${index}b`);
  if (namespace === null || other === null) throw new Error("no namespace can be made");
  const made = await make(namespace, other, state);
  const failed = new Set(made);
  const all = [...state.addresses, ...state.routes, ...state.rules, ...state.neighbours];
  figures.made += all.length;
  figures.refused += all.filter(({ command }) => failed.has(command)).length;
  const commands = ASKED.flatMap(([command, , options]) => options.flatMap((option) => commandsOf(command, option)));
  const outputs = await settledOutputs(namespace, LOOKERS, commands);
  for (const [command, parser, options] of ASKED)
    for (const option of options) checkForm(figures, outputs, { command, parser, option, index });
  checkMade(figures, outputs, { state, failed, index });
  deleteNamespace(namespace);
  deleteNamespace(other);
}

/** Runs the commands of a state and returns those that the kernel or the tool refused. */
async function make(namespace: string, other: string, state: IpState): Promise<readonly string[]> {
  const fixed = [
    ...SILENCE,
    "ip link set lo up",
    ...state.links.map((line) => line.replace("OTHER", other)),
    "ip addr add 10.254.0.1/16 dev ve0",
    "ip addr add fd00:fffe::1/64 dev ve0 nodad",
  ];
  const made = [...state.addresses, ...state.routes, ...state.rules, ...state.neighbours].map(({ command }) => command);
  const script = [...fixed, ...made.map((command) => `${command} || echo '${command}'`)].join("\n");
  const { stdout } = await runIn(namespace, "sh 2>/dev/null", `${script}\n`);
  return stdout.split("\n");
}

interface Form {
  readonly command: string;
  readonly parser: Parser;
  readonly option: string;
  readonly index: number;
}

function checkForm(
  figures: IpFigures,
  outputs: ReadonlyMap<string, string>,
  { command, parser, option, index }: Form,
): void {
  const name = `ip ${option} ${command}`.replace("  ", " ");
  const found = (what: string): unknown => figures.findings.push(`state ${index}: ${name}: ${what}`);
  const [text = "", json = "", pretty = ""] = commandsOf(command, option).map((one) => outputs.get(one));
  const trees = [text, json, pretty].map((output) => parser(output));
  const [ofText, ofJson, ofPretty] = trees;
  figures.forms.set(name, (figures.forms.get(name) ?? 0) + 1);
  for (const { diagnostics } of trees)
    for (const { code, span } of diagnostics.slice(0, 3)) found(`${code} at ${span.start}`);
  for (const difference of differences(ofText?.ast, ofJson?.ast).slice(0, 5)) found(difference);
  for (const difference of differences(ofPretty?.ast, ofJson?.ast).slice(0, 5)) found(`pretty: ${difference}`);
  const apart = differences(parseIp(text).ast, ofText?.ast);
  if (!isAmbiguous(name) && apart.length > 0) found(`told apart by content: ${apart[0]}`);
}

/** A neighbour without a state is a route to a host by all that stands in its line. */
const isAmbiguous = (name: string): boolean => name.includes("neigh");

interface Truth {
  readonly state: IpState;
  readonly failed: ReadonlySet<string>;
  readonly index: number;
}

/** What was made without complaint is in the trees of the texts. */
function checkMade(figures: IpFigures, outputs: ReadonlyMap<string, string>, { state, failed, index }: Truth): void {
  const treeOf = (command: string): IpAst => parseIp(outputs.get(command) ?? "").ast;
  const addresses = treeOf("ip  addr").links.flatMap(({ addrInfo = [] }) => addrInfo);
  const { routes } = treeOf("ip  route show table all");
  const rules = [...treeOf("ip  rule").rules, ...treeOf("ip -6 rule").rules];
  const { neighbours } = parseIpNeigh(outputs.get("ip  neigh show nud all") ?? "").ast;
  const look = (made: readonly Made[], nodes: readonly object[]): void => {
    for (const { command, shows } of made) {
      if (failed.has(command) || nodes.some((node) => holds(node, shows))) continue;
      figures.findings.push(`state ${index}: ${command}: nothing shows ${JSON.stringify(shows)}`);
    }
  };
  look(state.addresses, addresses);
  look(state.routes, routes);
  look(state.rules, rules);
  look(state.neighbours, [...neighbours, {}]);
}

function holds(node: object, shows: Readonly<Record<string, unknown>>): boolean {
  const values = new Map<string, unknown>(Object.entries(node));
  return Object.entries(shows).every(([key, value]) => values.get(key) === value);
}
