import type { NodeFacts, TunnelFact } from "../facts/index.ts";
import { addressOwners, type OwnerLookup, remoteKey } from "./address-owners.ts";
import { ownTunnels } from "./tunnel-ends.ts";

/** A node of a mesh, and what its tunnels lead to. */
export interface MeshNode {
  /** The item's id in the diagram. */
  readonly id: string;
  readonly node: NodeFacts;
  /** Whether anything is known of the node's tunnels: one of them, or a bridge of Open vSwitch. */
  readonly isKnown: boolean;
  /** The nodes that its tunnels lead to. */
  readonly peers: ReadonlySet<NodeFacts>;
  /** The remotes that are an address of no node, or of several. */
  readonly strangers: ReadonlySet<string>;
}

/** The nodes of a mesh, and the addresses by which others reach each. */
export interface Mesh {
  readonly nodes: readonly MeshNode[];
  readonly reachedBy: ReadonlyMap<NodeFacts, ReadonlySet<string>>;
}

/** Returns where the tunnels of each node lead. Tunnels without a remote, or with one that flows choose, lead nowhere. */
export function meshOf(nodes: readonly NodeFacts[]): Mesh {
  const ownerOf = addressOwners(nodes);
  const reachedBy = new Map<NodeFacts, Set<string>>(nodes.map((node) => [node, new Set()]));
  const all = nodes.map((node, at) => {
    const tunnels = ownTunnels(node);
    const isKnown = tunnels.length > 0 || node.bridges.some(({ system }) => system === "ovs");
    const ends = tunnels.flatMap((tunnel) => endsOf(tunnel, ownerOf));
    for (const { owner, remote } of ends) if (owner !== null && owner !== node) reachedBy.get(owner)?.add(remote);
    return {
      ...{ id: `n${at}`, node, isKnown },
      peers: new Set(ends.flatMap(({ owner }) => (owner === null || owner === node ? [] : [owner]))),
      strangers: new Set(ends.flatMap(({ owner, remote }) => (owner === null ? [remote] : []))),
    };
  });
  return { nodes: all, reachedBy };
}

/** The other end of a tunnel, under the form in which equal remotes are equal. */
interface End {
  readonly owner: NodeFacts | null;
  readonly remote: string;
}

function endsOf({ remote }: TunnelFact, ownerOf: OwnerLookup): readonly End[] {
  if (remote === undefined || remote === "flow") return [];
  return [{ owner: ownerOf(remote), remote: remoteKey(remote) }];
}

/** Two nodes of which the first has a tunnel to the second. */
export interface MeshPair {
  readonly from: MeshNode;
  readonly to: MeshNode;
  /** The second has none to the first, though its tunnels are known. */
  readonly isOneSided: boolean;
}

/** Returns every two nodes that a tunnel joins, once. */
export function meshPairs({ nodes }: Mesh): readonly MeshPair[] {
  return nodes.flatMap((one, at) =>
    nodes.slice(at + 1).flatMap((other) => {
      const leads = one.peers.has(other.node);
      const leadsBack = other.peers.has(one.node);
      if (!leads && !leadsBack) return [];
      const [from, to] = leads ? [one, other] : [other, one];
      return [{ from, to, isOneSided: leads !== leadsBack && to.isKnown }];
    }),
  );
}
