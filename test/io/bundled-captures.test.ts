import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Capture } from "../../src/capture/index.ts";
import { openCapture } from "../../src/io/index.ts";

const root = join(import.meta.dirname, "../../samples/captures");
const [gather = "", report = "", session = ""] = readdirSync(root).sort((a, b) => rank(a) - rank(b));

function rank(name: string): number {
  return ["must-gather", "sosreport", "session"].findIndex((start) => name.startsWith(start));
}

const work = mkdtempSync(join(tmpdir(), "netgather-bundled-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Packs a bundled capture as its tool does, the folder within the archive. */
function pack(name: string, options: string, ending: string): string {
  const archive = join(work, `${name}${ending}`);
  const { status, stderr } = spawnSync("tar", [options, archive, "-C", root, name], { encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  return archive;
}

const PACKINGS = [
  ["-cf", ".tar"],
  ["-czf", ".tar.gz"],
  ["-cJf", ".tar.xz"],
] as const;

describe.each([
  ["must-gather", gather],
  ["sosreport", report],
])("the bundled %s says the same, packed or not", (_, name) => {
  let folder: Capture;
  beforeAll(async () => {
    folder = await openCapture(join(root, name));
  }, 120_000);

  test.each(PACKINGS)("tar %s", async (options, ending) => {
    const packed = await openCapture(pack(name, options, ending));
    // The paths in an archive begin with the folder that was packed.
    const inFolder: unknown = JSON.parse(JSON.stringify(packed.nodes).replaceAll(`"path":"${name}/`, '"path":"'));
    expect(inFolder).toEqual(folder.nodes);
    expect(packed.clusterNetworks.length).toBe(folder.clusterNetworks.length);
    expect(packed.diagnostics).toEqual([]);
  });

  test("has facts of every kind that it shows", () => {
    const counts = folder.nodes.map((node) => [
      node.name,
      node.routes.length,
      node.natRules.length,
      node.bridges.length,
      node.tunnels.length,
      node.cpus.length,
    ]);
    expect(counts).toEqual(
      name === gather
        ? [
            ["worker1", 7, 13, 2, 2, 8],
            ["worker2", 7, 13, 2, 2, 8],
          ]
        : [["worker1", 33, 14, 2, 2, 8]],
    );
    const [network] = folder.clusterNetworks;
    expect(network).toMatchObject({ networkType: "OVNKubernetes", mtu: 1400, serviceNetwork: ["172.30.0.0/16"] });
  });
});

/** Values that a text writes otherwise than a fact, or does not write at all: they follow from what stands there. */
const DERIVED = new Set([
  "kind",
  "family",
  "isUp",
  "system",
  "table",
  "type",
  "position",
  "form",
  "rule",
  "gateway",
  "protocol",
  "metric",
  "linkType",
  "linkKind",
  "scope",
  "online",
  "backend",
]);

/** Values that stand above the place of a fact: the link of an address, the chain of a rule, the bridge of a tunnel. */
const ABOVE = new Set(["interface", "chain", "bridge"]);

function leavesOf(value: unknown, key = ""): readonly (readonly [string, string])[] {
  if (key === "origins" || DERIVED.has(key)) return [];
  if (typeof value === "string" || typeof value === "number") return [[key, String(value)]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, Array.isArray(value) ? key : name));
}

test("every value of a fact stands in a file of its origins, at the place that it names", async () => {
  const { nodes } = await openCapture(root);
  const texts = new Map<string, string>();
  const textOf = (path: string): string | null => {
    if (path.includes(".tgz/")) return null;
    const text = texts.get(path) ?? readFileSync(join(root, path), "utf8");
    texts.set(path, text);
    return text;
  };
  let looked = 0;
  for (const { interfaces, addresses, natRules, bridges, tunnels } of nodes)
    for (const fact of [...interfaces, ...addresses, ...natRules, ...bridges, ...tunnels]) {
      const places = fact.origins.map(({ path, span }) => (textOf(path) ?? "").slice(span.start, span.end));
      const whole = fact.origins.map(({ path }) => textOf(path) ?? "");
      for (const [key, value] of leavesOf(fact)) {
        const where = ABOVE.has(key) ? whole : places;
        if (!where.some((text) => text.includes(value.replace("! ", ""))))
          expect.unreachable(`${fact.kind} ${key} ${value} is not at ${JSON.stringify(fact.origins)}`);
        looked++;
      }
    }
  expect(looked).toBeGreaterThan(300);
});

test("the session is of the node that its prompt names", async () => {
  const { nodes, files } = await openCapture(join(root, session));
  expect(
    nodes.map(({ name, bridges, routes, natRules }) => [name, bridges.length, routes.length, natRules.length]),
  ).toEqual([["worker2", 2, 7, 2]]);
  expect(files[0]).toMatchObject({ format: "session", node: "worker2", lines: 69, unknownLines: 1 });
});
