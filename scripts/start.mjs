// `npm start`: an inventory of the bundled captures. `npm start -- FILE...`: the caller's own captured outputs; options of `netgather parse` pass through.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { root, runNode } from "./lib/run.mjs";
import { setup } from "./lib/setup.mjs";

await setup();
const main = join(root, "dist/cli/main.js");
const own = process.argv.slice(2);
// npm runs scripts in the package's folder and says in INIT_CWD where it was called.
const calledFrom = process.env.INIT_CWD ?? process.cwd();
const cwd = own.length > 0 && existsSync(calledFrom) ? resolve(calledFrom) : root;
process.exitCode = await runNode(
  [main, ...(own.length > 0 ? ["parse", ...own] : ["scan", join("samples", "captures")])],
  { cwd },
);
