// `npm test`: set-up, the types of tests and trees, then every test with the coverage floors. `npm test -- test/net`: those tests alone.

import { runTool } from "./lib/run.mjs";
import { setup } from "./lib/setup.mjs";

const chosen = process.argv.slice(2);
const vitest = ["run", "--config", "test/vitest.config.ts"];

await setup();
const codes =
  chosen.length > 0
    ? [await runTool("vitest", [...vitest, ...chosen])]
    : [await runTool("typescript", ["-p", "test"], "tsc"), await runTool("vitest", [...vitest, "--coverage"])];
process.exitCode = codes.find((code) => code !== 0) ?? 0;
