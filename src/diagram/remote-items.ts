import type { TunnelFact } from "../facts/index.ts";
import type { OwnerLookup } from "./address-owners.ts";
import type { DiagramEdge, DiagramItem } from "./diagram.ts";
import { remoteItem, remotesOf } from "./tunnel-ends.ts";
import type { Joined } from "./uplink-items.ts";

/** A line of the diagram at which tunnels end. */
export interface TunnelRow {
  readonly id: string;
  readonly tunnels: readonly TunnelFact[];
}

/** The other ends of tunnels, each once, and what joins them to the lines. */
export function remoteItems(rows: readonly TunnelRow[], ownerOf: OwnerLookup): Joined {
  const ids = new Map<string, string>();
  const items: DiagramItem[] = [];
  const edges: DiagramEdge[] = [];
  for (const { id, tunnels } of rows) {
    const remotes = remotesOf(tunnels);
    if (remotes.length === 0) continue;
    const key = JSON.stringify(remotes);
    const known = ids.get(key) ?? `r${ids.size}`;
    if (!ids.has(key)) items.push(remoteItem(known, remotes, ownerOf));
    ids.set(key, known);
    edges.push({ from: id, to: known, role: "tunnel" });
  }
  return { items, edges };
}
