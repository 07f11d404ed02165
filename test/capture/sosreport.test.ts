import { describe, expect, test } from "vitest";
import { captureOf, fileOf, nodeOf, texts, toldOf } from "./support.ts";

const ROOT = "sosreport-worker1-02345678-2024-05-01-abcdefg";

describe("files of a sosreport: node, layout, namespace, command, format", () => {
  test.each([
    ["openvswitch/ovs-vsctl_-t_5_show", texts.ovs, "ovs-vsctl -t 5 show", "ovs-vsctl"],
    ["openvswitch/ovs-vsctl_show", texts.ovs, "ovs-vsctl show", "ovs-vsctl"],
    ["networking/route_-n", texts.routeNumeric, "route -n", "netstat"],
    ["networking/ip_route_show_table_all", texts.route, "ip route show table all", "ip"],
    ["networking/ip_-6_route_show_table_all", texts.route6, "ip -6 route show table all", "ip"],
    ["networking/ip_-o_addr", texts.addrOneLine, "ip -o addr", "ip"],
    ["networking/ip_-d_address", texts.addr, "ip -d address", "ip"],
    ["networking/ip_-s_-d_link", texts.linkDetails, "ip -s -d link", "ip"],
    ["networking/ip_-4_rule_list", texts.rule, "ip -4 rule list", "ip"],
    ["networking/ifconfig_-a", texts.ifconfig, "ifconfig -a", "ifconfig"],
    ["networking/sbin.ifconfig_-a", texts.ifconfig, "ifconfig -a", "ifconfig"],
    ["networking/netstat_-i", texts.netstatInterfaces, "netstat -i", "netstat"],
    ["firewall_tables/iptables_-t_nat_-nvL", texts.natList, "iptables -t nat -nvL", "iptables"],
    ["firewall_tables/ip6tables_-t_nat_-nvL", texts.nat6List, "ip6tables -t nat -nvL", "iptables"],
    ["firewall_tables/iptables_-vnxL", texts.filterList, "iptables -vnxL", "iptables"],
    ["networking/iptables-save", texts.natSave, "iptables-save", "iptables"],
    ["processor/lscpu", texts.lscpu, "lscpu", "cpu-topology"],
    ["processor/lscpu_-ae", texts.lscpuRows, "lscpu -ae", "cpu-topology"],
    ["numa/numactl_--hardware", texts.numactl, "numactl --hardware", "cpu-topology"],
    // A second command that came to the same name.
    ["networking/ip_route_show_table_all.1", texts.route, "ip route show table all", "ip"],
    ["openvswitch/ovs-vsctl_-t_5_show.12", texts.ovs, "ovs-vsctl -t 5 show", "ovs-vsctl"],
  ])("sos_commands/%s", (path, text, command, format) => {
    expect(toldOf(`${ROOT}/sos_commands/${path}`, text)).toEqual(["worker1", "sosreport", undefined, command, format]);
  });

  test.each([
    ["proc/cpuinfo", texts.cpuinfo, "cpu-topology"],
    ["proc/cmdline", texts.cmdline, "cpu-topology"],
    ["sos_strings/processor/proc.cpuinfo.tailed", texts.cpuinfo, "cpu-topology"],
    ["etc/hostname", "worker1\n", "hostname"],
  ])("%s", (path, text, format) => {
    const capture = captureOf({ [`${ROOT}/${path}`]: text, [`${ROOT}/sos_logs/sos.log`]: "" });
    const { node, layout, command, format: read } = fileOf(capture, `${ROOT}/${path}`);
    expect([node, layout, command, read, capture.passed]).toEqual(["worker1", "sosreport", undefined, format, 1]);
  });

  test("the network of the cluster, as `oc describe` words it", () => {
    const path = `${ROOT}/sos_commands/openshift/cluster_resources/networks/oc_describe_networks_cluster`;
    const capture = captureOf({ [path]: texts.describe });
    expect(toldOf(path, texts.describe)).toEqual([
      null,
      "sosreport",
      undefined,
      "oc describe networks cluster",
      "network-config",
    ]);
    expect(capture.clusterNetworks.map(({ mtu, networkType }) => [mtu, networkType])).toEqual([
      [1400, "OVNKubernetes"],
    ]);
  });

  test.each([
    ["networking/namespaces/red/ip_netns_exec_red_ip_route_show_table_all", "red"],
    ["networking/namespaces/cni-1b2c/ip_netns_exec_cni-1b2c_ip_route_show_table_all", "cni-1b2c"],
    ["networking/namespaces/a_b/ip_netns_exec_a_b_ip_route_show_table_all", "a_b"],
    ["networking/namespaces/a b@1/ip_netns_exec_a_b_1_ip_route_show_table_all", "a b@1"],
    // Before 2021 all namespaces lay in one folder.
    ["networking/ip_netns_exec_qdhcp-f00d_ip_route_show_table_all", "qdhcp-f00d"],
  ])("sos_commands/%s is of a namespace", (path, namespace) => {
    const command = `ip netns exec ${namespace} ip route show table all`;
    expect(toldOf(`${ROOT}/sos_commands/${path}`, texts.route)).toEqual([
      "worker1",
      "sosreport",
      namespace,
      command,
      "ip",
    ]);
    const { routes } = nodeOf(captureOf({ [`${ROOT}/sos_commands/${path}`]: texts.route }), "worker1");
    expect(new Set(routes.map((route) => route.namespace))).toEqual(new Set([namespace]));
  });

  test("rules of a namespace", () => {
    const path = `${ROOT}/sos_commands/networking/namespaces/red/ip_netns_exec_red_ip6tables-save`;
    const text = "*nat\n:POSTROUTING ACCEPT [0:0]\n-A POSTROUTING -s fd01::/48 -j MASQUERADE\nCOMMIT\n";
    const { natRules } = nodeOf(captureOf({ [path]: text }), "worker1");
    expect(natRules.map(({ namespace, family, rule }) => [namespace, family, rule])).toEqual([
      ["red", "ipv6", "-A POSTROUTING -s fd01::/48 -j MASQUERADE"],
    ]);
  });

  test.each([
    "networking/netstat_-neopa",
    "networking/netstat_-W_-neopa",
    "networking/netstat_-T_-neopa",
    "openvswitch/ovs-vsctl_-t_5_list_interface",
  ])("sos_commands/%s is listed, as what was not recognised", (path) => {
    const text = "Proto Recv-Q Send-Q\nudp 0 0\n";
    const { format, command, lines, unknownLines } = fileOf(
      captureOf({ [`${ROOT}/sos_commands/${path}`]: text }),
      `${ROOT}/sos_commands/${path}`,
    );
    expect([format, command, lines, unknownLines]).toEqual([
      null,
      path.slice(path.indexOf("/") + 1).replaceAll("_", " "),
      2,
      2,
    ]);
  });

  test("other commands, logs and files are counted", () => {
    const capture = captureOf({
      [`${ROOT}/sos_commands/networking/ethtool_eth0`]: "Settings for eth0:\n",
      [`${ROOT}/sos_commands/logs/journalctl`]: "x\n",
      [`${ROOT}/var/log/messages`]: "x\n",
      [`${ROOT}/version.txt`]: "x\n",
      [`${ROOT}/uname`]: "Linux\n",
      [`${ROOT}/sos_commands/networking/ip_route_show_table_all`]: texts.route,
    });
    expect([capture.files.length, capture.passed]).toEqual([1, 5]);
  });
});

