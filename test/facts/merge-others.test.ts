import { describe, expect, test } from "vitest";
import { type Fact, mergeClusterNetworks, mergeFacts, parseOvsVsctlShow, printOvsVsctlShow } from "../../src/index.ts";
import { factsIn, factsOfName, sampleOf } from "./support.ts";

describe("CPUs", () => {
  // Two sockets, 0 and 3 for the machine, 0 and 1 for lscpu; two cores each, of two threads that are not neighbours.
  const cpuinfo = [0, 1, 2, 3, 4, 5, 6]
    .map(
      (cpu) =>
        `processor\t: ${cpu}\nphysical id\t: ${cpu % 2 === 0 ? 0 : 3}\ncore id\t\t: ${(cpu >> 1) % 2 === 0 ? 4 : 9}\n\n`,
    )
    .join("");
  const rows = [
    "0    0      0    0    yes",
    "1    1      1    1    yes",
    "2    0      0    2    yes",
    "3    1      1    3    yes",
  ];
  const more = [
    "4    0      0    0    yes",
    "5    1      1    1    yes",
    "6    0      0    2    yes",
    "7    -      -    -     no",
  ];
  const lscpu = `CPU NODE SOCKET CORE ONLINE\n${[...rows, ...more].map((row) => `  ${row}`).join("\n")}\n`;
  const numactl =
    "available: 2 nodes (0-1)\nnode 0 cpus: 0 2 4 6\nnode 0 size: 100 MB\nnode 0 free: 9 MB\nnode 1 cpus: 1 3 5\nnode 1 size: 100 MB\nnode 1 free: 9 MB\nnode distances:\nnode   0   1\n  0:  10  20\n  1:  20  10\n";
  const of = (text: string, path: string): readonly Fact[] => factsIn(text, "cpu-topology", { path });

  test("lscpu -e and /proc/cpuinfo give the same CPUs: one numbering of cores, nodes and what is online from whoever shows it", () => {
    const merged = mergeFacts("n", [...of(cpuinfo, "cpuinfo"), ...of(lscpu, "lscpu_-e"), ...of(numactl, "numactl_-H")]);
    expect(merged.diagnostics).toEqual([]);
    expect(merged.node.cpus.map(({ origins, ...cpu }) => [cpu, new Set(origins.map(({ path }) => path)).size])).toEqual(
      [
        [{ kind: "cpu", cpu: 0, core: 0, socket: 0, node: 0, online: true }, 3],
        [{ kind: "cpu", cpu: 1, core: 1, socket: 1, node: 1, online: true }, 3],
        [{ kind: "cpu", cpu: 2, core: 2, socket: 0, node: 0, online: true }, 3],
        [{ kind: "cpu", cpu: 3, core: 3, socket: 1, node: 1, online: true }, 3],
        [{ kind: "cpu", cpu: 4, core: 0, socket: 0, node: 0, online: true }, 3],
        [{ kind: "cpu", cpu: 5, core: 1, socket: 1, node: 1, online: true }, 3],
        [{ kind: "cpu", cpu: 6, core: 2, socket: 0, node: 0, online: true }, 3],
        [{ kind: "cpu", cpu: 7, online: false }, 1],
      ],
    );
    const siblings = (facts: readonly Fact[]): readonly string[] => {
      const cores = new Map<string, number[]>();
      for (const { cpu, socket, core } of mergeFacts("n", facts).node.cpus) {
        if (core !== undefined) cores.set(`${socket} ${core}`, [...(cores.get(`${socket} ${core}`) ?? []), cpu]);
      }
      return [...cores.values()].map((cpus) => cpus.join()).sort();
    };
    expect(siblings(of(cpuinfo, "cpuinfo"))).toEqual(["0,4", "1,5", "2,6", "3"]);
    expect(siblings(of(lscpu, "lscpu_-e"))).toEqual(["0,4", "1,5", "2,6", "3"]);
  });

  test("a node that two sources see differently is a contradiction", () => {
    const { diagnostics } = mergeFacts("n", [
      ...of(lscpu, "lscpu_-e"),
      ...of(numactl.replace("1 3 5", "1 3").replace("0 2 4 6", "0 2 4 6 5"), "numactl_-H"),
    ]);
    expect(diagnostics.map(({ subject, expected, actual }) => [subject, expected, actual])).toEqual([
      ["node of cpu 5", "1", "0"],
    ]);
  });

  test("cores of a hybrid machine, which lscpu counts for each type from 0, have no number there", () => {
    const hybrid =
      "CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE\n  0    0      0    0 0:0:0:0          yes\n  1    0      0    0 0:0:0:0          yes\n  2    0      0    0 8:8:2:0          yes\n";
    expect(of(hybrid, "lscpu_-e").map((fact) => "core" in fact)).toEqual([false, false, false]);
    expect(of(hybrid, "lscpu_-e")).toMatchObject([{ socket: 0, node: 0 }, {}, {}]);
  });

  test("the node of lscpu's summary stands in its own line", () => {
    const { text, path } = sampleOf("cpu-topology/ok/lscpu-flat.2.38.txt");
    const [first] = factsIn(text, "cpu-topology", { path });
    const said = first?.origins.map(({ span }) => text.slice(span.start, span.end));
    expect(said).toEqual(["0", "NUMA node0 CPU(s):                       0,1"]);
  });
});

