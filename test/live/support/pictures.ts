import { type Diagram, meshDiagram, nodeDiagram } from "../../../src/diagram/index.ts";
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
} from "../../diagram/nodes.ts";

const names: readonly string[] = [
  ...[
    "<b>\"&'",
    "\\N\\G\\n",
    "a\nb\u001b[31m",
    "\u202egnp.exe",
    "\u200b\u00a0",
    "\ud800",
    "W".repeat(44),
    "i".repeat(300),
  ],
  ...["網路介面", "сеть", "שלום", "e\u0301\u0302\u0303\u0304", "😀", "﷽", "௵", "]]>", "$$x$$", "@@mm", ""],
];

/** A picture whose every text is one of those that somebody might choose to break it. */
function hostile(): Diagram {
  const item = { type: "", notes: [], warnings: [] } as const;
  return {
    ...{ kind: "diagram", title: '"<title>&\n', subtitle: "</svg>", layout: "columns" },
    groups: names.map((name, at) => ({ id: `g${at}`, name, note: name })),
    items: names.flatMap((name, at) => [
      {
        ...item,
        id: `g${at}i0`,
        group: `g${at}`,
        role: "port",
        name,
        type: name,
        notes: [name, name],
        warnings: [name],
      },
      { ...item, id: `r${at}`, role: "remote", name, notes: [name] },
    ]),
    edges: names.map((_, at) => ({ from: `g${at}i0`, to: `r${at}`, role: "tunnel" })),
  };
}

function bigNode(): Diagram {
  const pods = Array.from(
    { length: 280 },
    (_, at) => [`${(at * 7919 + 4096).toString(16).padStart(15, "a")}`, []] as const,
  );
  const tunnels = Array.from({ length: 24 }, (_, at) => [`ovn-${at}`, geneve(`192.0.2.${at + 20}`)] as const);
  const ports = Object.fromEntries([...pods, ...tunnels, ["ovn-k8s-mp0", ["type: internal"]]]);
  const addressed = pods.slice(0, 50).map(([name], at) => addressFact(name, `10.128.2.${at + 2}`, 23));
  return nodeDiagram(ovsNode("big", bridgeText("br-int", ports), addressed), { plainPorts: 0 });
}

function linuxNode(): Diagram {
  const facts = [
    linuxBridge("cni0", ["veth1", "veth2"]),
    linuxBridge("br0", ["bond0.100"]),
    addressFact("cni0", "10.244.0.1", 24),
    addressFact("br0", "2001:db8:1234:5678:9abc:def0:1234:5678", 64),
    addressFact("eth9", "192.0.2.5", 24),
    interfaceFact("bond0.100", { linkKind: "vlan", vlanId: 100, link: "bond0" }),
    interfaceFact("veth1", { linkKind: "veth", mtu: 1450, isUp: false }),
    interfaceFact("lo"),
  ];
  return nodeDiagram(ovsNode("linux", "", facts));
}

const lacks = (from: number, to: number): boolean => from === 2 && to === 7;
const strangers = (from: number): readonly string[] => (from % 5 === 0 ? ["198.51.100.7"] : []);

/** The pictures that a browser looks at, by name. */
export const pictures: Readonly<Record<string, () => Diagram>> = {
  "the founding worker": () => nodeDiagram(foundingWorker()),
  "a mesh of 12": () => meshDiagram(meshOfNodes(12)),
  "a mesh of 12, damaged": () => meshDiagram(meshOfNodes(12, lacks, strangers)),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 8, 16].map((count) => [`a mesh of ${count}`, () => meshDiagram(meshOfNodes(count))]),
  ),
  "a mesh of 40": () => meshDiagram(meshOfNodes(40, lacks, strangers)),
  "a node of OVN": () => nodeDiagram(sampleNode("node1", "ovn-kubernetes.ovs-3.1"), { nodes: meshOfNodes(3) }),
  "a node of OpenStack": () => nodeDiagram(sampleNode("compute", "openstack.ovs-3.1")),
  "a node of OpenShift SDN": () => nodeDiagram(sampleNode("sdn", "openshift-sdn.ovs-3.1")),
  "bonds, VLANs and tunnels": () => nodeDiagram(sampleNode("lab", "bond-vlans-tunnels.ovs-3.1")),
  "ugly names": () => nodeDiagram(sampleNode("ugly", "ugly-names.ovs-3.1")),
  "a big node": bigNode,
  "a big node of many tunnels": () => nodeDiagram(meshOfNodes(200)[0] ?? foundingWorker()),
  "bridges of Linux": linuxNode,
  "names that somebody chose to break it": hostile,
};
