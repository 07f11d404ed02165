import { isDeepStrictEqual } from "node:util";
import { type IpAst, ipCommands, parseIp } from "../../../src/formats/ip/index.ts";
import type { IpState } from "../arbitraries/ip-state.ts";
import { outputsOf, run, SILENCE, settledOutputs, untilNone } from "./commands.ts";
import { deleteNamespace, makeNamespace } from "./namespaces.ts";

/** What the rebuilt namespace may say otherwise, and why. */
export const REBUILD_LIMITS = {
  elsewhere: "the other end of a veth pair is in another namespace: the link must be there",
  "left out": "routes by lightweight tunnels, learned neighbours and those without a hardware address",
  "kernel's own":
    "identifiers, timers, the place of a link in its namespace, seconds that pass, and states of neighbours that the kernel tries",
} as const;

const TEXTS = [
  "ip -d addr",
  "ip route show table all",
  "ip rule",
  "ip neigh show nud all",
  "ip neigh show proxy",
] as const;
const JSONS = [
  "ip -j -d addr",
  "ip -j -4 route show table all",
  "ip -j -6 route show table all",
  "ip -j rule",
  "ip -j -6 rule",
  "ip -j neigh show nud permanent",
  "ip -j neigh show nud noarp",
  "ip -j neigh show proxy",
] as const;

/** Counts of what was compared, and what was found. */
export interface RebuildFigures {
  readonly findings: string[];
  commands: number;
  objects: number;
}

/** Makes a state in a namespace, rebuilds it in another one from the texts of the first, and compares what the tool's JSON says of both. */
export async function checkRebuild(figures: RebuildFigures, state: IpState, index: number): Promise<void> {
  const names = ["a", "ax", "b", "bx"].map((label) => makeNamespace(`ipr${index}${label}`));
  const [first = null, firstOther = null, second = null, secondOther = null] = names;
  if (first === null || firstOther === null || second === null || secondOther === null)
    throw new Error("no namespace can be made");
  const made = [...state.addresses, ...state.routes, ...state.rules, ...state.neighbours].map(({ command }) => command);
  const fixed = ["ip addr add 10.254.0.1/16 dev ve0", "ip addr add fd00:fffe::1/64 dev ve0 nodad"];
  await run(first, [
    ...SILENCE,
    "ip link set lo up",
    ...state.links.map((line) => line.replace("OTHER", firstOther)),
    ...fixed,
    ...made,
  ]);
  const seen = await settledOutputs(first, JSONS, [...TEXTS, "ip -6 rule"]);
  const treeOf = (commands: readonly string[]): IpAst =>
    parseIp(commands.map((command) => seen.get(command) ?? "").join("")).ast;
  const commands = [...ipCommands(treeOf(TEXTS)), ...ipCommands(treeOf(["ip -6 rule"]), { family: "inet6" })];
  figures.commands += commands.length;
  const elsewhere = state.links
    .filter((line) => line.includes("OTHER"))
    .map((line) => line.replace("OTHER", secondOther));
  const refused = await run(second, [
    ...SILENCE,
    ...elsewhere,
    ...commands.map((line) => `${line} || echo 'refused: ${line.replaceAll("'", "")}' >&2`),
  ]);
  for (const line of refused) figures.findings.push(`state ${index}: refused: ${line}`);
  const found = await untilNone(async () => {
    const now = await outputsOf(second, JSONS);
    return JSONS.flatMap((command) => compare(command, objectsOf(seen, command), objectsOf(now, command)));
  });
  for (const difference of found) figures.findings.push(`state ${index}: ${difference}`);
  figures.objects += JSONS.reduce((sum, command) => sum + objectsOf(seen, command).length, 0);
  for (const name of names) if (name !== null) deleteNamespace(name);
}

type Values = Readonly<Record<string, unknown>>;

