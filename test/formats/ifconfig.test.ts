import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type InterfaceNode,
  parseIfconfig,
  printIfconfig,
  recognizeIfconfig,
} from "../../src/formats/ifconfig/index.ts";
import { eui64Address, parseCidr, parseMac } from "../../src/net/index.ts";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/ifconfig/${name}`, import.meta.url), "utf8");

const FOUNDING = sample("ok/ifconfig.ovn-k8s-mp0.txt");

/** The interface of a text that has one, without complaints. */
function only(text: string): InterfaceNode {
  const { ast, diagnostics } = parseIfconfig(text);
  expect(diagnostics).toEqual([]);
  expect(ast.unknown).toEqual([]);
  expect(ast.interfaces).toHaveLength(1);
  const [node] = ast.interfaces;
  if (node === undefined) throw new Error("no interface");
  return node;
}

/** The interface of that name in a sample. */
function named(text: string, name: string): InterfaceNode | undefined {
  return parseIfconfig(text).ast.interfaces.find((node) => node.name === name);
}

describe("the founding capture, ovn-k8s-mp0", () => {
  const node = only(FOUNDING);

  test("name, form, MTU and flags", () => {
    expect(node.name).toBe("ovn-k8s-mp0");
    expect("labels" in node).toBe(false);
    expect(node.form).toBe("net-tools");
    expect(node.mtu).toBe(1400);
    expect(node.flags).toEqual({ value: 4163, names: ["UP", "BROADCAST", "RUNNING", "MULTICAST"] });
  });

  test("both addresses, each with its place", () => {
    const [ipv4, ipv6] = node.addresses;
    expect(ipv4).toMatchObject({ kind: "address", family: "ipv4", address: "10.131.0.2", prefixLength: 23 });
    expect(ipv4).toMatchObject({ netmask: "255.255.254.0", broadcast: "10.131.1.255" });
    expect(ipv6).toMatchObject({
      kind: "address",
      family: "ipv6",
      address: "fe80::ec45:a3ff:fe53:665",
      prefixLength: 64,
    });
    expect(ipv6).toMatchObject({ scope: "link", scopeId: 0x20 });
    const place = ({ start, end }: { start: number; end: number }): string => FOUNDING.slice(start, end);
    expect(node.addresses.map(({ span }) => place(span))).toEqual([
      "inet 10.131.0.2  netmask 255.255.254.0  broadcast 10.131.1.255",
      "inet6 fe80::ec45:a3ff:fe53:665  prefixlen 64  scopeid 0x20<link>",
    ]);
    expect(place(node.span)).toBe(FOUNDING.trimEnd());
  });

  test("the link address is the one that the IPv6 address is derived from", () => {
    expect(node.hardware).toEqual({ type: "ether", title: "Ethernet", address: "ee:45:a3:53:06:65" });
    expect(node.txQueueLength).toBe(1000);
    const [linkLocal, mac] = [parseCidr("fe80::/64"), parseMac("ee:45:a3:53:06:65")];
    if (linkLocal === null || mac === null) throw new Error("net");
    expect(node.addresses[1]?.address).toBe(eui64Address(linkLocal, mac));
  });

  test("all counters", () => {
    const zero = { errors: 0, dropped: 0, overruns: 0 };
    expect(node.receive).toEqual({ packets: 248078, bytes: 20827992, ...zero, frame: 0 });
    expect(node.transmit).toEqual({ packets: 264379, bytes: 23121981, ...zero, carrier: 0, collisions: 0 });
  });

  test("prints as it is, with the blank line that the tool puts behind every block", () => {
    expect(printIfconfig(parseIfconfig(FOUNDING).ast)).toBe(`${FOUNDING}\n`);
  });

  test("is recognised by each of its eight lines", () => {
    expect(recognizeIfconfig(FOUNDING)).toBe(8);
  });
});

describe("byte for byte", () => {
  const recorded = [
    "net-tools-2.10.namespace",
    "net-tools-2.10.names",
    "net-tools-2.10.link-types",
    "net-tools-2.decimal-units",
    "net-tools-2.legacy-families",
    "net-tools-2025",
    "net-tools-1.60",
    "busybox",
  ];
  test.each(recorded)("%s", (name) => {
    const text = sample(`ok/${name}.txt`);
    const { ast, diagnostics } = parseIfconfig(text);
    expect(diagnostics).toEqual([]);
    expect(printIfconfig(ast)).toBe(text);
  });
});

describe("net-tools 2.10 in a namespace", () => {
  const text = sample("ok/net-tools-2.10.namespace.txt");

  test("an alias is a label of its interface and has no counters", () => {
    const { interfaces } = parseIfconfig(text).ast;
    expect(interfaces.map(({ name }) => name)).toEqual(["eth0", "eth1", "lo", "tun0", "vxlan_sys_4789"]);
    const eth0 = named(text, "eth0");
    expect(eth0?.labels).toMatchObject([
      { kind: "label", label: "1", mtu: 1500, txQueueLength: 1000 },
      { kind: "label", label: "vip", mtu: 1500, block: 3 },
    ]);
    expect(eth0?.labels?.[0]).not.toHaveProperty("block");
    expect(eth0?.labels?.[0]).not.toHaveProperty("receive");
    expect(eth0?.addresses.filter((node) => node.label !== undefined)).toMatchObject([
      { label: "1", address: "10.9.9.10", prefixLength: 32, broadcast: "0.0.0.0" },
      { label: "vip", address: "10.9.9.9", prefixLength: 24 },
    ]);
    expect(printIfconfig(parseIfconfig(text).ast)).toBe(text);
  });

  test("every scope of an IPv6 address", () => {
    const addresses = named(text, "eth0")?.addresses.flatMap((node) => (node.family === "ipv6" ? [node] : [])) ?? [];
    expect(addresses.map(({ address, scope, scopeId }) => [address, scope, scopeId])).toEqual([
      ["fe80::ff:fe00:1", "link", 0x20],
      ["fec0::1", "site", 0x40],
      ["2001:db8::1", "global", 0],
      ["::c000:205", "compat", 0x80],
      ["::ffff:192.0.2.6", "global", 0],
    ]);
    expect(named(text, "lo")?.addresses[1]).toMatchObject({ address: "::1", scope: "host", scopeId: 0x10 });
  });

  test("the other end of a tunnel is the peer, and there is no broadcast", () => {
    const [address] = named(text, "tun0")?.addresses ?? [];
    expect(address).toMatchObject({ address: "10.4.0.1", prefixLength: 32, peer: "10.4.0.2" });
    expect(address).not.toHaveProperty("broadcast");
  });

  test("hardware of no known type keeps its 16 bytes as they are printed", () => {
    const rawAddress = Array(16).fill("00").join("-");
    expect(named(text, "tun0")?.hardware).toEqual({ type: "unspec", title: "UNSPEC", rawAddress, realBytes: 8 });
  });
});

describe("names of any bytes", () => {
  test("end at the first mark, whatever words and signs they are", () => {
    const { interfaces } = parseIfconfig(sample("ok/net-tools-2.10.names.txt")).ast;
    expect(interfaces).toHaveLength(12);
    expect(interfaces.every(({ labels, receive }) => labels === undefined && receive?.packets === 0)).toBe(true);
  });

  test("__proto__ is a name like any other", () => {
    const { name, labels } = only("__proto__:constructor: flags=1<UP>  mtu 1500\n");
    expect([name, labels?.map(({ label }) => label)]).toEqual(["__proto__", ["constructor"]]);
  });
});