test("the options of a command go to the parser: a listing has the table and family of its command", () => {
  const capture = captureOf({
    [`${ROOT}/sos_commands/firewall_tables/iptables_-t_nat_-nvL`]:
      "Chain MINE (1 references)\n pkts bytes target     prot opt in     out     source               destination         \n    3   180 MASQUERADE  all  --  *      *       10.128.0.0/14        0.0.0.0/0           \n",
    [`${ROOT}/sos_commands/firewall_tables/ip6tables_-t_nat_-nvL`]:
      "Chain MINE (1 references)\n pkts bytes target     prot opt in     out     source               destination         \n    3   180 MASQUERADE  all      *      *       fd01::/48            ::/0                \n",
    [`${ROOT}/sos_commands/firewall_tables/iptables_-vnxL`]:
      "Chain MINE (1 references)\n    pkts      bytes target     prot opt in     out     source               destination         \n       3      180 ACCEPT     all  --  *      *       10.128.0.0/14        0.0.0.0/0           \n",
  });
  expect(nodeOf(capture, "worker1").natRules.map(({ family, rule }) => [family, rule])).toEqual([
    ["ipv4", "-A MINE -s 10.128.0.0/14 -j MASQUERADE"],
    ["ipv6", "-A MINE -s fd01::/48 -j MASQUERADE"],
  ]);
});

test("what the kernel keeps in a cache is no route of the node", () => {
  const text = "10.0.0.9 from 10.0.0.1 via 10.0.0.254 dev eth0 src 10.0.0.1\n";
  const capture = captureOf({ [`${ROOT}/sos_commands/networking/ip_-d_route_show_cache`]: text });
  expect(capture.files.map(({ format }) => format)).toEqual(["ip"]);
  expect(capture.nodes).toEqual([]);
});

