import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseIptables } from "../../src/formats/iptables/index.ts";
import { parseSession } from "../../src/session/index.ts";
import type { CommandNode } from "../../src/transcript/index.ts";
import { bare, entriesOf, read, session } from "./support.ts";

const GREP = "iptables -t nat -S | grep -v '^-N' | grep -e 'openshift-dns/dns-default' -e 'kubernetes service portals'";
const COMMANDS = [
  ["ip addr show dev br-ex", "ip"],
  ["netstat -nr", "netstat"],
  ["iptables -t nat -nvL KUBE-SERVICES", "iptables"],
  [GREP, "iptables"],
];

/** What iptables-save says of the rules that all these sessions list. */
const RULES = `-A PREROUTING -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
-A KUBE-SERVICES -d 172.30.0.10/32 -p tcp -m comment --comment "openshift-dns/dns-default:dns-tcp cluster IP" -m tcp --dport 53 -j KUBE-SVC-ERIFXISQEP7F7OF4
-A KUBE-SERVICES -d 172.30.0.10/32 -p udp -m comment --comment "openshift-dns/dns-default:dns cluster IP" -m udp --dport 53 -j KUBE-SVC-ERIFXISQEP7F7OF4
-A KUBE-SVC-ERIFXISQEP7F7OF4 -p tcp -m comment --comment "openshift-dns/dns-default:dns-tcp" -j DNAT --to-destination 10.128.2.151:5353
`;

const recorded = (name: string): string => session(`recorded.${name}.txt`);
const treesOf = (text: string): readonly unknown[] =>
  read(text).entries.flatMap(({ outputs }) => outputs.map(({ ast }) => bare(ast)));
const codesOf = (text: string): readonly string[] => parseSession(text).diagnostics.map(({ code }) => code);

test("every recording is looked at here", () => {
  const names = readdirSync(join(import.meta.dirname, "../../samples/sessions")).filter((name) =>
    /^recorded/.test(name),
  );
  expect(names.map((name) => name.replace(/^recorded\.|\.txt$/g, ""))).toEqual([
    "script-132",
    "script-80",
    "tmux-132-colours",
    "tmux-132-cut",
    "tmux-132-joined",
    "tmux-200-cut",
    "tmux-200-joined",
    "tmux-80-cut",
    "tmux-80-joined",
  ]);
});

describe.each([
  [80, "[root@worker1 ~]#", "worker1"],
  [132, "core@worker-0:~$", "worker-0"],
  [200, "$", undefined],
])("a terminal of %i columns, prompt %s", (width, prompt, host) => {
  const whole = recorded(`tmux-${width}-joined`);
  const cut = recorded(`tmux-${width}-cut`);
  test("lines put together by tmux: four commands, each with its output, and nothing to say", () => {
    const ast = read(whole);
    expect(entriesOf(ast)).toEqual(COMMANDS);
    expect(codesOf(whole)).toEqual([]);
    expect(ast.entries.map((entry) => entry.host)).toEqual([host, host, host, host]);
    const prompts = ast.transcript.nodes.filter((node): node is CommandNode => node.kind === "command");
    expect(prompts.map((node) => node.prompt.text)).toEqual([prompt, prompt, prompt, prompt, prompt]);
    expect(treesOf(whole)[3]).toEqual(bare(parseIptables(RULES, { table: "nat", family: "ipv4" }).ast));
  });
  test("lines cut at its edge: the same commands, the same trees", () => {
    expect(entriesOf(read(cut))).toEqual(COMMANDS);
    expect(treesOf(cut)).toEqual(treesOf(whole));
  });
  test("what was put together is said", () => {
    const unwrapped = { 80: 4, 132: 2, 200: 0 }[width] ?? 0;
    const wrapped = { 80: ["transcript/wrapped-command"] }[width] ?? [];
    expect(codesOf(cut)).toEqual([...wrapped, ...Array<string>(unwrapped).fill("session/unwrapped-lines")]);
  });
  test("places are in the text as it was cut", () => {
    const tree = read(cut).entries[3]?.outputs[0]?.ast;
    const rules =
      tree?.kind === "ruleset" ? tree.tables.flatMap(({ chains }) => chains.flatMap((chain) => chain.rules)) : [];
    expect(rules.map(({ span }) => cut.slice(span.start, span.end).replaceAll("\n", ""))).toEqual(
      RULES.trim().split("\n"),
    );
  });
});

test("script(1), 132 columns: what was taken back, given up and completed, and colours of ip, ls and grep", () => {
  const text = recorded("script-132");
  const ast = read(text);
  expect(entriesOf(ast)).toEqual([
    ["netstat -nr", "netstat"],
    ["iptables -L that is not it"],
    ["cat /proc/sys/net/ipv4/ip_forward", null],
    ["cat /proc/sys/net/ipv4/ip_forward", null],
    ["ls", null],
    ["ip -c addr show dev ovn-k8s-mp0", "ip"],
    ["ip -c route", "ip"],
    ["netstat -nr | grep UG", "netstat"],
    ["exit", null],
  ]);
  expect(codesOf(text)).toEqual(["netstat/missing-heading"]);
  const commands = ast.transcript.nodes.filter((node): node is CommandNode => node.kind === "command");
  expect(commands.filter(({ isGivenUp }) => isGivenUp).map(({ line }) => line?.text)).toEqual([
    "iptables -L that is not it",
    undefined,
  ]);
  expect(ast.entries.every(({ host, iptables }) => host === "worker1" && iptables === undefined)).toBe(true);
  const routes = ast.entries[0]?.outputs[0]?.ast;
  expect(
    routes?.kind === "routes" && routes.tables.flatMap((table) => ("routes" in table ? table.routes : [])).length,
  ).toBe(4);
});

test("script(1), 80 columns: lines longer than the terminal are whole in it", () => {
  const text = recorded("script-80");
  expect(entriesOf(read(text))).toEqual([...COMMANDS, ["exit", null]]);
  expect(codesOf(text)).toEqual([]);
  expect(treesOf(text).slice(0, 4)).toEqual(treesOf(recorded("tmux-80-joined")));
});

test("tmux with colours: the trees are those without", () => {
  const trees = treesOf(recorded("tmux-132-colours"));
  const plain = treesOf(recorded("script-132"));
  expect(trees).toEqual(plain.slice(0, trees.length));
  expect(trees.length).toBe(7);
});
