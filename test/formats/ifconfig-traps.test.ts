import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type InterfaceNode, parseIfconfig, printIfconfig } from "../../src/formats/ifconfig/index.ts";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/ifconfig/${name}.txt`, import.meta.url), "utf8");

/** The interface of that name in a sample. */
function interfaceOf(name: string, link: string): InterfaceNode {
  const node = parseIfconfig(sample(name)).ast.interfaces.find((candidate) => candidate.name === link);
  if (node === undefined) throw new Error(`no ${link} in ${name}`);
  return node;
}

/** The diagnostics of a text: code, and what was found. */
const said = (text: string): readonly (readonly [string, string | undefined])[] =>
  parseIfconfig(text).diagnostics.map(({ code, actual }) => [code.slice("ifconfig/".length), actual]);

const printsBack = (name: string): boolean => printIfconfig(parseIfconfig(sample(name)).ast) === sample(name);

const LINKS = "ok/net-tools-2.10.links";
const TYPES = "ok/net-tools-2.10.link-types";
const EVERY = "ok/net-tools-2.every-link-type";
const OLD = "ok/net-tools-1.60";

describe("traps of every form", () => {
  test("1. flags: negative, zero with one bracket, without brackets; none swallows the lines of another", () => {
    const mp0 = interfaceOf(LINKS, "ovn-k8s-mp0");
    expect(mp0.flags).toEqual({ value: -28669, names: ["UP", "BROADCAST", "MULTICAST", "DYNAMIC"] });
    expect((mp0.flags?.value ?? 0) & 0xffff).toBe(0x9003);
    expect(mp0.hardware?.address).toBe("02:0a:0b:0c:0d:04");
    expect(interfaceOf(TYPES, "down0").flags).toEqual({ value: 0, names: [] });
    expect(interfaceOf(TYPES, "odd0").flags).toEqual({ value: 8192, names: [] });
    expect(interfaceOf(TYPES, "odd0").hardware?.address).toBe("02:00:00:00:00:08");
  });

  test("2. a number is decimal with two blanks before mtu, hexadecimal with one", () => {
    expect(parseIfconfig("lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384\n").ast.interfaces[0]).toMatchObject(
      {
        form: "bsd",
        mtu: 16384,
      },
    );
    const linux = parseIfconfig("lo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536\n").ast.interfaces[0];
    expect(linux).toMatchObject({ form: "net-tools", flags: { value: 73 }, mtu: 65536 });
  });

  test("3. a name has any bytes, and ends at the first flags=", () => {
    const names = parseIfconfig(sample("ok/net-tools-2.10.names")).ast.interfaces.map(({ name }) => name);
    expect(names).toEqual([
      "123",
      "-x",
      "RX",
      "a,b<c>",
      "a@b",
      "ether",
      "flags=1",
      "inet",
      "lo",
      "mtu",
      'q"uote',
      "日本",
    ]);
    expect(interfaceOf(LINKS, "ünïcode").flags?.value).toBe(130);
  });

  test("4. one blank before overruns on the sending side, two since 2025", () => {
    expect(interfaceOf(LINKS, "ovn-k8s-mp0").transmit).toMatchObject({ errors: 0, dropped: 2, overruns: 0 });
    expect(interfaceOf(LINKS, "ovn-k8s-mp0").form).toBe("net-tools");
    expect(interfaceOf("ok/net-tools-2025", "eth0").form).toBe("net-tools-2025");
    expect(printsBack("ok/net-tools-2025")).toBe(true);
  });

  test("5. compressed, with a colon on the receiving side only", () => {
    const slip = interfaceOf(TYPES, "sl0");
    expect([slip.receive?.compressed, slip.transmit?.compressed]).toEqual([6, 13]);
    expect(interfaceOf("ok/net-tools-2025", "sl0").receive?.compressed).toBe(6);
  });

  test("6. one address for each name and label; the block of a label is no interface", () => {
    const { addresses, labels } = interfaceOf(LINKS, "eth0");
    const shown = addresses.flatMap((node) => (node.family === "ipv4" ? [[node.address, node.label ?? null]] : []));
    expect(shown).toEqual([
      ["10.1.2.3", null],
      ["10.9.9.10", "1"],
      ["10.9.9.9", "vip"],
    ]);
    expect(labels?.map(({ label, block }) => [label, block ?? null])).toEqual([
      ["1", null],
      ["vip", 3],
    ]);
    expect(parseIfconfig(sample(LINKS)).ast.interfaces.map(({ name }) => name)).toEqual([
      "eth0",
      "eth1",
      "lo",
      "ovn-k8s-mp0",
      "tap0",
      "tun0",
      "ünïcode",
    ]);
    expect(printsBack(LINKS)).toBe(true);
  });

  test("7. a broadcast address 0.0.0.0 is what is shown where none is configured; a peer hides behind the netmask", () => {
    expect(interfaceOf(LINKS, "eth1").addresses[0]).toMatchObject({
      address: "10.2.0.1",
      prefixLength: 32,
      broadcast: "0.0.0.0",
    });
    expect(interfaceOf(LINKS, "eth1").addresses[0]).not.toHaveProperty("peer");
  });

  test("8. IPv4-mapped addresses are whole, IPv4-compatible ones canonical; both are printed as the tool does", () => {
    const ipv6 = interfaceOf(LINKS, "eth0").addresses.flatMap((node) => (node.family === "ipv6" ? [node.address] : []));
    expect(ipv6.toSorted()).toEqual([
      "2001:db8::1",
      "::c000:205",
      "::ffff:192.0.2.6",
      "fe80::a:bff:fe0c:d01",
      "fec0::1",
    ]);
  });

  test("9. statistics of a name of 15 bytes that are all zero prove nothing: toybox saw two packets dropped", () => {
    const [zero, seen] = parseIfconfig(sample("err/zero-statistics")).ast.interfaces;
    expect([zero?.name, zero?.transmit?.dropped, seen?.transmit?.dropped]).toEqual(["0123456789abcde", 0, 2]);
    expect(said(sample("err/zero-statistics"))).toContainEqual(["zero-statistics", "0123456789abcde"]);
    const counted = sample("err/zero-statistics").replace("TX packets 0", "TX packets 1");
    expect(said(counted)).toEqual([["repeated-interface", "0123456789abcde"]]);
    expect(said(sample("err/zero-statistics").replaceAll("0123456789abcde", "0123456789abcd"))).toEqual([
      ["repeated-interface", "0123456789abcd"],
    ]);
  });

  test("10. a name of 9 bytes may be cut, unless the text has longer ones or MAC addresses in lower case", () => {
    const text = sample("err/name-may-be-cut");
    expect(said(text)).toEqual([["name-may-be-cut", "ovn-k8s-m"]]);
    expect(said(text.replace("eth0     ", "veth123456"))).toEqual([]);
    expect(said(text.replace("02:0A:0B:0C:0D:01", "02:0a:0b:0c:0d:01"))).toEqual([]);
  });

  test("11. of unspec and infiniband 8 bytes are real, 14 since 2025", () => {
    expect(interfaceOf("ok/net-tools-2.10.infiniband", "ib0").hardware).toMatchObject({
      type: "infiniband",
      address: "80:00:02:08:fe:80:00:00:00:00:00:00:00:00:00:00:00:00:00:00",
      realBytes: 8,
    });
    expect(interfaceOf(LINKS, "tun0").hardware).toMatchObject({ type: "unspec", realBytes: 8 });
    expect(interfaceOf(LINKS, "eth0").hardware).not.toHaveProperty("realBytes");
  });

  test("12. counters up to 2^64-1 are exact", () => {
    expect(interfaceOf(TYPES, "arc0").receive?.bytes).toBe("18446744073709551615");
    expect(interfaceOf("ok/toybox.android", "wlan0").receive?.bytes).toBe("18446744073709551615");
  });

  test("13. parentheses in a title", () => {
    expect(interfaceOf(TYPES, "hdlc0").hardware).toEqual({ type: "hdlc", title: "(Cisco)-HDLC" });
  });

  test("14. the last blank line may be missing, line ends may be CRLF, and runs may stand one behind the other", () => {
    const founding = sample("ok/ifconfig.ovn-k8s-mp0");
    expect(founding.endsWith("\n\n")).toBe(false);
    expect(printIfconfig(parseIfconfig(founding).ast)).toBe(`${founding}\n`);
    expect(interfaceOf("err/crlf", "eth0").mtu).toBe(1500);
    const { interfaces } = parseIfconfig(sample("err/two-runs")).ast;
    expect(interfaces.map(({ name }) => name)).toEqual(["eth0", "eth0"]);
    expect(said(sample("err/two-runs")).at(-1)).toEqual(["repeated-interface", "eth0"]);
  });

  test("15. an @ is a part of the name", () => {
    expect(interfaceOf("ok/net-tools-2.10.names", "a@b").flags?.value).toBe(4098);
  });
});

describe("traps of net-tools 2.x", () => {
  test("broadcast and destination on one line; the own address where there is no peer", () => {
    expect(interfaceOf(EVERY, "both0").addresses[0]).toMatchObject({ broadcast: "10.0.4.255", peer: "10.0.4.2" });
    expect(interfaceOf(TYPES, "ppp0").addresses[0]).toMatchObject({ address: "10.0.2.1", peer: "10.0.2.1" });
  });

  test("the first builds show the metric, 1 for 0", () => {
    const { interfaces } = parseIfconfig(sample("ok/net-tools-2.metric")).ast;
    expect(interfaces.map(({ mtu, metric, outfill }) => [mtu, metric, outfill ?? null])).toEqual([
      [1500, 1, null],
      [1500, 1, null],
      [296, 5, 5],
    ]);
    expect(printsBack("ok/net-tools-2.metric")).toBe(true);
  });

  test("a scope without words has no brackets", () => {
    const scope = interfaceOf(EVERY, "both0").addresses[1];
    expect(scope).toMatchObject({ scopeId: 1 });
    expect(scope).not.toHaveProperty("scope");
  });

  test.each([
    ["adp0", { type: "adaptive", title: "Adaptive Serial Line IP" }],
    ["ash0", { type: "ash", title: "Ash", rawAddress: "02" }],
    ["csl6", { type: "cslip6", title: "VJ 6-bit Serial Line IP" }],
    ["dlci0", { type: "dlci", title: "Frame Relay DLCI", rawAddress: "16" }],
    ["ec0", { type: "ec", title: "Econet", rawAddress: "01:02" }],
    ["fd0", { type: "fddi", title: "Fiber Distributed Data Interface", address: "02:00:00:00:00:0a" }],
    ["frad0", { type: "frad", title: "Frame Relay Access Device", rawAddress: "" }],
    ["hip0", { type: "hippi", title: "HIPPI", address: "02:00:00:00:00:0b" }],
    ["irda0", { type: "irda", title: "IrLAP", rawAddress: "1a:2b:3c:4d" }],
    ["lapb0", { type: "lapb", title: "LAPB" }],
    ["nr0", { type: "netrom", title: "AMPR NET/ROM", rawAddress: "N0CALL-7" }],
    ["rose0", { type: "rose", title: "AMPR ROSE", rawAddress: "0123456789" }],
    ["sl6", { type: "slip6", title: "6-bit Serial Line IP" }],
    ["sl9", { type: "slip", title: "Serial Line IP" }],
    ["tr0", { type: "tr", title: "16/4 Mbps Token Ring", address: "02:00:00:00:00:0c" }],
  ])("the hardware of %s", (link, hardware) => {
    expect(interfaceOf(EVERY, link).hardware).toEqual(hardware);
  });

  test("a size above a PiB is kept where it is that of builds before 2.10", () => {
    const { receive, transmit } = interfaceOf(EVERY, "both0");
    expect([receive?.size, transmit?.size]).toEqual(["16384.0 PiB", "1024.0 PiB"]);
    expect(interfaceOf(TYPES, "arc0").receive).not.toHaveProperty("size");
    expect(interfaceOf(EVERY, "sl9").txQueueLength).toBe(2147483647);
    expect(printsBack(EVERY)).toBe(true);
  });

  test("messages of the tool are told from lines that are not understood", () => {
    expect(said(sample("err/tool-message"))).toEqual([["tool-message", undefined]]);
    expect(said(sample("err/no-device")).map(([code]) => code)).toEqual(["no-device", "no-device", "no-device"]);
    const { ast } = parseIfconfig(sample("err/stderr-inside"));
    expect(ast.interfaces[0]).toMatchObject({ hardware: { type: "ether" }, receive: { packets: 5 } });
    const rhel =
      "Ifconfig uses the ioctl access method to get the full address information, which limits hardware addresses to 8 bytes.\nBecause Infiniband address has 20 bytes, only the first 8 bytes are displayed correctly.\nIfconfig is obsolete! For replacement check ip.\n";
    expect(said(rhel).map(([code]) => code)).toEqual(["tool-message", "tool-message", "tool-message"]);
    expect(said("sh: ifconfig: command not found\n").map(([code]) => code)).toEqual(["tool-message"]);
    expect(said("Warning: cannot open /proc/net/dev (Permission denied). Limited output.\n")).toEqual([
      ["tool-message", undefined],
    ]);
  });

  test("flags in another language keep their number", () => {
    const text = "eth0: flags=4099<AKTIVOVÁNO,VŠESMĚR,MULTICAST>  mtu 1500\n\n";
    const { ast, diagnostics } = parseIfconfig(text);
    expect(ast.interfaces[0]?.flags).toEqual({ value: 4099, names: ["AKTIVOVÁNO", "VŠESMĚR", "MULTICAST"] });
    expect(diagnostics).toMatchObject([{ code: "ifconfig/flags-mismatch", expected: "UP,BROADCAST,MULTICAST" }]);
    expect(printIfconfig(ast)).toBe(text);
  });
});

describe("traps of the Link encap form", () => {
  test("the metric is 1 for 0, media and address stand in the heading, no flag has its own words", () => {
    expect(interfaceOf(OLD, "eth0")).toMatchObject({ metric: 1, media: { port: "10baseT", autoselect: true } });
    expect(interfaceOf(OLD, "gre0").flags).toEqual({ names: [] });
    expect(interfaceOf(OLD, "tunl0").hardware).toEqual({ type: "tunnel", title: "IPIP Tunnel", rawAddress: "" });
  });

  test("an interface printed twice stays twice, the second time without statistics", () => {
    const { interfaces } = parseIfconfig(sample("err/printed-twice")).ast;
    expect(interfaces.map(({ receive }) => receive?.packets ?? null)).toEqual([5, null]);
    expect(said(sample("err/printed-twice"))[0]).toEqual(["repeated-interface", "eth0.1000"]);
  });

  test("units and letters of the builds of distributions", () => {
    const name = "ok/link-encap.distributions";
    expect(interfaceOf(name, "eth0")).toMatchObject({ receive: { size: "19.8 MiB" }, transmit: { size: "560.0 b" } });
    expect(interfaceOf(name, "eth0").hardware).not.toHaveProperty("letterCase");
    expect(interfaceOf(name, "enp0s31f6")).toMatchObject({
      receive: { bytes: 34293133, size: "34.2 MB" },
      hardware: { address: "02:0a:0b:0c:0d:02", letterCase: "lower" },
    });
    expect(printsBack(name)).toBe(true);
  });

  test("busybox does not cut names, unmaps no address, and has 16 bytes of InfiniBand", () => {
    const name = "ok/busybox.links";
    expect(interfaceOf(name, "ovn-k8s-mp0").mtu).toBe(1400);
    expect(interfaceOf(name, "eth0").addresses.map(({ address }) => address)).toContain("::ffff:192.0.2.6");
    expect(interfaceOf("ok/busybox.infiniband", "ib0").hardware).toEqual({
      type: "infiniband",
      title: "InfiniBand",
      rawAddress: "80-00-02-08-FE-80-00-00-00-00-00-00-00-00-00-00",
      realBytes: 8,
    });
    expect([printsBack(name), printsBack("ok/busybox.infiniband")]).toEqual([true, true]);
  });

  test("toybox has a blank behind Scope, no sizes, lower-case MAC addresses, drivers, and labels at the end", () => {
    const eth0 = interfaceOf("ok/toybox.links", "eth0");
    expect(eth0.form).toBe("toybox");
    expect(eth0.addresses.flatMap((node) => (node.family === "ipv6" ? [node.scope] : [])).toSorted()).toEqual([
      "compat",
      "global",
      "global",
      "link",
      "site",
    ]);
    expect(eth0.receive).not.toHaveProperty("size");
    expect(eth0.hardware).toEqual({ type: "ether", title: "Ethernet", address: "02:0a:0b:0c:0d:01" });
    expect(eth0.labels?.map(({ form, block }) => [form, block])).toEqual([
      ["toybox", 7],
      ["toybox", 8],
    ]);
    expect(interfaceOf("ok/toybox.android", "wlan0").hardware?.driver).toBe("wcnss_wlan");
    expect(interfaceOf("ok/toybox.android", "rmnet0").hardware).toEqual({
      type: "unspec",
      title: "UNSPEC",
      driver: "rmnet_ipa",
    });
    expect(interfaceOf("ok/toybox.android", "p2p0").flags?.names).toContain("PORTSEL");
    expect(["ok/toybox.links", "ok/toybox.label", "ok/toybox.android"].map(printsBack)).toEqual([true, true, true]);
  });

  test("translated words are read and said", () => {
    const text = sample("err/translated");
    for (const link of ["eth0", "eth1", "eth2"]) {
      const node = interfaceOf("err/translated", link);
      expect(node).toMatchObject({ hardware: { type: "ether" }, mtu: 1500, metric: 1, txQueueLength: 1000 });
      expect(node.flags?.names).toEqual(["UP", "BROADCAST", "RUNNING", "MULTICAST"]);
      expect(node.addresses[1]).toMatchObject({ family: "ipv6", prefixLength: 64, scope: "link" });
      expect(node.receive).toMatchObject({ packets: 5, errors: 1, dropped: 2, overruns: 3, frame: 4, bytes: 426 });
      expect(node.transmit).toMatchObject({ packets: 6, carrier: 4, collisions: 7, bytes: 546 });
    }
    expect(interfaceOf("err/translated", "eth0").addresses[0]).toMatchObject({ peer: "10.1.2.4", prefixLength: 23 });
    expect(interfaceOf("err/translated", "lo").hardware).toEqual({ type: "loop", title: "Boucle locale" });
    expect(new Set(said(text).map(([code]) => code))).toEqual(new Set(["translated-word"]));
    expect(said(text).map(([, word]) => word)).toContain("Gültigkeitsbereich");
  });
});
