import { describe, expect, test } from "vitest";
import { captureOf, fileOf, nodeObject, nodeOf, podObject, texts, toldOf } from "./support.ts";

const IMAGE =
  "must-gather.local.5421342344627712289/quay-io-openshift-release-dev-ocp-v4-0-art-dev-sha256-0123456789abcdef";
const SCOPED = `${IMAGE}/cluster-scoped-resources`;

describe("files of a must-gather: node, layout, namespace, command, format", () => {
  test.each([
    // What releases 4.2 to 4.9 collected on nodes.
    ["network_logs/worker1_ovs_dump", texts.ovs, "worker1", "ovs-vsctl show", "ovs-vsctl"],
    ["network_logs/worker1_iptables", texts.natSave, "worker1", "iptables-save -c", "iptables"],
    ["network_logs/worker1.example.com_ovs_dump", texts.ovs, "worker1.example.com", "ovs-vsctl show", "ovs-vsctl"],
    ["network_logs/worker1_ovnkube-node-x7k2p_ip_route", texts.route, "worker1", "ip route", "ip"],
    ["network_logs/worker1_ovnkube-node-x7k2p_iptables", texts.natSave, "worker1", "iptables-save -c", "iptables"],
    ["network_logs/worker1_ip_addr", texts.addr, "worker1", "ip addr", "ip"],
    // What the performance addon operator's image did, and gather_ppc does since 2023.
    ["nodes/worker1/lscpu", texts.lscpuRows, "worker1", "lscpu -e", "cpu-topology"],
    ["nodes/worker1/proc_cmdline", texts.cmdline, "worker1", undefined, "cpu-topology"],
    ["nodes/worker1/sysinfo.tgz/proc/cpuinfo", texts.cpuinfo, "worker1", undefined, "cpu-topology"],
    ["nodes/worker1/sysinfo.tgz/proc/cmdline", texts.cmdline, "worker1", undefined, "cpu-topology"],
    // gather_host_network_logs, gather_bm_network_logs.
    ["host_network_logs/ip-address-worker1.log", texts.addr, "worker1", "ip address", "ip"],
    ["host_network_logs/ip-route4-master-0.example.com.log", texts.route, "master-0.example.com", "ip -4 route", "ip"],
    ["host_network_logs/ip-route6-worker1.log", texts.route6, "worker1", "ip -6 route", "ip"],
    ["bm_network_logs/worker1/ip-addr.txt", texts.addr, "worker1", "ip addr", "ip"],
    ["bm_network_logs/worker1/ip-route.txt", texts.route, "worker1", "ip route", "ip"],
    // kubevirt's image, gather_host_files.
    ["nodes/worker1/ip.txt", texts.addr, "worker1", "ip a", "ip"],
    ["nodes/worker1/bridge", texts.linkDetails, "worker1", "ip -o link show type bridge", "ip"],
    ["hostfiles/worker1_kubelet.conf", texts.kubelet, "worker1", undefined, "cpu-topology"],
    // Objects of the cluster.
    ["cluster-scoped-resources/config.openshift.io/networks.yaml", texts.networks, null, undefined, "network-config"],
    [
      "cluster-scoped-resources/config.openshift.io/networks/cluster.yaml",
      texts.network,
      null,
      undefined,
      "network-config",
    ],
    [
      "cluster-scoped-resources/operator.openshift.io/networks/cluster.yaml",
      texts.operator,
      null,
      undefined,
      "network-config",
    ],
    [
      "cluster-scoped-resources/performance.openshift.io/performanceprofiles/telco.yaml",
      texts.profile,
      null,
      undefined,
      "cpu-topology",
    ],
    [
      "cluster-scoped-resources/machineconfiguration.openshift.io/kubeletconfigs/p.yaml",
      texts.kubelet,
      null,
      undefined,
      "cpu-topology",
    ],
    [
      "cluster-scoped-resources/core/nodes/worker1.yaml",
      nodeObject("worker1", "10.0.0.5"),
      null,
      undefined,
      "kubernetes",
    ],
  ])("%s", (path, text, node, command, format) => {
    expect(toldOf(`${IMAGE}/${path}`, text)).toEqual([node, "must-gather", undefined, command, format]);
  });

  test("the affinities of threads and interrupts are listed, as what was not recognised", () => {
    for (const name of ["cpu_affinities.json", "irq_affinities.json"]) {
      const text = '[{"pid":1,"tid":1,"process":"systemd","thread":"systemd","affinity":[0,1]}]\n';
      expect(toldOf(`${IMAGE}/nodes/worker1/${name}`, text)).toEqual([
        "worker1",
        "must-gather",
        undefined,
        undefined,
        null,
      ]);
    }
  });

  test.each([
    "timestamp",
    "must-gather.logs",
    "event-filter.html",
    `${IMAGE.split("/")[1]}/version`,
    `${IMAGE.split("/")[1]}/nodes/worker1/dmesg`,
    `${IMAGE.split("/")[1]}/nodes/worker1/sysinfo.log`,
    `${IMAGE.split("/")[1]}/nodes/skipped_nodes.txt`,
    `${IMAGE.split("/")[1]}/nodes/debug`,
    `${IMAGE.split("/")[1]}/host_service_logs/masters/kubelet_service.log`,
    `${IMAGE.split("/")[1]}/network_logs/cluster_scale`,
    `${IMAGE.split("/")[1]}/network_logs/ovnk_database_store.tar.gz`,
    `${IMAGE.split("/")[1]}/cluster-scoped-resources/config.openshift.io/dnses.yaml`,
    `${IMAGE.split("/")[1]}/cluster-scoped-resources/core/nodes/._worker1.yaml`,
    `${IMAGE.split("/")[1]}/namespaces/openshift-etcd/pods/etcd-0/etcd-0.yaml`,
  ])("%s is not read, but counted", (path) => {
    const capture = captureOf({
      [`must-gather.local.5421342344627712289/${path}`]: "default via 10.0.0.1 dev eth0\n",
      [`${SCOPED}/core/nodes/worker1.yaml`]: nodeObject("worker1", "10.0.0.5"),
    });
    expect([capture.files.length, capture.passed]).toEqual([1, 1]);
  });
});

