import { describe, expect, test } from "vitest";
import { type Diagram, type DiagramItem, nodeDiagram, printDot, printMermaid } from "../../src/diagram/index.ts";
import type { NodeFacts } from "../../src/facts/index.ts";
import { parseIpAddress, parseMac } from "../../src/net/index.ts";
import {
  addressFact,
  bridgeText,
  foundingWorker,
  geneve,
  interfaceFact,
  linuxBridge,
  meshOfNodes,
  ovsNode,
  sampleNode,
  tunnelFact,
} from "./nodes.ts";

/** Items by their names; of two of one name the last. */
const byName = ({ items }: Diagram): Readonly<Record<string, DiagramItem>> =>
  Object.fromEntries(items.map((item) => [item.name, item]));

/** What edges join, by names, with the box of each line. */
function joints({ items, groups, edges }: Diagram): readonly string[] {
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const all = new Map(
    items.map(({ id, name, group }) => [id, group === undefined ? name : `${names.get(group)}/${name}`]),
  );
  return edges.map(
    ({ from, to, role, isOneSided }) => `${all.get(from)} ${isOneSided ? "->" : "-"}${role}- ${all.get(to)}`,
  );
}

describe("the founding worker", () => {
  const diagram = nodeDiagram(foundingWorker());
  test("has its two bridges, the outer one first", () => {
    expect(diagram.groups.map(({ name, note }) => [name, note])).toEqual([
      ["br-ex", "Open vSwitch bridge"],
      ["br-int", "Open vSwitch bridge, fail_mode secure"],
    ]);
    expect([diagram.title, diagram.subtitle]).toEqual(["worker1", "2 bridges, 14 ports, 3 tunnels (geneve)"]);
  });
  test("br-ex and br-int are joined by the patch, three Geneve tunnels lead to their remotes", () => {
    expect(joints(diagram)).toEqual([
      "enp131s0f0 -uplink- br-ex/enp131s0f0",
      "br-ex/patch-br-ex_worker1.twcm.cloud-to-br-int -patch- br-int/patch-br-int-to-br-ex_worker1.twcm.cloud",
      "br-int/ovn-f95ec3-0 -tunnel- 50.50.51.21",
      "br-int/ovn-5e8778-0 -tunnel- 50.50.51.22",
      "br-int/ovn-84a2f7-0 -tunnel- 50.50.51.23",
    ]);
  });
  test("every port is a line, in the order: own, ways out, patches, ports, tunnels, the rest", () => {
    const lines = diagram.items.filter(({ group }) => group === "g1").map(({ name, role }) => `${role} ${name}`);
    expect(lines).toEqual([
      "local br-int",
      "patch patch-br-int-to-br-ex_worker1.twcm.cloud",
      "port ovn-k8s-mp0",
      "tunnel ovn-f95ec3-0",
      "tunnel ovn-5e8778-0",
      "tunnel ovn-84a2f7-0",
      "plain 460c3ee2f55e7c9",
      "plain 59a37a9be52afdb",
      "plain 5fe45b331cff8df",
      "plain 83cf7b04f35b763",
      "plain d10af31c1d33dac",
    ]);
  });
  test("a diagram is plain JSON", () => expect(JSON.parse(JSON.stringify(diagram))).toEqual(diagram));
});