/** What the kernel chooses, and what passes. */
const OWN = new Set([
  "info_slave_data",
  "ifindex",
  "link_index",
  "link_netnsid",
  "expires",
  "used",
  "valid_life_time",
  "preferred_life_time",
  "inet6_addr_gen_mode",
  "bridge_id",
  "root_id",
  "designated_root",
  "designated_bridge",
  "id",
  "no",
  "gc_timer",
  "hello_timer",
  "tcn_timer",
  "topology_change_timer",
  "state",
  "qdisc",
  "operstate",
  "cache_info",
  "promiscuity",
  "allmulti",
  "link",
  "mcast_querier_intvl",
  "forward_delay_timer",
  "hold_timer",
  "message_age_timer",
]);

/** Fields of a kind's data that a command sets, by their names in JSON. */
const SET = new Set([
  "id",
  "remote",
  "group",
  "local",
  "port",
  "external",
  "ttl",
  "ageing",
  "learning",
  "proxy",
  "gbp",
  "forward_delay",
  "hello_time",
  "max_age",
  "ageing_time",
  "stp_state",
  "priority",
  "mode",
  "miimon",
  "type",
  "user",
  "multi_queue",
  "vnet_hdr",
  "pi",
  "table",
  "protocol",
  "ikey",
  "okey",
]);

function objectsOf(outputs: ReadonlyMap<string, string>, command: string): readonly Values[] {
  const text = outputs.get(command) ?? "";
  const read: unknown = JSON.parse(text.trim() === "" ? "[]" : text, (key, value: unknown) =>
    OWN.has(key) ? undefined : key === "info_data" ? setByCommand(value) : value,
  );
  const list: readonly Values[] = Array.isArray(read) ? read : [];
  return list.filter((one) => Object.keys(one).length > 0).filter((one) => isRebuilt(command, one));
}

function setByCommand(data: unknown): unknown {
  return Object.fromEntries(Object.entries(data ?? {}).filter(([name]) => SET.has(name)));
}

function isRebuilt(command: string, one: Values): boolean {
  if (command.includes("route")) return one["encap"] === undefined;
  if (!command.includes("neigh") || command.includes("proxy")) return true;
  return one["lladdr"] !== undefined && !/^(?:22[4-9]|23\d|255)\.|^ff/.test(String(one["dst"]));
}

/** Objects of one that the other does not have. Flags have no order. */
function compare(command: string, wanted: readonly Values[], got: readonly Values[]): readonly string[] {
  const [left, right] = [wanted.map(inOrder), got.map(inOrder)];
  const missing = left.filter((one) => !right.some((other) => isDeepStrictEqual(one, other)));
  const added = right.filter((one) => !left.some((other) => isDeepStrictEqual(one, other)));
  return [
    ...missing.map((one) => `${command}: not rebuilt: ${told(one, added)}`),
    ...added.map((one) => `${command}: only in the rebuilt one: ${told(one, missing)}`),
  ];
}

/** An interface of both by what differs, anything else whole. */
function told(one: Values, others: readonly Values[]): string {
  const other = one["ifname"] === undefined ? undefined : others.find(({ ifname }) => ifname === one["ifname"]);
  const apart = Object.entries(one).filter(
    ([key, value]) => other === undefined || !isDeepStrictEqual(value, other[key]),
  );
  return `${String(one["ifname"] ?? "")} ${JSON.stringify(Object.fromEntries(apart))}`;
}

/** What the other end of a cable makes. */
const CARRIER = new Set(["LOWER_UP", "NO-CARRIER", "linkdown"]);

function inOrder(whole: Values): Values {
  const { address, ...rest } = whole;
  const one = String(whole["ifname"]).startsWith("ifb") ? rest : whole;
  const flags = one["flags"];
  return Array.isArray(flags)
    ? {
        ...one,
        flags: flags
          .map(String)
          .filter((flag) => !CARRIER.has(flag))
          .sort(),
      }
    : one;
}
