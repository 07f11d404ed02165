import { type ClusterNetworkFact, type FactsDiagnostic, mergeClusterNetworks } from "../facts/index.ts";

/** The networks of clusters, and where the sources of one contradict each other. */
export interface Clusters {
  readonly networks: readonly ClusterNetworkFact[];
  readonly diagnostics: readonly FactsDiagnostic[];
}

/**
 * Returns one fact for each cluster that a capture tells of. Facts are given by what they were captured with: those of one must-gather are of one cluster, whatever they say; those of different ones,
 * or of pasted sessions, are put together where nothing in them contradicts.
 */
export function networksOfClusters(captures: Iterable<readonly ClusterNetworkFact[]>): Clusters {
  const networks: ClusterNetworkFact[] = [];
  const diagnostics: FactsDiagnostic[] = [];
  for (const facts of captures) {
    const { clusterNetwork, diagnostics: found } = mergeClusterNetworks(facts);
    for (const one of found) diagnostics.push(one);
    if (clusterNetwork === undefined) continue;
    const at = networks
      .slice(0, MOST)
      .findIndex((held) => mergeClusterNetworks([held, clusterNetwork]).diagnostics.length === 0);
    const held = networks[at];
    const together = held === undefined ? undefined : mergeClusterNetworks([held, clusterNetwork]).clusterNetwork;
    if (together === undefined) networks.push(clusterNetwork);
    else networks[at] = together;
  }
  return { networks, diagnostics };
}

/** No capture holds more clusters; a hostile one does not make this slow. */
const MOST = 100;
