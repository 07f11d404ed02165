import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type CaptureEntry, readCapture } from "../../src/capture/index.ts";
import type { NodeFacts } from "../../src/facts/index.ts";
import { replayNode } from "../../src/replay/index.ts";
import { has, untilNone } from "./support/commands.ts";
import { deleteNamespace, deleteNamespaces, deleteStale, makeNamespace } from "./support/namespaces.ts";
import { hasDaemon, whyNoServer } from "./support/ovs-server.ts";
import { captureLab, closeLab, openLab, runInLab } from "./support/replay-lab.ts";

afterAll(deleteNamespaces);

const missing = ["ip", "iptables", "ip6tables", "ifconfig"].filter((tool) => !has(tool, "--version"));
const why =
  missing.length > 0 ? `there is no ${missing.join(", ")}` : hasDaemon() ? whyNoServer() : "there is no ovs-vswitchd";

/** What may differ between a node and what is rebuilt of it. */
const DIFFERENCES = [
  "index: the place of an interface in its namespace",
  "operstate, LOWER_UP, NO-CARRIER: hardware has no cable, a pod no other end",
  "the other ends of interfaces that stand in for hardware: stand-in-N",
  "the MAC address of a bridge's own interface: ovs-vswitchd sets it, by other_config:hwaddr, which ovs-vsctl show does not show",
] as const;

const root = join(import.meta.dirname, "../../samples/captures");

function entriesBelow(folder: string): readonly CaptureEntry[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const found = lstatSync(path);
    if (found.isDirectory()) return entriesBelow(path);
    return found.isFile() && !name.endsWith(".tgz")
      ? [{ path: relative(root, path), text: readFileSync(path, "utf8") }]
      : [];
  });
}

const PASSING: readonly string[] = ["LOWER_UP", "NO-CARRIER", "RUNNING", "M-DOWN", "linkdown"];
const OWN: readonly string[] = ["origins", "index", "operstate", "form", "backend", "incomplete"];

/** The facts of a node's network as lines, without what may differ. */
function linesOf({ interfaces, addresses, routes, natRules, bridges, tunnels }: NodeFacts): readonly string[] {
  const names = bridges.map(({ name }) => name);
  const facts = [...interfaces, ...addresses, ...routes, ...natRules, ...bridges, ...tunnels];
  return facts
    .filter((fact) => !JSON.stringify(fact).match(/"(?:name|interface)":"stand-in-/))
    .map((fact) => lineOf(fact, fact.kind === "interface" && names.includes(fact.name)))
    .toSorted();
}

function lineOf(fact: object, isBridge: boolean): string {
  return JSON.stringify(fact, (key, value: unknown) => {
    const isStandIn = key === "link" && String(value).startsWith("stand-in-");
    if (OWN.includes(key) || isStandIn || (isBridge && key === "mac")) return undefined;
    return key === "flags" && Array.isArray(value)
      ? value.filter((flag) => !PASSING.includes(String(flag))).sort()
      : value;
  });
}

test.runIf(why !== null)("replay is skipped", () => console.log(`SKIPPED: replay: ${why}.`));

test.runIf(why === null)(
  "the bundled node is rebuilt by its script: a second capture says the same of it",
  async () => {
    deleteStale();
    const namespace = makeNamespace("replay");
    if (namespace === null) {
      console.log("SKIPPED: replay: no network namespace can be made here (root is needed).");
      return;
    }
    const capture = readCapture(entriesBelow(root));
    const { script, notes } = replayNode(capture, { node: "worker1" });
    const lab = await openLab(namespace);
    try {
      expect(runInLab(lab, script)).toEqual({ status: 0, text: "" });
      const wanted = capture.nodes.filter(({ name }) => name === "worker1").flatMap(linesOf);
      console.log(
        `replay: ${wanted.length} facts, ${script.split("\n").length} lines of script, not rebuilt: ${notes.join("; ") || "nothing"}`,
      );
      for (const difference of DIFFERENCES) console.log(`may differ: ${difference}`);
      const look = (): readonly string[] => captureLab(lab, "worker1").nodes.flatMap(linesOf);
      // An address is tentative for a while.
      await untilNone(async () => look().filter((line) => line.includes("tentative")));
      expect(look()).toEqual(wanted);
      expect(wanted.length).toBeGreaterThan(50);
    } finally {
      await closeLab(lab);
      deleteNamespace(namespace);
    }
  },
);

test("the script refuses the network of the machine itself", () => {
  const { script } = replayNode(readCapture(entriesBelow(root)), { node: "worker2" });
  const guard = script.slice(script.indexOf("if ["), script.indexOf("\nfi\n"));
  expect(guard).toContain('"$(readlink /proc/self/ns/net)" = "$(readlink /proc/1/ns/net)"');
  expect(guard).toContain("exit 2");
});
