import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawnName } from "../../src/diagram/drawn.ts";
import {
  type Diagram,
  type DiagramItem,
  meshDiagram,
  nodeDiagram,
  printDot,
  printMermaid,
} from "../../src/diagram/index.ts";
import { drawSvg } from "../../src/picture/index.ts";
import { bridgeText, foundingWorker, meshOfNodes, ovsNode, sampleNode } from "./nodes.ts";

const mesh = (): Diagram =>
  meshDiagram(
    meshOfNodes(
      12,
      (from, to) => from === 2 && to === 7,
      (from) => (from % 5 === 0 ? ["198.51.100.7"] : []),
    ),
    { title: "lab" },
  );

/** As `UPDATE=1` of the samples: `vitest -u` refreshes these. */
describe.each([
  ["worker1", () => nodeDiagram(foundingWorker())],
  ["mesh-of-12", mesh],
])("%s", (name, diagram) => {
  test("DOT", () => expect(printDot(diagram())).toMatchFileSnapshot(`golden/${name}.dot`));
  test("SVG", async () => expect(await drawSvg(diagram())).toMatchFileSnapshot(`../../docs/pictures/${name}.svg`));
  test("Mermaid", () => expect(printMermaid(diagram())).toMatchFileSnapshot(`golden/${name}.mmd`));
});

/** The text behind entities of XML. */
const decoded = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|amp);/g, (_, word: string) => ({ lt: "<", gt: ">", quot: '"' })[word] ?? "&");

/** A diagram of a bridge with one port. */
const named = (name: string): Diagram => ({
  ...{ kind: "diagram", title: name, subtitle: "", layout: "columns", edges: [] },
  groups: [{ id: "g0", name, note: "" }],
  items: [{ id: "g0i0", group: "g0", role: "port", name, type: "", notes: [], warnings: [] }],
});

const rlo = "\u202e";
const long = `a${"x".repeat(298)}z`;

describe("names", () => {
  test.each([
    ["control characters", "a\nb\tc\0d\x1b[31m", "a\\nb\\tc\\x00d\\x1b[31m"],
    ["direction marks, blanks without a width", `${rlo}evil\u200b\ufeff`, "\\u202eevil\\u200b\\ufeff"],
    ["halves of a pair, private and unassigned characters", "\ud800\ue000\u{e0001}", "\\ud800\\ue000\\u{e0001}"],
    ["marks upon marks", "e\u0301\u0302\u0303", "e\u0301\u0302\\u0303"],
    ["blanks that are no space", "a\u00a0b\u2028", "a\\xa0b\\u2028"],
    ["other alphabets as they are", "сеть-網路", "сеть-網路"],
    ["the empty name", "", "&#34;&#34;"],
    ["markup", `<b>"&'</b>`, "&#60;b&#62;&#34;&#38;'&#60;/b&#62;"],
    ["escapes of DOT", "\\N\\G", "\\N\\G"],
  ])("in DOT: %s", (_, name, drawn) => {
    const label = /PORT="g0i0w".*?<FONT[^>]*>(.*?)<\/FONT>/.exec(printDot(named(name)))?.[1];
    expect(label?.replaceAll("\\\\", "\\")).toBe(drawn);
  });
  test("one of 300 characters is shortened in its middle, and whole in the tooltip and in a comment", () => {
    const dot = printDot(named(long));
    expect(dot).toContain(`>a${"x".repeat(28)}…${"x".repeat(13)}z<`);
    expect(dot).toContain(`TOOLTIP="${long}"`);
    const mermaid = printMermaid(named(long));
    expect(mermaid).toContain(`g0i0["a${"x".repeat(28)}…${"x".repeat(13)}z"]`);
    expect(mermaid).toContain(`%% ${long}\n`);
  });
  test("in Mermaid all that could mean something is an entity", () => {
    const mermaid = printMermaid(named('"]; %%{init}%% $$x$$ `m` <b> a#b\\n'));
    expect(mermaid).toContain(
      'g0i0["#34;#93;#59; #37;#37;#123;init#125;#37;#37; #36;#36;x#36;#36; #96;m#96; #60;b#62; a#35;b#92;n"]',
    );
    expect(mermaid.split("\n")[1]).toBe('title: "\\"]; %%{init}%% $$x$$ `m` \\\\x3cb\\\\x3e a#b\\\\n: "');
    expect(printMermaid(named("fa:fa-car ff:fa::1"))).toContain('g0i0["fa#58;fa-car ff:fa::1"]');
  });
});

