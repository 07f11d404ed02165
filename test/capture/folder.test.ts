import { describe, expect, test } from "vitest";
import { captureOf, fileOf, nodeOf, sample, texts, toldOf } from "./support.ts";

describe("an archive of the insights client: node, layout, namespace, command, format", () => {
  test.each([
    ["ovs-vsctl_show", texts.ovs, "ovs-vsctl show", "ovs-vsctl"],
    ["lscpu", texts.lscpu, "lscpu", "cpu-topology"],
    ["ip_route_show_table_all", texts.route, "ip route show table all", "ip"],
    ["ip_addr", texts.addr, "ip addr", "ip"],
    ["netstat_-i", texts.netstatInterfaces, "netstat -i", "netstat"],
    ["iptables-save", texts.natSave, "iptables-save", "iptables"],
    ["numactl_--hardware", texts.numactl, "numactl --hardware", "cpu-topology"],
    ["netstat_-neopa", "Proto Recv-Q\ntcp 0\n", "netstat -neopa", null],
    ["netstat_-s", "Ip:\n    1 total packets received\n", "netstat -s", null],
  ])("insights_commands/%s", (name, text, command, format) => {
    for (const root of ["insights-worker1-20240501101500", "insights-worker1-20240501101500/data"]) {
      const told = toldOf(`${root}/insights_commands/${name}`, text);
      expect(told).toEqual(["worker1", "insights", undefined, command, format]);
    }
  });
  test("files of the system, and the name that the machine has", () => {
    const root = "archive";
    const capture = captureOf({
      [`${root}/insights_commands/hostname_-f`]: "worker3.example.com\n",
      [`${root}/proc/cpuinfo`]: texts.cpuinfo,
      [`${root}/sys/devices/system/cpu/online`]: "0-1\n",
      [`${root}/insights_commands/rpm_-qa`]: "bash-5\n",
    });
    expect(capture.files.map(({ path, node, layout }) => [path, node, layout])).toEqual([
      [`${root}/insights_commands/hostname_-f`, "worker3.example.com", "insights"],
      [`${root}/proc/cpuinfo`, "worker3.example.com", "insights"],
      [`${root}/sys/devices/system`, "worker3.example.com", "insights"],
    ]);
    expect(capture.passed).toBe(1);
  });
  test("is told by its marker alone", () => {
    const capture = captureOf({ "x/insights_archive.txt": "", "x/proc/cpuinfo": texts.cpuinfo });
    expect(capture.files.map(({ layout }) => layout)).toEqual(["insights"]);
  });
});

describe("a plain folder: files by their content", () => {
  test.each([
    ["ovs.txt", texts.ovs, undefined, "ovs-vsctl"],
    ["a.log", texts.addr, undefined, "ip"],
    ["rules", texts.natSave, undefined, "iptables"],
    ["out1", texts.netstat, undefined, "netstat"],
    ["out2.txt", texts.ifconfig, undefined, "ifconfig"],
    ["cluster.yaml", texts.network, undefined, "network-config"],
    ["cpus", texts.lscpu, undefined, "cpu-topology"],
    ["ip_route.txt", texts.route, "ip route", "ip"],
    ["ip route show.log", texts.route, "ip route show", "ip"],
    ["ip-6 route", texts.route6, undefined, "ip"],
    ["what the route is", texts.route, undefined, "ip"],
    ["ovs-vsctl-show.out", texts.ovs, "ovs-vsctl show", "ovs-vsctl"],
    ["iptables-save.txt", texts.natSave, "iptables-save", "iptables"],
    ["iptables_-t_nat_-nvL.txt", texts.natList, "iptables -t nat -nvL", "iptables"],
    ["lscpu_-e", texts.lscpuRows, "lscpu -e", "cpu-topology"],
  ])("%s", (name, text, command, format) => {
    expect(toldOf(`worker1/${name}`, text)).toEqual(["worker1", "folder", undefined, command, format]);
  });
  test("the name of a file decides nothing that its content contradicts", () => {
    expect(toldOf("worker1/ovs-vsctl show.txt", texts.ifconfig)).toEqual([
      "worker1",
      "folder",
      undefined,
      "ovs-vsctl show",
      "ifconfig",
    ]);
  });
  test("a table that only the name of the file tells", () => {
    const text =
      "Chain MINE (1 references)\n pkts bytes target     prot opt in     out     source               destination         \n    3   180 MASQUERADE  all  --  *      *       10.128.0.0/14        0.0.0.0/0           \n";
    expect(nodeOf(captureOf({ "w/iptables_-t_nat_-nvL.txt": text }), "w").natRules.map(({ rule }) => rule)).toEqual([
      "-A MINE -s 10.128.0.0/14 -j MASQUERADE",
    ]);
  });
  test("what is of no format is listed, all its lines unknown", () => {
    const path = "notes/todo.txt";
    const { format, ast, node, lines, unknownLines } = fileOf(captureOf({ [path]: "Buy milk.\n\nCall Bob.\n" }), path);
    expect([format, ast, node, lines, unknownLines]).toEqual([null, null, "notes", 2, 2]);
  });
  test.each(["x.png", "x.tar.gz", "x.pcap", "._ip_addr", ".DS_Store", "conf.db", "__MACOSX/ip_addr", ".git/HEAD"])(
    "%s is counted",
    (path) => {
      const capture = captureOf({ [`worker1/${path}`]: texts.addr });
      expect([capture.files, capture.passed]).toEqual([[], 1]);
    },
  );
  test("files of a node's file system", () => {
    const capture = captureOf({
      "worker1/proc/cpuinfo": texts.cpuinfo,
      "worker1/sys/devices/system/cpu/online": "0-1\n",
    });
    expect(capture.files.map(({ path, node, layout }) => [path, node, layout])).toEqual([
      ["worker1/proc/cpuinfo", "worker1", "folder"],
      ["worker1/sys/devices/system", "worker1", "folder"],
    ]);
  });
  test("one file", () => {
    const capture = captureOf({ "ifconfig.txt": texts.ifconfig });
    expect(capture.files.map(({ node, layout, format }) => [node, layout, format])).toEqual([
      [null, "folder", "ifconfig"],
    ]);
    expect(capture.nodes.map(({ name, addresses }) => [name, addresses.length > 0])).toEqual([["", true]]);
    expect(capture.diagnostics.map(({ code }) => code)).toEqual(["capture/unknown-node"]);
  });
});

