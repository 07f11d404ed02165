// `npm start`: a session on a worker node. `npm start -- FILE...`: the caller's own captures; options of `netgather parse` pass through.
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { root, runNode } from "./lib/run.mjs";
import { setup } from "./lib/setup.mjs";

/** A session on a worker node, and what it does not show. */
function bundledCaptures() {
  const cpus = readdirSync(join(root, "samples/cpu-topology/ok")).filter((name) => /^lscpu.*\.txt$/.test(name));
  return [
    "sessions/session.worker1.txt",
    "network-config/ok/network-config.status.openshift-sdn.json",
    ...cpus
      .sort()
      .slice(0, 1)
      .map((name) => `cpu-topology/ok/${name}`),
  ].map((path) => join("samples", path));
}

await setup();
const main = join(root, "dist/cli/main.js");
const own = process.argv.slice(2);
// npm runs scripts in the package's folder and says in INIT_CWD where it was called.
const calledFrom = process.env.INIT_CWD ?? process.cwd();
const cwd = own.length > 0 && existsSync(calledFrom) ? resolve(calledFrom) : root;
process.exitCode = await runNode([main, "parse", ...(own.length > 0 ? own : bundledCaptures())], { cwd });
