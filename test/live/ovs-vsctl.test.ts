import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { daemonSwitch } from "./arbitraries/ovs-daemon-switch.ts";
import { liveSwitch } from "./arbitraries/ovs-switch.ts";
import { type Figures, figureLines, findingLines, newFigures } from "./support/figures.ts";
import { checkSwitch, type OvsBench } from "./support/ovs-checks.ts";
import { checkServed } from "./support/ovs-daemon-checks.ts";
import { checkConnected } from "./support/ovs-peers.ts";
import { hasDaemon, ovsVersion, startDaemon, startServer, stopServers, whyNoServer } from "./support/ovs-server.ts";

const seed = Number(process.env["NETGATHER_SEED"] ?? 20261127);
/** How many databases are made; a tenth as many are served by a daemon. */
const total = Number(process.env["NETGATHER_OVS_DATABASES"] ?? 50);

const missing = whyNoServer();

afterAll(stopServers);

function skipped(what: string, reason: string): void {
  test(`${what} is skipped: ${reason}`, () => console.log(`SKIPPED: ${what}: ${reason}.`));
}

function report(figures: Figures, began: number): void {
  console.log(`${figureLines(figures)}\n${Math.round((Date.now() - began) / 100) / 10} s`);
  for (const note of figures.notes) console.log(`note: ${note}`);
  if (figures.findings.length > 0) console.log(`${figures.findings.length} findings:\n${findingLines(figures, 1)}`);
  expect(figures.notes).toEqual([]);
  expect(figures.findings.length).toBe(0);
}

if (missing !== null) skipped("ovs-vsctl", missing);

describe.runIf(missing === null)("what show prints is what the database holds", () => {
  test(`${total} databases, NETGATHER_SEED=${seed}`, async () => {
    console.log(`${ovsVersion()}: ${total} databases; NETGATHER_SEED=${seed}`);
    const figures = newFigures();
    const began = Date.now();
    const bench = { label: "ovs", first: await startServer(), second: await startServer(), isServed: false };
    const switches = fc.sample(liveSwitch, { numRuns: total, seed });
    for (const [index, live] of switches.entries()) await checkSwitch(bench, figures, live, index % 5 === 0);
    report(figures, began);
  });

  if (!hasDaemon()) skipped("ovs-vswitchd", "there is none");
  const served = Math.ceil(total / 10);
  test.runIf(hasDaemon())(`${served} databases that ovs-vswitchd serves, NETGATHER_SEED=${seed}`, async () => {
    console.log(`${served} databases that ovs-vswitchd serves; NETGATHER_SEED=${seed}`);
    const figures = newFigures();
    const began = Date.now();
    const bench: OvsBench = { label: "ovs", first: await startServer(), second: await startServer(), isServed: true };
    await startDaemon(bench.first);
    await startDaemon(bench.second);
    const switches = fc.sample(daemonSwitch, { numRuns: served, seed });
    for (const [index, live] of switches.entries()) await checkServed(bench, figures, live, index % 5 === 0);
    report(figures, began);
  });

  test.runIf(hasDaemon())("a manager and a controller that are connected", async () => {
    const figures = newFigures();
    const began = Date.now();
    const first = await startServer(["db:Open_vSwitch,Open_vSwitch,manager_options"]);
    await startDaemon(first);
    await checkConnected({ label: "ovs", first, second: first, isServed: true }, figures);
    report(figures, began);
  });
});
