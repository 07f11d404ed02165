import { describe, expect, test } from "vitest";
import { type Fact, mergeFacts, type NodeFacts } from "../../src/index.ts";
import { factsIn, factsOfName } from "./support.ts";

const ip = (name: string, command?: string): readonly Fact[] =>
  factsOfName(`ip/ok/same-host.${name}.iproute2-6.1.txt`, command);
const netstat = (name: string): readonly Fact[] => factsOfName(`netstat/ok/same-host.${name}.2.10.txt`);
const ifconfig = factsOfName("ifconfig/ok/same-host.net-tools-2.10.txt");
const busybox = factsOfName("ifconfig/ok/same-host.busybox.txt");

const routes = [
  ...ip("route", "ip route"),
  ...ip("route6", "ip -6 route"),
  ...ip("route6-table-local", "ip -6 route show table local"),
];
const byIp = [...ip("addr"), ...routes];
const byNetTools = [...ifconfig, ...netstat("netstat-nr"), ...netstat("netstat-6nr")];

/** The counts of a node, and what is without the places and what only one tool shows. */
const countsOf = ({ interfaces, addresses, routes: all }: NodeFacts): readonly number[] => [
  interfaces.length,
  addresses.length,
  all.length,
];

describe("one state of a namespace, recorded with every tool", () => {
  test("net-tools and the ip tool merge to the same node: no fact more, no contradiction, every value the same", () => {
    const alone = mergeFacts("host", byIp);
    const both = mergeFacts("host", [...byNetTools, ...byIp]);
    expect(alone.diagnostics).toEqual([]);
    expect(both.diagnostics).toEqual([]);
    expect(countsOf(alone.node)).toEqual([8, 12, 32]);
    expect(countsOf(both.node)).toEqual([8, 12, 32]);
    for (const kind of ["interfaces", "addresses", "routes"] as const) {
      for (const [at, fact] of both.node[kind].entries()) {
        const { origins, ...values } = fact;
        const { origins: _, ...own } = alone.node[kind][at] ?? {};
        expect(values).toEqual(own);
        expect(origins.length, JSON.stringify(fact)).toBe(2);
      }
    }
  });

  test("net-tools alone give the same node, but for what they do not show", () => {
    const { node, diagnostics } = mergeFacts("host", byNetTools);
    const whole = mergeFacts("host", byIp).node;
    expect(diagnostics).toEqual([]);
    // Two rows of 192.0.2.0 differ in the metric alone, which `netstat -nr` does not show.
    expect(countsOf(node)).toEqual([8, 12, 31]);
    const shown = (kind: "interfaces" | "addresses", names: readonly string[], of: NodeFacts): unknown =>
      of[kind].map((fact) => Object.fromEntries(Object.entries(fact).filter(([name]) => names.includes(name))));
    const links = ["name", "mtu", "isUp", "txQueueLength"];
    expect(shown("interfaces", links, node)).toEqual(shown("interfaces", links, whole));
    const places = ["interface", "family", "address", "prefixLength", "broadcast", "peer", "label"];
    expect(shown("addresses", places, node)).toEqual(shown("addresses", places, whole));
    const ways = (of: NodeFacts): unknown =>
      of.routes.map(({ family, destination, table }) => [family, table, destination]);
    expect(ways(node)).toEqual(ways({ ...whole, routes: whole.routes.filter(({ metric }) => metric !== 7) }));
  });

  test("every form of ip addr, and busybox, adds nothing that contradicts it", () => {
    const forms = [
      ip("addr-oneline"),
      ip("addr-brief"),
      ip("addr-details-json"),
      ip("link-details"),
      busybox,
      netstat("netstat-ia"),
    ];
    for (const form of forms) {
      const { node, diagnostics } = mergeFacts("host", [...byIp, ...form]);
      expect(diagnostics).toEqual([]);
      expect(countsOf(node)).toEqual([8, 12, 32]);
    }
    const { node } = mergeFacts("host", [...byIp, ...forms.flat()]);
    expect(node.interfaces.find(({ name }) => name === "br0")).toMatchObject({
      mtu: 1400,
      linkKind: "bridge",
      isUp: true,
    });
    expect(node.bridges).toMatchObject([
      { name: "br0", system: "linux", ports: [{ name: "veth10", interfaces: [{ name: "veth10" }] }] },
    ]);
    expect(node.tunnels).toMatchObject([
      { name: "vx42", type: "vxlan", remote: "10.1.2.9", local: "10.1.2.3", key: "42", destinationPort: 4789 },
    ]);
  });

  test("routes that only their metrics tell apart are matched in their order; a route of several ways by the one that is shown", () => {
    const { node, diagnostics } = mergeFacts("host", [
      ...netstat("netstat-nr"),
      ...netstat("route-n"),
      ...routes,
      ...ip("route-details"),
    ]);
    expect(diagnostics).toEqual([]);
    const main = node.routes.filter(({ family }) => family === "ipv4");
    expect(main.map(({ origins }) => origins.length)).toEqual(main.map(() => 4));
    expect(main.map(({ destination, metric }) => [destination, metric])).toEqual([
      ["0.0.0.0/0", 100],
      ["0.0.0.0/0", 200],
      ["10.1.2.0/23", 0],
      ["10.4.0.2/32", 0],
      ["10.9.9.0/24", 0],
      ["10.128.0.0/23", 0],
      ["172.30.0.0/16", 0],
      ["192.0.2.0/24", 5],
      ["192.0.2.0/24", 7],
      ["198.51.100.0/24", 0],
      ["203.0.113.0/24", 9],
      ["203.0.114.0/24", 0],
    ]);
    expect(main.slice(9).map(({ type, nexthops }) => [type, nexthops?.length])).toEqual([
      [undefined, 2],
      ["unreachable", undefined],
      ["blackhole", undefined],
    ]);
  });

  test("a table that was asked for is that of the routes", () => {
    expect(ip("route-table-100", "ip route show table 100")).toMatchObject([
      { table: "100", destination: "10.77.0.0/16" },
    ]);
    expect(ip("route-table-100")[0]).not.toHaveProperty("table");
    expect(ip("route-table-100", "ip route show table main")[0]).not.toHaveProperty("table");
  });

  test("the order in which files are read does not matter", () => {
    const files = [
      ifconfig,
      netstat("netstat-nr"),
      netstat("netstat-6nr"),
      netstat("route-n"),
      ip("addr"),
      ip("link-details"),
      routes,
      factsOfName("iptables/ok/extensions-v6-nat.nft.S.txt", "ip6tables -t nat -S"),
      factsOfName("iptables/ok/extensions-nat.nft.save-c.txt", "iptables-save"),
      factsOfName("iptables/ok/docker-nat.legacy.nvL.txt", "iptables-legacy -t nat -nvL"),
      // Other bridges and another eth0: contradictions are told in one order too.
      factsOfName("ip/ok/kinds.iproute2-5.txt"),
      factsOfName("ip/ok/worker.iproute2-4.txt"),
      factsOfName("ovs-vsctl/ok/ovs-vsctl-show.worker1.txt"),
      factsOfName("cpu-topology/ok/lscpu-e.2.38.txt"),
      factsOfName("cpu-topology/ok/cpuinfo-x86.txt"),
    ];
    expect(mergeFacts("host", files.flat()).diagnostics.length).toBeGreaterThan(0);
    const wanted = JSON.stringify(mergeFacts("host", files.flat()));
    for (let turn = 1; turn < files.length; turn++) {
      const turned = [...files.slice(turn), ...files.slice(0, turn)];
      expect(JSON.stringify(mergeFacts("host", turned.flat()))).toBe(wanted);
      expect(JSON.stringify(mergeFacts("host", turned.reverse().flat().reverse()))).toBe(wanted);
    }
  });
});

