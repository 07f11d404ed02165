import { describe, expect, test } from "vitest";
import { captureOf, nodeObject, nodeOf, texts } from "./support.ts";

const sos = (name: string): string => `sosreport-${name}-2024-05-01-abcdefg`;
const ROUTE = "sos_commands/networking/ip_route_show_table_all";
const ADDRESS = "sos_commands/networking/ip_-d_address";

describe("nodes are kept apart", () => {
  test("several sosreports in a folder, and archives within archives", () => {
    const { nodes, passed } = captureOf({
      [`case/${sos("worker1")}.tar.xz/${sos("worker1")}/${ROUTE}`]: texts.route,
      [`case/${sos("worker2")}/${ROUTE}`]: "default via 10.0.0.1 dev eth0 \n",
      [`must-gather.local.1/quay-io-a-sha256-00000000aa/sosreports/${sos("worker3")}/${ROUTE}`]: texts.route,
      [`must-gather.local.1/quay-io-a-sha256-00000000aa/sosreports/${sos("worker3")}/proc/cpuinfo`]: texts.cpuinfo,
      "must-gather.local.1/quay-io-a-sha256-00000000aa/version": "x\n",
      "must-gather.local.1/must-gather.logs": "x\n",
    });
    expect(nodes.map(({ name, routes, cpus }) => [name, routes.length, cpus.length > 0])).toEqual([
      ["worker1", 12, false],
      ["worker2", 1, false],
      ["worker3", 12, true],
    ]);
    expect(passed).toBe(2);
  });
  test("a sosreport without any of its folders, beside a must-gather", () => {
    const { files } = captureOf({
      [`cluster-scoped-resources/core/nodes/worker1.yaml`]: nodeObject("worker1", "10.0.0.5"),
      [`${sos("worker2")}/proc/cpuinfo`]: texts.cpuinfo,
      "other/proc/cpuinfo": texts.cpuinfo,
    });
    expect(files.map(({ path, node }) => [path, node])).toEqual([
      ["cluster-scoped-resources/core/nodes/worker1.yaml", null],
      [`${sos("worker2")}/proc/cpuinfo`, "worker2"],
    ]);
  });
});

describe("roots of one node are one node", () => {
  test("two sosreports of it, and a must-gather", () => {
    const capture = captureOf({
      [`${sos("worker1")}/${ROUTE}`]: texts.route,
      [`sosreport-worker1-2024-06-01-hijklmn/${ADDRESS}`]: texts.addr,
      "must-gather.local.1/a-sha256-00000000aa/network_logs/worker1_ovs_dump": texts.ovs,
    });
    expect(capture.nodes.map(({ name }) => name)).toEqual(["worker1"]);
    const { routes, addresses, bridges } = nodeOf(capture, "worker1");
    expect([routes.length, addresses.length > 0, bridges.length]).toEqual([12, true, 2]);
  });
  test("one fact for one thing, with all its places, the richest first", () => {
    const { addresses } = nodeOf(
      captureOf({
        [`${sos("worker1")}/${ADDRESS}`]: texts.addr,
        [`${sos("worker1")}/sos_commands/networking/ip_-o_addr`]: texts.addrOneLine,
        [`${sos("worker1")}/sos_commands/networking/ifconfig_-a`]: texts.ifconfig,
      }),
      "worker1",
    );
    const [address] = addresses.filter((fact) => fact.address === "10.1.2.3");
    expect(address).toMatchObject({ interface: "eth0", prefixLength: 23, broadcast: "10.1.3.255" });
    expect(address?.origins.map(({ command }) => command).sort()).toEqual([
      "ifconfig -a",
      "ip -d address",
      "ip -o addr",
    ]);
  });
  test("what contradicts is told, with both places", () => {
    const { diagnostics } = captureOf({
      [`${sos("worker1")}/${ADDRESS}`]:
        "2: eth0: <UP> mtu 1500 qdisc mq state UP\n    link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff\n",
      [`sosreport-worker1-2024-06-01-hijklmn/${ADDRESS}`]:
        "2: eth0: <UP> mtu 9000 qdisc mq state UP\n    link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff\n",
    });
    expect(diagnostics.map(({ code, path }) => [code, path.includes("worker1")])).toEqual([
      ["facts/sources-disagree", true],
    ]);
  });
});