describe("bridges and tunnels", () => {
  const name = "ovs-vsctl/ok/ovs-vsctl-show.worker1.txt";

  test("of the founding worker: br-ex and br-int by their patch, three Geneve tunnels", () => {
    const { node, diagnostics } = mergeFacts("worker1", factsOfName(name));
    expect(diagnostics).toEqual([]);
    expect(node.bridges.map((bridge) => [bridge.name, bridge.ports.length, bridge.failMode])).toEqual([
      ["br-ex", 3, undefined],
      ["br-int", 11, "secure"],
    ]);
    const patch = node.bridges[0]?.ports.find((port) => port.name.startsWith("patch-"))?.interfaces[0];
    expect(patch).toEqual({
      name: "patch-br-ex_worker1.twcm.cloud-to-br-int",
      type: "patch",
      peer: "patch-br-int-to-br-ex_worker1.twcm.cloud",
    });
    expect(node.tunnels.map(({ origins, kind, ...tunnel }) => tunnel)).toEqual([
      {
        name: "ovn-5e8778-0",
        system: "ovs",
        type: "geneve",
        bridge: "br-int",
        port: "ovn-5e8778-0",
        remote: "50.50.51.22",
        key: "flow",
      },
      {
        name: "ovn-84a2f7-0",
        system: "ovs",
        type: "geneve",
        bridge: "br-int",
        port: "ovn-84a2f7-0",
        remote: "50.50.51.23",
        key: "flow",
      },
      {
        name: "ovn-f95ec3-0",
        system: "ovs",
        type: "geneve",
        bridge: "br-int",
        port: "ovn-f95ec3-0",
        remote: "50.50.51.21",
        key: "flow",
      },
    ]);
  });

  test("two captures of a switch, in whose rows the order is another, are the same switch", () => {
    const { ast } = parseOvsVsctlShow(sampleOf(name).text);
    const turned = printOvsVsctlShow({
      ...ast,
      bridges: ast.bridges.map((bridge) => ({ ...bridge, ports: bridge.ports.toReversed() })).toReversed(),
    });
    const values = (facts: readonly Fact[]): unknown => {
      const { node, diagnostics } = mergeFacts("n", facts);
      const bridges = node.bridges.map(({ origins, ...bridge }) => bridge);
      return { bridges, tunnels: node.tunnels.map(({ origins, ...tunnel }) => tunnel), diagnostics };
    };
    const other = factsIn(turned, "ovs-vsctl", { path: "ovs-vsctl_-t_5_show" });
    expect(values([...other, ...factsOfName(name)])).toEqual(values(factsOfName(name)));
  });

  test("tags, peers and remotes are compared; a port of one source alone is kept", () => {
    const show = (tag: number, remote: string, extra = ""): string =>
      `9cad81c8-d7be-4b18-90e8-03aadd86a8cb\n    Bridge br0\n        Port p1\n            tag: ${tag}\n            Interface p1\n${extra}        Port t1\n            Interface t1\n                type: vxlan\n                options: {key="5", remote_ip="${remote}"}\n`;
    const { node, diagnostics } = mergeFacts("n", [
      ...factsIn(show(10, "10.0.0.1"), "ovs-vsctl", { path: "a" }),
      ...factsIn(show(20, "10.0.0.2", "        Port p2\n            Interface p2\n"), "ovs-vsctl", { path: "b" }),
    ]);
    expect(node.bridges[0]?.ports.map((port) => [port.name, port.tag])).toEqual([
      ["p1", 10],
      ["p2", undefined],
      ["t1", undefined],
    ]);
    expect(diagnostics.map(({ subject, expected, actual }) => [subject, expected, actual])).toEqual([
      ["tag of port p1 of bridge br0", "10", "20"],
      ["remote of tunnel t1", "10.0.0.1", "10.0.0.2"],
    ]);
  });
});

