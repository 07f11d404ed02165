import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { type Fact, type FactSource, mergeFacts, type NodeFacts } from "../../src/facts/index.ts";
import { ifconfigFacts, parseIfconfig } from "../../src/formats/ifconfig/index.ts";
import { ipFacts, parseIp } from "../../src/formats/ip/index.ts";
import { netstatFacts, parseRoutes } from "../../src/formats/netstat/index.ts";
import { interfaceState } from "./arbitraries/interfaces.ts";
import { routeState } from "./arbitraries/routes.ts";
import { atOnce, has, run, SILENCE, settledOutputs } from "./support/commands.ts";
import { probeKinds } from "./support/interfaces-probe.ts";
import { deleteNamespace, deleteNamespaces, deleteStale, makeNamespace } from "./support/namespaces.ts";

const seed = Number(process.env["NETGATHER_SEED"] ?? 20261124);
const total = Number(process.env["NETGATHER_FACT_STATES"] ?? 30);

afterAll(deleteNamespaces);

const canRun = has("netstat", "-V") && has("ip", "-V");

test.runIf(!canRun)("facts are skipped: there is no net-tools or no iproute2", () =>
  console.log("SKIPPED: facts: net-tools and iproute2 are needed."),
);

type Reader = (text: string, source: FactSource) => readonly Fact[];

const byIp: Reader = (text, source) => ipFacts(parseIp(text).ast, source);
const byIfconfig: Reader = (text, source) => ifconfigFacts(parseIfconfig(text).ast, source);
const byNetstat: Reader = (text, source) => netstatFacts(parseRoutes(text).ast, source);

/** What shows everything, and what else shows some of it. */
const WHOLE: ReadonlyMap<string, Reader> = new Map([
  ["ip -d addr", byIp],
  ["ip -d route show table all", byIp],
  ["ip -d -6 route show table all", byIp],
]);
const OTHERS: ReadonlyMap<string, Reader> = new Map([
  ["ip addr", byIp],
  ["ip -o addr", byIp],
  ["ip -br addr", byIp],
  ["ip -s link", byIp],
  ["ip -j -d addr", byIp],
  ["ip -j route show table main", byIp],
  ["ip -j -6 route show table main", byIp],
  ["ip -6 route show table local", byIp],
  ["ifconfig -a", byIfconfig],
  ["busybox ifconfig -a", byIfconfig],
  ["netstat -ia", byNetstat],
  ["netstat -nr", byNetstat],
  ["route -n", byNetstat],
  ["netstat -6nr", byNetstat],
]);

/** Names of which the texts of `ip` leave no doubt: `a@b` may be the link `a` above `b`. */
const isPlain = ({ names }: { readonly names: readonly string[] }): boolean =>
  names.every((name) => /^[^\s@\\#"'(){}[\]&<>]+$/u.test(name));

/** The facts of outputs; a command that is not there has none. */
function factsOf(outputs: ReadonlyMap<string, string>, readers: ReadonlyMap<string, Reader>): readonly Fact[] {
  return [...readers].flatMap(([command, read]) => read(outputs.get(command) ?? "", { path: command, command }));
}

/** What a node has, without what only some tools show. */
function thingsOf({ interfaces, addresses, routes }: NodeFacts): readonly string[] {
  return [
    ...interfaces.map(({ name, mtu, isUp }) => `interface ${name} ${mtu} ${isUp}`),
    ...addresses.map((fact) => `address ${fact.interface} ${fact.address}/${fact.prefixLength} ${fact.peer}`),
    ...routes.map(
      (fact) => `route ${fact.table} ${fact.destination} ${fact.gateway} ${fact.interface} ${fact.metric ?? 0}`,
    ),
  ];
}

/** One state, looked at with every tool: what is not as it should be. */
async function findingsOf(lines: readonly string[], label: string): Promise<readonly string[]> {
  const namespace = makeNamespace(label);
  if (namespace === null) return [`${label}: no namespace`];
  await run(namespace, [...SILENCE, ...lines]);
  const outputs = await settledOutputs(namespace, [...WHOLE.keys()], [...OTHERS.keys()]);
  deleteNamespace(namespace);
  const whole = mergeFacts("host", factsOf(outputs, WHOLE));
  const all = mergeFacts("host", [...factsOf(outputs, OTHERS), ...factsOf(outputs, WHOLE)]);
  const [wanted, found] = [thingsOf(whole.node), thingsOf(all.node)];
  return [
    ...[...whole.diagnostics, ...all.diagnostics].map(
      (one) => `${one.subject}: ${one.expected} and ${one.actual} (${one.path})`,
    ),
    ...found.filter((thing) => !wanted.includes(thing)).map((thing) => `too many: ${thing}`),
    ...wanted.filter((thing) => !found.includes(thing)).map((thing) => `missing: ${thing}`),
  ];
}

test.runIf(canRun)(`${total} states merge to one node, whatever tools show them; NETGATHER_SEED=${seed}`, async () => {
  deleteStale();
  const probed = await probeKinds();
  if (probed === null) {
    console.log("SKIPPED: facts: no network namespace can be made here (root is needed).");
    return;
  }
  const kinds = probed.kinds.filter(({ isStacked }) => isStacked !== true);
  const half = Math.ceil(total / 2);
  const states = [
    ...fc
      .sample(routeState(kinds).filter(isPlain), { numRuns: half, seed })
      .map((of) => [...of.links, ...of.up, ...of.addresses, ...of.routes]),
    ...fc
      .sample(interfaceState(probed.kinds).filter(isPlain), { numRuns: total - half, seed })
      .map((of) => [...of.links, ...of.settings]),
  ];
  const findings: string[] = [];
  let count = 0;
  await atOnce(states, async (lines, index) => {
    const found = await findingsOf(lines, `facts-${index}`);
    findings.push(...found.map((one) => `state ${index}: ${one}`));
    count += lines.length;
  });
  console.log(`${states.length} states of ${count} lines; NETGATHER_SEED=${seed}`);
  for (const one of findings.slice(0, 100)) console.log(one);
  expect(findings).toEqual([]);
});
