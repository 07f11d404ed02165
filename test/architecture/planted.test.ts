import { describe, expect, test } from "vitest";
import { cycles, formatOrder } from "./checks/rooms.ts";
import type { Source } from "./checks/source.ts";
import { checks } from "./house.ts";

/** The names of the checks that say something about a file. */
const caughtBy = (path: string, text: string): readonly string[] =>
  Object.entries(checks).flatMap(([name, check]) => (check({ path, text }).length > 0 ? [name] : []));

const room = "formats/netstat";
const longFunction = `export function f(): void {\n${"  g();\n".repeat(41)}}\n`;

describe("each planted violation is caught, by its own check alone", () => {
  const violations: readonly (readonly [what: string, path: string, text: string, check: string])[] = [
    ["a node: import in a pure room", "net/a.ts", 'import { readFileSync } from "node:fs";', "nodeFree"],
    ["a dynamic node: import", `${room}/a.ts`, 'export const f = () => import("node:fs");', "nodeFree"],
    ["a required node: module", `${room}/a.ts`, 'export const f = () => require("node:fs");', "nodeFree"],
    ["a node: type", "text/a.ts", 'export type A = import("node:fs").Stats;', "nodeFree"],
    ["a node: re-export at a door", "net/index.ts", 'export { isIP } from "node:net";', "nodeFree"],
    ["a Node module without its prefix", "text/a.ts", 'import { join } from "path";', "nodeFree"],
    ["yaml outside its room", `${room}/a.ts`, 'import { parse } from "yaml";', "nodeFree"],
    ["an undeclared package in the command line", "cli/a.ts", 'import chalk from "chalk";', "nodeFree"],
    [
      "a format that imports its sibling",
      `${room}/a.ts`,
      'import { b } from "../ifconfig/index.ts";',
      "roomsKeepToPlan",
    ],
    ["a format that imports the registry", `${room}/a.ts`, 'import { b } from "../registry.ts";', "roomsKeepToPlan"],
    ["a type of a sibling", `${room}/a.ts`, 'export type A = import("../ifconfig/ast.ts").B;', "roomsKeepToPlan"],
    ["net that imports text", "net/a.ts", 'import type { Span } from "../text/span.ts";', "roomsKeepToPlan"],
    ["text that imports net", "text/a.ts", 'import { parseMac } from "../net/index.ts";', "roomsKeepToPlan"],
    [
      "a pure room that imports the command line",
      "text/a.ts",
      'import { a } from "../cli/main.ts";',
      "roomsKeepToPlan",
    ],
    [
      "a registry that goes round a door",
      "formats/registry.ts",
      'import { a } from "./netstat/parse.ts";',
      "roomsKeepToPlan",
    ],
    ["an index that goes round a door", "index.ts", 'export { a } from "./net/ipv4.ts";', "roomsKeepToPlan"],
    ["a room that nobody planned", "analysis/a.ts", "export const a = 1;", "roomsKeepToPlan"],
    ["an import without .ts", "net/a.ts", 'import { b } from "./b.js";', "writtenOut"],
    ["a computed import", "cli/a.ts", "export const f = (name: string) => import(name);", "writtenOut"],
    ["a re-export", "net/a.ts", 'export { b } from "./b.ts";', "onlyDoorsReexport"],
    ["a re-export in two steps", "net/a.ts", 'import { b } from "./b.ts";\nexport { b };', "onlyDoorsReexport"],
    ["a long file", "net/a.ts", "export const a = 1;\n".repeat(201), "fileSize"],
    ["a long function", "net/a.ts", longFunction, "functionSize"],
    ["a long arrow function", "net/a.ts", `export const f = () => [\n${"  1,\n".repeat(41)}];`, "functionSize"],
    [
      "four parameters",
      "net/a.ts",
      "export const f = (a: 1, b: 2, c: 3, d: 4): number => a + b + c + d;",
      "parameterCount",
    ],
    [
      "five parameters",
      "net/a.ts",
      "export const f = (a: 1, b: 2, c: 3, d = 4, e = 5): number => a + b + c + d + e;",
      "parameterCount",
    ],
    ["any", "net/a.ts", "export const f = (a: any): number => a;", "noAny"],
    ["any inside a type", "net/a.ts", "export type A = readonly (any | 1)[];", "noAny"],
    ["a non-null assertion", "net/a.ts", "export const f = (a: number | null): number => a!;", "noNonNull"],
    ["a definite assignment", "net/a.ts", "export function f(): number { let a!: number; return a; }", "noNonNull"],
    ["a default export", "net/a.ts", "const a = 1; export default a;", "noDefaultExport"],
    ["a default function", "net/a.ts", "export default function f(): void {}", "noDefaultExport"],
    ["a default export under a name", "net/a.ts", "const a = 1; export { a as default };", "noDefaultExport"],
    ["a class", "net/a.ts", "export class A {}", "noClass"],
    [
      "a cast outside net",
      `${room}/a.ts`,
      "// a reason\nexport const f = (a: string) => a as Cidr;",
      "castsWithReason",
    ],
    [
      "a cast without a reason",
      "net/a.ts",
      "const b = 1;\nexport const f = (a: string) => a as Cidr;",
      "castsWithReason",
    ],
    ["a cast in angle brackets", `${room}/a.ts`, "export const f = (a: string) => <Cidr>a;", "castsWithReason"],
    ["a module-level let", "net/a.ts", "let a = 1;\nexport const f = () => a++;", "noModuleState"],
    ["a module-level cache", "net/a.ts", "const a = new Map<string, string>();", "noModuleState"],
    ["a table built at load", "net/a.ts", "export const a = [1, 2].map((n) => n * 2);", "noModuleState"],
    ["a cache inside a literal", "net/a.ts", "export const a = { b: new Set() };", "noModuleState"],
    ["a list to be filled", "net/a.ts", "const a: string[] = [];", "noModuleState"],
    ["a record to be filled", "net/a.ts", "const a: Record<string, string> = {};", "noModuleState"],
    ["a call at load", "net/a.ts", "start();", "noModuleState"],
    ["a name in camelCase", "net/prefixTable.ts", "export const a = 1;", "kebabCase"],
    ["a field to be changed", `${room}/ast.ts`, "export interface A { b: string }", "readonlyTrees"],
    ["an array to be changed", `${room}/ast-row.ts`, "export interface A { readonly b: string[] }", "readonlyTrees"],
    ["something left for later", "net/a.ts", "// TODO: the rest", "nothingLeftUndone"],
  ];
  test.each(violations)("%s", (_, path, text, check) => expect(caughtBy(path, text)).toEqual([check]));
});

