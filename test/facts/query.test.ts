import { describe, expect, test } from "vitest";
import {
  addressesOf,
  defaultRoutes,
  effectivePodMtu,
  type Fact,
  interfaceOf,
  mergeClusterNetworks,
  mergeFacts,
  type NodeFacts,
  tunnelsOf,
} from "../../src/index.ts";
import { factsIn, factsOfName } from "./support.ts";

const nodeOf = (...facts: readonly (readonly Fact[])[]): NodeFacts => mergeFacts("n", facts.flat()).node;
const ip = (text: string, more: { command?: string; namespace?: string } = {}): readonly Fact[] =>
  factsIn(text, "ip", { path: "ip", ...more });

/** A link as `ip link` prints it. */
const link = (name: string, mtu: number): string =>
  `2: ${name}: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu ${mtu} qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000\n    link/ether 02:0a:0b:0c:0d:01 brd ff:ff:ff:ff:ff:ff\n`;

const worker = nodeOf(
  factsOfName("netstat/ok/netstat-nr.worker1.txt"),
  factsOfName("ifconfig/ok/ifconfig.ovn-k8s-mp0.txt"),
  factsOfName("ovs-vsctl/ok/ovs-vsctl-show.worker1.txt"),
);

test("the founding worker: its default route, its tunnels, the MTU of its pods", () => {
  expect(defaultRoutes(worker).map(({ gateway, interface: name }) => [gateway, name])).toEqual([
    ["50.50.51.10", "br-ex"],
  ]);
  expect(tunnelsOf(worker).map(({ name, remote }) => [name, remote])).toEqual([
    ["ovn-5e8778-0", "50.50.51.22"],
    ["ovn-84a2f7-0", "50.50.51.23"],
    ["ovn-f95ec3-0", "50.50.51.21"],
  ]);
  expect(effectivePodMtu(worker)).toEqual({
    mtu: 1400,
    interface: "ovn-k8s-mp0",
    origins: [{ path: "samples/ifconfig/ok/ifconfig.ovn-k8s-mp0.txt", span: { start: 0, end: 495 } }],
  });
  expect(addressesOf(worker, "ovn-k8s-mp0").map(({ address, prefixLength }) => [address, prefixLength])).toEqual([
    ["10.131.0.2", 23],
    ["fe80::ec45:a3ff:fe53:665", 64],
  ]);
});

describe("default routes", () => {
  const routes =
    "default via 10.0.0.2 dev b metric 200\ndefault via 10.0.0.1 dev a metric 100\nunreachable default metric 4278198272\ndefault via 10.9.0.1 dev c table 7\n10.0.0.0/8 dev a\ndefault via 10.0.0.3 dev d\n";

  test("are those of the main table that lead somewhere, IPv4 first, the lowest metric first", () => {
    const node = nodeOf(
      ip(routes, { command: "ip route show table all" }),
      factsIn("default via fe80::1 dev a proto ra metric 50 pref medium\n", "ip", {
        path: "ip6",
        command: "ip -6 route",
      }),
      factsIn("default via 10.5.0.1 dev x\n", "ip", { path: "red", namespace: "red" }),
      factsOfName("netstat/ok/same-host.netstat-6nr.2.10.txt"),
    );
    const shown = (list: readonly { interface?: string; gateway?: unknown }[]): unknown =>
      list.map(({ gateway, interface: name }) => [gateway, name]);
    expect(shown(defaultRoutes(node))).toEqual([
      ["10.0.0.3", "d"],
      ["10.0.0.1", "a"],
      ["10.0.0.2", "b"],
      ["fe80::1", "a"],
      ["2001:db8::ff", "eth0"],
    ]);
    expect(shown(defaultRoutes(node, "ipv6"))).toEqual([
      ["fe80::1", "a"],
      ["2001:db8::ff", "eth0"],
    ]);
  });

  test("a default route of which nothing shows the family is of that which was asked for", () => {
    const of = (command?: string): unknown =>
      ip("default dev tun0 scope link\n", command === undefined ? {} : { command });
    expect(of()).toMatchObject([{ family: "ipv4", destination: "0.0.0.0/0", gateway: null }]);
    expect(of("ip -6 route")).toMatchObject([{ family: "ipv6", destination: "::/0" }]);
    expect(of("ip netns exec x ip -family inet6 route list")).toMatchObject([{ family: "ipv6" }]);
    expect(ip("default dev tun0 metric 1024 pref medium\n")).toMatchObject([{ family: "ipv6" }]);
  });

  test("an answer of ip route get is no route", () => {
    expect(factsOfName("ip/ok/route-get.iproute2-6.1.txt")).toEqual([]);
    expect(ip("10.0.0.9 dev eth0 src 10.0.0.1 uid 0\n", { command: "ip route get 10.0.0.9" })).toEqual([]);
  });
});

