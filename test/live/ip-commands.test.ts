import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { ipState } from "./arbitraries/ip-state.ts";
import { atOnce, has } from "./support/commands.ts";
import { ipKindsHere } from "./support/ip-kinds.ts";
import { checkRebuild, REBUILD_LIMITS, type RebuildFigures } from "./support/ip-rebuild.ts";
import { deleteNamespaces, deleteStale } from "./support/namespaces.ts";

const seed = Number(process.env["NETGATHER_SEED"] ?? 20261127);
const total = Number(process.env["NETGATHER_IP_STATES"] ?? 20);

afterAll(deleteNamespaces);

const canRun = has("ip", "-V");

test.runIf(!canRun)("ip commands are skipped: there is no iproute2", () =>
  console.log("SKIPPED: ip commands: iproute2 is needed."),
);

test.runIf(canRun)(`${total} states are rebuilt from what ip prints of them; NETGATHER_SEED=${seed}`, async () => {
  deleteStale();
  const kinds = await ipKindsHere();
  if (kinds === null) {
    console.log("SKIPPED: ip commands: no network namespace can be made here (root is needed).");
    return;
  }
  const figures: RebuildFigures = { findings: [], commands: 0, objects: 0 };
  await atOnce(fc.sample(ipState(kinds), { numRuns: total, seed }), (state, index) =>
    checkRebuild(figures, state, index),
  );
  console.log(
    `${total} states, ${figures.commands} commands, ${figures.objects} objects compared; NETGATHER_SEED=${seed}`,
  );
  for (const [name, meaning] of Object.entries(REBUILD_LIMITS)) console.log(`limit ${name}: ${meaning}`);
  if (figures.findings.length > 0)
    console.log(`${figures.findings.length} findings:\n${figures.findings.slice(0, 40).join("\n")}`);
  expect(figures.findings.length).toBe(0);
  expect(figures.objects).toBeGreaterThan(total * 10);
});
