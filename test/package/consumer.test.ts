import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entries, manifest, root } from "./library.ts";
import { porch, surface } from "./surface.ts";

const project = mkdtempSync(join(tmpdir(), "netgather-consumer-"));
const installed = join(project, "node_modules/netgather");
let packed: readonly string[] = [];

afterAll(() => rmSync(project, { recursive: true }));

/** Runs a command in the consumer's project; its standard output, or all it said when it failed. */
function run(command: string, args: readonly string[], cwd = project): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${error?.message ?? ""}\n${stdout}\n${stderr}`);
  return stdout;
}

const node = (...args: readonly string[]): string => run(process.execPath, args);

// The library as a stranger gets it: packed, and installed in an empty project. Its dependencies come from our own node_modules,
// so that nothing is fetched.
beforeAll(() => {
  const [tarball] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", project], root));
  packed = tarball.files.map(({ path }: { path: string }) => path);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", version: "1.0.0", type: "module" }));
  const dependencies = Object.keys(manifest.dependencies).map((name) => join(root, "node_modules", name));
  const flags = ["--offline", "--install-links", "--ignore-scripts", "--no-audit", "--no-fund"];
  run("npm", ["install", ...flags, join(project, tarball.filename), ...dependencies]);
  mkdirSync(join(project, "src"));
  copyFileSync(join(import.meta.dirname, "consumer/main.ts"), join(project, "src/main.ts"));
});

describe("the tarball", () => {
  test("holds the library and its paper, and nothing else", () => {
    const paper = ["CHANGELOG.md", "LICENSE", "README.md", "SECURITY.md", "package.json"];
    expect(packed.filter((path) => !path.startsWith("dist/")).sort()).toEqual(paper);
    // The command is CommonJS, is built with the packages that it needs at once, and has their licences.
    expect(packed.filter((path) => path.startsWith("dist/") && !/\.(?:js|d\.ts)$/.test(path))).toEqual([
      "dist/cli/LICENSES.txt",
      "dist/cli/package.json",
    ]);
    for (const { code, types } of entries)
      expect(packed).toEqual(expect.arrayContaining([code.slice(2), types.slice(2)]));
  });
  test("says nothing of the machine on which it was made", () => {
    const places = [`${root}/`, `${homedir()}/`, `${tmpdir()}/`, "file://", "sourceMappingURL"];
    const tellTale = packed.filter((path) => {
      const text = readFileSync(join(installed, path), "utf8");
      return path.startsWith("dist/") && places.some((place) => text.includes(place));
    });
    expect(tellTale).toEqual([]);
  });
  test("arrives whole", () => {
    const files = readdirSync(installed, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBe(packed.length);
  });
});

const expected = {
  mac: "ee:45:a3:53:06:65",
  contains: true,
  format: "ovs-vsctl",
  any: "routes",
  bridges: ["br-ex"],
  ovsPrinted: true,
  routesPrinted: true,
  clean: [],
  printers: ["function"],
  refusal: "ParseError",
  framed: true,
  line: 2,
};

describe.each([
  ["5", "typescript-5"],
  ["6", "typescript-6"],
  ["7", "typescript"],
])("TypeScript %s", (major, compiler) => {
  const compile = (name: string, options: object): string => {
    const base = { strict: true, skipLibCheck: false, target: "es2023", rootDir: "src", outDir: `out-${name}` };
    const pure = { lib: ["es2023"], types: [] }; // neither Node's types nor a browser's are needed
    const config = { compilerOptions: { ...base, ...pure, ...options }, include: ["src"] };
    writeFileSync(join(project, `${name}.json`), JSON.stringify(config));
    return node(join(root, "node_modules", compiler, "bin/tsc"), "-p", `${name}.json`);
  };

  test("is the one that it says", () => {
    expect(node(join(root, "node_modules", compiler, "bin/tsc"), "--version")).toContain(`Version ${major}.`);
  });
  test("compiles a program for Node, as strictly as it can, and the program runs", () => {
    const strictest = { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, verbatimModuleSyntax: true };
    expect(compile(`node-${major}`, { module: "nodenext", ...strictest })).toBe("");
    expect(JSON.parse(node(`out-node-${major}/main.js`))).toEqual(expected);
  });
  test("compiles it for a bundler", () => {
    expect(compile(`bundler-${major}`, { module: "esnext", moduleResolution: "bundler" })).toBe("");
  });
});

test("every subpath is the same by import and by require()", () => {
  const script = `
    const same = async (name) => {
      const required = require(name);
      const imported = await import(name);
      return Object.keys(imported).filter((key) => required[key] === imported[key]).sort();
    };
    const names = ${JSON.stringify(Object.keys(surface).map((subpath) => `netgather${subpath.slice(1)}`))};
    Promise.all(names.map(same)).then((all) => console.log(JSON.stringify(all)));`;
  const all: readonly (readonly string[])[] = JSON.parse(node("--input-type=commonjs", "--eval", script));
  const pure = Object.entries(surface).filter(([subpath]) => !porch.includes(subpath));
  const every = [...new Set(pure.flatMap(([, { values }]) => values))].sort();
  const rooms = Object.entries(surface).map(([subpath, { values }]) => (subpath === "." ? every : values));
  expect(all).toEqual(rooms);
});

test("the command is there and parses", () => {
  writeFileSync(join(project, "routes.txt"), readFileSync(join(root, "samples/netstat/ok/netstat-nr.worker1.txt")));
  const command = join(project, "node_modules/.bin/netgather");
  expect(run(command, ["--version"])).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(JSON.parse(run(command, ["parse", "--json", "routes.txt"]))).toBeTypeOf("object");
});
