import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseIfconfig, printIfconfig } from "../../src/formats/ifconfig/index.ts";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/ifconfig/${name}.txt`, import.meta.url), "utf8");
const withoutSpans = (tree: unknown): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === "span" ? undefined : value)));

describe("hostile texts", () => {
  const huge = 5_000_000;
  test.each([
    ["one line of letters", "a".repeat(huge)],
    ["one line of words", `eth0: flags=1<UP>  mtu ${"a ".repeat(huge / 2)}`],
    ["a million flags", `eth0: flags=1<${"UP,".repeat(1_000_000)}>  mtu 1500`],
    [
      "a million brackets",
      `eth0: flags=1${"<".repeat(1_000_000)}  mtu 1500\n        RX packets 1  bytes 2 ${"(".repeat(1_000_000)}`,
    ],
    ["digits", `eth0: flags=1<UP>  mtu ${"1".repeat(huge)}`],
    ["NULs", "\0".repeat(huge)],
    ["marks", ": flags=".repeat(huge / 8)],
    ["titles", `eth0 Link encap:${"HWaddr ".repeat(huge / 8)}`],
    ["flag words", `eth0 Link encap:Ethernet\n ${"UP ".repeat(huge / 4)}`],
    ["hardware", `eth0: flags=1<UP>  mtu 1\n x ${"txqueuelen 1 ".repeat(100_000)}(`],
    ["lone surrogates", "\ud800: flags=1<UP>  mtu 1500\n        ether \udfff  txqueuelen 1  (\ud800)\n"],
    ["empty lines", "\n".repeat(huge)],
  ])("%s: a tree, and printing gives it again", (_, text) => {
    const { ast } = parseIfconfig(text);
    expect(withoutSpans(parseIfconfig(printIfconfig(ast)).ast)).toEqual(withoutSpans(ast));
  });

  test("twenty thousand interfaces are read, each", () => {
    const text = `${sample("ok/ifconfig.ovn-k8s-mp0")}\n`.repeat(20_000);
    expect(parseIfconfig(text).ast.interfaces).toHaveLength(20_000);
  });

  test("any change of a few characters leaves a tree that prints back", () => {
    const texts = [
      "ok/net-tools-2.10.link-types",
      "ok/net-tools-1.60",
      "ok/net-tools-2025",
      "ok/net-tools-2.legacy-families",
    ].map(sample);
    const damage = fc.record({
      text: fc.constantFrom(...texts),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(6),
      put: fc.constantFrom(
        "",
        " ",
        "  ",
        "\n",
        "\t",
        "\0",
        "<",
        ">",
        "(",
        ")",
        ":",
        ",",
        "0x",
        "-",
        "x",
        "\ufeff",
        ": flags=",
        "__proto__",
      ),
    });
    fc.assert(
      fc.property(damage, ({ text, from, at, cut, put }) => {
        const start = Math.floor(from * text.length);
        const part = text.slice(start, start + 1500);
        const place = Math.floor(at * part.length);
        const { ast } = parseIfconfig(part.slice(0, place) + put + part.slice(place + cut));
        expect(JSON.parse(JSON.stringify(ast))).toEqual(ast);
        expect(withoutSpans(parseIfconfig(printIfconfig(ast)).ast)).toEqual(withoutSpans(ast));
      }),
      { numRuns: 2000 },
    );
  });
});
