import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type InterfaceNode, parseIfconfig, printIfconfig } from "../../src/formats/ifconfig/index.ts";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/ifconfig/${name}.txt`, import.meta.url), "utf8");

function interfaceOf(text: string, name: string): InterfaceNode {
  const node = parseIfconfig(text).ast.interfaces.find((candidate) => candidate.name === name);
  if (node === undefined) throw new Error(`no ${name}`);
  return node;
}

describe("net-tools 1.60", () => {
  const text = sample("ok/net-tools-1.60");

  test("the heading has the link layer and the media", () => {
    const node = interfaceOf(text, "eth0");
    expect(node.form).toBe("link-encap");
    expect(node.hardware).toEqual({ type: "ether", title: "Ethernet", address: "02:00:00:00:00:01" });
    expect(node.media).toEqual({ port: "10baseT", autoselect: true });
  });

  test("flags are names without a number; the metric is shown", () => {
    const node = interfaceOf(text, "eth0");
    expect(node.flags).toEqual({ names: ["UP", "BROADCAST", "RUNNING", "MULTICAST"] });
    expect([node.mtu, node.metric]).toEqual([1500, 1]);
    expect(interfaceOf(text, "gre0").flags).toEqual({ names: [] });
    expect(interfaceOf(text, "sl0")).toMatchObject({ outfill: 5, keepalive: 10 });
  });

  test("addresses, scopes and peers", () => {
    const { addresses } = interfaceOf(text, "eth0");
    expect(addresses[0]).toMatchObject({
      address: "10.1.2.3",
      prefixLength: 23,
      netmask: "255.255.254.0",
      broadcast: "10.1.3.255",
    });
    expect(
      addresses.slice(1).map((node) => node.family === "ipv6" && [node.address, node.prefixLength, node.scope]),
    ).toEqual([
      ["fe80::ff:fe00:1", 64, "link"],
      ["::ffff:192.0.2.6", 128, "global"],
      ["::c000:205", 96, "compat"],
      false,
    ]);
    expect(interfaceOf(text, "ppp0").addresses).toMatchObject([
      { address: "10.0.2.1", prefixLength: 32, peer: "10.0.2.2" },
    ]);
    expect(addresses.at(-1)).toMatchObject({ label: "vip", address: "10.9.9.9", broadcast: "0.0.0.0" });
    expect(interfaceOf(text, "eth0").legacyAddresses).toMatchObject([{ frame: "Ethernet-II" }, { family: "ddp" }]);
  });

  test("counters from four lines; every size is kept, for its unit is the build's own", () => {
    const { receive, transmit, txQueueLength, device } = interfaceOf(text, "eth0");
    expect(receive).toEqual({
      packets: 656,
      bytes: 58340,
      errors: 0,
      dropped: 1,
      overruns: 2,
      frame: 3,
      size: "56.9 Kb",
    });
    expect(transmit).toMatchObject({
      packets: 475,
      bytes: 87209,
      errors: 4,
      dropped: 5,
      overruns: 6,
      carrier: 7,
      collisions: 8,
    });
    expect(txQueueLength).toBe(1000);
    expect(device).toEqual({ interrupt: 17, base: 0x2000, memory: { start: 0xf7c00000, end: 0xf7c20000 }, dma: 1 });
    expect(interfaceOf(text, "sl0")).toMatchObject({ receive: { compressed: 6 }, transmit: { compressed: 13 } });
  });

  test("hardware that is no Ethernet", () => {
    expect(interfaceOf(text, "tunl0").hardware).toEqual({ type: "tunnel", title: "IPIP Tunnel", rawAddress: "" });
    expect(interfaceOf(text, "gre0").hardware?.rawAddress).toBe("0A-00-00-01-00-00-00-00-00-00-00-00-00-00-00-00");
    const other = "x0        Link encap:Odd Net  HWaddr 01  \n          UP  MTU:1500  Metric:1\n\n";
    expect(interfaceOf(other, "x0").hardware).toEqual({ title: "Odd Net", rawAddress: "01" });
    expect(printIfconfig(parseIfconfig(other).ast)).toBe(other);
  });

  test("names fill nine bytes, not nine characters", () => {
    const block = "日本𝄞  Link encap:Local Loopback  \n          UP  MTU:1500  Metric:1\n\n".replace("  Link", " Link");
    expect(printIfconfig(parseIfconfig(block).ast)).toBe(block);
    const padded = "日本     Link encap:Local Loopback  \n\n".replace("     Link", "    Link");
    expect(printIfconfig(parseIfconfig(padded).ast)).toBe(padded);
  });
});

describe("busybox", () => {
  test("names are not cut, and a size is rounded at each power", () => {
    const node = interfaceOf(sample("ok/busybox"), "ovn-k8s-mp0");
    expect(node.receive).toMatchObject({ bytes: 20827992, size: "19.8 MiB" });
    expect(node.transmit?.size).toBe("1.0 KiB");
    expect(node.hardware?.address).toBe("ee:45:a3:53:06:65");
  });
});

test("damage in a Link encap block", () => {
  const { ast, diagnostics } = parseIfconfig(sample("err/link-encap-damage"));
  const [node] = ast.interfaces;
  expect(diagnostics.map(({ code }) => code.slice("ifconfig/".length))).toEqual([
    "translated-word",
    "translated-word",
    "translated-word",
    "bad-number",
    "unexpected-word",
    "bad-number",
    "incomplete-line",
    "size-mismatch",
    "duplicate-line",
  ]);
  expect(node?.flags?.names).toEqual(["UP", "BROADCAST", "RUNNING", "MULTICAST"]);
  expect(node).toMatchObject({ mtu: 1500, receive: { packets: 656, dropped: 1, overruns: 2, size: "57.9 Kb" } });
  expect(node?.addresses.map(({ address }) => address)).toEqual(["10.1.2.3", "fe80::ff:fe00:1", "fe80::ff:fe00:1"]);
  expect(node?.addresses[2]).not.toHaveProperty("prefixLength");
  expect(node?.unknown).toHaveLength(1);
});

test("lines that are repeated, translated or bare", () => {
  const heading = "eth0      Link encap:Ethernet  HWaddr 02:00:00:00:00:01  \n";
  const codes = (lines: string): readonly string[] =>
    parseIfconfig(heading + lines).diagnostics.map(({ code }) => code.slice("ifconfig/".length));
  expect(codes(" UP  MTU:1500  Metric:1\n UP  MTU:1500  Metric:1\n")).toEqual(["duplicate-line"]);
  expect(codes(" Interrupt:5 \n Interrupt:5 \n")).toEqual(["duplicate-line"]);
  expect(codes(" RX bytes:0 (0.0 b)  TX bytes:0 (0.0 b)\n RX bytes:0 (0.0 b)  TX bytes:0 (0.0 b)\n")).toEqual([
    "duplicate-line",
  ]);
  expect(codes(" RX packets:1 errors:0 dropped:0 overruns:0 frame:0\n RX packets:1 errors:0\n")).toEqual([
    "duplicate-line",
  ]);
  expect(codes(" inet addr: unassigned  Mask: 255.0.0.0\n inet6 addr: ::1 Scope:Host\n")).toEqual([
    "bad-address",
    "bad-address",
  ]);
  expect(codes(" inet6 addr: ::1/128 Scope:Hote\n")).toEqual(["bad-scope"]);
  expect(codes(" UP BROADCAST\n")).toEqual(["incomplete-line"]);
  expect(codes(" RX PKTS    :  0/0\n")).toEqual(["unknown-line"]);
  expect(parseIfconfig("  Link encap:Ethernet\n").ast.interfaces).toEqual([]);
});
