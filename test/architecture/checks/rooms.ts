import { posix } from "node:path";
import { type Import, importsOf, targetOf, targetsOf } from "./imports.ts";
import { at, type Check, type Source } from "./source.ts";

/** One row of the table in docs/ARCHITECTURE.md, and the test that an import of the room leads where it may. */
interface Rule {
  readonly room: string;
  readonly mayImport: string;
  readonly allows: (target: string, room: string) => boolean;
}

const FORMAT = /^formats\/[^/]+$/;
const REGISTRY = "formats/registry.ts";

/** The room of a file: `net`, `formats/iptables`, `cli`, or the file itself for `index.ts`. The files that know all formats are the registry's. */
function roomOf(path: string): string {
  if (isRegistry(path)) return REGISTRY;
  if (!path.includes("/")) return path;
  const [first = "", second = ""] = path.split("/");
  return first === "formats" ? `formats/${second}` : first;
}

const isRegistry = (path: string): boolean => /^formats\/[^/]+\.ts$/.test(path);
const isFormatDoor = (path: string): boolean => /^formats\/[^/]+\/index\.ts$/.test(path);
const isDoor = (path: string): boolean =>
  isFormatDoor(path) ||
  isRegistry(path) ||
  /^(?:text|net|facts|transcript|command|session|capture|replay|diagram)\/index\.ts$/.test(path);
const isGround = (path: string): boolean => ["text", "net"].includes(roomOf(path));
const isBelowFormats = (path: string): boolean =>
  isGround(path) || roomOf(path) === "facts" || /^(?:document|document\/json|interface-table)\/index\.ts$/.test(path);

/** The plan of the house, row by row as docs/ARCHITECTURE.md has it. The registry is a door: the one that knows all formats. */
export const plan: readonly Rule[] = [
  { room: "`text`, `net`", mayImport: "nothing", allows: () => false },
  { room: "`document`", mayImport: "`text`", allows: (target) => roomOf(target) === "text" },
  { room: "`interface-table`", mayImport: "`text`, `net`", allows: isGround },
  { room: "`transcript`", mayImport: "`text`", allows: (target) => roomOf(target) === "text" },
  { room: "`facts`", mayImport: "`text`, `net`", allows: isGround },
  {
    room: "`formats/X`",
    mayImport:
      "`text`, `net`, `facts`, the doors of `document`, of its `json/`, and of `interface-table`; never another format",
    allows: isBelowFormats,
  },
  {
    room: "`formats/registry.ts`",
    mayImport: "the doors (`index.ts`) of the formats and their `recognize.ts`, `text`",
    allows: (target) =>
      isFormatDoor(target) || /^formats\/[^/]+\/recognize\.ts$/.test(target) || roomOf(target) === "text",
  },
  {
    room: "`command`",
    mayImport: "the doors of the formats and of `transcript`, `formats/registry.ts`, `text`",
    allows: (target) =>
      isFormatDoor(target) || isRegistry(target) || target === "transcript/index.ts" || roomOf(target) === "text",
  },
  {
    room: "`session`",
    mayImport: "the doors of the formats and of `transcript`, `command`, `formats/registry.ts`, `text`, `net`",
    allows: (target) =>
      isFormatDoor(target) ||
      isRegistry(target) ||
      target === "transcript/index.ts" ||
      roomOf(target) === "command" ||
      isGround(target),
  },
  {
    room: "`capture`",
    mayImport: "the doors of every pure room, `text`, `net`",
    allows: (target) => isDoor(target) || isBelowFormats(target),
  },
  {
    room: "`replay`",
    mayImport: "the doors of `capture` and the formats, `formats/registry.ts`, `text`, `net`",
    allows: (target) =>
      isFormatDoor(target) || /^(?:capture\/index|formats\/registry)\.ts$/.test(target) || isGround(target),
  },
  {
    room: "`diagram`",
    mayImport: "`facts`, `text`, `net`",
    allows: (target) => isGround(target) || roomOf(target) === "facts",
  },
  { room: "`index.ts`", mayImport: "doors only", allows: isDoor },
  { room: "`picture`", mayImport: "`diagram`", allows: (target) => roomOf(target) === "diagram" },
  { room: "`io`", mayImport: "everything below it", allows: (target) => roomOf(target) !== "cli" },
  { room: "`cli`", mayImport: "everything", allows: () => true },
];

