import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { interfaceState } from "./arbitraries/interfaces.ts";
import { atOnce, has, hasApplet } from "./support/commands.ts";
import { figureLines, findingLines, newFigures, writeReport } from "./support/figures.ts";
import { checkInterfaces } from "./support/interfaces-check.ts";
import type { InterfaceTool } from "./support/interfaces-forms.ts";
import { INTERFACE_LIMITS } from "./support/interfaces-limits.ts";
import { probeKinds } from "./support/interfaces-probe.ts";
import { deleteNamespaces, deleteStale } from "./support/namespaces.ts";

const seed = Number(process.env["NETGATHER_SEED"] ?? 20261124);
const total = Number(process.env["NETGATHER_INTERFACE_STATES"] ?? 30);

afterAll(deleteNamespaces);

const isHere = (tool: InterfaceTool): boolean =>
  tool === "net-tools" ? has("ifconfig", "-V") : has(tool) && hasApplet(tool, "ifconfig");
const TOOLS: readonly InterfaceTool[] = ["net-tools", "busybox", "toybox"];
const tools = TOOLS.filter(isHere);
const canRun = tools.includes("net-tools") && has("ip", "-V");

test.runIf(!canRun)("interfaces are skipped: there is no net-tools or no iproute2", () =>
  console.log("SKIPPED: interfaces: net-tools and iproute2 are needed."),
);

test.runIf(canRun)(
  `${total} sets of interfaces are what ip -j says, and can be rebuilt; NETGATHER_SEED=${seed}`,
  async () => {
    deleteStale();
    const probed = await probeKinds();
    if (probed === null) {
      console.log("SKIPPED: interfaces: no network namespace can be made here (root is needed).");
      return;
    }
    for (const tool of TOOLS) if (!tools.includes(tool)) console.log(`left out: there is no ${tool} ifconfig`);
    console.log(`${total} sets of interfaces; NETGATHER_SEED=${seed}\n${probed.told}`);
    const figures = newFigures();
    const states = fc.sample(interfaceState(probed.kinds), { numRuns: total, seed });
    await atOnce(states, (state, index) => checkInterfaces({ figures, tools }, state, index));
    console.log(figureLines(figures));
    for (const [name, meaning] of Object.entries(INTERFACE_LIMITS)) console.log(`limit ${name}: ${meaning}`);
    for (const note of figures.notes) console.log(`note: ${note}`);
    writeReport(figures);
    if (figures.findings.length > 0) console.log(`${figures.findings.length} findings:\n${findingLines(figures)}`);
    expect(figures.findings.length).toBe(0);
    expect(figures.notes).toEqual([]);
  },
);
