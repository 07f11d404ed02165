// `npm run bench`: the built library against split("\n"), JSON.parse and peers, in one process. `-- --quick` for a first look.

import { coldStartTable } from "./cold-start.ts";
import { formatTable } from "./formats.ts";
import { growthTable, hostileTable } from "./growth.ts";
import { jcTable } from "./jc.ts";
import { quick, thorough } from "./measure.ts";
import { addressTable, prefixTableTable } from "./net.ts";
import { routeLookupTable } from "./routes.ts";
import { sessionTable } from "./session.ts";
import { yamlTable } from "./yaml.ts";

const isQuick = process.argv.includes("--quick");
const effort = isQuick ? quick : thorough;

console.log(
  `Node ${process.versions.node}, ${effort.rounds} interleaved rounds, medians. "a <= b": the gate is kept; "a > b": it is missed.\n`,
);
console.log(`${coldStartTable(isQuick ? 3 : 15)}\n`);
console.log(`${formatTable(effort)}\n`);
console.log(`${addressTable(effort)}\n`);
console.log(`${prefixTableTable(effort)}\n`);
console.log(`${routeLookupTable(effort)}\n`);
console.log(`${growthTable(effort)}\n`);
console.log(`${sessionTable(effort)}\n`);
console.log(hostileTable(isQuick ? quick : { rounds: 9, turnMs: 1 }));
console.log(`\n${yamlTable(isQuick ? 200 : 5_000)}`);
if (!isQuick) console.log(`\n${jcTable()}`);
