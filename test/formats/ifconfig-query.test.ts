import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  addressesInNetwork,
  duplicateAddresses,
  type IfconfigAst,
  interfaceAddresses,
  interfacesByMtu,
  interfacesOfAddress,
  interfacesWithoutCarrier,
  kernelHardwareBytes,
  parseIfconfig,
  trafficProblems,
} from "../../src/formats/ifconfig/index.ts";
import { parseCidr, parseIpAddress } from "../../src/net/index.ts";

const treeOf = (name: string): IfconfigAst =>
  parseIfconfig(readFileSync(new URL(`../../samples/ifconfig/${name}.txt`, import.meta.url), "utf8")).ast;

const links = treeOf("ok/net-tools-2.10.links");

/** The interfaces of an address given as text. */
function namesOf(tree: IfconfigAst, text: string): readonly string[] {
  const address = parseIpAddress(text);
  return address === null ? [] : interfacesOfAddress(tree, address).map(({ name }) => name);
}

/** The addresses in a network given as text. */
function inNetwork(tree: IfconfigAst, text: string): readonly string[] {
  const network = parseCidr(text);
  if (network === null) return [];
  return addressesInNetwork(tree, network).map(({ interface: name, address }) => `${name} ${address.address}`);
}

describe("addresses", () => {
  test("all of them, with interface and label", () => {
    const found = interfaceAddresses(links).flatMap(({ interface: name, address }) =>
      address.family === "ipv4" ? [[name, address.label ?? null, address.address]] : [],
    );
    expect(found).toEqual([
      ["eth0", null, "10.1.2.3"],
      ["eth0", "1", "10.9.9.10"],
      ["eth0", "vip", "10.9.9.9"],
      ["eth1", null, "10.2.0.1"],
      ["lo", null, "127.0.0.1"],
      ["tun0", null, "10.4.0.1"],
    ]);
  });

  test("the interface of an address, of a label and of an IPv4-mapped one too", () => {
    expect(namesOf(links, "10.9.9.9")).toEqual(["eth0"]);
    expect(namesOf(links, "::ffff:192.0.2.6")).toEqual(["eth0"]);
    expect(namesOf(links, "10.1.2.4")).toEqual([]);
  });

  test("those of a network", () => {
    expect(inNetwork(links, "10.9.9.0/24")).toEqual(["eth0 10.9.9.10", "eth0 10.9.9.9"]);
    expect(inNetwork(links, "2001:db8::/32")).toEqual(["eth0 2001:db8::1"]);
    expect(inNetwork(links, "192.0.2.0/24")).toEqual([]);
  });

  test("one address on two interfaces; link-local ones and two runs are none", () => {
    const block = (name: string): string =>
      `${name}: flags=3<UP,BROADCAST>  mtu 1500\n        inet 10.0.0.1  netmask 255.0.0.0  broadcast 10.255.255.255\n        inet6 fe80::1  prefixlen 64  scopeid 0x20<link>\n\n`;
    const { ast } = parseIfconfig(block("eth0") + block("eth1") + block("eth0"));
    expect(duplicateAddresses(ast)).toEqual([{ address: "10.0.0.1", interfaces: ["eth0", "eth1"] }]);
    expect(duplicateAddresses(parseIfconfig(block("eth0") + block("eth0")).ast)).toEqual([]);
  });
});

describe("states", () => {
  test("up without carrier", () => {
    expect(interfacesWithoutCarrier(links).map(({ name }) => name)).toEqual(["ovn-k8s-mp0"]);
    expect(interfacesWithoutCarrier(treeOf("ok/net-tools-2.10.label"))).toEqual([]);
  });

  test("by MTU, the smallest first", () => {
    expect(interfacesByMtu(links)).toEqual([
      { mtu: 1400, interfaces: ["ovn-k8s-mp0"] },
      { mtu: 1500, interfaces: ["eth0", "eth1", "tap0", "tun0", "ünïcode"] },
      { mtu: 65536, interfaces: ["lo"] },
    ]);
  });

  test("counters that should be zero, in both directions and beyond 2^53", () => {
    const tree = treeOf("ok/net-tools-2.10.link-types");
    const [arc0] = tree.interfaces;
    const ofArc0 = trafficProblems(tree).filter(({ interface: name }) => name === "arc0");
    expect(ofArc0.map(({ direction, counter, count }) => [direction, counter, count])).toEqual([
      ["receive", "errors", "18446744073709551615"],
      ["receive", "dropped", "18446744073709551615"],
      ["receive", "overruns", "18446744073709551615"],
      ["receive", "frame", "18446744073709551615"],
      ["transmit", "errors", 1],
      ["transmit", "dropped", 2],
      ["transmit", "overruns", 3],
      ["transmit", "carrier", 5],
      ["transmit", "collisions", 4],
    ]);
    expect(ofArc0[0]?.span).toEqual(arc0?.span);
    expect(trafficProblems(treeOf("ok/busybox"))).toEqual([]);
  });
});

describe("hardware", () => {
  test.each([
    ["ok/net-tools-2.10.infiniband", "ib0", "80:00:02:08:fe:80:00:00"],
    ["ok/busybox.infiniband", "ib0", "80:00:02:08:fe:80:00:00"],
    ["ok/net-tools-1.60", "gre0", "0a:00:00:01:00:00:00:00"],
    ["ok/net-tools-1.60", "eth0", "02:00:00:00:00:01"],
    ["ok/net-tools-1.60", "tunl0", undefined],
    ["ok/net-tools-2.10.links", "lo", undefined],
  ])("the bytes of %s %s that are the kernel's", (name, link, bytes) => {
    const hardware = treeOf(name).interfaces.find((node) => node.name === link)?.hardware;
    expect(hardware && kernelHardwareBytes(hardware)).toBe(bytes);
  });

  test("rubbish behind them is left out; since 2025 there are 14", () => {
    const address = "0A-00-00-01-00-00-00-00-3F-7A-00-11-22-33-44-55";
    const text = (last: string): string =>
      `gre1: flags=193<UP,RUNNING,NOARP>  mtu 1476\n        unspec ${address}  txqueuelen 1000  (UNSPEC)\n        TX errors 0  dropped 0${last}overruns 0  carrier 0  collisions 0\n\n`;
    const bytesOf = (last: string): string | undefined => {
      const hardware = parseIfconfig(text(last)).ast.interfaces[0]?.hardware;
      return hardware && kernelHardwareBytes(hardware);
    };
    expect(bytesOf(" ")).toBe("0a:00:00:01:00:00:00:00");
    expect(bytesOf("  ")).toBe("0a:00:00:01:00:00:00:00:3f:7a:00:11:22:33");
  });
});
