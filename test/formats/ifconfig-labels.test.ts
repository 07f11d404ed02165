import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type InterfaceNode, parseIfconfig, printIfconfig } from "../../src/formats/ifconfig/index.ts";

/** A block of net-tools 2.x with one address. */
function block(heading: string, address: string): string {
  return `${heading}: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n        inet ${address}  netmask 255.255.255.0  broadcast 0.0.0.0\n        ether 02:0a:0b:0c:0d:01  txqueuelen 1000  (Ethernet)\n\n`;
}

const treeOf = (text: string): readonly InterfaceNode[] => parseIfconfig(text).ast.interfaces;

/** Names, labels with their places, and addresses with theirs. */
const outline = (text: string): unknown =>
  treeOf(text).map(({ name, labelsOnly, labels = [], addresses }) => [
    labelsOnly === undefined ? name : `(${name})`,
    labels.map(({ label, block: place }) => (place === undefined ? label : `${label}@${place}`)),
    addresses.map(({ address, label }) => (label === undefined ? address : `${address} ${label}`)),
  ]);

describe("labels", () => {
  test("behind their interface, and elsewhere", () => {
    const text =
      block("eth0", "10.0.0.1") +
      block("eth0:1", "10.0.0.2") +
      block("eth1", "10.0.1.1") +
      block("eth0:vip", "10.0.0.3") +
      block("eth1:0", "10.0.1.2");
    expect(outline(text)).toEqual([
      ["eth0", ["1", "vip@3"], ["10.0.0.1", "10.0.0.2 1", "10.0.0.3 vip"]],
      ["eth1", ["0@4"], ["10.0.1.1", "10.0.1.2 0"]],
    ]);
    expect(printIfconfig(parseIfconfig(text).ast)).toBe(text);
  });

  test("alone, and before their interface", () => {
    expect(outline(block("eth0:vip", "10.0.0.3"))).toEqual([["(eth0)", ["vip"], ["10.0.0.3 vip"]]]);
    const text = block("eth0:vip", "10.0.0.3") + block("eth0", "10.0.0.1");
    expect(outline(text)).toEqual([
      ["(eth0)", ["vip"], ["10.0.0.3 vip"]],
      ["eth0", [], ["10.0.0.1"]],
    ]);
    expect(printIfconfig(parseIfconfig(text).ast)).toBe(text);
  });

  test("of two runs go to the interface of their own run", () => {
    const run = (address: string): string => block("eth0", "10.0.0.1") + block("eth0:1", address);
    expect(outline(run("10.0.0.2") + run("10.0.0.3"))).toEqual([
      ["eth0", ["1"], ["10.0.0.1", "10.0.0.2 1"]],
      ["eth0", ["1"], ["10.0.0.1", "10.0.0.3 1"]],
    ]);
  });

  test("a label that the interface has already opens another one", () => {
    const text = block("eth0", "10.0.0.1") + block("eth0:1", "10.0.0.2") + block("eth0:1", "10.0.0.3");
    expect(outline(text)).toEqual([
      ["eth0", ["1"], ["10.0.0.1", "10.0.0.2 1"]],
      ["(eth0)", ["1"], ["10.0.0.3 1"]],
    ]);
    expect(printIfconfig(parseIfconfig(text).ast)).toBe(text);
  });

  test("an interface covers the blocks of its labels; each node has its own place", () => {
    const text = block("eth0", "10.0.0.1") + block("lo", "127.0.0.1") + block("eth0:vip", "10.0.0.3");
    const [eth0] = treeOf(text);
    expect(eth0?.span).toEqual({ start: 0, end: text.length - 2 });
    expect(text.slice(eth0?.labels?.[0]?.span.start).startsWith("eth0:vip: flags=")).toBe(true);
    const vip = eth0?.addresses[1]?.span;
    expect(text.slice(vip?.start, vip?.end)).toBe("inet 10.0.0.3  netmask 255.255.255.0  broadcast 0.0.0.0");
  });

  test("blocks in any order are printed back in that order", () => {
    const heading = fc.constantFrom("eth0", "eth1", "eth0:1", "eth0:vip", "eth1:1", "lo", "lo:0", "eth0:");
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 12 }), (headings) => {
        const text = headings.map((name, index) => block(name, `10.0.0.${index}`)).join("");
        const { ast } = parseIfconfig(text);
        expect(printIfconfig(ast)).toBe(text);
        expect(ast.interfaces.flatMap(({ addresses }) => addresses)).toHaveLength(headings.length);
      }),
      { numRuns: 500 },
    );
  });

  test("twenty thousand labels of one interface are read and printed back in time", () => {
    const labels = Array.from({ length: 20_000 }, (_, index) =>
      block(`lo:${index}`, `10.${index >> 8}.${index & 255}.1`),
    );
    const text = block("lo", "127.0.0.1") + labels.join("");
    const { ast } = parseIfconfig(text);
    expect(printIfconfig(ast)).toBe(text);
    expect(ast.interfaces[0]?.labels).toHaveLength(20_000);
  });
});
