import type { BridgeFact, BridgePort, NodeFacts, TunnelFact } from "../facts/index.ts";
import { addressOwners } from "./address-owners.ts";
import { type BridgeBox, bridgeBox } from "./bridge-rows.ts";
import type { Diagram, DiagramEdge } from "./diagram.ts";
import { knownInterfaces } from "./known-interfaces.ts";
import { type NodeDiagramOptions, nodeOptions } from "./node-options.ts";
import { type OtherBox, otherBox } from "./other-interfaces.ts";
import { inwards, type PatchEnd, patchEnds } from "./patches.ts";
import type { PortContext } from "./port-view.ts";
import { remoteItems } from "./remote-items.ts";
import { ownTunnels } from "./tunnel-ends.ts";
import { isUplink } from "./uplink.ts";
import { uplinkItems } from "./uplink-items.ts";
import { counted } from "./words.ts";

/**
 * Returns the picture of a node: its bridges with their ports, from the physical network on the left inwards, joined where a patch does; the tunnels with
 * their remotes on the right; and its interfaces outside bridges that have an address or a tunnel. Addresses stand at the interfaces that have them, but for
 * those of the loopback and the link-local ones of IPv6.
 */
export function nodeDiagram(node: NodeFacts, options: NodeDiagramOptions = {}): Diagram {
  const settled = nodeOptions(options);
  const lookup = knownInterfaces(node);
  const patches = patchEnds(node.bridges);
  const context: PortContext = { lookup, patches, tunnelsOf: tunnelFinder(node) };
  const bridges = inwards(node.bridges, patches, (bridge) => weightOf(bridge, context));
  const places = new Map(bridges.map((bridge, at) => [bridge, at]));
  const boxes = bridges.map((bridge, at) => bridgeBox(bridge, `g${at}`, { ...context, options: settled, places }));
  const other = otherBox(node, lookup);
  const uplinks = uplinkItems(boxes, node, lookup);
  const remotes = remoteItems(tunnelRows(boxes, other), addressOwners(settled.nodes));
  const rows = boxes.flatMap((box) => box.rows.map(({ item }) => item));
  return {
    ...{ kind: "diagram", title: node.name, subtitle: subtitleOf(node), layout: "columns" },
    groups: [...boxes.map(({ group }) => group), ...(other === null ? [] : [other.group])],
    items: [...uplinks.items, ...rows, ...(other?.items ?? []), ...remotes.items],
    edges: [...uplinks.edges, ...patchEdges(boxes, patches), ...remotes.edges],
  };
}

/** Finds the tunnels that end in a port of a bridge. */
function tunnelFinder(node: NodeFacts): PortContext["tunnelsOf"] {
  const tunnels = new Map<string, TunnelFact[]>();
  const keyOf = (bridge: string, port: string): string => JSON.stringify([bridge, port]);
  for (const fact of node.tunnels) {
    const key = keyOf(fact.bridge ?? "", fact.port ?? fact.name);
    const known = tunnels.get(key);
    if (known === undefined) tunnels.set(key, [fact]);
    else known.push(fact);
  }
  return (bridge: BridgeFact, { name }: BridgePort) =>
    tunnels.get(keyOf(bridge.name, name)) ?? tunnels.get(keyOf("", name)) ?? [];
}

/** 0 for a bridge with a way out, 2 for one with tunnels, 1 for any other. */
function weightOf(bridge: BridgeFact, { lookup, tunnelsOf }: PortContext): number {
  const leadsOut = bridge.ports.some((port) =>
    port.interfaces.some(({ name, type }) => isUplink(name, type, lookup(name, bridge.namespace))),
  );
  if (leadsOut) return 0;
  return bridge.ports.some((port) => tunnelsOf(bridge, port).length > 0) ? 2 : 1;
}

function tunnelRows(boxes: readonly BridgeBox[], other: OtherBox | null): Parameters<typeof remoteItems>[0] {
  const ofBridges = boxes.flatMap(({ rows }) =>
    rows.map(({ item, views }) => ({ id: item.id, tunnels: views.flatMap(({ tunnels }) => tunnels) })),
  );
  return [...ofBridges, ...(other?.rows ?? [])];
}

/** A line for each two interfaces of which at least one names the other, from the outer bridge to the inner one. */
function patchEdges(boxes: readonly BridgeBox[], patches: ReadonlyMap<string, PatchEnd>): readonly DiagramEdge[] {
  const rows = new Map<string, string>();
  for (const { item, views } of boxes.flatMap((box) => box.rows)) {
    for (const { name } of views.flatMap(({ port }) => port.interfaces)) rows.set(name, item.id);
  }
  const order = [...rows.keys()].filter((name) => patches.has(name));
  const done = new Set<string>();
  return order.flatMap((name) => {
    const peer = patches.get(name)?.peer;
    const [from, to] = [rows.get(name), rows.get(peer ?? "")];
    const isMutual = peer !== undefined && patches.get(peer)?.peer === name;
    if (from === undefined || to === undefined || peer === undefined || (isMutual && done.has(peer))) return [];
    done.add(name);
    return [{ from, to, role: "patch", ...(isMutual ? {} : { isOneSided: true }) } as const];
  });
}

function subtitleOf(node: NodeFacts): string {
  const ports = node.bridges.reduce((sum, bridge) => sum + bridge.ports.length, 0);
  const types = [...new Set(ownTunnels(node).map(({ type }) => type))];
  return [
    counted(node.bridges.length, "bridge"),
    counted(ports, "port"),
    `${counted(ownTunnels(node).length, "tunnel")}${types.length === 0 ? "" : ` (${types.join(", ")})`}`,
  ].join(", ");
}