test("the network of the cluster, its operator's object with it, and where each stands", () => {
  const config = `${SCOPED}/config.openshift.io/networks.yaml`;
  const operator = `${SCOPED}/operator.openshift.io/networks/cluster.yaml`;
  const { clusterNetworks } = captureOf({
    [config]: texts.networks,
    [operator]:
      "apiVersion: operator.openshift.io/v1\nkind: Network\nmetadata:\n  name: cluster\nspec:\n  clusterNetwork:\n  - cidr: 10.128.0.0/14\n    hostPrefix: 23\n  serviceNetwork:\n  - 172.30.0.0/16\n  defaultNetwork:\n    type: OVNKubernetes\n    ovnKubernetesConfig:\n      mtu: 1400\n",
  });
  expect(clusterNetworks).toHaveLength(1);
  const [network] = clusterNetworks;
  expect(network).toMatchObject({
    networkType: "OVNKubernetes",
    clusterNetwork: [{ cidr: "10.128.0.0/14", hostPrefix: 23 }],
    serviceNetwork: ["172.30.0.0/16"],
    mtu: 1400,
  });
  expect([...new Set(network?.origins.map(({ path }) => path))].sort()).toEqual([config, operator]);
});

test("two must-gathers of clusters that differ are two clusters; two image roots of one are one", () => {
  const network = (mtu: number): string =>
    `kind: Network\napiVersion: config.openshift.io/v1\nmetadata: {name: cluster}\nstatus:\n  networkType: OVNKubernetes\n  clusterNetworkMTU: ${mtu}\n`;
  const path = "cluster-scoped-resources/config.openshift.io/networks/cluster.yaml";
  const two = captureOf({
    [`must-gather.local.1/quay-io-a-sha256-00000000aa/${path}`]: network(1400),
    [`must-gather.local.2/quay-io-a-sha256-00000000aa/${path}`]: network(8900),
  });
  expect(two.clusterNetworks.map(({ mtu }) => mtu)).toEqual([1400, 8900]);
  expect(two.diagnostics).toEqual([]);
  const one = captureOf({
    [`must-gather.local.1/quay-io-a-sha256-00000000aa/${path}`]: network(1400),
    [`must-gather.local.1/quay-io-b-sha256-00000000bb/${path}`]: network(1400),
  });
  expect(one.clusterNetworks.map(({ mtu, origins }) => [mtu, origins.length])).toEqual([[1400, 2]]);
});

test("nodes: several image roots, with a folder of the node between, tell of the same node", () => {
  const capture = captureOf({
    [`must-gather.local.1/worker1/quay-io-a-sha256-00000000aa/network_logs/worker1_ovs_dump`]: texts.ovs,
    [`must-gather.local.1/worker1/quay-io-b-sha256-00000000bb/nodes/worker1/lscpu`]: texts.lscpuRows,
    [`must-gather.local.1/worker1/quay-io-b-sha256-00000000bb/cluster-scoped-resources/core/nodes/worker1.yaml`]:
      nodeObject("worker1", "10.0.0.5"),
  });
  expect(capture.nodes.map(({ name }) => name)).toEqual(["worker1"]);
  const { bridges, tunnels, cpus } = nodeOf(capture, "worker1");
  expect(bridges.map(({ name }) => name).sort()).toEqual(["br-ex", "br-int"]);
  expect(tunnels).toHaveLength(3);
  expect(cpus.map(({ cpu, core, socket, node }) => [cpu, core, socket, node])).toEqual([
    [0, 0, 0, 0],
    [1, 1, 0, 0],
    [2, 2, 1, 1],
    [3, 3, 1, 1],
    [4, 0, 0, 0],
    [5, undefined, undefined, 0],
    [6, 2, 1, 1],
    [7, 3, 1, 1],
  ]);
  expect(new Set(capture.files.map(({ layout }) => layout))).toEqual(new Set(["must-gather"]));
});

