import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Diagram, printMermaid } from "../../src/diagram/index.ts";
import { drawSvg } from "../../src/picture/index.ts";
import { LEAVE, runPage } from "./support/chromium.ts";
import { has } from "./support/commands.ts";
import { type Measured, pictureFaults } from "./support/picture-faults.ts";
import { pictures } from "./support/pictures.ts";

const canRun = has("chromium", "--version");

test.runIf(!canRun)("pictures are skipped: there is no chromium", () =>
  console.log("SKIPPED: diagrams: chromium is needed."),
);

const measureScript = readFileSync("test/live/support/measure.js", "utf8").replace(
  "export const measure",
  "const measure",
);

/** All diagrams, by name. */
const diagrams: readonly (readonly [string, Diagram])[] = Object.entries(pictures).map(([name, make]) => [
  name,
  make(),
]);

/** Where everything of each picture stands: one page has them below each other. */
async function measured(): Promise<readonly Measured[]> {
  const svgs = await Promise.all(diagrams.map(([, diagram]) => drawSvg(diagram)));
  const script = `${LEAVE}\n${measureScript}\nleave([...document.querySelectorAll("body > svg")].map(measure))`;
  const body = `<body style="margin:0">${svgs.join("<br>")}<script type="module">${script}</script>`;
  return (await runPage(`<!doctype html><meta charset="utf-8">${body}`)) as readonly Measured[];
}

const lineCount = (svg: Measured, box: string): number => svg.texts.filter((text) => text.box === box).length;

describe.runIf(canRun)("as a browser draws it", async () => {
  const all = canRun ? await measured() : [];
  test.each(diagrams.map(([name, diagram], at) => [name, diagram, all[at]] as const))(
    "%s: labels are in their boxes, nothing overlaps, lines end at boxes and cross none, all is in view",
    (_, diagram, found) => {
      if (found === undefined) throw new Error("no picture");
      expect(pictureFaults(diagram, found)).toEqual([]);
      const standing = diagram.items.filter(({ group }) => group === undefined);
      expect(found.boxes).toHaveLength(diagram.groups.length + standing.length);
      expect(found.edges).toHaveLength(diagram.edges.length);
      for (const { id } of diagram.groups) {
        const held = diagram.items.filter(({ group }) => group === id);
        expect(lineCount(found, id)).toBeGreaterThanOrEqual(held.length);
      }
    },
  );
});