describe("names in short and in full", () => {
  const names = (files: Readonly<Record<string, string>>): readonly string[] =>
    captureOf(files).nodes.map(({ name }) => name);
  test("are one node where nothing else begins so, and that is said", () => {
    const capture = captureOf({
      [`${sos("worker1")}/${ROUTE}`]: texts.route,
      "must-gather.local.1/network_logs/worker1.example.com_ovs_dump": texts.ovs,
    });
    expect(capture.nodes.map(({ name, routes, bridges }) => [name, routes.length, bridges.length])).toEqual([
      ["worker1.example.com", 12, 2],
    ]);
    expect(capture.diagnostics).toMatchObject([
      { code: "capture/two-names", actual: "worker1", expected: "worker1.example.com" },
    ]);
    expect(new Set(capture.files.map(({ node }) => node))).toEqual(new Set(["worker1.example.com"]));
  });
  test("the cluster's own name stays", () => {
    expect(
      names({
        [`x/${ROUTE}`]: texts.route,
        "x/hostname": "worker1.example.com\n",
        "m/cluster-scoped-resources/core/nodes/worker1.yaml": nodeObject("worker1", "10.0.0.5"),
      }),
    ).toEqual(["worker1"]);
  });
  test("stay apart where two could be meant", () => {
    expect(
      names({
        "must-gather.local.1/network_logs/w1.a.com_ovs_dump": texts.ovs,
        "must-gather.local.1/network_logs/w1.b.com_ovs_dump": texts.ovs,
        "must-gather.local.1/network_logs/w1_ovs_dump": texts.ovs,
      }),
    ).toEqual(["w1", "w1.a.com", "w1.b.com"]);
  });
  test("a node that a session calls by its address", () => {
    expect(
      names({
        "s.txt": "[core@bastion ~]$ ssh core@10.0.0.5 ip route\ndefault via 10.0.0.1 dev eth0 \n",
        "m/cluster-scoped-resources/core/nodes/worker1.yaml": nodeObject("worker1", "10.0.0.5"),
      }),
    ).toEqual(["worker1"]);
  });
});

test("every fact says where it stands, and the place holds what it is about", () => {
  const files = {
    [`${sos("worker1")}/${ADDRESS}`]: texts.addr,
    [`${sos("worker1")}/${ROUTE}`]: texts.route,
    [`${sos("worker1")}/sos_commands/openvswitch/ovs-vsctl_-t_5_show`]: texts.ovs,
    [`${sos("worker1")}/sos_commands/firewall_tables/iptables_-t_nat_-nvL`]: texts.natList,
    [`${sos("worker1")}/sys/devices/system/cpu/cpu0/topology/core_id`]: "7\n",
  };
  const { interfaces, addresses, bridges, tunnels, natRules, cpus } = nodeOf(captureOf(files), "worker1");
  const shown = (
    origin: { readonly path: string; readonly span: { readonly start: number; readonly end: number } } | undefined,
  ): string => (files[origin?.path ?? ""] ?? "").slice(origin?.span.start, origin?.span.end);
  for (const { name, origins } of [...interfaces, ...bridges, ...tunnels]) expect(shown(origins[0])).toContain(name);
  for (const { address, origins } of addresses) expect(shown(origins[0])).toContain(address);
  for (const { target, origins } of natRules) expect(shown(origins[0])).toContain(target ?? "");
  for (const { core, origins } of cpus) expect(shown(origins[0])).toBe(String(core));
  expect([
    interfaces.length,
    addresses.length,
    bridges.length,
    tunnels.length,
    natRules.length > 0,
    cpus.length,
  ]).toEqual([8, 12, 2, 3, true, 1]);
});
