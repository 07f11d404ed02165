import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { ipState, LINKS } from "./arbitraries/ip-state.ts";
import { atOnce, has } from "./support/commands.ts";
import { checkIpState, type IpFigures } from "./support/ip-check.ts";
import { IP_LIMITS } from "./support/ip-compare.ts";
import { ipKindsHere } from "./support/ip-kinds.ts";
import { deleteNamespaces, deleteStale } from "./support/namespaces.ts";

const seed = Number(process.env["NETGATHER_SEED"] ?? 20261127);
const total = Number(process.env["NETGATHER_IP_STATES"] ?? 20);

afterAll(deleteNamespaces);

const canRun = has("ip", "-V");

test.runIf(!canRun)("addresses, links and routes are skipped: there is no iproute2", () =>
  console.log("SKIPPED: ip: iproute2 is needed."),
);

test.runIf(canRun)(
  `${total} states: the tree of each text is that of the JSON and holds what was made; NETGATHER_SEED=${seed}`,
  async () => {
    deleteStale();
    const kinds = await ipKindsHere();
    if (kinds === null) {
      console.log("SKIPPED: ip: no network namespace can be made here (root is needed).");
      return;
    }
    const absent = Object.keys(LINKS).filter((kind) => !kinds.includes(kind));
    console.log(
      `${total} states; NETGATHER_SEED=${seed}; kinds: ${kinds.join(", ")}; the kernel lacks: ${absent.join(", ")}`,
    );
    const figures: IpFigures = { forms: new Map(), findings: [], refused: 0, made: 0 };
    const states = fc.sample(ipState(kinds), { numRuns: total, seed });
    await atOnce(states, (state, index) => checkIpState(figures, state, index));
    for (const [form, count] of figures.forms) console.log(`${form}: ${count}`);
    for (const [name, meaning] of Object.entries(IP_LIMITS)) console.log(`limit ${name}: ${meaning}`);
    console.log(`${figures.made} objects, of which the kernel or the tool refused ${figures.refused}`);
    if (figures.findings.length > 0)
      console.log(`${figures.findings.length} findings:\n${figures.findings.slice(0, 40).join("\n")}`);
    expect(figures.findings.length).toBe(0);
    expect(figures.made - figures.refused).toBeGreaterThan(total);
  },
);