describe("the network of a cluster", () => {
  const config = (mtu: number, type = "OVNKubernetes"): string =>
    `apiVersion: config.openshift.io/v1\nkind: Network\nmetadata:\n  name: cluster\nspec:\n  clusterNetwork:\n  - cidr: 10.128.0.0/14\n    hostPrefix: 23\n  networkType: OpenShiftSDN\n  serviceNetwork:\n  - 172.30.0.0/16\nstatus:\n  clusterNetwork:\n  - cidr: 10.128.0.0/14\n    hostPrefix: 23\n  clusterNetworkMTU: ${mtu}\n  networkType: ${type}\n  serviceNetwork:\n  - 172.30.0.0/16\n`;
  const operator =
    "apiVersion: operator.openshift.io/v1\nkind: Network\nmetadata:\n  name: cluster\nspec:\n  clusterNetwork:\n  - cidr: 10.128.0.0/14\n    hostPrefix: 23\n  defaultNetwork:\n    ovnKubernetesConfig:\n      genevePort: 6081\n      gatewayConfig:\n        routingViaHost: true\n      mtu: 1400\n    type: OVNKubernetes\n  serviceNetwork:\n  - 172.30.0.0/16\n";
  const of = (text: string, path: string): readonly Fact[] => factsIn(text, "network-config", { path });

  test("is what the objects say together; the status is in force", () => {
    const { clusterNetwork, diagnostics } = mergeClusterNetworks([
      ...of(config(1400), "config.yaml"),
      ...of(operator, "operator.yaml"),
      ...of("ovnkubernetes\n", "type.txt"),
    ]);
    expect(diagnostics).toEqual([]);
    expect(clusterNetwork).toMatchObject({
      kind: "cluster-network",
      name: "cluster",
      networkType: "OVNKubernetes",
      clusterNetwork: [{ cidr: "10.128.0.0/14", hostPrefix: 23 }],
      serviceNetwork: ["172.30.0.0/16"],
      mtu: 1400,
      genevePort: 6081,
      routingViaHost: true,
      origins: [{ path: "operator.yaml" }, { path: "config.yaml" }, { path: "type.txt" }],
    });
  });

  test("two MTUs and two types are contradictions", () => {
    const { diagnostics } = mergeClusterNetworks([
      ...of(config(1300, "OpenShiftSDN"), "config.yaml"),
      ...of(operator, "operator.yaml"),
    ]);
    expect(diagnostics.map(({ subject, expected, actual }) => [subject, expected, actual])).toEqual([
      ["networkType of the cluster network", "ovnkubernetes", "openshiftsdn"],
      ["mtu of the cluster network", "1400", "1300"],
    ]);
  });

  test("is not there where nothing tells of it, and no fact of a node", () => {
    expect(mergeClusterNetworks(factsOfName("netstat/ok/netstat-nr.worker1.txt"))).toEqual({ diagnostics: [] });
    expect(of("10.128.0.0/14 fd01::/48\n", "x")).toEqual([]);
    expect(mergeFacts("n", of(operator, "x")).node).toEqual({
      kind: "node-facts",
      name: "n",
      interfaces: [],
      addresses: [],
      routes: [],
      natRules: [],
      bridges: [],
      tunnels: [],
      cpus: [],
    });
  });
});