describe("what is compared", () => {
  const link = (mtu: number, more = ""): string =>
    `2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu ${mtu} qdisc mq ${more}state UP group default qlen 1000\n    link/ether 02:0a:0b:0c:0d:01 brd ff:ff:ff:ff:ff:ff\n`;

  test("two MTUs of an interface are a contradiction, with both places", () => {
    const other =
      "eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1400\n        ether 02:0a:0b:0c:0d:01  txqueuelen 1000  (Ethernet)\n";
    const { node, diagnostics } = mergeFacts("n", [
      ...factsIn(other, "ifconfig", { path: "ifconfig_-a" }),
      ...factsIn(link(1500), "ip", { path: "ip_addr", command: "ip addr" }),
    ]);
    expect(node.interfaces).toMatchObject([{ name: "eth0", mtu: 1500 }]);
    expect(diagnostics).toEqual([
      {
        code: "facts/sources-disagree",
        severity: "warning",
        message: "Two sources say different things of this; the value of the other one was taken.",
        subject: "mtu of interface eth0",
        expected: "1500",
        actual: "1400",
        path: "ifconfig_-a",
        span: { start: 0, end: other.length - 1 },
        other: { path: "ip_addr", span: { start: 0, end: link(1500).length - 1 }, command: "ip addr" },
      },
    ]);
  });

  test("states of other moments are none: flags, up or down, queue lengths", () => {
    const down = link(1500)
      .replace("UP,LOWER_UP", "NOARP")
      .replace("state UP", "state DOWN")
      .replace("qlen 1000", "qlen 9");
    const facts = [...factsIn(link(1500), "ip", { path: "a" }), ...factsIn(down, "ip", { path: "b" })];
    expect(mergeFacts("n", facts).diagnostics).toEqual([]);
  });

  test("the two blocks of an interface of Solaris are one interface, whose MTU is that of the first", () => {
    const text =
      "lo0: flags=2001000849<UP,LOOPBACK,RUNNING,MULTICAST,IPv4,VIRTUAL> mtu 8232 index 1\n\tinet 127.0.0.1 netmask ff000000 \nlo0: flags=2002000849<UP,LOOPBACK,RUNNING,MULTICAST,IPv6,VIRTUAL> mtu 8252 index 1\n\tinet6 ::1/128 \n";
    const { node, diagnostics } = mergeFacts("n", factsIn(text, "ifconfig", { path: "ifconfig_-a" }));
    expect(diagnostics).toEqual([]);
    expect(node.interfaces).toMatchObject([{ name: "lo0", mtu: 8232, index: 1, origins: [{}, {}] }]);
    expect(node.addresses.map(({ address }) => address)).toEqual(["127.0.0.1", "::1"]);
  });

  test("an address whose length one source does not show is that of the other", () => {
    const facts = [
      {
        kind: "address",
        interface: "e",
        family: "ipv4",
        address: "10.0.0.1",
        prefixLength: 24,
        origins: [{ path: "a", span: { start: 0, end: 1 } }],
      },
      {
        kind: "address",
        interface: "e",
        family: "ipv4",
        address: "10.0.0.1",
        origins: [{ path: "b", span: { start: 0, end: 1 } }],
      },
    ];
    const given: readonly Fact[] = JSON.parse(JSON.stringify(facts));
    expect(mergeFacts("n", given).node.addresses).toMatchObject([
      { prefixLength: 24, origins: [{ path: "a" }, { path: "b" }] },
    ]);
  });

  test("a source address and a type of a route are compared; reject is any of the kernel's refusals", () => {
    const of = (text: string, path: string): readonly Fact[] => factsIn(text, "ip", { path, command: "ip route" });
    const differ = mergeFacts("n", [
      ...of("10.0.0.0/8 via 10.1.0.1 dev eth0 src 10.1.0.2\n", "a"),
      ...of("10.0.0.0/8 via 10.1.0.1 dev eth0 src 10.1.0.3\n", "b"),
    ]);
    expect(differ.diagnostics.map(({ subject, expected, actual }) => [subject, expected, actual])).toEqual([
      ["source of route to 10.0.0.0/8", "10.1.0.2", "10.1.0.3"],
    ]);
    const head =
      "Kernel IP routing table\nDestination     Gateway         Genmask         Flags Metric Ref    Use Iface\n";
    const row = "10.0.0.0        -               255.0.0.0       !     0      -        0 -\n";
    const same = mergeFacts("n", [
      ...of("prohibit 10.0.0.0/8\n", "a"),
      ...factsIn(head + row, "netstat", { path: "b" }),
    ]);
    expect(same.diagnostics).toEqual([]);
    expect(same.node.routes).toMatchObject([{ type: "prohibit", destination: "10.0.0.0/8", metric: 0 }]);
  });

  test("netstat -6 does not say the table: a route is that of the table in which another source shows it", () => {
    const head =
      "Kernel IPv6 routing table\nDestination                    Next Hop                   Flag Met Ref Use If\n";
    const row = "fd00:7::/32                    fe80::9                    UG   1024 1      0 eth0\n";
    const alone = mergeFacts("n", factsIn(head + row, "netstat", { path: "netstat_-6nr" })).node.routes;
    expect(alone).toMatchObject([{ destination: "fd00:7::/32", isOfAnyTable: true }]);
    expect(alone[0]).not.toHaveProperty("table");
    const ip7 = factsIn("fd00:7::/32 via fe80::9 dev eth0 table 7 metric 1024 pref medium\n", "ip", { path: "ip" });
    const both = mergeFacts("n", [...factsIn(head + row, "netstat", { path: "netstat_-6nr" }), ...ip7]).node.routes;
    expect(both).toMatchObject([{ table: "7", origins: [{ path: "ip" }, { path: "netstat_-6nr" }] }]);
    expect(both[0]).not.toHaveProperty("isOfAnyTable");
  });

  test("a gateway that netstat cannot show is that of the other family that ip shows", () => {
    const head =
      "Kernel IP routing table\nDestination     Gateway         Genmask         Flags Metric Ref    Use Iface\n";
    const row = "11.247.240.0    0.0.0.0         255.255.240.0   UG    0      0        0 eth0\n";
    const shown = factsIn(head + row, "netstat", { path: "route_-n" });
    expect(shown[0]).not.toHaveProperty("gateway");
    const whole = factsIn("11.247.240.0/20 via inet6 fe80::1 dev eth0\n", "ip", { path: "ip" });
    expect(mergeFacts("n", [...shown, ...whole]).node.routes).toMatchObject([
      { destination: "11.247.240.0/20", gateway: "fe80::1", metric: 0, origins: [{}, {}] },
    ]);
  });

  test("each address of an interface has a broadcast route of its own, whatever else they have in common", () => {
    const text =
      "broadcast 1.2.3.4 dev eth0 table local proto kernel scope link src 10.0.0.1\nbroadcast 1.2.3.4 dev eth0 table local proto kernel scope link src 10.0.0.2\nlocal 1.2.3.4 dev eth0 table local proto kernel scope host src 1.2.3.4\n";
    const { node, diagnostics } = mergeFacts(
      "n",
      ["a", "b"].flatMap((path) => factsIn(text, "ip", { path })),
    );
    expect(diagnostics).toEqual([]);
    expect(node.routes.map(({ type, source, origins }) => [type, source, origins.length])).toEqual([
      ["broadcast", "10.0.0.1", 2],
      ["broadcast", "10.0.0.2", 2],
      ["local", "1.2.3.4", 2],
    ]);
  });

  test("namespaces are apart, the host's own first", () => {
    const facts = [
      ...factsIn(link(1400), "ip", { path: "red", namespace: "red" }),
      ...factsIn(link(1500), "ip", { path: "host" }),
    ];
    const { node, diagnostics } = mergeFacts("n", facts);
    expect(node.interfaces.map(({ namespace, mtu }) => [namespace, mtu])).toEqual([
      [undefined, 1500],
      ["red", 1400],
    ]);
    expect(diagnostics).toEqual([]);
  });

  test("a name that net-tools 1.60 cut is the whole name that another tool shows", () => {
    const cut =
      "ovn-k8s-m Link encap:Ethernet  HWaddr EE:45:A3:53:06:65\n          inet addr:10.131.0.2  Bcast:10.131.1.255  Mask:255.255.254.0\n          UP BROADCAST RUNNING MULTICAST  MTU:1400  Metric:1\n";
    const whole = link(1400).replace("eth0", "ovn-k8s-mp0").replace("02:0a:0b:0c:0d:01", "ee:45:a3:53:06:65");
    const rows =
      "Kernel IP routing table\nDestination     Gateway         Genmask         Flags Metric Ref    Use Iface    MSS   Window irtt\n10.128.0.0      10.131.0.1      255.252.0.0     UG    0      0        0 ovn-k8     0     0      0\n";
    const files = [
      factsIn(cut, "ifconfig", { path: "ifconfig" }),
      factsIn(rows, "netstat", { path: "route_-nee" }),
      factsIn(whole, "ip", { path: "ip_addr" }),
    ];
    const { node, diagnostics } = mergeFacts("n", files.flat());
    expect(diagnostics).toEqual([]);
    expect(node.interfaces).toMatchObject([{ name: "ovn-k8s-mp0", mtu: 1400 }]);
    expect(node.interfaces[0]).not.toHaveProperty("isNameCut");
    expect(node.addresses).toMatchObject([{ interface: "ovn-k8s-mp0", address: "10.131.0.2" }]);
    expect(node.routes).toMatchObject([{ interface: "ovn-k8s-mp0", destination: "10.128.0.0/14" }]);
    // Two that begin so: which one it is nobody knows.
    const second = factsIn(whole.replace("mp0", "mp1"), "ip", { path: "ip_addr_2" });
    const vague = mergeFacts("n", [...files.flat(), ...second]).node;
    expect(vague.interfaces.map(({ name, isNameCut }) => [name, isNameCut])).toEqual([
      ["ovn-k8s-m", true],
      ["ovn-k8s-mp0", undefined],
      ["ovn-k8s-mp1", undefined],
    ]);
  });
});