describe("what is looked for is found", () => {
  const box = { left: 10, top: 10, right: 110, bottom: 60 };
  const label = { box: "g0", text: "br0", rect: { left: 20, top: 20, right: 60, bottom: 34 } };
  const diagram: Diagram = {
    ...{ kind: "diagram", title: "t", subtitle: "", layout: "columns", groups: [{ id: "g0", name: "br0", note: "" }] },
    items: [{ id: "r0", role: "remote", name: "r", type: "", notes: [], warnings: [] }],
    edges: [{ from: "r0", to: "r0", role: "tunnel" }],
  };
  const line = { from: "g0", to: "r0", start: { x: 110, y: 30 }, end: { x: 150, y: 30 }, arrow: null };
  const good: Measured = {
    view: { left: 0, top: 0, right: 300, bottom: 100 },
    boxes: [
      { id: "g0", rect: box },
      { id: "r0", rect: { ...box, left: 150, right: 200 } },
    ],
    texts: [label],
    edges: [{ ...line, way: [line.start, line.end] }],
  };
  const faults = (more: Partial<Measured>): readonly string[] => pictureFaults(diagram, { ...good, ...more });
  test("a good picture has no faults", () => expect(faults({})).toEqual([]));
  test("a label that grows out of its box, labels upon each other", () => {
    const wide = { ...label, rect: { ...label.rect, right: 111 } };
    expect(faults({ texts: [wide] })).toEqual(["label br0 is outside g0"]);
    expect(faults({ texts: [label, label] })).toEqual(["labels br0 and br0 overlap"]);
    expect(faults({ texts: [{ ...label, box: null }] })).toEqual(["the title br0 is upon a box"]);
  });
  test("boxes upon each other, and out of view", () => {
    const boxes = [...good.boxes, { id: "x", rect: { left: 100, top: 50, right: 120, bottom: 101 } }];
    expect(faults({ boxes })).toEqual(["box x is out of view", "boxes g0 and x overlap"]);
  });
  test("a line that ends beside its box, crosses another, runs within one, leaves the view", () => {
    const edge = good.edges[0];
    if (edge === undefined) throw new Error("no line");
    const shifted = (x: number, y: number): Measured["edges"] => [
      { ...edge, end: { x, y }, way: [edge.start, { x, y }] },
    ];
    expect(faults({ edges: shifted(140, 30) })).toEqual(["line g0 to r0 ends beside its box"]);
    expect(faults({ edges: shifted(170, 30) })).toEqual([
      "line g0 to r0 ends beside its box",
      "line g0 to r0 runs within a box that it joins",
    ]);
    expect(faults({ edges: [{ ...edge, start: { x: 60, y: 30 } }] })).toEqual(["line g0 to r0 begins beside its box"]);
    expect(faults({ edges: [{ ...edge, way: [{ x: 130, y: 200 }] }] })).toEqual(["line g0 to r0 leaves the view"]);
    const between = [...good.boxes, { id: "x", rect: { left: 120, top: 20, right: 140, bottom: 40 } }];
    expect(faults({ boxes: between, edges: [{ ...edge, way: [{ x: 130, y: 30 }] }] })).toEqual([
      "line g0 to r0 crosses x",
    ]);
  });
});

/** The library itself, in one file; its flowcharts are those of the whole. */
const mermaidFile = "node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js";

/** What Mermaid makes of a text: labels of nodes and groups, the number of lines, the heading. */
interface Flowchart {
  readonly nodes: readonly string[];
  readonly groups: readonly string[];
  readonly edges: number;
  readonly title: string;
}

async function flowcharts(): Promise<readonly Flowchart[]> {
  const texts = JSON.stringify(diagrams.map(([, diagram]) => printMermaid(diagram))).replaceAll("<", "\\u003c");
  const script = `${LEAVE}
    mermaid.initialize({ startOnLoad: false });
    const charts = [];
    for (const [at, text] of ${texts}.entries()) {
      const { svg } = await mermaid.render("picture" + at, text);
      document.body.innerHTML = svg;
      const labels = (selector) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
      charts.push({
        nodes: labels(".node .nodeLabel"),
        groups: labels(".cluster-label .nodeLabel"),
        edges: document.querySelectorAll(".edgePaths path").length,
        title: labels(".flowchartTitleText").join(),
      });
    }
    leave(charts);`;
  const library = readFileSync(mermaidFile, "utf8").replaceAll("</script", "<\\/script");
  const body = `<body><script>${library}</script><script type="module">${script}</script>`;
  return (await runPage(`<!doctype html><meta charset="utf-8">${body}`)) as readonly Flowchart[];
}

describe.runIf(canRun)("as Mermaid draws it", async () => {
  const all = canRun ? await flowcharts() : [];
  test.each(diagrams.map(([name, diagram], at) => [name, diagram, all[at]] as const))(
    "%s: every item, group and line is there",
    (_, { title, groups, items, edges }, chart) => {
      const isEmpty = (id: string): boolean => !items.some(({ group }) => group === id);
      const empty = groups.filter(({ id }) => isEmpty(id)).length;
      expect(chart?.nodes).toHaveLength(items.length + empty);
      expect(chart?.groups).toHaveLength(groups.length - empty);
      expect(chart?.edges).toBe(edges.length);
      if (/^[\w ]+$/.test(title)) expect(chart?.title).toContain(title);
      for (const { name } of items.filter((item) => /^[\w.-]{1,44}$/.test(item.name))) {
        expect(chart?.nodes.some((label) => label.startsWith(name))).toBe(true);
      }
    },
  );
});
