import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { routeState } from "./arbitraries/routes.ts";
import { atOnce, has, hasApplet } from "./support/commands.ts";
import { figureLines, findingLines, newFigures, writeReport } from "./support/figures.ts";
import { probeKinds } from "./support/interfaces-probe.ts";
import { deleteNamespaces, deleteStale } from "./support/namespaces.ts";
import { checkRoutes } from "./support/routes-check.ts";
import { ROUTE_FORMS, type RouteForm } from "./support/routes-forms.ts";
import { ROUTE_LIMITS } from "./support/routes-limits.ts";

const seed = Number(process.env["NETGATHER_SEED"] ?? 20261124);
const total = Number(process.env["NETGATHER_ROUTE_TABLES"] ?? 30);

afterAll(deleteNamespaces);

const isHere = ({ tool, command }: RouteForm): boolean =>
  tool === "net-tools" ? has("netstat", "-V") : has(tool) && hasApplet(tool, command.split(" ")[1] ?? "");

const forms = ROUTE_FORMS.filter(isHere);
const absent = ROUTE_FORMS.filter((form) => !forms.includes(form));
const canRun = has("netstat", "-V") && has("ip", "-V");

test.runIf(!canRun)("routes are skipped: there is no net-tools or no iproute2", () =>
  console.log("SKIPPED: routes: net-tools and iproute2 are needed."),
);

test.runIf(canRun)(
  `${total} routing tables are what ip -j says, and can be rebuilt; NETGATHER_SEED=${seed}`,
  async () => {
    deleteStale();
    const probed = await probeKinds();
    if (probed === null) {
      console.log("SKIPPED: routes: no network namespace can be made here (root is needed).");
      return;
    }
    if (absent.length > 0) console.log(`left out: ${absent.map(({ command }) => command).join(", ")}`);
    console.log(`${total} routing tables; NETGATHER_SEED=${seed}\n${probed.told}`);
    const figures = newFigures();
    const kinds = probed.kinds.filter(({ isStacked }) => isStacked !== true);
    const states = fc.sample(routeState(kinds), { numRuns: total, seed });
    await atOnce(states, (state, index) => checkRoutes({ figures, forms }, state, index));
    console.log(figureLines(figures));
    for (const [name, meaning] of Object.entries(ROUTE_LIMITS)) console.log(`limit ${name}: ${meaning}`);
    for (const note of figures.notes) console.log(`note: ${note}`);
    writeReport(figures);
    if (figures.findings.length > 0) console.log(`${figures.findings.length} findings:\n${findingLines(figures)}`);
    expect(figures.findings.length).toBe(0);
    expect(figures.notes).toEqual([]);
  },
);