describe("a big node", () => {
  const pods = Object.fromEntries(Array.from({ length: 212 }, (_, at) => [`${(at + 16).toString(16)}f00d`, []]));
  const tagged = Object.fromEntries(Array.from({ length: 70 }, (_, at) => [`tap${at + 100}`, []]));
  const text = bridgeText("br-int", { ...pods, "ovn-k8s-mp0": ["type: internal"], "10f00d": [] });
  test("212 ports with nothing to say are one line; those with an address are not among them", () => {
    const facts = [
      addressFact("ovn-k8s-mp0", "10.128.2.2", 23),
      addressFact("11f00d", "10.128.2.9", 23),
      interfaceFact("12f00d", { mtu: 1400 }),
    ];
    const items = nodeDiagram(ovsNode("w", text, facts)).items.map(({ name, notes }) => [name, ...notes]);
    expect(items).toEqual([
      ["11f00d", "10.128.2.9/23"],
      ["ovn-k8s-mp0", "10.128.2.2/23"],
      ["211 more ports", "mtu 1400"],
    ]);
  });
  test("the line names them all to those who ask, and the number from which it stands is settable", () => {
    const more = byName(nodeDiagram(ovsNode("w", text)))["212 more ports"];
    expect(more?.members).toHaveLength(212);
    expect(more?.members).toContain("13f00d");
    expect(nodeDiagram(ovsNode("w", text), { plainPorts: 212 }).items).toHaveLength(213);
  });
  test("ports with something to say are told one by one up to a number, too", () => {
    const withTags = bridgeText("br-int", tagged).replace(/(Port "tap\d+")/g, "$1\n            tag: 7");
    const items = nodeDiagram(ovsNode("w", withTags)).items;
    expect(items).toHaveLength(61);
    expect(items.at(-1)).toMatchObject({ name: "10 more ports", notes: ["10 ports with a VLAN"] });
    expect(nodeDiagram(ovsNode("w", withTags), { ports: 0 }).items.map(({ name }) => name)).toEqual(["70 ports"]);
  });
  test("30,000 ports and as many interfaces beside them are two lines and one that tells more", () => {
    const names = Array.from({ length: 30_000 }, (_, at) => `p${at}`);
    const facts = [
      linuxBridge("br0", names),
      ...names.flatMap((name) => [interfaceFact(name), interfaceFact(`${name}.7`)]),
    ];
    const node = ovsNode("w", "", [...facts, addressFact("p9.7", "192.0.2.1", 24)]);
    expect(nodeDiagram(node).items.map(({ name }) => name)).toEqual(["30000 ports", "p9.7", "29999 more interfaces"]);
  });
  test("199 tunnels are one line, their remotes one box in columns", () => {
    const diagram = nodeDiagram(meshOfNodes(200)[0] ?? foundingWorker());
    const [line, remotes] = diagram.items.slice(0, 1).concat(diagram.items.slice(-1));
    expect(line).toMatchObject({ name: "199 geneve tunnels", role: "tunnel" });
    expect(remotes?.name).toBe("199 remotes");
    expect(remotes?.notes[0]).toBe("192.0.2.12   192.0.2.13   192.0.2.14   192.0.2.15   192.0.2.16");
    expect(diagram.edges).toEqual([{ from: "g0i0", to: "r0", role: "tunnel" }]);
    expect(nodeDiagram(meshOfNodes(30)[0] ?? foundingWorker(), { tunnels: 29 }).edges).toHaveLength(29);
  });
});

describe("what stands at a port", () => {
  test("addresses, MTU, VLANs with runs put together; link-local addresses of IPv6 are left out", () => {
    const text = [
      bridgeText("br0", { br0: ["type: internal"], "vlan-port": [] }).trimEnd(),
      "        Port trunk\n            trunks: [30, 10, 11, 12]\n            Interface trunk",
    ].join("\n");
    const facts = [
      addressFact("br0", "192.0.2.1", 24),
      addressFact("br0", "fe80::1", 64),
      addressFact("br0", "2001:db8::1", 64),
      interfaceFact("br0", { mtu: 9000, isUp: false }),
    ];
    const items = byName(
      nodeDiagram(ovsNode("w", text.replace('Port "vlan-port"', "$&\n            tag: 100"), facts)),
    );
    expect(items["br0"]).toMatchObject({
      role: "local",
      notes: ["192.0.2.1/24", "2001:db8::1/64", "mtu 9000"],
      warnings: ["down"],
    });
    expect(items["vlan-port"]?.notes).toEqual(["VLAN 100"]);
    expect(items["trunk"]?.notes).toEqual(["trunks 10-12,30"]);
  });
  test("a bond of Open vSwitch, each of its interfaces led out", () => {
    const diagram = nodeDiagram(sampleNode("w", "bond-vlans-tunnels.ovs-3.1"));
    const bond = diagram.items.find(({ type, group }) => type === "bond" && group !== undefined);
    expect(bond?.notes.at(-1)?.split(" ").length).toBeGreaterThan(1);
  });
  test("an interface of another name than its port is named", () => {
    const text = bridgeText("br0", { p: ["type: vxlan", 'options: {dst_port="4790", remote_ip="192.0.2.9"}'] });
    const items = byName(nodeDiagram(ovsNode("w", text.replace('Interface "p"', "Interface q"))));
    expect(items["p"]?.notes).toEqual(["UDP port 4790", "interface q"]);
  });
  test("a port that was moved to a namespace says so", () => {
    const text = bridgeText("br-int", { "qr-1": ["type: internal"] });
    const facts = [addressFact("qr-1", "10.0.0.1", 24, "qrouter-7")];
    expect(byName(nodeDiagram(ovsNode("w", text, facts)))["qr-1"]?.notes).toEqual([
      "10.0.0.1/24",
      "in namespace qrouter-7",
    ]);
  });
  test("tunnels say where they begin and what they carry, and the node behind a remote where it is known", () => {
    const text = bridgeText("br-tun", {
      "vxlan-1": ["type: vxlan", 'options: {key="42", local_ip="192.0.2.11", remote_ip="192.0.2.12"}'],
      "gre-1": ["type: gre", "options: {remote_ip=flow}"],
    });
    const diagram = nodeDiagram(ovsNode("w", text), { nodes: meshOfNodes(2) });
    expect(byName(diagram)["vxlan-1"]).toMatchObject({ type: "vxlan", notes: ["from 192.0.2.11", "key 42"] });
    expect(joints(diagram)).toEqual(["br-tun/vxlan-1 -tunnel- worker-2.lab.example", "br-tun/gre-1 -tunnel- flow"]);
    expect(byName(diagram)["worker-2.lab.example"]?.notes).toEqual(["192.0.2.12"]);
  });
});

