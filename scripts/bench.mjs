// `npm run bench`: set-up, then the benches on the built library, with the garbage collector at hand for the heap figures.
import { runNode } from "./lib/run.mjs";
import { setup } from "./lib/setup.mjs";

await setup();
process.exitCode = await runNode(["--expose-gc", "--import", "tsx", "bench/main.ts", ...process.argv.slice(2)]);
