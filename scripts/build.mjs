// `npm run build`: the library, the command line and the declarations, fresh or not.
import { buildAll } from "./lib/setup.mjs";

await buildAll();