describe("what is right is not caught", () => {
  const right: readonly (readonly [what: string, path: string, text: string])[] = [
    [
      "a format on the ground floor",
      `${room}/a.ts`,
      'import { b } from "../../net/ipv4.ts";\nimport { c } from "../../text/cursor.ts";',
    ],
    ["yaml in its room", "document/yaml-document.ts", 'import { parseDocument } from "yaml";'],
    ["Node on the porch", "cli/main.ts", 'import { readFileSync } from "node:fs";\nstart();'],
    [
      "the registry at a door",
      "formats/registry.ts",
      'import { a } from "./netstat/index.ts";\nimport { b } from "../text/cursor.ts";',
    ],
    [
      "the index at the doors",
      "index.ts",
      'export { a } from "./net/index.ts";\nexport { b } from "./formats/registry.ts";',
    ],
    ["a file full of comments", "net/a.ts", "// a line\n/* another\n one */\n\n".repeat(200)],
    [
      "forty lines and their comments",
      "net/a.ts",
      `export function f(): void {\n${"  // why\n  g();\n".repeat(38)}}\n`,
    ],
    ["three parameters and options", "net/a.ts", "export const f = (a: 1, b: 2, c: 3, d = {}) => [a, b, c, d];"],
    ["as const", `${room}/a.ts`, 'export const a = ["b"] as const;'],
    ["a cast beside its reason", "net/a.ts", "export const f = (a: string) => a as Cidr; // just scanned"],
    ["a cast below its reason", "net/a.ts", "/** Just scanned. */\nexport const f = (a: string) => a as Cidr;"],
    ["a shared empty list", "net/a.ts", "const EMPTY: readonly string[] = [];"],
    [
      "any and ! in words",
      "net/a.ts",
      '/** any address! */\nexport const a = "any!";\nexport const b = (c: number) => !c;',
    ],
    ["a tree that stays as it is", `${room}/ast.ts`, "export interface A { readonly b?: readonly string[] }"],
    ["the one class", "text/unwrap.ts", "export class ParseError extends Error {}"],
  ];
  test.each(right)("%s", (_, path, text) => expect(caughtBy(path, text)).toEqual([]));
});

describe("planted among several files", () => {
  const house = (files: Readonly<Record<string, string>>): readonly Source[] =>
    Object.entries(files).map(([path, text]) => ({ path, text }));

  test("an import cycle, through a type as well", () => {
    const files = house({
      "net/a.ts": 'import { b } from "./b.ts";',
      "net/b.ts": 'export const f = () => import("./c.ts");',
      "net/c.ts": 'import type { A } from "./a.ts";',
      "net/d.ts": 'import { a } from "./a.ts";',
    });
    expect(cycles(files)).toEqual(["net/a.ts -> net/b.ts -> net/c.ts -> net/a.ts"]);
    expect(cycles(files.slice(0, 2))).toEqual([]);
  });
  test("a file that imports itself", () => {
    expect(cycles(house({ "net/a.ts": 'import { a } from "./a.ts";' }))).toEqual(["net/a.ts -> net/a.ts"]);
  });
  test("a printer that leads to a parser", () => {
    const files = house({
      [`${room}/print-routes.ts`]: 'import { a } from "./helper.ts";',
      [`${room}/helper.ts`]: 'import { a } from "./parse.ts";',
      [`${room}/parse.ts`]: 'import { a } from "./ast.ts";',
      [`${room}/ast.ts`]: 'import type { Span } from "../../text/span.ts";',
    });
    expect(formatOrder(files)).toEqual([`${room}/print-routes.ts -> ${room}/helper.ts -> ${room}/parse.ts`]);
    expect(formatOrder(files.slice(1))).toEqual([]);
  });
  test("a query that imports a parser, a tree that imports diagnostics, diagnostics that import a printer", () => {
    const files = house({
      [`${room}/query.ts`]: 'import { a } from "./parse-row.ts";',
      [`${room}/ast.ts`]: 'import { a } from "./diagnostics.ts";',
      [`${room}/diagnostics.ts`]: 'import { a } from "./print.ts";',
      [`${room}/parse-row.ts`]: 'import { a } from "./ast-row.ts";',
      [`${room}/ast-row.ts`]: "export type A = 1;",
      [`${room}/print.ts`]: "export const a = 1;",
      "formats/iptables/ast.ts": 'import type { A } from "./extensions/tcp.ts";',
      "formats/iptables/extensions/tcp.ts": 'import { a } from "../words.ts";',
    });
    expect(formatOrder(files)).toEqual([
      `${room}/query.ts -> ${room}/parse-row.ts`,
      `${room}/ast.ts -> ${room}/diagnostics.ts`,
      `${room}/diagnostics.ts -> ${room}/print.ts`,
    ]);
  });
});