test("a file named after a pod is of the node that the pod runs on, and one named after an address of the node that has it", () => {
  const capture = captureOf({
    [`${IMAGE}/network_logs/ovnkube-node-x7k2p_iptables`]: texts.natSave,
    [`${IMAGE}/namespaces/openshift-ovn-kubernetes/pods/ovnkube-node-x7k2p/ovnkube-node-x7k2p.yaml`]: podObject(
      "ovnkube-node-x7k2p",
      "worker1",
    ),
    [`${IMAGE}/sos_info/networking/10.0.0.6-ip -o addr.log`]: texts.addrOneLine,
    [`${IMAGE}/cluster-scoped-resources/core/nodes/worker2.yaml`]: nodeObject("worker2", "10.0.0.6"),
  });
  expect(
    capture.nodes.map(({ name, natRules, addresses }) => [name, natRules.length > 0, addresses.length > 0]),
  ).toEqual([
    ["worker1", true, false],
    ["worker2", false, true],
  ]);
  expect(fileOf(capture, `${IMAGE}/sos_info/networking/10.0.0.6-ip -o addr.log`).command).toBe("ip -o addr");
});

test("a file of a pod that runs nobody knows where is of a node without a name, and said to be", () => {
  const path = `${IMAGE}/network_logs/ovnkube-node-x7k2p_iptables`;
  const capture = captureOf({ [path]: texts.natSave });
  expect(capture.nodes.map(({ name }) => name)).toEqual([""]);
  expect(capture.diagnostics).toMatchObject([{ code: "capture/unknown-node", path, span: { start: 0, end: 0 } }]);
});

test("nodes that only the cluster names are there, with nothing known of them", () => {
  const { nodes } = captureOf({
    [`${SCOPED}/core/nodes.yaml`]:
      "apiVersion: v1\nkind: NodeList\nitems:\n- metadata:\n    name: b\n- apiVersion: v1\n  kind: Node\n  metadata:\n    name: a\n",
  });
  expect(nodes.map(({ name, interfaces }) => [name, interfaces])).toEqual([
    ["a", []],
    ["b", []],
  ]);
});

test("the files of /sys that sysinfo.tgz holds are those of its node", () => {
  const core = (node: string, cpu: number, id: number): readonly [string, string] => [
    `${IMAGE}/nodes/${node}/sysinfo.tgz/sys/devices/system/cpu/cpu${cpu}/topology/core_id`,
    `${id}\n`,
  ];
  const capture = captureOf(Object.fromEntries([core("a", 0, 4), core("a", 1, 5), core("b", 0, 6)]));
  expect(capture.nodes.map(({ name, cpus }) => [name, cpus.map(({ cpu, core: id }) => [cpu, id])])).toEqual([
    [
      "a",
      [
        [0, 4],
        [1, 5],
      ],
    ],
    ["b", [[0, 6]]],
  ]);
  expect(capture.files.map(({ path, parts }) => [path, parts?.length])).toEqual([
    [`${IMAGE}/nodes/a/sysinfo.tgz/sys/devices/system`, 2],
    [`${IMAGE}/nodes/b/sysinfo.tgz/sys/devices/system`, 1],
  ]);
});

test("a machine config's arguments of the kernel, with their places", () => {
  const path = `${SCOPED}/machineconfiguration.openshift.io/machineconfigs/50-performance-telco.yaml`;
  const text =
    "apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nmetadata:\n  name: 50-performance-telco\nspec:\n  kernelArguments:\n  - isolcpus=managed_irq,2-3\n  - nohz_full=2-3 nosmt\n  - 7\n";
  const { ast, format, unknownLines } = fileOf(captureOf({ [path]: text }), path);
  expect([format, unknownLines]).toEqual(["kubernetes", 0]);
  if (ast?.kind !== "kubernetes") throw new Error("no objects");
  const [object] = ast.objects;
  if (object?.kind !== "machine-config") throw new Error("no machine config");
  expect(object.name).toBe("50-performance-telco");
  expect(object.kernelArguments.map((one) => one.text)).toEqual([
    "isolcpus=managed_irq,2-3",
    "nohz_full=2-3 nosmt",
    "7",
  ]);
  for (const one of object.kernelArguments) expect(text.slice(one.span.start, one.span.end)).toBe(one.text);
});

