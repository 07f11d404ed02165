import type { NodeFacts } from "../facts/index.ts";

/** How much of a node is drawn one by one, and what is known around it. */
export interface NodeDiagramOptions {
  /**
   * As many ports as a bridge may show that have nothing to say but their name: no address, VLAN, bond, patch, tunnel or fault, not `internal`, no uplink.
   * With more of them all become one line, `212 more ports`. 8 by default.
   */
  readonly plainPorts?: number;
  /** As many other ports as a bridge may show that lead nowhere: with an address, a VLAN or a fault, or `internal`; those with a fault come first. Those beyond join that line. 60 by default. */
  readonly ports?: number;
  /** As many tunnels of one type and without a fault as may end in a bridge one by one. More become one line, `199 geneve tunnels`, and their remotes one box. 24 by default. */
  readonly tunnels?: number;
  /** The nodes of the cluster, whose names then stand at the remotes. */
  readonly nodes?: readonly NodeFacts[];
}

/** The options with their defaults. */
export function nodeOptions(options: NodeDiagramOptions): Required<NodeDiagramOptions> {
  return { plainPorts: 8, ports: 60, tunnels: 24, nodes: [], ...options };
}
