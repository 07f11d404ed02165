// `npm run test:live`: set-up, then the tests that compare with the real tools, in network namespaces. `npm run test:live -- test/live/iptables`: those alone.
import { runTool } from "./lib/run.mjs";
import { setup } from "./lib/setup.mjs";

await setup();
process.exitCode = await runTool("vitest", ["run", "--config", "test/live/vitest.config.ts", ...process.argv.slice(2)]);