test("a folder that people call `nodes` too: their files are named after commands", () => {
  const capture = captureOf({
    "dump/nodes/worker1/lscpu": texts.lscpu,
    "dump/nodes/worker1/ip_route.txt": texts.route,
    "dump/network_logs/ifconfig.txt": texts.ifconfig,
  });
  expect(capture.files.map(({ path, node, format }) => [path, node, format])).toEqual([
    ["dump/network_logs/ifconfig.txt", null, "ifconfig"],
    ["dump/nodes/worker1/ip_route.txt", "worker1", "ip"],
    ["dump/nodes/worker1/lscpu", "worker1", "cpu-topology"],
  ]);
});

test("what gather_sriov runs on nodes lies with its pods", () => {
  const pod = `${IMAGE}/namespaces/openshift-sriov-network-operator/pods/sriov-network-config-daemon-x7k2p`;
  const capture = captureOf({
    [`${pod}/ip_link`]: texts.linkDetails,
    [`${pod}/kernel-cmdline`]: texts.cmdline,
    [`${pod}/dmesg`]: "x\n",
    [`${pod}/sriov-network-config-daemon-x7k2p.yaml`]: podObject("sriov-network-config-daemon-x7k2p", "worker1"),
  });
  expect(
    capture.files.map(({ path, node, layout, format }) => [path.slice(pod.length + 1), node, layout, format]),
  ).toEqual([
    ["ip_link", "worker1", "must-gather", "ip"],
    ["kernel-cmdline", "worker1", "must-gather", "cpu-topology"],
    ["sriov-network-config-daemon-x7k2p.yaml", null, "must-gather", "kubernetes"],
  ]);
});

test("folders that no release had yet: files named after a command, of the node that a folder is named after", () => {
  const capture = captureOf({
    [`${SCOPED}/core/nodes/worker1.yaml`]: nodeObject("worker1", "10.0.0.5"),
    [`${IMAGE}/new_logs/worker1/host/ip_route`]: texts.route,
    [`${IMAGE}/new_logs/ifconfig.txt`]: texts.ifconfig,
    [`${IMAGE}/new_logs/worker1/host/notes.txt`]: texts.route,
  });
  expect(capture.files.map(({ path, node, layout }) => [path.slice(IMAGE.length + 1), node, layout])).toEqual([
    ["cluster-scoped-resources/core/nodes/worker1.yaml", null, "must-gather"],
    ["new_logs/ifconfig.txt", null, "must-gather"],
    ["new_logs/worker1/host/ip_route", "worker1", "must-gather"],
  ]);
  expect([capture.passed, capture.diagnostics.map(({ code }) => code)]).toEqual([1, ["capture/unknown-node"]]);
});

describe("oc adm inspect alone", () => {
  test("is told from a must-gather by what neither it nor the folders above hold", () => {
    const root = "inspect.local.8341234";
    const networks = `${root}/cluster-scoped-resources/config.openshift.io/networks.yaml`;
    const capture = captureOf({
      [networks]: texts.networks,
      [`${root}/namespaces/openshift-ovn-kubernetes/openshift-ovn-kubernetes.yaml`]: "kind: Namespace\n",
      [`${root}/event-filter.txt`]: "x\n",
    });
    expect(capture.files.map(({ path, layout, node }) => [path, layout, node])).toEqual([[networks, "inspect", null]]);
    expect(capture.passed).toBe(2);
    const renamed = captureOf({ [networks.replace(root, "case 12/dump")]: texts.networks });
    expect(renamed.files.map(({ layout }) => layout)).toEqual(["inspect"]);
  });
  test("the same files beside those that only must-gather writes are of a must-gather, whatever the folders are called", () => {
    const capture = captureOf({
      "case 12/a/cluster-scoped-resources/config.openshift.io/networks.yaml": texts.networks,
      "case 12/must-gather.logs": "[must-gather] OUT\n",
    });
    expect(capture.files.map(({ layout }) => layout)).toEqual(["must-gather"]);
  });
  test("a list in the place of an object and an object in that of a list are read", () => {
    const { clusterNetworks } = captureOf({
      "i/cluster-scoped-resources/config.openshift.io/networks/cluster.yaml": texts.networks,
      "j/cluster-scoped-resources/config.openshift.io/networks.yaml": texts.network,
    });
    expect(clusterNetworks.length).toBeGreaterThan(0);
    expect(clusterNetworks[0]?.networkType).toBe("OVNKubernetes");
  });
});