describe("details", () => {
  test("an uplink has its hardware address, its VLAN and what it is of; one that Open vSwitch drives itself is one", () => {
    const text = [
      bridgeText("br-ex", { "bond0.7": [], dpdk0: ["type: dpdk"] }),
      "        datapath_type: netdev\n",
    ].join("");
    const mac = parseMac("02:00:00:00:00:07");
    const vlan = { linkKind: "vlan", vlanId: 7, link: "bond0", ...(mac === null ? {} : { mac }) };
    const items = nodeDiagram(ovsNode("w", text, [interfaceFact("bond0.7", vlan)])).items.filter(({ id }) =>
      id.startsWith("u"),
    );
    expect(items.map(({ name, type, notes }) => [name, type, ...notes])).toEqual([
      ["bond0.7", "vlan", "02:00:00:00:00:07", "VLAN 7 of bond0"],
      ["dpdk0", "uplink"],
    ]);
  });
  test("ports that are put together say between which their MTUs lie; a tooltip has no more than 500 names", () => {
    const names = Array.from({ length: 502 }, (_, at) => `veth${at}`);
    const facts = [
      linuxBridge("br0", names),
      interfaceFact("veth1", { mtu: 1400 }),
      interfaceFact("veth2", { mtu: 9000 }),
    ];
    const diagram = nodeDiagram(ovsNode("w", "", facts));
    expect(diagram.items).toMatchObject([{ name: "502 ports", notes: ["mtu 1400 to 9000"] }]);
    expect(printDot(diagram)).toContain("veth97&#10;and 2 more");
    expect(printMermaid(diagram)).toContain("%% g0i0: veth0 veth1 veth10 ");
  });
  test("remotes by number, names after addresses; an end without a carrier, with a peer, is told", () => {
    const text = bridgeText("br0", {
      a: geneve("peer.example"),
      b: geneve("192.0.2.100"),
      c: geneve("192.0.2.9"),
      d: geneve("flow"),
    });
    const remotes = nodeDiagram(ovsNode("w", text)).items.filter(({ role }) => role === "remote");
    expect(remotes.map(({ name }) => name)).toEqual(["192.0.2.9", "192.0.2.100", "flow"]);
    const tunnel = interfaceFact("tun0", { flags: ["NO-CARRIER", "UP"], isUp: true, vlanId: 5, linkKind: "vlan" });
    const address = { ...addressFact("tun0", "10.8.0.1", 32), peer: parseIpAddress("10.8.0.2") };
    const node = ovsNode("w", "", [tunnel]);
    const { items } = nodeDiagram({ ...node, addresses: [address as NodeFacts["addresses"][number]] });
    expect(items).toMatchObject([
      { name: "tun0", notes: ["VLAN 5", "10.8.0.1/32 peer 10.8.0.2"], warnings: ["no carrier"] },
    ]);
  });
});

describe("faults", () => {
  const fault = (name: string): readonly string[] => [
    `error: "could not open network device ${name} (No such device)"`,
  ];
  test("what Open vSwitch says is wrong with an interface stands in its line", () => {
    const text = bridgeText("br0", { veth1: fault("veth1"), veth2: [] });
    expect(nodeDiagram(ovsNode("w", text), { plainPorts: 0 }).items).toMatchObject([
      { name: "veth1", warnings: ["could not open network device veth1 (No such device)"] },
      { name: "1 more port" },
    ]);
  });
  test("a fault is told among many: of ports before others, of tunnels always", () => {
    const tunnels = Array.from({ length: 30 }, (_, at) => [`t${at}`, geneve(`192.0.2.${at + 1}`)] as const);
    const ports = Object.fromEntries([...tunnels, ["bad", [...geneve("192.0.2.99"), ...fault("bad")]]]);
    const items = nodeDiagram(ovsNode("w", bridgeText("br0", ports))).items;
    expect(items.map(({ name }) => name)).toEqual(["30 geneve tunnels", "bad", "30 remotes", "192.0.2.99"]);
    const tagged = bridgeText("br1", { a: [], b: [], c: fault("c") }).replace(
      /(Port "[ab]")/g,
      "$1\n            tag: 7",
    );
    const told = nodeDiagram(ovsNode("w", tagged), { ports: 1 }).items;
    expect(told.map(({ name }) => name)).toEqual(["c", "2 more ports"]);
  });
});

