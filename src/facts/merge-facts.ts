import type { AddressFact } from "./address.ts";
import { wholeNames } from "./cut-names.ts";
import type { Disagreements } from "./disagree.ts";
import type { Fact, NodeFact } from "./fact.ts";
import type { InterfaceFact } from "./interface.ts";
import { mergeBridges } from "./merge-bridges.ts";
import { mergeCpus } from "./merge-cpus.ts";
import { type MergeRules, mergeGroups } from "./merge-groups.ts";
import { mergeNatRules } from "./merge-nat-rules.ts";
import { mergeRoutes } from "./merge-routes.ts";
import type { NatRuleFact } from "./nat-rule.ts";
import type { MergedNode } from "./node-facts.ts";
import { byName, byPlace, byText, inOrderOfSources } from "./order.ts";
import type { NetworkFactBase } from "./origin.ts";
import type { RouteFact } from "./route.ts";
import type { TunnelFact } from "./tunnel.ts";

/**
 * Returns one fact for each thing that facts of a node tell of. Of several sources the one that tells the most gives the values, the others add what it does not say, and all
 * places are kept. Values that do not change with time are compared, and contradictions told; counters, and whether something is up at the moment, are not.
 * The order of the facts that are given does not matter: the same files give the same result. Facts of the cluster are left out, {@link mergeClusterNetworks}.
 */
export function mergeFacts(name: string, facts: Iterable<Fact>): MergedNode {
  const all = wholeNames([...facts].filter((fact) => fact.kind !== "cluster-network").sort(byPlace));
  const to: Disagreements = [];
  const node = {
    kind: "node-facts",
    name,
    interfaces: [...mergeGroups(ofKind(all, "interface"), interfaces, to)].sort(byNamespaceAndName),
    addresses: inOrderOfSources(mergeGroups(withLengths(ofKind(all, "address")), addresses, to)).toSorted(byInterface),
    routes: inOrderOfSources(mergeRoutes(ofKind(all, "route"), to)).toSorted(byTable),
    natRules: [...mergeNatRules(ofKind(all, "nat-rule"), to)].sort(byFamily),
    bridges: [...mergeBridges(ofKind(all, "bridge"), to)].sort(byNamespaceAndName),
    tunnels: [...mergeGroups(ofKind(all, "tunnel"), tunnels, to)].sort(byNamespaceAndName),
    cpus: mergeCpus(ofKind(all, "cpu"), to),
  } as const;
  return { node, diagnostics: to };
}

function ofKind<Kind extends NodeFact["kind"]>(
  facts: readonly NodeFact[],
  kind: Kind,
): readonly Extract<NodeFact, { kind: Kind }>[] {
  return facts.filter((fact): fact is Extract<NodeFact, { kind: Kind }> => fact.kind === kind);
}

const interfaces: MergeRules<InterfaceFact> = {
  keyOf: ({ namespace, name }) => JSON.stringify([namespace, name]),
  nameOf: ({ name }) => `interface ${name}`,
  compared: ["index", "mtu", "mac", "linkKind", "master", "vlanId"],
};

const addresses: MergeRules<AddressFact> = {
  keyOf: (fact) => JSON.stringify([placeOf(fact), fact.prefixLength]),
  nameOf: ({ address }) => `address ${address}`,
  compared: ["broadcast", "peer"],
};

const tunnels: MergeRules<TunnelFact> = {
  keyOf: ({ namespace, system, name }) => JSON.stringify([namespace, system, name]),
  nameOf: ({ name }) => `tunnel ${name}`,
  compared: ["type", "remote", "local", "key", "destinationPort", "bridge", "port"],
};

const placeOf = ({ namespace, interface: name, address }: AddressFact): string =>
  JSON.stringify([namespace, name, address]);

/** An address without a length is the one that another source shows with one. */
function withLengths(facts: readonly AddressFact[]): readonly AddressFact[] {
  const lengths = new Map<string, Set<number>>();
  for (const fact of facts) {
    if (fact.prefixLength === undefined) continue;
    lengths.set(placeOf(fact), (lengths.get(placeOf(fact)) ?? new Set()).add(fact.prefixLength));
  }
  return facts.map((fact) => {
    const [only, second] = lengths.get(placeOf(fact)) ?? [];
    const isKnown = fact.prefixLength === undefined && only !== undefined && second === undefined;
    return isKnown ? { ...fact, prefixLength: only } : fact;
  });
}

/** The host's own namespace comes first. */
const byNamespace = (a: NetworkFactBase, b: NetworkFactBase): number => byText(a.namespace, b.namespace);

type Named = NetworkFactBase & { readonly name: string; readonly system?: string };

const byNamespaceAndName = (a: Named, b: Named): number =>
  byNamespace(a, b) || byName(a.name, b.name) || byText(a.system, b.system);

/** IPv4 first. */
const byFamily = (a: NatRuleFact, b: NatRuleFact): number => byNamespace(a, b) || byText(a.family, b.family);

const byInterface = (a: AddressFact, b: AddressFact): number =>
  byNamespace(a, b) || byName(a.interface, b.interface) || byText(a.family, b.family);

/** IPv4 first, the main table first. */
const byTable = (a: RouteFact, b: RouteFact): number =>
  byNamespace(a, b) || byText(a.family, b.family) || byName(a.table ?? "", b.table ?? "");
