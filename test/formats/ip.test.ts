import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type IpAst,
  parseIp,
  parseIpAddr,
  parseIpLink,
  parseIpNeigh,
  parseIpRoute,
  parseIpRule,
} from "../../src/formats/ip/index.ts";

const sample = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../samples/ip/ok", `${name}.txt`), "utf8");

/** A tree without its places and form. */
const bare = (ast: IpAst): unknown =>
  JSON.parse(JSON.stringify(ast, (key, value: unknown) => (key === "span" || key === "form" ? undefined : value)));

const codes = (text: string): readonly string[] => parseIp(text).diagnostics.map(({ code }) => code);
const links = (text: string) => parseIp(text).ast.links;
const routes = (text: string) => parseIp(text).ast.routes;
const info = (kind: string) =>
  links(
    `2: a0: <UP> mtu 1500 qdisc noop state UP\n    link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff promiscuity 0 \n    ${kind} \n`,
  )[0]?.linkinfo;

describe("text and JSON of one state have one tree", () => {
  test("rules", () => {
    expect(bare(parseIpRule(sample("rule.iproute2-6.1")).ast)).toEqual(
      bare(parseIpRule(sample("rule-pretty-json.iproute2-6.1")).ast),
    );
  });
  test("neighbours", () => {
    expect(bare(parseIpNeigh(sample("neigh.iproute2-6.1")).ast)).toEqual(
      bare(parseIpNeigh(sample("neigh-json.iproute2-6.1")).ast),
    );
  });
});

describe("links", () => {
  test("the peer is an index, a name, or none", () => {
    const [first, second, third] = links(
      [
        "5: eth0@if9: <UP> mtu 1 state UP",
        "6: v.5@eth0: <UP> mtu 1 state UP",
        "7: gre0@NONE: <> mtu 1 state DOWN",
      ].join("\n"),
    );
    expect([first?.ifname, first?.linkIndex, first?.link]).toEqual(["eth0", 9, undefined]);
    expect([second?.ifname, second?.link]).toEqual(["v.5", "eth0"]);
    expect([third?.ifname, third?.link, third?.flags]).toEqual(["gre0", null, []]);
  });
  test("a namespace is a number, a name, or unknown", () => {
    const ids = ["link-netnsid 4", "link-netns blue", "link-netnsid unknown"].map((words) => {
      const [link] = links(
        `2: a@if3: <UP> mtu 1 state UP\n    link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff ${words}\n`,
      );
      return [link?.linkNetnsid, link?.linkNetns];
    });
    expect(ids).toEqual([
      [4, undefined],
      [undefined, "blue"],
      [null, undefined],
    ]);
  });
  test("alias and altnames are kept as they are", () => {
    const [link] = links("2: a: <UP> mtu 1 state UP\n    alias two  words: x\n    altname enp1s0\n    altname ens1\n");
    expect([link?.ifalias, link?.altnames]).toEqual(["two  words: x", ["enp1s0", "ens1"]]);
  });
  test("the second address of a point-to-point link is the peer's", () => {
    const [link] = links("2: t@NONE: <POINTOPOINT> mtu 1 state UP\n    link/gre 10.0.0.1 peer 10.0.0.2\n");
    expect([link?.linkType, link?.address, link?.broadcast, link?.linkPointtopoint]).toEqual([
      "gre",
      "10.0.0.1",
      "10.0.0.2",
      true,
    ]);
  });
  test("a row of a table has a state, addresses with peers, metrics", () => {
    const [link] = parseIpAddr("veth1@if2  LOWERLAYERDOWN 10.5.0.1 peer 10.5.0.2/30 fd00::6/64 metric 55 \n").ast.links;
    expect([link?.operstate, link?.linkIndex]).toEqual(["LOWERLAYERDOWN", 2]);
    expect(link?.addrInfo?.map(({ local, address, prefixlen, metric }) => [local, address, prefixlen, metric])).toEqual(
      [
        ["10.5.0.1", "10.5.0.2", 30, undefined],
        ["fd00::6", undefined, 64, 55],
      ],
    );
  });
  test("hardware addresses in a table, also none", () => {
    const both = parseIpLink("lo UNKNOWN 00:00:00:00:00:00 <LOOPBACK,UP> \ntun0 DOWN <NOARP> \n").ast.links;
    expect(both.map(({ address, flags }) => [address, flags])).toEqual([
      ["00:00:00:00:00:00", ["LOOPBACK", "UP"]],
      [undefined, ["NOARP"]],
    ]);
  });
});