test("links in the root say nothing more than what they lead to; where that is missing, they are read", () => {
  const route = `${ROOT}/sos_commands/networking/ip_route_show_table_all`;
  const linked = captureOf({
    [`${ROOT}/ip_route`]: texts.route,
    [route]: texts.route,
    [`${ROOT}/hostname`]: "worker1\n",
  });
  expect(linked.files.map(({ path }) => path)).toEqual([`${ROOT}/hostname`, route]);
  expect(linked.passed).toBe(1);
  const alone = captureOf({ [`${ROOT}/ip_route`]: texts.route, [`${ROOT}/sos_logs/sos.log`]: "" });
  expect(alone.files.map(({ node, layout, command, format }) => [node, layout, command, format])).toEqual([
    ["worker1", "sosreport", "ip route", "ip"],
  ]);
});

describe("which node a sosreport is of", () => {
  const route = "sos_commands/networking/ip_route_show_table_all";
  test.each([
    ["sosreport-worker1-2024-05-01-abcdefg", "worker1"],
    ["sosreport-worker1-02345678-2024-05-01-abcdefg", "worker1"],
    ["sosreport-worker-1.example.com-2024-05-01-abcdefg", "worker-1.example.com"],
    ["sosreport-worker1.02345678-20150501101500-1a2b", "worker1"],
    ["sosreport-worker1-20150501101500", "worker1"],
    ["sosreport-host0-2024-05-01-abcdefg-obfuscated", "host0"],
    ["sosreport-worker1-2024-05-01-abcdefg.tar.xz/sosreport-worker1-2024-05-01-abcdefg", "worker1"],
    ["case/sosreport-worker1-2024-05-01-abcdefg/renamed", "worker1"],
    ["worker7", "worker7"],
    ["worker7/sosreport", "worker7"],
  ])("%s, by its name", (root, node) => {
    expect(captureOf({ [`${root}/${route}`]: texts.route }).nodes.map(({ name }) => name)).toEqual([node]);
  });
  test.each([
    ["sos_commands/host/hostname", "worker2.example.com\n"],
    ["sos_commands/general/hostname", "worker2.example.com\n"],
    ["hostname", "worker2.example.com\n"],
    ["etc/hostname", "# made by the installer\nworker2.example.com\n"],
    ["sos_commands/networking/hostname_-f", "worker2.example.com"],
  ])("by %s, whatever its folder is called", (path, text) => {
    const { nodes } = captureOf({
      [`sosreport-x-2024-05-01-abcdefg/${route}`]: texts.route,
      [`sosreport-x-2024-05-01-abcdefg/${path}`]: text,
    });
    expect(nodes.map(({ name }) => name)).toEqual(["worker2.example.com"]);
  });
  test("a machine without a name of its own is called by its folder", () => {
    const { nodes } = captureOf({ [`${ROOT}/${route}`]: texts.route, [`${ROOT}/hostname`]: "localhost.localdomain\n" });
    expect(nodes.map(({ name }) => name)).toEqual(["worker1"]);
  });
  test("a name that could not be found out is none", () => {
    const { nodes, diagnostics } = captureOf({
      [`${ROOT}/${route}`]: texts.route,
      [`${ROOT}/sos_commands/host/hostname`]: "bash: hostname: command not found\n",
    });
    expect(nodes.map(({ name }) => name)).toEqual(["worker1"]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["capture/command-failed"]);
  });
  test("the capture itself is the root: nothing names the node", () => {
    expect(captureOf({ [route]: texts.route }).nodes.map(({ name }) => name)).toEqual([""]);
  });
});

test("a cleaned report: addresses and names that `sos clean` has put in place of others are read as any", () => {
  const root = "sosreport-host0-2024-05-01-abcdefg-obfuscated";
  const capture = captureOf({
    [`${root}/sos_commands/networking/ip_-d_address`]:
      "2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default qlen 1000\n    link/ether 53:4f:53:1a:2b:3c brd ff:ff:ff:ff:ff:ff\n    inet 100.0.0.5/24 brd 100.0.0.255 scope global eth0\n       valid_lft forever preferred_lft forever\n    inet6 fe80::534f:53ff:fe1a:2b3c/64 scope link \n       valid_lft forever preferred_lft forever\n",
    [`${root}/sos_commands/networking/ip_route_show_table_all`]:
      "default via 100.0.0.1 dev eth0 proto static metric 100 \n",
    [`${root}/hostname`]: "host0.domain0\n",
  });
  const { name, interfaces, addresses, routes } = nodeOf(capture, "host0.domain0");
  expect(interfaces.map(({ mac }) => mac)).toEqual(["53:4f:53:1a:2b:3c"]);
  expect(addresses.map(({ address }) => address)).toEqual(["100.0.0.5", "fe80::534f:53ff:fe1a:2b3c"]);
  expect(routes.map(({ gateway }) => gateway)).toEqual(["100.0.0.1"]);
  expect([name, capture.diagnostics]).toEqual(["host0.domain0", []]);
});