describe("which node a folder is of", () => {
  test.each([
    ["worker1/ip_route", "worker1"],
    ["worker1/network/ip_route", "worker1"],
    ["2024/worker1/logs/net/ip_route", "worker1"],
    ["network/ip_route", ""],
    ["ip_route", ""],
  ])("%s", (path, node) => {
    expect(captureOf({ [path]: texts.route }).nodes.map(({ name }) => name)).toEqual([node]);
  });
  test("a `hostname` beside it or above names it", () => {
    const { nodes } = captureOf({
      "x/hostname": "worker4\n",
      "x/net/deep/ip_route": texts.route,
      "y/hostname.txt": "worker5\n",
      "y/ip_route": texts.route,
    });
    expect(nodes.map(({ name, routes }) => [name, routes.length > 0])).toEqual([
      ["worker4", true],
      ["worker5", true],
    ]);
  });
  test("two folders of one name are two nodes", () => {
    const { nodes } = captureOf({ "a/dump1/ip_route": texts.route, "b/dump1/ip_route": texts.route });
    expect(nodes.map(({ name }) => name)).toEqual(["a/dump1", "b/dump1"]);
  });
});

describe("a pasted session gives facts to the nodes that it names", () => {
  const routesOf = (text: string): readonly (readonly [string, number])[] =>
    captureOf({ "notes/session.txt": text }).nodes.map(({ name, routes }) => [name, routes.length]);
  const one = "default via 10.0.0.1 dev eth0 proto static metric 100 \n";
  test("the founding session", () => {
    const capture = captureOf({ "session.txt": sample("sessions/session.worker1.txt") });
    expect(capture.files.map(({ node, format, unknownLines }) => [node, format, unknownLines])).toEqual([
      ["worker1", "session", 0],
    ]);
    const { bridges, tunnels, routes, natRules } = nodeOf(capture, "worker1");
    expect(bridges.map(({ name }) => name).sort()).toEqual(["br-ex", "br-int"]);
    expect([tunnels.length, routes.length > 0, natRules.length > 0]).toEqual([3, true, true]);
    for (const { origins } of natRules) {
      expect(
        origins.every(({ path, command }) => path === "session.txt" && command?.includes("iptables") === true),
      ).toBe(true);
    }
  });
  test.each([
    ["a prompt", `[root@worker1 ~]# ip route\n${one}[root@worker1 ~]# \n`, [["worker1", 1]]],
    [
      "prompts of two nodes",
      `[root@a1 ~]# ip route\n${one}[root@b2 ~]# ip route\n${one}`,
      [
        ["a1", 1],
        ["b2", 1],
      ],
    ],
    [
      "headings",
      `==== worker1 ====\n$ ip route\n${one}\n==== worker2 ====\n$ ip route\n${one}`,
      [
        ["worker1", 1],
        ["worker2", 1],
      ],
    ],
    [
      "the command that runs it there",
      `[core@bastion ~]$ oc debug node/worker1 -- chroot /host ip route\n${one}`,
      [["worker1", 1]],
    ],
    ["ssh", `[core@bastion ~]$ ssh -i key core@worker1 ip route\n${one}`, [["worker1", 1]]],
    [
      "the command that opened the shell",
      `[core@bastion ~]$ oc debug node/worker1\nStarting pod/worker1-debug ...\nsh-4.4# chroot /host\nsh-4.4# ip route\n${one}`,
      [["worker1", 1]],
    ],
  ])("by %s", (_, text, expected) => expect(routesOf(text)).toEqual(expected));
  test("what a pod prints is of no node that is named", () => {
    expect(routesOf(`[core@bastion ~]$ oc exec -n x pod-1 -- ip route\n${one}`)).toEqual([["", 1]]);
    expect(routesOf(`[core@bastion ~]$ oc exec -it pod-1 -- bash\nroot@pod-1:/# ip route\n${one}`)).toEqual([["", 1]]);
  });
  test("a namespace that a command enters", () => {
    const { nodes } = captureOf({
      "s.txt": `[root@worker1 ~]# ip netns exec red ip route\n${one}[root@worker1 ~]# ip -n blue route\n${one}`,
    });
    expect(nodes.map(({ name, routes }) => [name, routes.map(({ namespace }) => namespace)])).toEqual([
      ["worker1", ["blue", "red"]],
    ]);
  });
  test("without any name, the folder's", () => expect(routesOf(`$ ip route\n${one}$ \n`)).toEqual([["notes", 1]]));
  test("a heading that is no name is none", () => {
    expect(routesOf(`==== Step 1 ====\n$ ip route\n${one}`)).toEqual([["notes", 1]]);
    expect(routesOf(`==== routing ====\n$ ip route\n${one}`)).toEqual([["notes", 1]]);
  });
});