describe("patches", () => {
  const patch = (peer: string): readonly string[] => ["type: patch", `options: {peer=${peer}}`];
  test("OpenStack: from the physical network inwards, br-ex, br-int, br-tun", () => {
    const text = [
      bridgeText("br-tun", {
        "patch-int": patch("patch-tun"),
        "vxlan-0": ["type: vxlan", 'options: {remote_ip="192.0.2.9"}'],
      }),
      bridgeText("br-int", { "int-br-ex": patch("phy-br-ex"), "patch-tun": patch("patch-int") }),
      bridgeText("br-ex", { eth1: [], "phy-br-ex": patch("int-br-ex") }),
    ].join("");
    const diagram = nodeDiagram(ovsNode("w", text));
    expect(diagram.groups.map(({ name }) => name)).toEqual(["br-ex", "br-int", "br-tun"]);
    expect(joints(diagram)).toEqual([
      "eth1 -uplink- br-ex/eth1",
      "br-ex/phy-br-ex -patch- br-int/int-br-ex",
      "br-int/patch-tun -patch- br-tun/patch-int",
      "br-tun/vxlan-0 -tunnel- 192.0.2.9",
    ]);
  });
  test("a peer that is not there, or names another one, is told", () => {
    const text = [
      bridgeText("br0", { a: patch("b"), x: patch("gone"), z: ["type: patch"] }),
      bridgeText("br1", { b: patch("c"), c: patch("b") }),
    ].join("");
    const diagram = nodeDiagram(ovsNode("w", text));
    const items = byName(diagram);
    expect(items["a"]?.warnings).toEqual(["its peer names c"]);
    expect(items["x"]?.warnings).toEqual(["peer gone is not there"]);
    expect(items["z"]?.warnings).toEqual(["no peer named"]);
    expect(joints(diagram)).toEqual(["br0/a ->patch- br1/b", "br1/b -patch- br1/c"]);
  });
});

describe("Linux", () => {
  const facts = [
    linuxBridge("cni0", ["veth1", "veth2"]),
    linuxBridge("br0", ["bond0", "flannel.1"]),
    addressFact("cni0", "10.244.0.1", 24),
    addressFact("eth9", "192.0.2.5", 24),
    addressFact("lo", "127.0.0.1", 8),
    interfaceFact("bond0", { linkKind: "bond" }),
    interfaceFact("eth0", { master: "bond0" }),
    interfaceFact("eth1", { master: "bond0" }),
    interfaceFact("veth1", { linkKind: "veth" }),
    interfaceFact("eth8", { linkKind: "vlan", vlanId: 7, link: "eth9" }),
    interfaceFact("lo"),
    tunnelFact("flannel.1", { local: "192.0.2.5" }),
    tunnelFact("sit1", { type: "sit", remote: "192.0.2.77" }),
  ];
  const diagram = nodeDiagram(ovsNode("w", "", facts));
  test("bridges have a line of their own address, uplinks their parts", () => {
    expect(diagram.groups.map(({ name, note }) => `${name}: ${note}`)).toEqual([
      "br0: Linux bridge",
      "cni0: Linux bridge",
      "in no bridge: interfaces of the host",
    ]);
    expect(diagram.items.filter(({ name }) => name === "cni0")).toMatchObject([
      { role: "local", notes: ["10.244.0.1/24"] },
    ]);
    expect(diagram.items[0]).toMatchObject({ role: "uplink", name: "bond0", type: "bond", notes: ["of eth0 eth1"] });
    expect(byName(diagram)["veth1"]).toMatchObject({ role: "plain", type: "veth" });
    expect(byName(diagram)["flannel.1"]).toMatchObject({ role: "tunnel", type: "vxlan", notes: ["from 192.0.2.5"] });
  });
  test("interfaces in no bridge stand together: those with an address or a remote, the rest as a number", () => {
    const others = diagram.items.filter(({ group }) => group === "h");
    expect(others.map(({ name }) => name)).toEqual(["eth9", "sit1", "2 more interfaces"]);
    expect(others[2]?.members).toEqual(["eth8", "lo"]);
    expect(joints(diagram)).toContain("in no bridge/sit1 -tunnel- 192.0.2.77");
  });
  test("a node of which nothing is known is an empty picture", () => {
    const { groups, items, edges, subtitle } = nodeDiagram(ovsNode("w", ""));
    expect([groups, items, edges, subtitle]).toEqual([[], [], [], "0 bridges, 0 ports, 0 tunnels"]);
  });
});