describe("the MTU of pods", () => {
  const cluster = (
    mtu: number,
    type: string,
  ): NonNullable<ReturnType<typeof mergeClusterNetworks>["clusterNetwork"]> => {
    const text = `clusterNetworkMTU: ${mtu}\nnetworkType: ${type}\nclusterNetwork:\n- cidr: 10.128.0.0/14\n`;
    const found = mergeClusterNetworks(factsIn(text, "network-config", { path: "network.yaml" })).clusterNetwork;
    if (found === undefined) throw new Error("no network");
    return found;
  };
  const sdnBridge =
    "9cad81c8-d7be-4b18-90e8-03aadd86a8cb\n    Bridge br0\n        Port tun0\n            Interface tun0\n                type: internal\n";

  test("is that of the interface in force on the node, else that of the cluster", () => {
    const node = nodeOf(ip(link("ovn-k8s-mp0", 8900)));
    expect(effectivePodMtu(node, cluster(1400, "OVNKubernetes"))).toMatchObject({
      mtu: 8900,
      interface: "ovn-k8s-mp0",
    });
    expect(effectivePodMtu(nodeOf(), cluster(1400, "OVNKubernetes"))).toMatchObject({
      mtu: 1400,
      origins: [{ path: "network.yaml" }],
    });
    expect(effectivePodMtu(nodeOf(), cluster(1400, "OVNKubernetes"))).not.toHaveProperty("interface");
    expect(effectivePodMtu(nodeOf())).toBeNull();
  });

  test("a tun0 is one of pods on nodes of OpenShift SDN only", () => {
    const node = nodeOf(ip(link("tun0", 1450)));
    expect(effectivePodMtu(node)).toBeNull();
    expect(effectivePodMtu(node, cluster(1400, "OVNKubernetes"))).toMatchObject({ mtu: 1400 });
    expect(effectivePodMtu(node, cluster(1400, "openshiftSDN"))).toMatchObject({ mtu: 1450, interface: "tun0" });
    expect(
      effectivePodMtu(nodeOf(ip(link("tun0", 1450)), factsIn(sdnBridge, "ovs-vsctl", { path: "ovs" }))),
    ).toMatchObject({ mtu: 1450 });
  });
});

test("an interface is found by any of its names, in the host's own namespace only", () => {
  const text = `${link("ens1f0", 9000)}    altname enp59s0f0\n`;
  const node = nodeOf(ip(text), ip(link("red0", 1500), { namespace: "red" }));
  expect(interfaceOf(node, "ens1f0")?.mtu).toBe(9000);
  expect(interfaceOf(node, "enp59s0f0")?.mtu).toBe(9000);
  expect(interfaceOf(node, "red0")).toBeUndefined();
});

test("a device through which all tunnels of a type pass leads nowhere by itself", () => {
  const node = nodeOf(factsOfName("ip/ok/kinds.iproute2-5.txt"));
  const names = node.tunnels.map(({ name }) => name);
  expect(names).toContain("genev_sys_6081");
  expect(tunnelsOf(node).map(({ name }) => name)).not.toContain("genev_sys_6081");
  expect(tunnelsOf(node).map(({ name, remote, key }) => [name, remote, key])).toContainEqual([
    "gre1",
    "10.0.0.2",
    "0.0.0.5",
  ]);
});
