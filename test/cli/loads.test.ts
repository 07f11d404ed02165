import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-5";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../src");

/** The modules that a module loads with itself, not those that it loads when it needs them: types are no more in the built code. */
function loadsOf(path: string): readonly string[] {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2023, true);
  return file.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return statement.isTypeOnly ? [] : specifierOf(statement.moduleSpecifier);
    if (!ts.isImportDeclaration(statement)) return [];
    const clause = statement.importClause;
    const names = clause?.namedBindings;
    const isType =
      clause?.isTypeOnly === true ||
      (names !== undefined && ts.isNamedImports(names) && names.elements.every(({ isTypeOnly }) => isTypeOnly));
    return isType ? [] : specifierOf(statement.moduleSpecifier);
  });
}

const specifierOf = (node: ts.Expression | undefined): readonly string[] =>
  node !== undefined && ts.isStringLiteral(node) ? [node.text] : [];

/** All that comes with a module: files below `src/`, and packages. */
function closureOf(path: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const specifier of loadsOf(join(root, path))) {
    if (specifier.startsWith(".")) closureOf(join(path, "..", specifier), seen);
    else seen.add(specifier);
  }
  return seen;
}

/** The rooms and packages of a closure. */
function roomsOf(paths: ReadonlySet<string>): readonly string[] {
  const rooms = [...paths].map((path) => /^(formats\/[^/]+|[^/]+)\/.*\.ts$/.exec(path)?.[1] ?? path);
  return [...new Set(rooms)].filter((room) => !room.startsWith("node:")).sort();
}

test("every run loads the command line, what tells formats and sessions apart, and no parser", () => {
  const loaded = closureOf("cli/main.ts");
  expect(roomsOf(loaded)).not.toContain("document");
  expect(roomsOf(loaded)).not.toContain("net");
  expect([...loaded].filter((path) => /^formats\/.*\/(?:parse|print|query|facts|index)[^/]*\.ts$/.test(path))).toEqual(
    [],
  );
  expect([...loaded].filter((path) => !path.endsWith(".ts") && !path.startsWith("node:")).sort()).toEqual([
    "commander",
  ]);
  // Node loads much with these.
  for (const slow of ["node:util", "node:module", "node:child_process", "node:fs/promises"])
    expect([...loaded]).not.toContain(slow);
});

/** What the parser of each format brings: `document` without `yaml` is its reader of JSON. As `src/cli/load-parser.ts` has them. */
const PARSERS: Readonly<Record<string, readonly string[]>> = {
  "formats/ovs-vsctl/parse.ts": ["formats/ovs-vsctl", "text"],
  "formats/iptables/parse.ts": ["formats/iptables", "net", "text"],
  "formats/netstat/parse.ts": ["formats/netstat", "interface-table", "net", "text"],
  "formats/ifconfig/parse.ts": ["formats/ifconfig", "interface-table", "net", "text"],
  "formats/ip/parse.ts": ["document", "formats/ip", "net", "text"],
  "formats/network-config/parse.ts": ["document", "formats/network-config", "net", "text", "yaml"],
  "formats/cpu-topology/parse-output.ts": ["document", "formats/cpu-topology", "text"],
  "formats/cpu-topology/parse.ts": ["document", "formats/cpu-topology", "net", "text", "yaml"],
};

test("the parser of each format is loaded alone", () => {
  const source = readFileSync(join(root, "cli/load-parser.ts"), "utf8");
  const loaded = [...source.matchAll(/import\("\.\.\/([^"]+)"\)/g)].map(([, path]) => path);
  expect(loaded.sort()).toEqual(Object.keys(PARSERS).sort());
});

test.each(Object.entries(PARSERS))("%s brings %s", (path, rooms) => {
  expect(roomsOf(closureOf(path))).toEqual(rooms);
});
