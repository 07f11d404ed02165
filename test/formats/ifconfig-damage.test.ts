import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type InterfaceNode,
  parseIfconfig,
  printIfconfig,
  recognizeIfconfig,
} from "../../src/formats/ifconfig/index.ts";
import { sourceText } from "../../src/text/index.ts";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/ifconfig/${name}.txt`, import.meta.url), "utf8");
const withoutSpans = (tree: unknown): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === "span" ? undefined : value)));

/** The first interface of a text, and the diagnostics with the text they point at. */
function read(text: string): {
  node: InterfaceNode;
  found: readonly (readonly [string, string])[];
  outside: readonly string[];
} {
  const { ast, diagnostics } = parseIfconfig(text);
  const [node] = ast.interfaces;
  if (node === undefined) throw new Error("no interface");
  const found = diagnostics.map(
    ({ code, span }) => [code.slice("ifconfig/".length), text.slice(span.start, span.end)] as const,
  );
  expect(withoutSpans(parseIfconfig(printIfconfig(ast)).ast)).toEqual(withoutSpans(ast));
  return { node, found, outside: ast.unknown.map((unknown) => unknown.text) };
}

describe("damage costs what it hits", () => {
  test("flags that the text ends within, with names that Linux never has, are those of BSD", () => {
    const { node, found } = read("bridge0: flags=8843<UP,BROADCAST,RUNNING,SIMPLEX");
    expect(node).toMatchObject({
      form: "bsd",
      flags: { value: 0x8843, names: ["UP", "BROADCAST", "RUNNING", "SIMPLEX"] },
    });
    expect(found).toEqual([["incomplete-line", "8843<UP,BROADCAST,RUNNING,SIMPLEX"]]);
  });

  test("a bad address keeps its line; a bad field of a line costs the field", () => {
    const { node, found } = read(sample("err/bad-address"));
    expect(found).toEqual([
      ["bad-address", "10.1.2.300"],
      ["bad-address", "10.1.3.x"],
      ["bad-address", "fe80:::1"],
    ]);
    expect(node.addresses).toMatchObject([{ address: "10.1.2.3", prefixLength: 23, netmask: "255.255.254.0" }]);
    expect(node.addresses[0]).not.toHaveProperty("broadcast");
    expect(node.unknown?.map(({ text }) => text.trim().split(" ")[1])).toEqual(["10.1.2.300", "fe80:::1"]);
  });

  test("bad numbers, one by one", () => {
    const { node, found } = read(sample("err/bad-number"));
    expect(found.filter(([code]) => code === "bad-number").map(([, text]) => text)).toEqual(
      [
        "41x3<UP,BROADCAST,RUNNING,MULTICAST>",
        "15OO",
        "129",
        "link",
        "many",
        "5k",
        "184467440737095516150",
        "0xzz",
      ].flatMap((text) => (text === "0xzz" ? [text, "0xf7c00000"] : [text])),
    );
    expect(node.flags).toEqual({ names: ["UP", "BROADCAST", "RUNNING", "MULTICAST"] });
    expect(node.receive).toEqual({ bytes: 426, dropped: 0, overruns: 0, frame: 0 });
    expect(node.device).toEqual({ interrupt: 17 });
  });

  test("words that do not belong are reported as one run, and reading goes on", () => {
    const { node, found } = read(sample("err/unexpected-word"));
    expect(found).toEqual([["unexpected-word", "metric 5"]]);
    expect(node.addresses).toMatchObject([{ netmask: "255.255.254.0", broadcast: "10.1.3.255" }]);
  });

  test("a hardware address that is none is kept as it is printed", () => {
    const { node, found } = read(sample("err/bad-hardware-address"));
    expect(found[0]).toEqual(["bad-hardware-address", "02:00:00:00:00:0g"]);
    expect(node.hardware).toEqual({ type: "ether", title: "Ethernet", rawAddress: "02:00:00:00:00:0g" });
  });

  test("an odd netmask is kept without a prefix length", () => {
    const { node, found } = read(sample("err/odd-netmask"));
    expect(found).toEqual([["odd-netmask", "255.0.255.0"]]);
    expect(node.addresses[0]).toMatchObject({ netmask: "255.0.255.0", broadcast: "10.255.2.255" });
    expect(node.addresses[0]).not.toHaveProperty("prefixLength");
  });

  test("scopes: a word of another language, a word of another number, no word", () => {
    expect(read(sample("err/bad-scope")).found).toEqual([["bad-scope", "<lien>"]]);
    const { node, found } = read(sample("err/scope-mismatch"));
    expect(found).toEqual([
      ["scope-mismatch", "<global>"],
      ["scope-mismatch", "0x20"],
    ]);
    expect(node.addresses).toMatchObject([{ scope: "global", scopeId: 0x30 }, { scopeId: 0x20 }]);
  });

  test("a second line of a kind is kept, and does not overwrite", () => {
    const { node, found } = read(sample("err/duplicate-line"));
    expect(found.map(([code]) => code)).toEqual(["duplicate-line", "duplicate-line"]);
    expect(node.receive?.packets).toBe(5);
    expect(node.hardware?.address).toBe("02:00:00:00:00:01");
    expect(node.unknown).toHaveLength(2);
  });

  test("what is missing on a line is told", () => {
    const { found } = read(sample("err/incomplete-line"));
    expect(found.map(([code]) => code)).toEqual(Array(4).fill("incomplete-line"));
  });

  test("a name with something pasted before it", () => {
    const { node, found } = read(sample("err/bad-name"));
    expect(found).toEqual([["bad-name", "Nov 24 07:05:01 worker1 eth0"]]);
    expect(node.name).toBe("Nov 24 07:05:01 worker1 eth0");
  });
});

describe("what surrounds captures", () => {
  test("prompts are outside, and both runs are read", () => {
    expect(read(sample("err/prompt")).outside).toEqual(["[root@worker1 ~]# ifconfig eth0", "[root@worker1 ~]# "]);
    const { ast } = parseIfconfig(sample("err/two-runs"));
    expect(ast.interfaces.map(({ receive }) => receive?.packets)).toEqual([5, 6]);
  });

  test("a message on the error stream in the middle of a block does not end it", () => {
    const { node, outside } = read(sample("err/stderr-inside"));
    expect(outside).toHaveLength(1);
    expect(node.hardware?.type).toBe("ether");
    expect(node.transmit?.packets).toBe(5);
  });

  test("CRLF, byte order mark and colours leave the tree as it is", () => {
    const plain = withoutSpans(read(sample("err/prompt")).node);
    for (const name of ["crlf", "bom", "colour"]) expect(withoutSpans(read(sample(`err/${name}`)).node)).toEqual(plain);
  });

  test("places are those of the coloured text", () => {
    const text = sample("err/colour");
    const { span } = read(text).node;
    expect(text.slice(span.start, span.start + 12)).toBe("eth0\u001b[0m: fl");
  });

  test("a window on a larger text has its places in the larger text", () => {
    const block = sample("ok/ifconfig.ovn-k8s-mp0");
    const text = `# ifconfig\n${block}# next\n`;
    const { ast, diagnostics } = parseIfconfig(sourceText(text, { start: 11, end: 11 + block.length }));
    expect(diagnostics).toEqual([]);
    expect(ast.span).toEqual({ start: 11, end: 11 + block.length });
    const [node] = ast.interfaces;
    expect(text.slice(node?.span.start, node?.span.end)).toBe(block.trimEnd());
  });

  test("lines of an interface whose heading is cut off", () => {
    const { ast, diagnostics } = parseIfconfig(sample("err/cut-head"));
    expect(diagnostics.map(({ code }) => code)).toEqual(Array(4).fill("ifconfig/no-interface"));
    expect(ast.interfaces).toHaveLength(1);
    expect(ast.unknown).toHaveLength(4);
  });

  test("a cut tail keeps what was whole", () => {
    const { ast } = parseIfconfig(sample("err/cut-tail"));
    expect(ast.interfaces[1]?.receive).toEqual({ packets: 0, bytes: 0, errors: 0, dropped: 0 });
  });

  test("an unknown line belongs to its block when it is indented, and to nobody behind a blank line", () => {
    const { node, outside } = read("eth0: flags=0<  mtu 1500\n        carrier-changes 3\n\n        later\n");
    expect(node.unknown?.map(({ text }) => text)).toEqual(["        carrier-changes 3"]);
    expect(outside).toEqual(["        later"]);
  });

  test("the hexadecimal flags of macOS are not taken for decimal ones", () => {
    const { ast, diagnostics } = parseIfconfig(sample("ok/bsd-macos-short"));
    expect(ast.interfaces.map(({ name, flags }) => [name, flags?.value])).toEqual([
      ["lo0", 0x8049],
      ["gif0", 0x8010],
      ["stf0", 0],
    ]);
    expect(diagnostics).toEqual([]);
  });

  test("a web page's single blanks and a re-indented paste are read", () => {
    const text = sample("ok/ifconfig.ovn-k8s-mp0");
    const mangled = text.replaceAll(/ {2,}/g, " ").replace(/^/gm, "    ");
    const { ast, diagnostics } = parseIfconfig(mangled);
    expect(diagnostics).toEqual([]);
    expect(withoutSpans(ast)).toEqual(withoutSpans(parseIfconfig(text).ast));
  });
});

describe("recognition", () => {
  test.each([
    ["ok/net-tools-1.60", 39],
    ["ok/busybox", 8],
    ["ok/bsd-macos-short", 5],
  ])("%s has evidence", (name, evidence) => {
    expect(recognizeIfconfig(sample(name))).toBe(evidence);
  });

  test.each([
    "",
    "2: eth0: <BROADCAST,MULTICAST,UP> mtu 1500 qdisc fq\n    link/ether 02:00:00:00:00:01\n    inet 10.1.2.3/23 brd 10.1.3.255 scope global eth0\n",
    "Kernel IP routing table\nDestination Gateway Genmask Flags MSS Window irtt Iface\n",
    "Chain PREROUTING (policy ACCEPT)\ntarget prot opt source destination\n",
  ])("other texts have none", (text) => {
    expect(recognizeIfconfig(text)).toBe(0);
  });

  test("only the first 200 lines and 64 Ki characters count", () => {
    expect(recognizeIfconfig("eth0: flags=0<  mtu 1500\n\n".repeat(500))).toBe(200);
    expect(recognizeIfconfig(`${" ".repeat(70_000)}\neth0: flags=0<  mtu 1500\n`)).toBe(0);
  });
});
