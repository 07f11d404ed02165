// Makes a clone ready to run: installs and builds what is missing or stale, and says nothing when all is fresh.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { endUnlessZero, root, run, runNode, runTool } from "./run.mjs";

const OLDEST_NODE = [20, 19];
const BUILD_STAMP = join(root, ".stamps", "build");

const read = (path) => readFileSync(join(root, path), "utf8");
const readJson = (path) => JSON.parse(read(path));

function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`netgather needs Node ${OLDEST_NODE.join(".")} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its own record of what it installed as the last step
 * of an install: an interrupted one leaves none.
 */
function isInstalled() {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const { "": own, ...wanted } = readJson("package-lock.json").packages;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  const declared = readJson("package.json");
  const agrees = (field) => isDeepStrictEqual(own[field] ?? {}, declared[field] ?? {});
  return (
    agrees("dependencies") &&
    agrees("devDependencies") &&
    Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
      const found = installed[path];
      return found === undefined ? optional === true : found.version === version && found.integrity === integrity;
    })
  );
}

async function install() {
  if (isInstalled()) return;
  console.log("netgather: installing the packages of package-lock.json");
  // Not `npm ci`: it refuses a lock file that lacks the optional packages of other platforms, as one written here may.
  const args = ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const code = npm?.endsWith(".js")
    ? await runNode([npm, ...args])
    : await run("npm", args, { shell: process.platform === "win32" });
  endUnlessZero(code);
}

/** A hash over everything that the build reads. */
function buildKey() {
  const settings = [
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "tsconfig.build.json",
    "scripts/lib/build-cli.mjs",
  ];
  const sources = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => path.slice(root.length + 1).replaceAll("\\", "/"))
    .sort();
  const hash = createHash("sha256");
  for (const path of [...settings, ...sources]) hash.update(`${path}\0${read(path)}\0`);
  return hash.digest("hex");
}

/** Whether every file is there that package.json promises. */
function isComplete() {
  const { exports, bin } = readJson("package.json");
  const targets = Object.values(exports).flatMap((target) =>
    typeof target === "string" ? [target] : Object.values(target),
  );
  return [...targets, ...Object.values(bin)].every((target) => existsSync(join(root, target)));
}

/** Builds the library, the command line and the declarations, fresh or not. */
export async function buildAll() {
  endUnlessZero(await runTool("tsup", ["--silent"]));
  // Loaded here, for what it needs may only just have been installed.
  const { buildCli } = await import("./build-cli.mjs");
  await buildCli();
  endUnlessZero(await runTool("typescript", ["-p", "tsconfig.build.json"], "tsc"));
}

async function build() {
  const key = buildKey();
  if (existsSync(BUILD_STAMP) && readFileSync(BUILD_STAMP, "utf8") === key && isComplete()) return;
  console.log("netgather: building (tsup, esbuild, tsc)");
  rmSync(BUILD_STAMP, { force: true });
  await buildAll();
  mkdirSync(join(root, ".stamps"), { recursive: true });
  writeFileSync(BUILD_STAMP, key);
}

/** Installs and builds what is not fresh; ends the process with the exit code of the step that fails. */
export async function setup() {
  refuseOldNode();
  await install();
  await build();
}
