import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { coloursFor } from "../../src/cli/colours.ts";
import { renderTree } from "../../src/cli/render-tree.ts";
import {
  type InterfaceNode,
  interfaceDetails,
  parseIfconfig,
  printIfconfig,
} from "../../src/formats/ifconfig/index.ts";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/ifconfig/ok/bsd-${name}.txt`, import.meta.url), "utf8");

function interfaceOf(name: string, sampleName: string): InterfaceNode {
  const found = parseIfconfig(sample(sampleName)).ast.interfaces.find((node) => node.name === name);
  return found ?? expect.fail(`${sampleName} has no ${name}`);
}

/** What the lines of an interface that begin with a word say. */
const valuesOf = (name: string, sampleName: string, word: string): unknown[] =>
  interfaceDetails(interfaceOf(name, sampleName), word).map(({ values }) => values);

/** The lines below them. */
const belowOf = (name: string, sampleName: string, word: string): unknown[] =>
  interfaceDetails(interfaceOf(name, sampleName), word).flatMap(({ details = [] }) =>
    details.map((detail) => [detail.word, detail.values]),
  );

describe("lines of any interface", () => {
  test("options, capabilities and the like: number and names; the same word twice; no brackets", () => {
    expect(valuesOf("em0", "freebsd-11", "options")).toEqual([
      { flags: { value: 0x9b, names: ["RXCSUM", "TXCSUM", "VLAN_MTU", "VLAN_HWTAGGING", "VLAN_HWCSUM"] } },
    ]);
    expect(valuesOf("lo0", "freebsd-11", "nd6 options")).toEqual([
      { flags: { value: 0x21, names: ["PERFORMNUD", "AUTO_LINKLOCAL"] } },
    ]);
    expect(valuesOf("wm0", "netbsd", "capabilities")).toHaveLength(2);
    expect(valuesOf("wm0", "netbsd", "enabled")).toEqual([{ flags: { value: 0 } }]);
    expect(valuesOf("wm0", "netbsd", "ec_enabled")).toEqual([
      { flags: { value: 2, names: ["VLAN_HWTAGGING"], prefix: "0x" } },
    ]);
    expect(valuesOf("em0", "openbsd", "hwfeatures")).toMatchObject([{ flags: { value: 0x80401b7 }, hardmtu: 9216 }]);
    expect(valuesOf("en0", "macos-verbose", "eflags")).toMatchObject([{ flags: { value: 0x2018800c0 } }]);
  });

  test.each([
    [
      "Ethernet autoselect (1000baseT <full-duplex,rxpause>)",
      {
        current: { type: "Ethernet", subtype: "autoselect" },
        active: { subtype: "1000baseT", options: ["full-duplex", "rxpause"] },
      },
    ],
    ["autoselect <full-duplex>", { current: { subtype: "autoselect", options: ["full-duplex"] } }],
    ["<unknown type>", { current: { subtype: "<unknown type>" } }],
    [
      "<unknown subtype> (<unknown type>)",
      { current: { subtype: "<unknown subtype>" }, active: { subtype: "<unknown type>" } },
    ],
    ["none", { current: { subtype: "none" } }],
    [
      "Ethernet 10baseT full-duplex",
      { current: { type: "Ethernet", subtype: "10baseT", options: ["full-duplex"], brackets: false } },
    ],
    [
      "IEEE 802.11 Wireless Ethernet autoselect mode 11g <hostap>",
      { current: { type: "IEEE 802.11 Wireless Ethernet", subtype: "autoselect", mode: "11g", options: ["hostap"] } },
    ],
    [
      "Ethernet autoselect <full-duplex> instance 1",
      { current: { type: "Ethernet", subtype: "autoselect", options: ["full-duplex"], instance: 1 } },
    ],
    [
      "autoselect (100baseTX <full-duplex>) status: active",
      { text: "autoselect (100baseTX <full-duplex>) status: active" },
    ],
    ["Ethernet autoselect (100baseTX )", { text: "Ethernet autoselect (100baseTX )" }],
  ])("media: %s", (text, values) => {
    const whole = `em0: flags=8843<UP,BROADCAST,RUNNING,SIMPLEX,MULTICAST> mtu 1500\n\tmedia: ${text}\n`;
    const { ast, diagnostics } = parseIfconfig(whole);
    expect(diagnostics).toEqual([]);
    expect(ast.interfaces[0]?.details?.[0]?.values).toEqual(values);
    expect(printIfconfig(ast)).toBe(whole);
  });

  test("status, groups, description, index, supported media below their heading", () => {
    expect(valuesOf("sfp0", "freebsd-11", "status")).toEqual([{ status: "no carrier" }]);
    expect(valuesOf("pfsync0", "openbsd", "groups")).toEqual([{ groups: ["carp", "pfsync"] }]);
    expect(valuesOf("ix0", "freebsd-14", "description")).toEqual([{ description: "uplink, rack 3: port 12" }]);
    expect(valuesOf("em0", "openbsd", "index")).toEqual([{ index: 1, priority: 0, llprio: 3 }]);
    expect(belowOf("em0", "openbsd", "supported media")).toEqual([
      ["media", { text: "10baseT" }],
      ["media", { text: "100baseTX mediaopt full-duplex" }],
      ["media", { text: "autoselect" }],
    ]);
  });

  test("optical modules", () => {
    expect(valuesOf("ix0", "freebsd-14", "plugged")).toEqual([{ module: "SFP/SFP+/SFP28 10G Base-SR (LC)" }]);
    expect(valuesOf("sfp0", "freebsd-11", "vendor")).toEqual([
      { vendor: "FINISAR CORP.", partNumber: "FCLF-8521-3", serialNumber: "PFL1234", date: "2012-03-07" },
    ]);
    expect(valuesOf("ix0", "freebsd-14", "module temperature")).toEqual([
      { temperature: "34.52 C", voltage: "3.29 Volts" },
    ]);
    expect(valuesOf("sfp0", "freebsd-11", "module temperature")).toEqual([
      { temperature: "28.00 C", supply: "3.30 Volts" },
    ]);
    expect(valuesOf("ix0", "freebsd-14", "lane 1")).toEqual([{ rxPower: "0.49 mW (-3.05 dBm)", txBias: "6.87 mA" }]);
    expect(valuesOf("sfp0", "freebsd-11", "RX")).toEqual([
      { received: "0.61 mW (-2.12 dBm)", sent: "0.58 mW (-2.36 dBm)" },
    ]);
  });

  test("macOS with -v, NetBSD with -v, Solaris, AIX", () => {
    expect(valuesOf("en0", "macos-verbose", "agent")[0]).toEqual({
      domain: "Skywalk",
      type: "NetIf",
      agentFlags: "0x8443",
      description: '"Userspace Networking"',
    });
    expect(valuesOf("en0", "macos-verbose", "link quality")).toEqual([{ quality: 100, text: "(good)" }]);
    expect(valuesOf("en0", "macos-verbose", "state availability")).toEqual([{ availability: 0, text: "(true)" }]);
    expect(valuesOf("en0", "macos-verbose", "scheduler")).toEqual([{ scheduler: "FQ_CODEL (driver managed)" }]);
    expect(valuesOf("en0", "macos-verbose", "uplink rate")).toEqual([{ text: "866.00 Mbps [eff] / 1.20 Gbps" }]);
    expect(valuesOf("en0", "macos-verbose", "logging")).toEqual([
      { level: 1, flags: { value: 0x1000001, names: ["DLIL", "DRIVER"] } },
    ]);
    expect(valuesOf("en0", "macos", "nat64 prefix")).toEqual([{ network: "64:ff9b::", prefixlen: 96 }]);
    expect(valuesOf("wm0", "netbsd", "input")).toEqual([
      { packets: 15254, bytes: 20911452, multicasts: 12, text: "multicasts" },
    ]);
    expect(valuesOf("lo0:1", "solaris", "zone")).toEqual([{ zone: "webzone" }]);
    expect(valuesOf("net0", "solaris", "groupname")).toEqual([{ group: "ipmp0" }]);
    expect(valuesOf("ip.tun0", "solaris", "inet tunnel")).toEqual([
      { source: "192.0.2.228", destination: "198.51.100.9" },
    ]);
    expect(valuesOf("en0", "aix", "tcp_sendspace")).toEqual([
      { tcpSendspace: 262144, tcpRecvspace: 262144, rfc1323: 1 },
    ]);
  });
});

describe("made-up interfaces", () => {
  test("VLANs", () => {
    expect(valuesOf("vlan55", "freebsd-14", "vlan")).toEqual([
      { vlan: 55, vlanproto: "802.1q", vlanpcp: 0, parentInterface: "lagg0" },
    ]);
    expect(valuesOf("vlan9", "freebsd-14", "vlan")).toMatchObject([{ vlan: 0, parentInterface: "<none>" }]);
    expect(valuesOf("vlan0", "macos", "vlan")).toEqual([{ vlan: 100, parentInterface: "en0" }]);
    expect(valuesOf("vlan5", "netbsd", "vlan")).toEqual([{ vlan: 5, parent: "wm0" }]);
    expect(valuesOf("vlan10", "openbsd", "encap")).toEqual([
      { vnetid: "10", parent: "em0", txprio: "packet", rxprio: "outer" },
    ]);
    expect(valuesOf("vlan11", "openbsd", "encap")).toMatchObject([{ vnetid: "none", parent: "none" }]);
  });

  test("bridges: members with their flags, and what stands below them", () => {
    expect(valuesOf("bridge0", "freebsd-14", "member")[1]).toEqual({
      interface: "em0",
      flags: { value: 0x1c7, names: ["LEARNING", "DISCOVER", "STP", "AUTOEDGE", "PTP", "AUTOPTP"] },
    });
    expect(belowOf("bridge0", "freebsd-14", "member")).toEqual([
      ["ifmaxaddr", { ifmaxaddr: 0, port: 5, priority: 128, pathCost: 2000 }],
      ["ifmaxaddr", { ifmaxaddr: 0, port: 2, priority: 128, pathCost: 20000, proto: "rstp" }],
      ["role", { role: "designated", state: "forwarding" }],
    ]);
    expect(belowOf("bridge0", "macos", "Configuration")).toEqual([
      ["id", { id: "0:0:0:0:0:0", priority: 0, hellotime: 0, fwddelay: 0 }],
      ["maxage", { maxage: 0, holdcnt: 0, proto: "stp", maxaddr: 100, timeout: 1200 }],
      ["root id", { id: "0:0:0:0:0:0", priority: 0, ifcost: 0, port: 0 }],
      ["ipfilter", { state: "disabled", flags: { value: 0, prefix: "0x" } }],
    ]);
    expect(valuesOf("bridge0", "openbsd", "em2")).toEqual([{ flags: { value: 3, names: ["LEARNING", "DISCOVER"] } }]);
    expect(belowOf("bridge0", "openbsd", "em2")).toEqual([["port", { port: 3, ifpriority: 0, ifcost: 0 }]]);
    expect(belowOf("bridge0", "dragonfly", "member")).toEqual([
      ["port", { port: 1, priority: 128, pathCost: 55, text: "forwarding" }],
    ]);
  });

  test("aggregates", () => {
    expect(valuesOf("lagg0", "netbsd", "laggport")).toMatchObject([
      { interface: "wm0", pri: 32768, flags: { value: 0x1c } },
    ]);
    expect(valuesOf("lagg0", "freebsd-14", "laggproto")).toEqual([{ proto: "lacp", hash: ["l2", "l3", "l4"] }]);
    expect(valuesOf("lagg0", "freebsd-14", "laggport")).toMatchObject([
      { interface: "igb0", flags: { value: 0x1c }, stateFlags: { value: 0x3d } },
      { interface: "igb1", flags: { value: 0, names: [] } },
    ]);
    expect(belowOf("lagg0", "freebsd-14", "lagg options")).toEqual([
      ["flags", { flags: { value: 0x10, names: ["LACP_STRICT"] } }],
      ["flowid_shift", { number: 16 }],
    ]);
    expect(valuesOf("trunk0", "openbsd", "trunk")).toEqual([{ proto: "lacp" }]);
    expect(belowOf("trunk0", "openbsd", "trunk id").slice(2)).toEqual([
      ["trunkport", { interface: "em1", states: ["active", "collecting", "distributing"] }],
      ["trunkport", { interface: "em0", states: ["master"] }],
    ]);
    expect(valuesOf("em0", "openbsd", "trunk")).toEqual([{ trunkdev: "trunk0" }]);
  });

  test("CARP and pfsync", () => {
    expect(valuesOf("em0", "freebsd-14", "carp")[1]).toEqual({ state: "BACKUP", vhid: 2, advbase: 1, advskew: 100 });
    expect(belowOf("em0", "freebsd-14", "carp")[0]).toEqual(["peer", { peer: "224.0.0.18", peer6: "ff02::12" }]);
    expect(valuesOf("carp1", "openbsd", "carp")).toEqual([
      { state: "MASTER", carpdev: "em0", vhid: 1, advbase: 1, advskew: 0, carppeer: "192.0.2.82" },
    ]);
    expect(valuesOf("carp2", "openbsd", "carp")).toEqual([{ carpdev: "em0", advbase: 1, balancing: "ip" }]);
    expect(belowOf("carp2", "openbsd", "carp")).toEqual([
      ["state", { state: "MASTER", vhid: 2, advskew: 0 }],
      ["state", { state: "BACKUP", vhid: 3, advskew: 100 }],
    ]);
    expect(valuesOf("pfsync0", "freebsd-14", "pfsync")).toEqual([
      { syncdev: "em0", syncpeer: "192.0.2.11", maxupd: 128, defer: "off", version: 1400 },
    ]);
    expect(valuesOf("pfsync0", "freebsd-14", "syncok")).toEqual([{ number: 1 }]);
  });

  test("tunnels", () => {
    expect(valuesOf("gif0", "freebsd-14", "tunnel")).toEqual([
      { family: "inet", source: "192.0.2.10", destination: "198.51.100.42" },
    ]);
    expect(valuesOf("gre0", "openbsd", "tunnel")).toEqual([
      { family: "inet", source: "192.0.2.81", destination: "198.51.100.1", ttl: 64, text: "nodf ecn" },
    ]);
    expect(valuesOf("vxlan0", "freebsd-14", "vxlan")).toEqual([
      { vni: 42, local: "192.0.2.10:4789", group: "239.0.0.1:4789" },
    ]);
    expect(belowOf("vxlan0", "freebsd-14", "vxlan")).toEqual([
      ["config", { learning: "learning", portrange: "49152-65535", ttl: 64 }],
      ["ftable", { cnt: 0, max: 2000, timeout: 1200 }],
    ]);
    expect(valuesOf("tun0", "freebsd-14", "Opened by PID")).toEqual([{ pid: 1234 }]);
  });

  test("WireGuard: keys are in the tree, and masked where it is rendered", () => {
    expect(belowOf("wg0", "openbsd", "wgpeer")).toEqual([
      ["wgdescr", { description: "office" }],
      ["wgpsk", { psk: "(present)" }],
      ["wgpka", { seconds: 25, text: "(sec)" }],
      ["wgendpoint", { endpoint: "198.51.100.71", endpointPort: "40213" }],
      ["tx", { tx: 232408, rx: 67712 }],
      ["last handshake", { seconds: 3, text: "seconds ago" }],
      ["wgaip", { network: "10.8.0.0/24" }],
      ["wgaip", { network: "2001:db8:8::/64" }],
    ]);
    const secret = "wFvy3kX0eQ1jR7uEJ0Gm3kq1Vd2u6Hc0n5o8zZk1mXQ=";
    expect(valuesOf("wg1", "freebsd-11", "private-key")).toEqual([{ privateKey: secret }]);
    expect(valuesOf("wg1", "freebsd-11", "public-key")).toEqual([
      { publicKey: "u9bWm0yJ6X0bNq2gG8o1rV9gk3cS5Tn7Zy1pQe4xRUs=" },
    ]);
    const shown = renderTree(parseIfconfig(sample("freebsd-11")).ast, coloursFor({ write: () => true }, {}));
    expect(shown).toContain("*".repeat(secret.length));
    expect(shown).not.toContain(secret);
  });

  test("wireless: a name with blanks and colons, wrapped lines", () => {
    expect(valuesOf("wlan0", "freebsd-14", "ssid")).toEqual([
      { ssid: '"home net: 5"', channel: 36, frequency: "5180 MHz 11a ht/20)", bssid: "00:1a:2b:00:00:01" },
    ]);
    expect(valuesOf("wlan0", "freebsd-14", "regdomain")).toEqual([
      { regdomain: "FCC", country: "US", authmode: "WPA2/802.11i", text: "privacy ON deftxkey UNDEF" },
    ]);
    expect(valuesOf("wlan0", "freebsd-14", "ampdulimit")).toHaveLength(1);
    expect(valuesOf("iwm0", "openbsd", "ieee80211")).toMatchObject([
      { join: '"my net"', channel: 36, bssid: "00:1a:2b:00:00:01", signal: "-60dBm" },
    ]);
    expect(valuesOf("iwn0", "netbsd", "ssid")).toEqual([{ ssid: "office", psk: '65536:"abcde",,,' }]);
    expect(valuesOf("iwn0", "netbsd", "bssid")).toEqual([{ bssid: "00:1a:2b:00:00:01", channel: 6 }]);
  });
});

describe("what is not in any table", () => {
  const block = (...lines: string[]): string =>
    `em0: flags=8843<UP,BROADCAST,RUNNING,SIMPLEX,MULTICAST> mtu 1500\n${lines.join("\n")}\n`;

  test("an unknown word with a colon keeps its value; values of a newer version stay behind those that are known", () => {
    const text = block(
      "\tshiny new: yes 5",
      "\tcount: 17",
      "\tvlan: 5 qinq: on parent interface: em1",
      "\tbits=3<A,B> more",
    );
    const { ast, diagnostics } = parseIfconfig(text);
    expect(diagnostics).toEqual([]);
    expect(ast.interfaces[0]?.details?.map(({ word, values }) => [word, values])).toEqual([
      ["shiny new", { text: "yes 5" }],
      ["count", { number: 17 }],
      ["vlan", { vlan: 5, text: "qinq: on parent interface: em1" }],
      ["bits", { flags: { value: 3, names: ["A", "B"] }, text: "more" }],
    ]);
    expect(printIfconfig(ast)).toBe(text);
  });

  test.each([
    ["double blanks", "\tvlan: 5  parent interface: em1"],
    ["a number with zeros", "\tvlan: 005 vlanpcp: 0 parent interface: em1"],
    ["flags in capitals", "\tlaggport: ix0 flags=1C<ACTIVE> state=3D"],
    ["a missing value", "\tvlan:"],
    ["nothing but the word", "\tlaggproto"],
    ["words like those of objects", "\tconstructor: 1"],
    ["a key without its value", "\tindex 3 priority"],
  ])("%s: printed back as it stands", (_, line) => {
    const text = block(line);
    const { ast } = parseIfconfig(text);
    expect(ast.interfaces[0]?.details).toHaveLength(1);
    expect(printIfconfig(ast)).toBe(text);
  });

  test("a foreign line in a block is unknown, at its place", () => {
    const text = block("\tstatus: active", "\tsome words without a colon", "\tgroups: lan");
    const { ast, diagnostics } = parseIfconfig(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(["ifconfig/unknown-line"]);
    expect(ast.interfaces[0]?.unknown?.map((node) => node.text)).toEqual(["\tsome words without a colon"]);
    expect(printIfconfig(ast)).toBe(text);
  });

  test("a tree without layout prints hardware, addresses, details", () => {
    const [node] = parseIfconfig(
      block("\tstatus: active", "\tinet 10.0.0.1 netmask 0xff000000", "\tether 00:00:5e:00:53:01"),
    ).ast.interfaces;
    if (node === undefined) expect.fail("no interface");
    const { layout: _, ...rest } = node;
    const span = { start: 0, end: 0 };
    expect(printIfconfig({ kind: "ifconfig", span, interfaces: [rest], unknown: [] })).toBe(
      block("\tether 00:00:5e:00:53:01", "\tinet 10.0.0.1 netmask 0xff000000", "\tstatus: active"),
    );
  });

  test.each([
    ["words", `\tgroups: ${"a ".repeat(2_000_000)}`],
    ["flags", `\toptions=3<${"A,".repeat(2_000_000)}>`],
    ["keys", `\tvendor: ${"PN: ".repeat(500_000)}`],
    ["brackets", `\tmedia: ${"(".repeat(2_000_000)}`],
    ["states", `\tinet6 ::1 ${"a1 ".repeat(200)}prefixlen 64`],
    ["lines below", `\tmember: a\n${"\t\tx y\n".repeat(100_000)}`],
    ["colons", `\t${":".repeat(2_000_000)}`],
  ])("hostile %s take linear time and print back", (_, lines) => {
    const { ast } = parseIfconfig(block(lines));
    const again = parseIfconfig(printIfconfig(ast)).ast;
    expect(again.interfaces.length).toBe(1);
    expect(again.interfaces[0]?.details?.length).toBe(ast.interfaces[0]?.details?.length);
  });
});
