import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type InterfaceNode, parseIfconfig, printIfconfig } from "../../src/formats/ifconfig/index.ts";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/ifconfig/${name}.txt`, import.meta.url), "utf8");
const nodesOf = (text: string): readonly InterfaceNode[] => parseIfconfig(text).ast.interfaces;
const printsBack = (text: string): boolean => printIfconfig(parseIfconfig(text).ast) === text;

describe("GNU inetutils", () => {
  const text = sample("ok/inetutils-2.6.links");

  test("its blocks have a form of their own and are printed back byte for byte", () => {
    const { ast, diagnostics } = parseIfconfig(text);
    expect(diagnostics).toEqual([]);
    expect(new Set(ast.interfaces.map(({ form }) => form))).toEqual(new Set(["inetutils"]));
    expect(printIfconfig(ast)).toBe(text);
  });

  test("nothing stands between a name of ten bytes or more and the link type", () => {
    expect(text).toContain("ovn-k8s-mp0Link encap:Ethernet");
    const node = nodesOf(text).find(({ name }) => name === "ovn-k8s-mp0");
    expect(node).toMatchObject({
      mtu: 1400,
      flags: { names: ["UP", "BROADCAST", "MULTICAST", "DYNAMIC"] },
      hardware: { type: "ether", title: "Ethernet", address: "02:0a:0b:0c:0d:02" },
      transmit: { packets: 0, dropped: 2 },
      txQueueLength: 1000,
    });
  });

  test("a link type that it does not know has a title and no type", () => {
    const tun = nodesOf(text).find(({ name }) => name === "tun0");
    expect(tun?.hardware).toEqual({ title: "(hwtype unknown)" });
    expect(tun?.addresses[0]).toMatchObject({ address: "10.4.0.1", peer: "10.4.0.2", prefixLength: 32 });
  });

  test("its short table has the metric and rows that are not cut", () => {
    const nodes = nodesOf(sample("ok/inetutils-2.0.short"));
    expect(nodes.map(({ name }) => name)).toContain("a1b2c3d4e5f6a7b");
    expect(nodes.every(({ metric }) => metric === 1)).toBe(true);
  });

  test("one blank between the bytes is toybox's", () => {
    const toybox = text.replaceAll("  TX bytes:", " TX bytes:");
    expect(nodesOf(toybox)[1]?.form).toBe("toybox");
  });
});

describe("netstat -ie", () => {
  const text = sample("ok/netstat-ie.2018");

  test("the title stands with the first block and is printed back", () => {
    const [first, second] = nodesOf(text);
    expect([first?.title, second?.title]).toEqual(["Kernel Interface table", undefined]);
    expect(parseIfconfig(text).diagnostics).toEqual([]);
    expect(printsBack(text)).toBe(true);
  });

  test("the title stands with the block of a label or a row of a table, too, and without any is an unknown line", () => {
    const label = "Kernel Interface table\neth0:1: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n\n";
    expect(nodesOf(label)[0]?.labels?.[0]?.title).toBe("Kernel Interface table");
    expect(printsBack(label)).toBe(true);
    const { ast, diagnostics } = parseIfconfig("Kernel Interface table\n");
    expect(ast.unknown.map((node) => node.text)).toEqual(["Kernel Interface table"]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["ifconfig/unknown-line"]);
  });

  test("two runs have a title each", () => {
    expect(nodesOf(text + text).filter(({ title }) => title !== undefined)).toHaveLength(2);
    expect(printsBack(text + text)).toBe(true);
  });
});

describe("zeros behind a name of 15 bytes", () => {
  test("are not said where another such name has counters: the build is whole", () => {
    const text = sample("ok/net-tools-2018.links");
    const zero = nodesOf(text).find(({ name }) => name === "quietfifteen15x");
    expect([zero?.receive?.packets, zero?.transmit?.packets]).toEqual([0, 0]);
    expect(parseIfconfig(text).diagnostics).toEqual([]);
    const zeroed = text.replaceAll(/(packets|bytes) [1-9]\d* /g, "$1 0 ");
    expect(parseIfconfig(zeroed).diagnostics.map(({ code }) => code)).toContain("ifconfig/zero-statistics");
  });
});

test("ifconfig -s of 2.10 pads names by their bytes: the first row tells the width, also with a letter of two", () => {
  const text = `Iface      MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg
6Yfï9dBj        1280        0      0      0 0             1      0      0      0 BORU
6Yfï9dBj:15     1280      - no statistics available -                        BORU
gk3q             1500        0      0      0 0             1      0      0      0 BORU
`;
  const { ast, diagnostics } = parseIfconfig(text);
  expect(diagnostics).toEqual([]);
  expect(ast.interfaces.map(({ name, tableRow }) => [name, tableRow?.table?.nameWidth])).toEqual([
    ["6Yfï9dBj", 15],
    ["gk3q", undefined],
  ]);
  expect(printIfconfig(ast)).toBe(text);
});
