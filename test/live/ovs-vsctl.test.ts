import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { liveSwitch } from "./arbitraries/ovs-switch.ts";
import { figureLines, findingLines, newFigures } from "./support/figures.ts";
import { checkSwitch } from "./support/ovs-checks.ts";
import { ovsVersion, startServer, stopServers, whyNoServer } from "./support/ovs-server.ts";

const seed = Number(process.env["NETGATHER_SEED"] ?? 20261127);
/** How many databases are made. */
const total = Number(process.env["NETGATHER_OVS_DATABASES"] ?? 50);

const missing = whyNoServer();

afterAll(stopServers);

if (missing !== null) test(`ovs-vsctl is skipped: ${missing}`, () => console.log(`SKIPPED: ovs-vsctl: ${missing}.`));

describe.runIf(missing === null)("what show prints is what the database holds", () => {
  test(`${total} databases, NETGATHER_SEED=${seed}`, async () => {
    console.log(`${ovsVersion()}: ${total} databases; NETGATHER_SEED=${seed}`);
    const figures = newFigures();
    const began = Date.now();
    const bench = { label: "ovs", first: await startServer(), second: await startServer() };
    const switches = fc.sample(liveSwitch, { numRuns: total, seed });
    for (const [index, live] of switches.entries()) await checkSwitch(bench, figures, live, index % 5 === 0);
    console.log(`${figureLines(figures)}\n${Math.round((Date.now() - began) / 100) / 10} s`);
    for (const note of figures.notes) console.log(`note: ${note}`);
    if (figures.findings.length > 0) console.log(`${figures.findings.length} findings:\n${findingLines(figures, 1)}`);
    expect(figures.notes).toEqual([]);
    expect(figures.findings.length).toBe(0);
  });
});