describe("kinds of links", () => {
  test("vxlan: two numbers of srcport, words without a value, names of the JSON", () => {
    expect(
      info("vxlan id 42 remote fd00::2 dev eth0 srcport 1 2 dstport 4789 nolearning ttl auto udpcsum noudp6zerocsumtx")
        ?.infoData,
    ).toEqual({
      id: 42,
      remote: "fd00::2",
      link: "eth0",
      portRange: { low: 1, high: 2 },
      port: 4789,
      learning: false,
      ttl: "auto",
      udpCsum: true,
      udpZeroCsum6Tx: false,
    });
  });
  test("vlan: flags in angle brackets, maps on lines of their own", () => {
    expect(info("vlan protocol 802.1Q id 5 <REORDER_HDR,GVRP> \n      ingress-qos-map { 1:2 }")?.infoData).toEqual({
      protocol: "802.1Q",
      id: 5,
      flags: ["REORDER_HDR", "GVRP"],
      ingressQos: [{ from: 1, to: 2 }],
    });
  });
  test("bond: what 802.3ad has, targets, none", () => {
    expect(
      info(
        "bond mode 802.3ad arp_validate none arp_ip_target 10.0.0.1,10.0.0.2 ad_aggregator 1 ad_partner_mac 00:00:00:00:00:01",
      )?.infoData,
    ).toEqual({
      mode: "802.3ad",
      arpValidate: null,
      arpIpTarget: ["10.0.0.1", "10.0.0.2"],
      adInfo: { aggregator: 1, partnerMac: "00:00:00:00:00:01" },
    });
  });
  test("a port's part in its bridge has values where a VXLAN has none, and attributes of the link behind it", () => {
    const [link] = links(
      "2: a: <UP> mtu 1 state UP\n    link/ether 02:00:00:00:00:01 promiscuity 1 \n    veth \n    bridge_slave state forwarding learning on isolated off mcast_router 1 port_id 0x8001 numtxqueues 4 \n",
    );
    expect([link?.linkinfo?.infoKind, link?.linkinfo?.infoSlaveKind, link?.numTxQueues]).toEqual(["veth", "bridge", 4]);
    expect(link?.linkinfo?.infoSlaveData).toEqual({
      state: "forwarding",
      learning: true,
      isolated: false,
      multicastRouter: 1,
      id: "0x8001",
    });
  });
  test("tunnels: what they carry is a word by itself", () => {
    expect(info("ipip any remote any local 10.0.0.1 ttl inherit nopmtudisc")?.infoData).toEqual({
      proto: "any",
      remote: "any",
      local: "10.0.0.1",
      ttl: "inherit",
      pmtudisc: false,
    });
  });
  test("a kind of tomorrow is read by pairs where -d says that it is one", () => {
    expect(info("quux colour 7 shiny on")).toMatchObject({ infoKind: "quux", infoData: { colour: 7, shiny: true } });
  });
  test("virtual functions in both spellings", () => {
    const [link] = links(
      "2: a: <UP> mtu 1 state UP\n    vf 0 MAC 02:00:00:00:00:01, vlan 5, tx rate 100 (Mbps), spoof checking on\n    vf 1     link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff, link-state auto, trust off\n",
    );
    expect(link?.vfinfoList?.map(({ vf, data }) => [vf, data])).toEqual([
      [0, { mac: "02:00:00:00:00:01", vlan: 5, txRate: 100, spoofchk: true }],
      [
        1,
        {
          linkType: "ether",
          address: "02:00:00:00:00:02",
          broadcast: "ff:ff:ff:ff:ff:ff",
          linkState: "auto",
          trust: false,
        },
      ],
    ]);
  });
});

