import type { ClusterNetworkFact } from "./cluster-network.ts";
import { compare, type Disagreements } from "./disagree.ts";
import type { Fact } from "./fact.ts";
import { originsOf } from "./merge-groups.ts";
import type { FactsDiagnostic } from "./node-facts.ts";
import { byRichness } from "./order.ts";

/** Facts of a cluster put together, and where their sources contradict each other. */
export interface MergedClusterNetwork {
  /** Absent where no fact tells of it. */
  readonly clusterNetwork?: ClusterNetworkFact;
  readonly diagnostics: readonly FactsDiagnostic[];
}

/**
 * Returns the network of the one cluster that facts tell of: the objects of `config.openshift.io` and `operator.openshift.io` together, richest first. The type (letter case aside), the networks
 * and the MTU are compared. Facts of nodes are left out.
 */
export function mergeClusterNetworks(facts: Iterable<Fact>): MergedClusterNetwork {
  const [first, ...others] = [...facts].filter((fact) => fact.kind === "cluster-network").sort(byRichness);
  const diagnostics: Disagreements = [];
  if (first === undefined) return { diagnostics };
  let held = first;
  for (const fact of others) {
    for (const [name, said] of COMPARED) {
      const subject = `${name} of the cluster network`;
      compare(diagnostics, { taken: first, left: fact, subject, values: [said(held), said(fact)] });
    }
    held = { ...held, ...fact, ...held, ...longest(held, fact) };
  }
  return { clusterNetwork: { ...held, origins: originsOf([first, ...others]) }, diagnostics };
}

/** An empty list says nothing. */
const COMPARED: readonly (readonly [string, (fact: ClusterNetworkFact) => unknown])[] = [
  ["networkType", ({ networkType }) => networkType?.toLowerCase()],
  [
    "clusterNetwork",
    ({ clusterNetwork: list }) => (list.length === 0 ? undefined : list.map(({ cidr }) => cidr).join()),
  ],
  ["serviceNetwork", ({ serviceNetwork: list }) => (list.length === 0 ? undefined : list.join())],
  ["mtu", ({ mtu }) => mtu],
];

function longest(
  { clusterNetwork, serviceNetwork }: ClusterNetworkFact,
  other: ClusterNetworkFact,
): Pick<ClusterNetworkFact, "clusterNetwork" | "serviceNetwork"> {
  return {
    clusterNetwork: clusterNetwork.length === 0 ? other.clusterNetwork : clusterNetwork,
    serviceNetwork: serviceNetwork.length === 0 ? other.serviceNetwork : serviceNetwork,
  };
}