describe("secrets (law 10)", () => {
  const secrets = ["s3cret", "hunter2"];
  const texts = async (diagram: Diagram): Promise<readonly string[]> => [
    printDot(diagram),
    printMermaid(diagram),
    await drawSvg(diagram),
  ];
  test("no option named like a key is in a picture", async () => {
    const ipsec = bridgeText("br-int", {
      "tun-0": ["type: geneve", 'options: {key=flow, psk=s3cret, private_key="hunter2", remote_ip="192.0.2.9"}'],
    });
    const node = ovsNode("w", ipsec);
    for (const text of await texts(nodeDiagram(node))) {
      expect(text).toContain("192.0.2.9");
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
  });
  test("nor one that somebody put into a name", async () => {
    for (const text of await texts(named("x psk=s3cret, password: hunter2"))) {
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
  });
  test("the secrets of the samples", async () => {
    for (const sample of ["secret.ovs-3.1", "ipsec.ovs-3.1"]) {
      for (const text of await texts(nodeDiagram(sampleNode("w", sample)))) {
        expect(text).toMatch(/192\.0\.2\.3|198\.51\.100\.7/);
        expect(text).not.toMatch(/wolpertinger|not a real/);
      }
    }
  });
});

describe("SVG", () => {
  test("is one element that fetches nothing, named, on its own ground", async () => {
    const svg = await drawSvg(nodeDiagram(foundingWorker()));
    expect(svg).toMatch(/^<svg role="img" aria-label="worker1" font-family="DejaVu Sans Mono,.*monospace" width=/);
    expect(svg.trimEnd().endsWith("</svg>")).toBe(true);
    expect(svg).not.toMatch(/<!|<\?|<script|href="(?!#)|url\(/);
    expect(svg).toContain('<polygon fill="#ffffff" stroke="none"');
    expect(svg).toContain("50.50.51.22");
  });
  test("the name of a picture is the title, whatever it holds", async () => {
    expect(await drawSvg({ ...named("p"), title: '$&"<>\n' })).toContain('aria-label="$&#38;&#34;&#60;&#62;\\n"');
  });
  test("a text beyond ASCII has the width that is kept for it", async () => {
    expect(await drawSvg(named("網路"))).toMatch(/<text textLength="29" lengthAdjust="spacingAndGlyphs" [^>]*>網路</);
    expect(await drawSvg(named("plain"))).not.toContain("textLength");
  });
  test.each(["\\N\\G\\E\\T\\H\\L\\l\\r\\n", "]]>--><!--", "&amp;&#10;", "'\"`", "a".repeat(300), rlo, "\0"])(
    "takes any name: %j",
    async (name) => expect((await drawSvg(named(name))).match(/<text/g)).toHaveLength(3),
  );
  test("escapes of DOT in names stand there as they are, in tooltips too", async () => {
    const name = "\\N\\G\\E\\T\\n\\\\";
    const { items, ...rest } = named(name);
    const remote: DiagramItem = { id: "r0", role: "remote", name, type: "", notes: [], warnings: [] };
    const edges = [{ from: "g0i0", to: "r0", role: "tunnel" }] as const;
    const svg = await drawSvg({ ...rest, items: [...items, remote], edges });
    expect(svg.split(`>${name}<`)).toHaveLength(5);
    expect(svg.split(`xlink:title="${name} and ${name}"`)).toHaveLength(2);
    expect(
      svg
        .split('xlink:title="')
        .slice(1)
        .filter((tip) => !tip.startsWith(name)),
    ).toEqual([]);
  });
  test("takes any text: each label stands there as it is drawn", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (name) => {
        const svg = await drawSvg(named(name));
        const texts = [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, text = ""]) => decoded(text));
        expect(texts).toEqual([drawnName(name), drawnName(name), drawnName(name)]);
      }),
      { numRuns: 60 },
    );
  });
  test("is the same each time", async () => {
    expect(await drawSvg(mesh())).toBe(await drawSvg(mesh()));
  });
});
