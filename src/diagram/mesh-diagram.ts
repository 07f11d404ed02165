import type { NodeFacts } from "../facts/index.ts";
import type { Diagram, DiagramEdge, DiagramGroup, DiagramItem } from "./diagram.ts";
import { type Mesh, type MeshNode, type MeshPair, meshOf, meshPairs } from "./mesh-links.ts";
import { compareRemotes, ownTunnels } from "./tunnel-ends.ts";
import { counted, listed } from "./words.ts";

/** How a mesh is drawn. */
export interface MeshDiagramOptions {
  /**
   * As many nodes and unknown remotes as stand on a ring, with a line for every two that tunnels join. With more of them the nodes are the lines of a table
   * that say whom they do not reach. 16 by default.
   */
  readonly ring?: number;
  /** What stands above the picture: the cluster's name. `tunnel mesh` by default. */
  readonly title?: string;
}

/**
 * Returns the picture of the tunnels between nodes. Two are joined where the remote of a tunnel of one is an address of the other: of an interface, the source of a
 * route, both outside namespaces, the local end of a tunnel; or its name. A remote that is an address of none, or of several, is an item of its own. Where one of two
 * has a tunnel and the other, whose tunnels are known, has none back, the line is marked as one-sided and the other says so.
 */
export function meshDiagram(nodes: readonly NodeFacts[], options: MeshDiagramOptions = {}): Diagram {
  const mesh = meshOf(nodes);
  const pairs = meshPairs(mesh);
  const strangers = [...new Set(mesh.nodes.flatMap((each) => [...each.strangers]))].sort(compareRemotes);
  const isRing = nodes.length + strangers.length <= (options.ring ?? 16);
  const lacking = lackingOf(pairs);
  const nodeItems = mesh.nodes.map((each) => nodeItem(each, { mesh, lacking, isRing }));
  const unknown = strangers.map((remote, at) => strangerItem(remote, at, { mesh, isRing }));
  return {
    ...{ kind: "diagram", title: options.title ?? "tunnel mesh", subtitle: subtitleOf(nodes, pairs, strangers.length) },
    layout: isRing ? "ring" : "columns",
    groups: isRing ? [] : [TABLE],
    items: [...nodeItems, ...unknown],
    edges: isRing ? [...pairs.map(pairEdge), ...strangerEdges(mesh, strangers)] : [],
  };
}

/** The box of a mesh too large for a ring. */
const TABLE: DiagramGroup = { id: "g0", name: "nodes", note: "and the nodes that their tunnels lead to" };

/** The nodes to which each lacks a tunnel, though they have one to it. */
function lackingOf(pairs: readonly MeshPair[]): ReadonlyMap<NodeFacts, readonly NodeFacts[]> {
  const lacking = new Map<NodeFacts, NodeFacts[]>();
  for (const { from, to, isOneSided } of pairs) {
    const known = lacking.get(to.node);
    if (!isOneSided) continue;
    if (known === undefined) lacking.set(to.node, [from.node]);
    else known.push(from.node);
  }
  return lacking;
}

interface ItemContext {
  readonly mesh: Mesh;
  readonly lacking: ReadonlyMap<NodeFacts, readonly NodeFacts[]>;
  readonly isRing: boolean;
}

function nodeItem(each: MeshNode, { mesh, lacking, isRing }: ItemContext): DiagramItem {
  const { node, isKnown, peers } = each;
  const lacks = lacking.get(node) ?? [];
  const addresses = [...(mesh.reachedBy.get(node) ?? [])]
    .filter((address) => address !== node.name)
    .sort(compareRemotes);
  const reach = `${peers.size} of ${mesh.nodes.length - 1} nodes`;
  return {
    ...{ id: each.id, role: "node", name: node.name, type: "" },
    ...(isRing ? {} : { group: TABLE.id }),
    notes: [
      ...addresses,
      ...(isKnown ? (isRing ? [] : [reach, ...unreached(each, mesh, lacks)]) : ["tunnels not known"]),
    ],
    warnings: lacks.length === 0 ? [] : [`no tunnel to ${listed(lacks.map(({ name }) => name))}`],
  };
}

/** The nodes to which there is no tunnel and from which there is none either. */
function unreached({ node, peers }: MeshNode, mesh: Mesh, lacks: readonly NodeFacts[]): readonly string[] {
  const named = new Set<NodeFacts>([node, ...peers, ...lacks]);
  const others = mesh.nodes.filter((other) => !named.has(other.node)).map((other) => other.node.name);
  return others.length === 0 ? [] : [`none with ${listed(others)}`];
}

function strangerItem(remote: string, at: number, { mesh, isRing }: Omit<ItemContext, "lacking">): DiagramItem {
  const from = mesh.nodes.filter(({ strangers }) => strangers.has(remote)).map(({ node }) => node.name);
  return {
    ...{ id: `r${at}`, role: "remote", name: remote, type: "unknown remote", warnings: [] },
    ...(isRing ? { notes: [] } : { group: TABLE.id, notes: [`tunnels from ${listed(from)}`] }),
  };
}

const pairEdge = ({ from, to, isOneSided }: MeshPair): DiagramEdge => ({
  ...{ from: from.id, to: to.id, role: "tunnel" },
  ...(isOneSided ? { isOneSided } : {}),
});

function strangerEdges({ nodes }: Mesh, strangers: readonly string[]): readonly DiagramEdge[] {
  return nodes.flatMap((each) =>
    strangers.flatMap((remote, to) =>
      each.strangers.has(remote) ? [{ from: each.id, to: `r${to}`, role: "tunnel" } as const] : [],
    ),
  );
}

function subtitleOf(nodes: readonly NodeFacts[], pairs: readonly MeshPair[], strangers: number): string {
  const types = [...new Set(nodes.flatMap((node) => ownTunnels(node).map(({ type }) => type)))].sort();
  const oneSided = pairs.filter(({ isOneSided }) => isOneSided).length;
  return [
    counted(nodes.length, "node"),
    `${pairs.length} of ${(nodes.length * (nodes.length - 1)) / 2} pairs joined${types.length === 0 ? "" : ` (${types.join(", ")})`}`,
    ...(oneSided === 0 ? [] : [`${oneSided} from one side alone`]),
    ...(strangers === 0 ? [] : [counted(strangers, "unknown remote")]),
  ].join(", ");
}
