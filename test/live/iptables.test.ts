import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { extensions } from "./arbitraries/extensions.ts";
import { setsOf } from "./arbitraries/sets.ts";
import { checkEchoes } from "./support/echo.ts";
import { figureLines, findingLines, newFigures, writeReport } from "./support/figures.ts";
import { deleteNamespaces, deleteStale, makeNamespace, runIn } from "./support/namespaces.ts";
import { describeProbe, probe } from "./support/probe.ts";
import { runBackend } from "./support/run.ts";
import { type Backend, type Bench, backends, hasIpset, versionOf } from "./support/tools.ts";
import { checkUnruly } from "./support/unruly.ts";

const seed = Number(process.env["NETGATHER_SEED"] ?? 20261124);
/** Rule sets of the whole run, a quarter for each of nft and legacy, IPv4 and IPv6. */
const total = Number(process.env["NETGATHER_RULE_SETS"] ?? 100);

const here = backends.filter((backend) => versionOf(backend) !== null);
const missing = backends.filter((backend) => !here.includes(backend));

afterAll(deleteNamespaces);

/** The backend with its namespaces and sets, or the reason why there is none. */
async function prepare(backend: Backend): Promise<Bench | string> {
  const first = makeNamespace(`${backend.label}-1`);
  const second = makeNamespace(`${backend.label}-2`);
  if (first === null || second === null) return "no network namespace can be made here (root and iproute2 are needed)";
  if (hasIpset()) {
    for (const namespace of [first, second]) await runIn(namespace, "ipset restore", setsOf(backend.family));
  } else console.log(`${backend.label}: no ipset here, the extensions set and SET are left out`);
  const probed = await probe(backend, first, seed);
  console.log(`${versionOf(backend)}\n${describeProbe(backend, probed)}`);
  return probed.supported.length === 0
    ? "no extension can be loaded here"
    : { backend, first, second, supported: probed.supported };
}

/** ULOG went out of kernel and tool in 2014. */
const GONE = ["ULOG"];

test("every extension with a type is among those that rules are made of", () => {
  const folder = join(import.meta.dirname, "../../src/formats/iptables/extensions");
  const typed = ["match-by-name.ts", "target-by-name.ts"].flatMap((file) => [
    ...readFileSync(join(folder, file), "utf8").matchAll(/^ {2}readonly "?(\w+)"?:/gm),
  ]);
  const names = typed.map(([, name]) => name ?? "");
  expect(names.length).toBeGreaterThan(90);
  const made = new Set(extensions.map(({ name }) => name));
  expect(names.filter((name) => !made.has(name) && !GONE.includes(name))).toEqual([]);
});

for (const { label, list } of missing) {
  test(`${label} is skipped: there is no ${list}`, () => console.log(`SKIPPED: ${label}: there is no ${list}.`));
}

describe.runIf(here.length > 0)("a listing is worth as much as a dump", async () => {
  deleteStale();
  const prepared = await Promise.all(here.map(async (backend) => ({ backend, bench: await prepare(backend) })));
  const benches = prepared.flatMap(({ bench }) => (typeof bench === "string" ? [] : [bench]));

  for (const { backend, bench } of prepared) {
    if (typeof bench !== "string") continue;
    test(`${backend.label} is skipped: ${bench}`, () => console.log(`SKIPPED: ${backend.label}: ${bench}.`));
  }

  test.runIf(benches.length > 0)(`${total} rule sets, NETGATHER_SEED=${seed}`, async () => {
    const figures = newFigures();
    const sets = Math.ceil(total / benches.length);
    console.log(
      `${sets} rule sets for each of ${benches.map(({ backend }) => backend.label).join(", ")}; NETGATHER_SEED=${seed}`,
    );
    await Promise.all(
      benches.map(async (bench) => {
        await runBackend(bench, figures, { sets, seed });
        await checkEchoes(bench, figures, { sets: Math.ceil(sets / 10), seed });
      }),
    );
    console.log(figureLines(figures));
    for (const note of figures.notes) console.log(`note: ${note}`);
    writeReport(figures);
    if (figures.findings.length > 0) console.log(`${figures.findings.length} findings:\n${findingLines(figures)}`);
    expect(figures.findings.length).toBe(0);
  });

  test.runIf(benches.length > 0)("comments that a listing cannot show", async () => {
    for (const bench of benches) expect(await checkUnruly(bench)).toEqual([]);
  });
});
