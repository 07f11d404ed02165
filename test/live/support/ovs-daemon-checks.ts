import {
  type OvsVsctlShow,
  ovsDuplicateTunnels,
  ovsInterfaceErrors,
  ovsPatches,
  ovsTunnels,
  parseOvsVsctlShow,
} from "../../../src/formats/ovs-vsctl/index.ts";
import type { LiveSwitch } from "../arbitraries/ovs-switch.ts";
import type { Figures } from "./figures.ts";
import { checkRebuilt, checkText, noteOf, type OvsBench, type Snapshot, snapshot } from "./ovs-checks.ts";
import { EMPTY, load } from "./ovs-loading.ts";
import { type OvsServer, runOn } from "./ovs-server.ts";

/** Loads a switch, waits for the daemon, and compares what the questions say with what it says itself. */
export async function checkServed(bench: OvsBench, figures: Figures, live: LiveSwitch, again: boolean): Promise<void> {
  await load(bench.first, EMPTY);
  await served(bench.first);
  const problem = await load(bench.first, live);
  const watched = live.bridges
    .flatMap(({ ports }) => ports.flatMap(({ interfaces }) => interfaces))
    .flatMap(({ bfd, name }) => (bfd.length > 0 ? [name] : []));
  const shown = await settled(bench.first, watched);
  checkText(bench, figures, shown);
  const { ast } = parseOvsVsctlShow(shown.text);
  const note = noteOf(bench.label, figures, shown.text);
  note("loaded", problem === null, problem ?? "");
  for (const [what, wrong] of Object.entries(verdicts(ast, watched))) note(what, wrong.length === 0, wrong.join("; "));
  await checkRebuilt(bench, figures, shown, again);
}

/** Waits until the daemon has taken what is in the database. */
async function served(server: OvsServer): Promise<void> {
  await runOn(server, "ovs-vsctl", ["--timeout=10", "set", "Open_vSwitch", ".", "external_ids:loaded=true"]);
}

/** The state of which the daemon and the questions say the same, or that of two seconds later. */
async function settled(server: OvsServer, watched: readonly string[]): Promise<Snapshot> {
  await served(server);
  const end = Date.now() + 2000;
  for (;;) {
    const shown = await snapshot(server);
    const wrong = Object.values(verdicts(parseOvsVsctlShow(shown.text).ast, watched)).flat();
    if (wrong.length === 0 || Date.now() > end) return shown;
    await new Promise((settle) => setTimeout(settle, 50));
  }
}

/** What the questions say otherwise than the daemon, which has an `error` for what it could not set up. */
function verdicts(ast: OvsVsctlShow, watched: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const failed = new Set(ovsInterfaceErrors(ast).map((one) => one.interface));
  return {
    "patches = daemon": patchVerdicts(ast, failed),
    "tunnels = daemon": tunnelVerdicts(ast, failed),
    "duplicates = daemon": duplicateVerdicts(ast, failed),
    "BFD of the daemon": ovsTunnels(ast)
      .filter((one) => one.error === undefined && watched.includes(one.interface ?? ""))
      .flatMap((one) => (one.bfdState === undefined ? [`${one.interface} has no BFD`] : [])),
  };
}

type Failed = ReadonlySet<string | null>;

/** The daemon refuses no end of a pair, and always one that names no peer or itself; other loose ends it refuses unless it did not look again. */
function patchVerdicts(ast: OvsVsctlShow, failed: Failed): readonly string[] {
  return ovsPatches(ast).flatMap((patch) => {
    if (patch.kind === "pair")
      return patch.ends.filter((end) => failed.has(end.interface)).map((end) => `${end.interface}: pair`);
    const isRefused = patch.fault === "no-peer" || patch.fault === "own-peer";
    return isRefused && !failed.has(patch.end.interface) ? [`${patch.end.interface}: ${patch.fault}`] : [];
  });
}

/** The daemon refuses a tunnel that is no other's double exactly if it has no remote end. */
function tunnelVerdicts(ast: OvsVsctlShow, failed: Failed): readonly string[] {
  const doubles = new Set(ovsDuplicateTunnels(ast).flatMap((group) => group.map((one) => one.interface)));
  return ovsTunnels(ast)
    .filter((one) => !doubles.has(one.interface) && failed.has(one.interface) !== !one.remote)
    .map((one) => `${one.interface}: ${one.error ?? "no error"}`);
}

/** Of those that are one to it, the daemon sets up one. */
function duplicateVerdicts(ast: OvsVsctlShow, failed: Failed): readonly string[] {
  return ovsDuplicateTunnels(ast)
    .filter((group) => group.filter((one) => !failed.has(one.interface)).length !== 1)
    .map((group) => group.map((one) => `${one.interface}: ${one.error ?? "no error"}`).join(", "));
}