describe("outputs that are none, and ends of outputs", () => {
  test.each([
    "bash: /usr/sbin/ip: No such file or directory\n",
    "timeout: failed to run command 'ip': command not found\n",
    "ovs-vsctl: unix:/var/run/openvswitch/db.sock: database connection failed (No such file or directory)\n",
    "iptables v1.8.4 (legacy): can't initialize iptables table `nat': Permission denied (you must be root)\nPerhaps iptables or your kernel needs to be upgraded.\n",
    "error: unable to upgrade connection: container not found\n",
    "/proc/net/route: NOT A DIRECTORY\n",
    "python: No module named netaddr\n",
    "no files found for /etc/x\n",
  ])("%s", (text) => {
    const path = `${ROOT}/sos_commands/networking/ip_route_show_table_all`;
    const capture = captureOf({ [path]: text });
    const { format, ast, diagnostics, node } = fileOf(capture, path);
    expect([format, ast, diagnostics, node]).toEqual([null, null, [], "worker1"]);
    expect(capture.diagnostics).toMatchObject([{ code: "capture/command-failed", severity: "info", path }]);
  });
  test("a table whose title is cut off is read by the name of its file", () => {
    const path = `${ROOT}/sos_commands/networking/route_-n`;
    const text = texts.routeNumeric.split("\n").slice(3).join("\n");
    const capture = captureOf({ [path]: text });
    expect(fileOf(capture, path).format).toBe("netstat");
    expect(nodeOf(capture, "worker1").routes.length).toBeGreaterThan(5);
  });
  test("the end of a listing of rules has the table of its command", () => {
    const path = `${ROOT}/sos_commands/firewall_tables/iptables_-t_nat_-nvL`;
    const capture = captureOf({
      [path]:
        "    3   180 RETURN     all  --  *      *       0.0.0.0/0            0.0.0.0/0           \n\nChain MINE (1 references)\n pkts bytes target     prot opt in     out     source               destination         \n    3   180 MASQUERADE  all  --  *      *       10.128.0.0/14        0.0.0.0/0           \n",
    });
    expect(nodeOf(capture, "worker1").natRules.map(({ chain, rule }) => [chain, rule])).toEqual([
      ["MINE", "-A MINE -s 10.128.0.0/14 -j MASQUERADE"],
    ]);
  });
});

describe("files of /sys are one reading", () => {
  const system = `${ROOT}/sys/devices/system`;
  const capture = captureOf({
    [`${system}/cpu/online`]: "0-1\n",
    [`${system}/cpu/cpu0/topology/core_id`]: "0\n",
    [`${system}/cpu/cpu0/topology/physical_package_id`]: "0\n",
    [`${system}/cpu/cpu0/topology/thread_siblings_list`]: "0-1\n",
    [`${system}/cpu/cpu1/topology/core_id`]: "0\n",
    [`${system}/cpu/cpu1/topology/physical_package_id`]: "0\n",
    [`${system}/cpu/cpu1/topology/thread_siblings_list`]: "0-1\n",
    [`${system}/cpu/cpu1/cpufreq/scaling_governor`]: "performance\n",
    [`${system}/node/node3/cpulist`]: "0-1\n",
    [`${system}/node/node3/distance`]: "10\n",
    [`${system}/node/node3/meminfo`]: "Node 3 MemTotal: 1 kB\n",
    [`${ROOT}/sos_logs/sos.log`]: "",
  });
  test("with one tree, and its files named", () => {
    const file = fileOf(capture, system);
    expect([file.node, file.format, file.lines, file.unknownLines, capture.passed]).toEqual([
      "worker1",
      "cpu-topology",
      9,
      0,
      3,
    ]);
    expect(file.parts?.map(({ path }) => path.slice(system.length + 1))).toEqual([
      "cpu/cpu0/topology/core_id",
      "cpu/cpu0/topology/physical_package_id",
      "cpu/cpu0/topology/thread_siblings_list",
      "cpu/cpu1/topology/core_id",
      "cpu/cpu1/topology/physical_package_id",
      "cpu/cpu1/topology/thread_siblings_list",
      "cpu/online",
      "node/node3/cpulist",
      "node/node3/distance",
    ]);
  });
  test("whose facts have their places in the files", () => {
    const { cpus } = nodeOf(capture, "worker1");
    expect(cpus.map(({ cpu, core, socket, node, online }) => [cpu, core, socket, node, online])).toEqual([
      [0, 0, 0, 3, true],
      [1, 0, 0, 3, true],
    ]);
    expect(cpus[1]?.origins).toEqual([
      { path: `${system}/cpu/cpu1/topology/core_id`, span: { start: 0, end: 1 } },
      { path: `${system}/cpu/cpu1/topology/physical_package_id`, span: { start: 0, end: 1 } },
      { path: `${system}/node/node3/cpulist`, span: { start: 0, end: 3 } },
    ]);
  });
});
