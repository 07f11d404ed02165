// `node scripts/setup.mjs`: installs and builds what is missing or stale, and nothing else.
import { setup } from "./lib/setup.mjs";

await setup();
