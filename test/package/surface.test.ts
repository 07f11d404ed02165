import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-5";
import { describe, expect, test } from "vitest";
import { entries, loads, manifest, root } from "./library.ts";
import { ownNames, porch, surface } from "./surface.ts";

/** Names, told apart by whether they exist at run time. */
interface Exported {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** Every name that a door exports, types included; the root may pass on whole doors by `export *`. */
function exportedNames(source: string): Exported {
  const text = readFileSync(join(root, source), "utf8");
  const found = ts.createSourceFile(source, text, ts.ScriptTarget.ES2023).statements.map((statement): Exported => {
    if (!ts.isExportDeclaration(statement)) return { values: [], types: [] };
    const { exportClause, moduleSpecifier, isTypeOnly } = statement;
    if (exportClause !== undefined && ts.isNamedExports(exportClause)) {
      const isType = (element: ts.ExportSpecifier): boolean => isTypeOnly || element.isTypeOnly;
      const names = (wanted: boolean) =>
        exportClause.elements.filter((e) => isType(e) === wanted).map((e) => e.name.text);
      return { values: names(false), types: names(true) };
    }
    const isRoot = source === "src/index.ts" && exportClause === undefined;
    if (!isRoot || moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) {
      throw new Error(`${source}: a door names what it exports`);
    }
    return exportedNames(join(source, "..", moduleSpecifier.text));
  });
  const unique = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();
  return { values: unique(found.flatMap(({ values }) => values)), types: unique(found.flatMap(({ types }) => types)) };
}

test("package.json exports the planned subpaths, each with types first, each built from its own entry", () => {
  expect(Object.keys(manifest.exports)).toEqual([...Object.keys(surface), "./package.json"]);
  for (const target of Object.values(manifest.exports)) {
    if (typeof target !== "string") expect(Object.keys(target)).toEqual(["types", "default"]);
  }
  const built = Object.entries(manifest.tsup.entry).map(([out, source]) => [`./dist/${out}.js`, source]);
  const wanted = entries.map(({ code, source }) => [code, source]);
  expect(built).toEqual(wanted);
  expect(manifest.bin).toEqual({ netgather: "./dist/cli/main.js" });
});

const pureRooms = Object.entries(surface).flatMap(([subpath, room]) => (porch.includes(subpath) ? [] : [room]));

describe.each(entries)("$subpath", ({ subpath, source, code, types }) => {
  const planned = surface[subpath];
  const names = (kind: "values" | "types"): readonly string[] =>
    subpath === "." ? [...new Set(pureRooms.flatMap((room) => room[kind]))].sort() : (planned?.[kind] ?? []);

  test("exports exactly the listed values", async () => {
    const loaded: object = await import(join(root, code));
    expect(Object.keys(loaded).sort()).toEqual(names("values"));
  });
  test("its door names exactly the listed values and types", () => {
    expect(exportedNames(source)).toEqual({ values: names("values"), types: names("types") });
  });
  test("has its declarations", () => expect(existsSync(join(root, types))).toBe(true));
  test("loads nothing but what its room may", () => {
    const isWithYaml = [".", "./capture", "./io", "./network-config", "./cpu-topology"].includes(subpath);
    const packages = [...loads(join(root, code))].filter(
      (name) => !porch.includes(subpath) || !name.startsWith("node:"),
    );
    expect(packages).toEqual(isWithYaml ? ["yaml"] : []);
  });
});

test("a name means one thing: the root's is that of its subpath", async () => {
  const all: Readonly<Record<string, unknown>> = await import(join(root, "dist/index.js"));
  for (const { code } of entries.filter(({ subpath }) => !porch.includes(subpath))) {
    const room: Readonly<Record<string, unknown>> = await import(join(root, code));
    for (const [name, value] of Object.entries(room)) expect(all[name], name).toBe(value);
  }
  for (const name of ownNames) expect(all[name], name).toBeTypeOf("function");
});

/** Types of a room below the formats, which two of them pass on: the tables of `netstat -i` and `ifconfig -s`. */
const shared = ["InterfaceTableForm", "WrittenCells"];

test("the lists are sorted and no other name stands in two subpaths", () => {
  const seen: string[] = [];
  for (const { values, types } of Object.values(surface)) {
    for (const list of [values, types]) expect(list).toEqual([...list].sort());
    seen.push(...values, ...types);
  }
  expect(seen.filter((name, index) => seen.indexOf(name) !== index).sort()).toEqual(shared);
});
