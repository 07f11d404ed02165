import { readFileSync } from "node:fs";
import { type Fact, mergeFacts, type NodeFacts, type Origin } from "../../src/facts/index.ts";
import { ovsVsctlFacts, parseOvsVsctlShow } from "../../src/formats/ovs-vsctl/index.ts";
import { type IpAddress, parseIpAddress } from "../../src/net/index.ts";

const origins: readonly Origin[] = [{ path: "written", span: { start: 0, end: 1 } }];

/** A node with the facts of a text of `ovs-vsctl show`, and others. */
export function ovsNode(name: string, text: string, others: readonly Fact[] = []): NodeFacts {
  const facts = ovsVsctlFacts(parseOvsVsctlShow(text).ast, { path: "ovs-vsctl_show" });
  return mergeFacts(name, [...facts, ...others]).node;
}

/** The node of a sample. */
export const sampleNode = (name: string, sample: string): NodeFacts =>
  ovsNode(name, readFileSync(`samples/ovs-vsctl/ok/${sample}.txt`, "utf8"));

/** The worker of the founding capture. */
export const foundingWorker = (): NodeFacts => sampleNode("worker1", "ovs-vsctl-show.worker1");

/** An address of an interface of the host, or of a namespace. */
export function addressFact(name: string, address: string, prefixLength: number, namespace?: string): Fact {
  const parsed: IpAddress | null = parseIpAddress(address);
  if (parsed === null) throw new Error(`no address: ${address}`);
  const family = parsed.includes(":") ? "ipv6" : "ipv4";
  const base = { kind: "address", interface: name, family, address: parsed, prefixLength, origins } as const;
  return namespace === undefined ? base : { ...base, namespace };
}

/** An interface of the host, with what is said of it. */
export const interfaceFact = (name: string, more: Partial<Extract<Fact, { kind: "interface" }>> = {}): Fact => ({
  ...{ kind: "interface", name, origins },
  ...more,
});

/** A tunnel that no bridge holds. */
export const tunnelFact = (name: string, more: Partial<Extract<Fact, { kind: "tunnel" }>> = {}): Fact => ({
  ...{ kind: "tunnel", name, system: "linux", type: "vxlan", origins },
  ...more,
});

/** A Linux bridge with ports of one interface each. */
export const linuxBridge = (name: string, ports: readonly string[]): Fact => ({
  ...{ kind: "bridge", name, system: "linux", origins },
  ports: ports.map((port) => ({ name: port, interfaces: [{ name: port }] })),
});

/** What `ovs-vsctl show` prints of a bridge with ports, each its name and the lines below its interface. */
export function bridgeText(bridge: string, ports: Readonly<Record<string, readonly string[]>>): string {
  const lines = Object.entries(ports).flatMap(([name, below]) => [
    `        Port ${JSON.stringify(name)}`,
    `            Interface ${JSON.stringify(name)}`,
    ...below.map((line) => `                ${line}`),
  ]);
  return [`    Bridge ${bridge}`, ...lines, ""].join("\n");
}

/** The lines of a tunnel below its interface. */
export const geneve = (remote: string): readonly string[] => [
  "type: geneve",
  `options: {csum="true", key=flow, remote_ip="${remote}"}`,
];

const address = (at: number): string => `192.0.2.${at + 11}`;

/** Nodes of which each has a tunnel to every other, but for those that `lacks` names, and those that `more` adds. */
export function meshOfNodes(
  count: number,
  lacks: (from: number, to: number) => boolean = () => false,
  more: (from: number) => readonly string[] = () => [],
): readonly NodeFacts[] {
  return Array.from({ length: count }, (_, from) => {
    const others = Array.from({ length: count }, (_, to) => to).filter((to) => to !== from && !lacks(from, to));
    const remotes = [...others.map(address), ...more(from)];
    const ports = Object.fromEntries(remotes.map((remote, at) => [`ovn-${from}-${at}`, geneve(remote)]));
    const name = `worker-${from + 1}.lab.example`;
    return ovsNode(name, bridgeText("br-int", ports), [addressFact("br-ex", address(from), 24)]);
  });
}
