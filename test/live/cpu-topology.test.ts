import { rmSync } from "node:fs";
import fc from "fast-check";
import { parseLscpu } from "netgather/cpu-topology";
import { describe, expect, test } from "vitest";
import { madeMachine } from "./arbitraries/cpu-machine.ts";
import { type CpuCase, type CpuFigures, type CpuFinding, checkMachine } from "./support/cpu-checks.ts";
import { lscpu, lscpuOnTerminal, lscpuVersion } from "./support/cpu-forms.ts";
import { writeSysroot } from "./support/cpu-sysroot.ts";
import { truthOfMade, truthOfThis } from "./support/cpu-truth.ts";

const seed = Number(process.env["NETGATHER_SEED"] ?? 20261127);
/** How many machines are made. */
const total = Number(process.env["NETGATHER_CPU_MACHINES"] ?? 12);

const version = lscpuVersion();
const here = version === null ? null : truthOfThis();

function skipped(what: string, reason: string): void {
  test(`${what} is skipped: ${reason}`, () => console.log(`SKIPPED: ${what}: ${reason}.`));
}

function report(figures: CpuFigures, findings: readonly CpuFinding[]): void {
  for (const [form, { texts, all }] of figures) console.log(`${form.padEnd(100)} ${all} (${texts} texts)`);
  for (const finding of findings.slice(0, 20)) console.log(JSON.stringify(finding));
  expect(findings.length).toBe(0);
}

/** A tree without places, and without what another form of the same output has not. */
function contents(text: string): unknown {
  const { ast } = parseLscpu(text);
  const { form, sections, ...rest } = ast;
  return JSON.parse(JSON.stringify(rest, (key, value: unknown) => (key === "span" ? undefined : value)));
}

/** Frequencies change from one run to the next. */
const still = (text: string): string => text.replaceAll(/^[^\n]*(?:MHz|BogoMIPS):[^\n]*\n/gm, "");

if (version === null) skipped("lscpu", "there is none");
else if (here === null) skipped("lscpu of this machine", "there is no /sys to compare it with");

describe.runIf(version !== null)("what lscpu says of CPUs is what the kernel says", () => {
  test.runIf(here !== null)("of this machine, in every form", () => {
    const figures: CpuFigures = new Map();
    const findings: CpuFinding[] = [];
    if (here !== null) checkMachine({ sysroot: null, truth: here, figures, findings });
    console.log(`${version}: this machine, ${here?.cpus.length} CPUs`);
    report(figures, findings);
  });

  test.runIf(here !== null)("the summary is the same flat, on terminals of any width, and as JSON", () => {
    const flat = still(lscpu([]));
    expect(parseLscpu(flat).diagnostics).toEqual([]);
    for (const columns of [60, 80, 100, 133, 200, 4000]) {
      const tree = lscpuOnTerminal(columns);
      if (tree === null) return console.log("SKIPPED: terminals: there is no script.");
      expect(contents(still(tree)), `${columns} columns`).toEqual(contents(flat));
    }
  });

  test(`of ${total} made machines, NETGATHER_SEED=${seed}`, () => {
    console.log(`${version}: ${total} made machines; NETGATHER_SEED=${seed}`);
    const one: Pick<CpuCase, "figures" | "findings"> = { figures: new Map(), findings: [] };
    for (const machine of fc.sample(madeMachine, { numRuns: total, seed })) {
      const sysroot = writeSysroot(machine);
      checkMachine({ ...one, sysroot, truth: truthOfMade(machine) });
      rmSync(sysroot, { recursive: true });
    }
    report(one.figures, one.findings);
  });
});