describe("statistics", () => {
  test("columns go by their names: missed or overrun, as the release has them", () => {
    const counters = (heads: string): unknown =>
      links(
        `2: a: <UP> mtu 1 state UP\n    RX: bytes  packets  errors  dropped ${heads} mcast   \n    9007199254740993 2 3 4 5 6 \n`,
      )[0]?.stats64?.rx;
    expect(counters("overrun")).toEqual({
      bytes: "9007199254740993",
      packets: 2,
      errors: 3,
      dropped: 4,
      overErrors: 5,
      multicast: 6,
    });
    expect(counters("missed")).toEqual({
      bytes: "9007199254740993",
      packets: 2,
      errors: 3,
      dropped: 4,
      missedErrors: 5,
      multicast: 6,
    });
  });
  test("-h keeps the unit, -s -s adds the errors", () => {
    const [link] = links(
      "2: a: <UP> mtu 1 state UP\n    TX: bytes packets errors dropped carrier collsns\n    1.2M 5 0 0 0 0\n    TX errors: aborted fifo window heartbt transns\n    1 2 3 4 5\n",
    );
    expect(link?.stats64?.tx).toMatchObject({
      bytes: "1.2M",
      collisions: 0,
      abortedErrors: 1,
      heartbeatErrors: 4,
      carrierChanges: 5,
    });
  });
});

describe("addresses", () => {
  const address = (line: string) => links(`2: a: <UP> mtu 1 state UP\n    ${line}\n`)[0]?.addrInfo?.[0];
  test("the length is the peer's, flags are a list, the label comes last", () => {
    expect(address("inet 10.5.0.1 peer 10.5.0.2/30 brd 10.5.0.3 scope global secondary dynamic a:1")).toMatchObject({
      family: "inet",
      local: "10.5.0.1",
      address: "10.5.0.2",
      prefixlen: 30,
      broadcast: "10.5.0.3",
      scope: "global",
      flags: ["secondary", "dynamic"],
      label: "a:1",
    });
  });
  test("origins of 6.x, flags without a name, a metric", () => {
    expect(address("inet6 fe80::1/64 metric 5 scope link noprefixroute flags 800 proto kernel_ll ")).toMatchObject({
      metric: 5,
      flags: ["noprefixroute"],
      ifaFlags: "800",
      protocol: "kernel_ll",
    });
  });
  test("lifetimes are seconds, below zero too, or forever", () => {
    const times = address(
      "inet6 fd00::1/64 scope global deprecated dynamic \n       valid_lft 604000sec preferred_lft -12sec",
    );
    expect([times?.validLifeTime, times?.preferredLifeTime]).toEqual([604000, -12]);
    const [link] = links(
      '[{"ifname":"a","addr_info":[{"family":"inet","local":"10.0.0.1","prefixlen":8,"valid_life_time":4294967295}]}]',
    );
    expect(link?.addrInfo?.[0]?.validLifeTime).toBe("forever");
  });
  test("-o names the link on every line, and JSON of it in every address", () => {
    const text = parseIp(
      "2: a    inet 10.0.0.1/8 scope global a\\       valid_lft forever preferred_lft forever\n2: a    inet6 fe80::1/64 scope link \\       valid_lft forever preferred_lft forever\n",
    ).ast;
    expect([text.form, text.links.length, text.links[0]?.ifindex, text.links[0]?.addrInfo?.length]).toEqual([
      "oneline",
      1,
      2,
      2,
    ]);
    const json = parseIp(
      '[{"addr_info":[]},{"addr_info":[{"index":2,"dev":"a","family":"inet","local":"10.0.0.1","prefixlen":8}]}]',
    ).ast;
    expect([json.holes, json.links.length, json.links[0]?.ifindex, json.links[0]?.ifname]).toEqual([1, 1, 2, "a"]);
  });
});