function ruleOf(room: string): Rule | undefined {
  const isFormat = FORMAT.test(room) && room !== REGISTRY;
  const shown = isGround(room) ? "`text`, `net`" : isFormat ? "`formats/X`" : `\`${room}\``;
  return plan.find((rule) => rule.room === shown);
}

/** A room imports only what the plan allows; a room without a row is not allowed at all. */
export const roomsKeepToPlan: Check = (source) => {
  const room = roomOf(source.path);
  const rule = ruleOf(room);
  if (rule === undefined) return [`${source.path}: no room is planned for it`];
  return importsOf(source).flatMap(({ node, file, specifier }: Import) => {
    if (specifier === null || !specifier.startsWith(".")) return [];
    const target = targetOf(source, specifier);
    if (roomOf(target) === room || rule.allows(target, room)) return [];
    return [at(file, node, `${room} imports ${target}, may import: ${rule.mayImport}`)];
  });
};

const isPart = (path: string, part: string): boolean =>
  new RegExp(`^${part}(?:-[a-z0-9-]+)?\\.ts$`).test(posix.basename(path));

/** What each file imports. */
type Graph = ReadonlyMap<string, readonly string[]>;

const graphOf = (all: readonly Source[]): Graph => new Map(all.map((source) => [source.path, targetsOf(source)]));

/** The files of its own room that a file leads to, at once or by way of others, each with the way. */
function waysInRoom(start: string, graph: Graph): readonly (readonly string[])[] {
  const ways: string[][] = [];
  const seen = new Set([start]);
  const follow = (way: readonly string[]): void => {
    for (const target of graph.get(way.at(-1) ?? "") ?? []) {
      if (seen.has(target) || roomOf(target) !== roomOf(start)) continue;
      seen.add(target);
      ways.push([...way, target]);
      follow([...way, target]);
    }
  };
  follow([start]);
  return ways;
}

/** Whether a way through a format is one that the order allows. An extension of iptables and a kind of link hold their own part of the tree. */
function isInOrder(way: readonly string[]): boolean {
  const from = way[0] ?? "";
  const to = way.at(-1) ?? "";
  if (["print", "query", "facts"].some((part) => isPart(from, part))) return !isPart(to, "parse");
  if (way.length > 2) return true;
  if (isPart(from, "ast")) return isPart(to, "ast") || /\/(?:extensions|kinds)\//.test(to);
  return !isPart(from, "diagnostics") || isPart(to, "ast") || isPart(to, "diagnostics");
}

/** Inside a format: `ast` imports `ast` alone, `diagnostics` imports `ast`, and no way leads from `print`, `query` or `facts` to `parse`. */
export function formatOrder(all: readonly Source[]): readonly string[] {
  const graph = graphOf(all);
  return [...graph.keys()]
    .filter((path) => FORMAT.test(roomOf(path)))
    .flatMap((path) => waysInRoom(path, graph))
    .filter((way) => !isInOrder(way))
    .map((way) => way.join(" -> "));
}

/** The import cycles, each once, as `a.ts -> b.ts -> a.ts`. */
export function cycles(all: readonly Source[]): readonly string[] {
  const graph = graphOf(all);
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    const start = way.indexOf(path);
    if (start >= 0) found.push([...way.slice(start), path].join(" -> "));
    if (start >= 0 || done.has(path)) return;
    for (const target of graph.get(path) ?? []) visit(target, [...way, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}
