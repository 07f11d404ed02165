import { describe, expect, test } from "vitest";
import {
  type Fact,
  mergeClusterNetworks,
  mergeFacts,
  type NatRuleFact,
  parseIpv4,
  type RouteFact,
} from "../../src/index.ts";
import { maskSecrets } from "../../src/text/secrets.ts";
import { samples } from "../laws/samples.ts";
import { factsIn, factsOfName, factsOfSample } from "./support.ts";

const ADDRESS = parseIpv4("10.0.0.1");
if (ADDRESS === null) throw new Error("no address");

const at = (
  path: string,
  start: number,
): { origins: readonly { path: string; span: { start: number; end: number } }[] } => ({
  origins: [{ path, span: { start, end: start + 1 } }],
});

describe("a secret stays in the tree", () => {
  test("no value of an option named like a key is in any fact of any sample", () => {
    let secrets = 0;
    for (const sample of samples) {
      const said = JSON.stringify(factsOfSample(sample));
      const masked = maskSecrets(sample.text);
      for (const run of masked.matchAll(/\*{4,}/g)) {
        const secret = sample.text.slice(run.index, run.index + run[0].length).replaceAll(/^["'“\\]+|["'”\\]+$/g, "");
        if (/^\**$/.test(secret) || secret.length < 4) continue;
        secrets++;
        expect(said.includes(secret), `${secret} of ${sample.path}`).toBe(false);
      }
    }
    expect(secrets).toBeGreaterThanOrEqual(20);
  });

  test("none of ovs-vsctl's options but those that join tunnels and patches", () => {
    const facts = factsOfName("ovs-vsctl/ok/secret.ovs-3.1.txt");
    expect(facts.length).toBeGreaterThan(0);
    const names = new Set(facts.flatMap((fact) => (fact.kind === "tunnel" ? Object.keys(fact) : [])));
    expect([...names].sort()).toEqual(["bridge", "kind", "name", "origins", "port", "remote", "system", "type"]);
  });

  test("nor that of a comment, of an alias, or of the command line", () => {
    const rule = '-A POSTROUTING -m comment --comment "psk=hunter2hunter2" -j MASQUERADE';
    const [nat] = factsIn(`*nat\n:POSTROUTING ACCEPT [0:0]\n${rule}\nCOMMIT\n`, "iptables", { path: "x" });
    expect(JSON.stringify(nat)).not.toContain("hunter2");
    expect(nat).toMatchObject({ comment: "psk=**************", target: "MASQUERADE" });
    const link = "2: eth0: <UP> mtu 1500 qdisc mq state UP\n    alias password=hunter2hunter2\n";
    const [alias] = factsIn(link, "ip", { path: "x", command: "run --token=hunter2 ip addr" });
    expect(JSON.stringify(alias)).not.toContain("hunter2");
    expect(alias).toMatchObject({
      alias: "password=**************",
      origins: [{ command: "run --token=******* ip addr" }],
    });
  });
});

test("names that are those of JavaScript's own things are names like any other", () => {
  const name = "__proto__";
  const link = `2: ${name}: <UP> mtu 1500 qdisc mq state UP\n    link/ether 02:0a:0b:0c:0d:01 brd ff:ff:ff:ff:ff:ff\n    inet 10.0.0.1/8 scope global ${name}\n`;
  const show = `9cad81c8-d7be-4b18-90e8-03aadd86a8cb\n    Bridge ${name}\n        Port constructor\n            Interface toString\n                type: geneve\n                options: {remote_ip="10.0.0.1"}\n`;
  const save = `*nat\n:${name} - [0:0]\n-A ${name} -j constructor\nCOMMIT\n`;
  const facts = [
    ...factsIn(link, "ip", { path: name, namespace: name, command: name }),
    ...factsIn(show, "ovs-vsctl", { path: "constructor" }),
    ...factsIn(save, "iptables", { path: "valueOf" }),
  ];
  const { node, diagnostics } = mergeFacts(name, [...facts, ...facts]);
  expect(diagnostics).toEqual([]);
  expect(JSON.parse(JSON.stringify(node))).toStrictEqual(node);
  expect(node).toMatchObject({
    interfaces: [{ name, namespace: name, mtu: 1500 }],
    addresses: [{ interface: name, address: "10.0.0.1" }],
    bridges: [{ name, ports: [{ name: "constructor", interfaces: [{ name: "toString" }] }] }],
    tunnels: [{ name: "toString", bridge: name }],
    natRules: [{ chain: name, target: "constructor" }],
  });
  expect(node.interfaces[0]?.origins.length).toBe(1);
});

test("facts are plain JSON, of every sample, alone and merged", () => {
  for (const sample of samples) {
    const facts = factsOfSample(sample);
    expect(JSON.parse(JSON.stringify(facts)), sample.path).toStrictEqual(facts);
    const merged = mergeFacts("n", facts);
    expect(JSON.parse(JSON.stringify(merged)), sample.path).toStrictEqual(merged);
    const network = mergeClusterNetworks(facts);
    expect(JSON.parse(JSON.stringify(network)), sample.path).toStrictEqual(network);
  }
});

test("merging what is merged changes nothing", () => {
  for (const sample of samples) {
    const { node } = mergeFacts("n", factsOfSample(sample));
    const all: readonly Fact[] = [
      node.interfaces,
      node.addresses,
      node.routes,
      node.natRules,
      node.bridges,
      node.tunnels,
      node.cpus,
    ].flat();
    const again = mergeFacts("n", all);
    expect(again.node, sample.path).toEqual(node);
    expect(again.diagnostics, sample.path).toEqual([]);
  }
});

describe("many facts are merged, whatever they are", () => {
  const SIZE = 40_000;
  const merged = (facts: readonly Fact[]): string => mergeFacts("n", facts).node.name;
  const many = (make: (number: number) => Fact): readonly Fact[] =>
    Array.from({ length: SIZE }, (_, number) => make(number));
  const route = (more: Partial<RouteFact>, path: string, start: number): RouteFact => ({
    kind: "route",
    family: "ipv4",
    destination: "10.0.0.0/8",
    gateway: null,
    ...more,
    ...at(path, start),
  });
  const rule = (text: string, position: number, path: string): NatRuleFact => ({
    kind: "nat-rule",
    family: "ipv4",
    table: "nat",
    chain: "X",
    position,
    form: "rules",
    rule: text,
    target: null,
    ...at(path, position),
  });
  const kinds: readonly (readonly [string, readonly Fact[]])[] = [
    [
      "one interface in many files",
      many((number) => ({ kind: "interface", name: "e", mtu: number, ...at(`f${number}`, 0) })),
    ],
    [
      "many interfaces, names cut",
      many((number) => ({
        kind: "interface",
        name: `abcd${number}`,
        ...(number % 2 === 0 ? { isNameCut: true as const } : {}),
        ...at("f", number),
      })),
    ],
    ["one way with many metrics", many((number) => route({ metric: number }, "f", number))],
    [
      "one way of many files, half without a metric",
      many((number) => route(number % 2 === 0 ? { metric: number } : {}, `f${number}`, 0)),
    ],
    ["one way without a metric, all of a file", many((number) => route({}, "f", number))],
    [
      "one route of many ways, and each way alone",
      [
        route(
          { gateway: null, nexthops: Array.from({ length: SIZE }, (_, number) => ({ interface: `e${number}` })) },
          "ip",
          0,
        ),
        ...many((number) => route({ interface: `e${number}` }, "netstat", number)),
      ],
    ],
    ["one chain in many files", many((number) => rule(`-A X -j Y${number % 3}`, 1, `f${number}`))],
    [
      "one long chain, twice, all else",
      [
        ...many((number) => rule(`a${number}`, number + 1, "a")),
        ...many((number) => rule(`b${number}`, number + 1, "b")),
      ],
    ],
    [
      "one CPU in many files",
      many((number) => ({ kind: "cpu", cpu: 0, core: number, node: number, ...at(`f${number}`, 0) })),
    ],
    [
      "one address with many lengths",
      many((number) => ({
        kind: "address",
        interface: "e",
        family: "ipv4",
        address: ADDRESS,
        prefixLength: number,
        ...at("f", number),
      })),
    ],
    [
      "one bridge with many ports in two files",
      ["a", "b"].map((path) => ({
        kind: "bridge",
        name: "b",
        system: "ovs",
        ports: Array.from({ length: SIZE }, (_, number) => ({ name: `p${number}`, tag: number, interfaces: [] })),
        ...at(path, 0),
      })),
    ],
  ];

  test.each(kinds)("%s", (_, facts) => {
    expect(merged(facts)).toBe("n");
  });
});