describe("routes", () => {
  test("nexthops, of another family too, with their flags", () => {
    const [route] = routes(
      "default proto static \n\tnexthop via 10.0.0.1  dev eth0 weight 1 dead linkdown \n\tnexthop via inet6 fe80::1 dev eth1 weight 2 onlink \n",
    );
    expect(route?.nexthops?.map(({ gateway, via, dev, weight, flags }) => [gateway, via, dev, weight, flags])).toEqual([
      ["10.0.0.1", undefined, "eth0", 1, ["dead", "linkdown"]],
      [undefined, { family: "inet6", host: "fe80::1" }, "eth1", 2, ["onlink"]],
    ]);
  });
  test("metrics with locks, times and features", () => {
    expect(
      routes("10.0.0.0/8 dev a mtu lock 1400 rtt 1.5s rto_min lock 200ms features ecn congctl reno \n")[0]?.metrics,
    ).toEqual({
      mtu: 1400,
      locked: ["mtu", "rtoMin"],
      rtt: 1500,
      rtoMin: 200,
      features: ["ecn"],
      congestion: "reno",
    });
  });
  test("types, hosts, tables, the error and lifetime of IPv6", () => {
    const [first, second, third] = routes(
      "unreachable default dev lo table unspec proto kernel metric 4294967295 error -101 pref medium\nlocal ::1 dev lo table local metric 0\nfd00::/64 dev a expires 899sec pref high\n",
    );
    expect([first?.type, first?.dst, first?.error, first?.metric]).toEqual([
      "unreachable",
      "default",
      -101,
      4294967295,
    ]);
    expect([second?.dst, second?.table, second?.metric]).toEqual(["::1", "local", 0]);
    expect([third?.expires, third?.pref]).toEqual([899, "high"]);
  });
  test("a tunnel's attributes are its own, in JSON as well, where names repeat", () => {
    const text = routes("10.9.0.0/16  encap ip id 7 src 0.0.0.0 dst 10.1.1.1 ttl 3 tos 0 dev a scope link \n");
    const json = routes(
      '[{"dst":"10.9.0.0/16","encap":"ip","id":7,"src":"0.0.0.0","dst":"10.1.1.1","ttl":3,"tos":0,"dev":"a","scope":"link","flags":[]}]',
    );
    expect(text[0]?.encap).toEqual({ type: "ip", id: 7, src: "0.0.0.0", dst: "10.1.1.1", ttl: 3, tos: 0 });
    expect(text.map(({ span: _, ...route }) => route)).toEqual(json.map(({ span: _, ...route }) => route));
  });
  test("realms in both of the JSON's spellings", () => {
    const flows = ['"flow":{"from":"3","to":"4"}', '"flow_from":"3","flow_to":"4"'].map(
      (keys) => routes(`[{"dst":"10.0.0.0/8","flags":[],${keys}}]`)[0]?.flow,
    );
    expect(flows).toEqual([
      { from: "3", to: "4" },
      { from: "3", to: "4" },
    ]);
    expect(routes("10.0.0.0/8 dev a realms 3/4 \n")[0]?.flow).toEqual({ from: "3", to: "4" });
  });
  test("ip route get: the line of the cache", () => {
    expect(
      routes("local 127.0.0.1 dev lo table local src 127.0.0.1 uid 0 \n    cache <local,src-direct> \n")[0],
    ).toMatchObject({ uid: 0, cache: ["local", "src-direct"] });
  });
});

describe("rules and neighbours", () => {
  test("ranges, marks, networks, verdicts", () => {
    const [first, second, third] = parseIp(
      "5:\tnot from all to 10.1.0.0/16 fwmark 0x1/0xff iif x [detached] dport 80-90 sport 7 uidrange 0-10 lookup 7\n6:\tfrom 10.0.0.1 goto 55 [unresolved]\n7:\tfrom all lookup [l3mdev-table]\n",
    ).ast.rules;
    expect(first).toMatchObject({
      not: true,
      src: null,
      dst: "10.1.0.0/16",
      fwmark: 1,
      fwmask: 255,
      iif: "x",
      iifDetached: true,
      dport: { from: 80, to: 90 },
      sport: { from: 7, to: 7 },
      uidrange: { from: 0, to: 10 },
      table: "7",
    });
    expect([second?.src, second?.goto, second?.unresolved, third?.l3mdev]).toEqual(["10.0.0.1", 55, true, true]);
  });
  test("used and probes run together, as 6.1 prints them", () => {
    expect(
      parseIp("10.0.0.9 dev a lladdr 02:00:00:00:00:01 ref 1 used 1/60/3probes 4 STALE \n").ast.neighbours[0],
    ).toMatchObject({ refcnt: 1, used: 1, confirmed: 60, updated: 3, probes: 4, state: ["STALE"] });
  });
  test("an address and an interface are a route by content, a neighbour by name", () => {
    expect(parseIp("10.0.0.9 dev a \n").ast.routes.length).toBe(1);
    expect(parseIpNeigh("10.0.0.9 dev a \n").ast.neighbours.length).toBe(1);
    expect(parseIpRoute("10.0.0.9 dev a lladdr 02:00:00:00:00:01 STALE \n").ast.routes.length).toBe(1);
  });
});

