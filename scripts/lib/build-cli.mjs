// Builds the command line: `dist/cli/main.js` with all that every run needs, and beside it one file, complete in itself, for each module that is loaded when it is needed
// (`await import`). A file takes about a millisecond to open and compile, so a run of `netgather parse` opens two of them. They are CommonJS: Node's loader of modules takes
// seven milliseconds to begin.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { build } from "esbuild";
import { root } from "./run.mjs";

const MAIN = join(root, "src/cli/main.ts");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Packages that go into the files, for they take longer to load one by one than all the rest. Others are loaded by those who need them. */
const INSIDE = ["commander", "yaml"];

const outputOf = (source) =>
  source === MAIN ? "main.js" : relative(join(root, "src"), source).replaceAll(/[/\\]/g, "-").replace(/\.ts$/, ".js");

/** Leaves out of a file what is loaded when it is needed, under the name that it will have, and the packages that do not go inside. */
const leavingOut = (later) => ({
  name: "leaving-out",
  setup({ onLoad, onResolve }) {
    // A run need not read the manifest to tell its version.
    onLoad({ filter: /src[/\\]cli[/\\]version\.ts$/ }, () => ({
      contents: `export const packageVersion = () => ${JSON.stringify(manifest.version)};`,
    }));
    // Files of our own are loaded by `require`; packages stay with `import`, for some know nothing else.
    onLoad({ filter: /src[/\\].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll(/await import\(("\.[^"]+")\)/g, "require($1)"),
      loader: "ts",
    }));
    onResolve({ filter: /^\./ }, ({ path, importer, kind }) => {
      if (kind !== "require-call" || !importer.endsWith(".ts")) return null;
      const source = join(dirname(importer), path);
      later.add(source);
      return { path: `./${outputOf(source)}`, external: true };
    });
    // Only subcommands that are programs of their own need it, and Node takes milliseconds to load it.
    onResolve({ filter: /^node:child_process$/ }, () => ({ path: "none", namespace: "none" }));
    onLoad({ filter: /^/, namespace: "none" }, () => ({ contents: "module.exports = {};" }));
    // An `import` of one of Node's modules gets every name of it at once, and with `node:fs` all of its streams and promises: ten milliseconds.
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: "node" }));
    onLoad({ filter: /^/, namespace: "node" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === "entry-point" || INSIDE.includes(path) ? null : { path, external: true },
    );
  },
});

/** Builds one file, and returns the modules that it loads when it needs them. */
async function buildFile(source, folder) {
  const later = new Set();
  await build({
    entryPoints: [source],
    outfile: join(folder, outputOf(source)),
    bundle: true,
    minify: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    logLevel: "warning",
    // The module of CommonJS that Node would find is of seventy files.
    alias: { yaml: join(root, "node_modules/yaml/browser/index.js") },
    plugins: [leavingOut(later)],
  });
  return later;
}

/** Builds every file of the command line into a folder, with the licences of the packages inside. */
export async function buildCli(folder = join(root, "dist/cli")) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const known = new Set([MAIN]);
  for (const source of known) for (const later of await buildFile(source, folder)) known.add(later);
  const licences = INSIDE.map(
    (name) => `${name}\n\n${readFileSync(join(root, "node_modules", name, "LICENSE"), "utf8")}`,
  );
  writeFileSync(join(folder, "package.json"), '{ "type": "commonjs" }\n');
  writeFileSync(
    join(folder, "LICENSES.txt"),
    `The files beside this one hold these packages.\n\n${licences.join("\n\n")}`,
  );
}
