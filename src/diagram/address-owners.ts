import type { NodeFacts } from "../facts/index.ts";
import { parseIpAddress } from "../net/index.ts";
import { isTelling } from "./known-interfaces.ts";

/** Returns the one node that a tunnel's remote is an address of, or whose name it is; null when there is none, or more than one. */
export type OwnerLookup = (remote: string) => NodeFacts | null;

/** Returns the form under which equal remotes are equal: the canonical address, or the name as it stands. */
export function remoteKey(remote: string): string {
  return parseIpAddress(remote) ?? remote;
}

/**
 * Returns what finds the node that has an address: that of one of its interfaces, the source of one of its routes (which has to be an address of the host),
 * outside namespaces, or the local end of one of its tunnels.
 */
export function addressOwners(nodes: readonly NodeFacts[]): OwnerLookup {
  const owners = new Map<string, NodeFacts | null>();
  const own = (key: string, node: NodeFacts): void => {
    const other = owners.get(key);
    owners.set(key, other === undefined || other === node ? node : null);
  };
  for (const node of nodes) {
    own(node.name, node);
    for (const fact of node.addresses) if (fact.namespace === undefined && isTelling(fact)) own(fact.address, node);
    for (const { source, namespace } of node.routes)
      if (source !== undefined && namespace === undefined) own(source, node);
    for (const { local } of node.tunnels) if (local !== undefined && local !== "flow") own(remoteKey(local), node);
  }
  return (remote) => owners.get(remoteKey(remote)) ?? null;
}