describe("JSON that is damaged", () => {
  test("holes of 4.x are counted, empty lists too", () => {
    const { ast, diagnostics } = parseIp('[{},{"ifname":"a","addr_info":[{},{}]},{}]\n[ ]\n');
    expect([ast.holes, ast.emptyLists, ast.links.length, diagnostics]).toEqual([4, 1, 1, []]);
  });
  test("a cut tail keeps the fields before it", () => {
    const { ast, diagnostics } = parseIp('[{"ifname":"a","mtu":1500,"qdi');
    expect([ast.links[0]?.mtu, diagnostics.map(({ code }) => code)]).toEqual([1500, ["ip/cut-off"]]);
  });
  test("a cut head is read from the first object on", () => {
    const { ast } = parseIp('"mtu":7},{"ifname":"b","mtu":8}]\n');
    expect(ast.unknown.length + ast.links.length).toBeGreaterThan(0);
    expect(parseIp('{"ifname":"b","mtu":8},{"ifname":"c"}]').ast.links.map(({ ifname }) => ifname)).toEqual(["b", "c"]);
  });
  test("a prompt behind the last bracket is a line of its own", () => {
    const { ast } = parseIp('[{"ifname":"a"}][root@node ~]# \n');
    expect([ast.links.length, ast.unknown[0]?.text]).toEqual([1, "[root@node ~]#"]);
  });
  test("names of the language are names like others", () => {
    const { ast } = parseIp('[{"ifname":"constructor","__proto__":{"a":1},"toString":5}]');
    expect(ast.links[0]).toMatchObject({ ifname: "constructor", otherAttributes: { toString: 5 } });
    expect(codes("default via 10.0.0.1 dev a constructor toString \n")).toEqual(["ip/unknown-word"]);
  });
  test("nesting is bounded", () => {
    expect(codes(`[{"ifname":"a","x":${"[".repeat(100_000)}`)).toContain("ip/cut-off");
  });
});

describe("rows as the tool prints them are read off their characters, others word by word", () => {
  const folder = join(import.meta.dirname, "../../samples/ip");
  const texts = ["ok", "err"].flatMap((kind) =>
    readdirSync(join(folder, kind))
      .filter((name) => name.endsWith(".txt") && !name.includes("json"))
      .map((name) => [`${kind}/${name}`, readFileSync(join(folder, kind, name), "utf8")] as const),
  );
  /** What was not understood is kept with its blanks. */
  const squeezed = (ast: IpAst): unknown => JSON.parse(JSON.stringify(bare(ast)).replaceAll(/ +/g, " "));

  test.each(texts)("%s has the same tree with two blanks for each", (_, text) => {
    const wide = text.replaceAll(/(?<=\S) (?=\S)/g, "  ");
    for (const parse of [parseIp, parseIpAddr, parseIpLink, parseIpRoute, parseIpNeigh]) {
      expect(squeezed(parse(wide).ast)).toEqual(squeezed(parse(text).ast));
      expect(parse(wide).diagnostics.map(({ code }) => code)).toEqual(parse(text).diagnostics.map(({ code }) => code));
    }
  });
  test("what most rows have is told from what looks like it", () => {
    const [route] = routes("10.0.0.0/24 via 10.0.0.1 dev eth0 metric 5 onlink mtu 1400 \n");
    expect([route?.gateway, route?.metric, route?.flags, route?.metrics]).toEqual([
      "10.0.0.1",
      5,
      ["onlink"],
      { mtu: 1400 },
    ]);
    expect(routes("10.0.0.0/24 via inet6 fe80::1 dev eth0\n")[0]?.via).toEqual({ family: "inet6", host: "fe80::1" });
    expect(routes("10.0.0.0/24 dev eth0 dev eth1\n")[0]?.dev).toBe("eth0");
    expect(codes("10.0.0.0/24 dev eth0 dev eth1\n")).toEqual(["ip/duplicate-field"]);
    expect(codes("10.0.0.0/24 via 10.0.0.300 dev eth0\n")).toEqual(["ip/bad-value"]);
    expect(codes("10.0.0.0/24 dev eth0 metric 5x\n")).toEqual(["ip/bad-value"]);
    expect(parseIp("10.0.0.9 dev eth0 lladdr 02:00:00:00:00:01 STALE\n").ast.neighbours[0]?.state).toEqual(["STALE"]);
    const [link] = links(
      "2: eth0    inet 10.0.0.1/24 scope global dynamic eth0:1\\       valid_lft 5sec preferred_lft 4sec\n",
    );
    expect(link?.addrInfo?.map(({ label, flags, validLifeTime }) => [label, flags, validLifeTime])).toEqual([
      ["eth0:1", ["dynamic"], 5],
    ]);
  });
});
