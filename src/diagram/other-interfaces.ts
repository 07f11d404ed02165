import type { InterfaceFact, NodeFacts, TunnelFact } from "../facts/index.ts";
import type { DiagramGroup, DiagramItem } from "./diagram.ts";
import { type InterfaceLookup, interfaceNotes, interfaceWarnings, isTelling } from "./known-interfaces.ts";
import type { TunnelRow } from "./remote-items.ts";
import { ownTunnels, tunnelNotes } from "./tunnel-ends.ts";
import { counted } from "./words.ts";

/** The box of the interfaces that are in no bridge. */
export interface OtherBox {
  readonly group: DiagramGroup;
  readonly items: readonly DiagramItem[];
  readonly rows: readonly TunnelRow[];
}

const ID = "h";

/**
 * Returns the box of a node's interfaces that no bridge holds: a line for each with an address or a tunnel that says its remote, one line for all others.
 * Null where there is none with a line of its own.
 */
export function otherBox(node: NodeFacts, lookup: InterfaceLookup): OtherBox | null {
  const held = heldNames(node);
  const tunnels = new Map(ownTunnels(node).flatMap((fact) => (fact.bridge === undefined ? [[fact.name, fact]] : [])));
  const names = new Set([
    ...node.interfaces.filter(({ namespace }) => namespace === undefined).map(({ name }) => name),
    ...node.addresses.filter(({ namespace }) => namespace === undefined).map((fact) => fact.interface),
    ...tunnels.keys(),
  ]);
  const free = [...names].filter((name) => !held.has(name));
  const shown = free.filter(
    (name) => tunnels.get(name)?.remote !== undefined || lookup(name).addresses.some(isTelling),
  );
  if (shown.length === 0) return null;
  const items = shown.map((name, at) => interfaceItem(name, `${ID}i${at}`, { lookup, tunnel: tunnels.get(name) }));
  const told = new Set(shown);
  const rest = free.filter((name) => !told.has(name));
  return {
    group: { id: ID, name: "in no bridge", note: "interfaces of the host" },
    items: rest.length === 0 ? items : [...items, restItem(rest, `${ID}i${items.length}`)],
    rows: shown.flatMap((name, at) => {
      const tunnel = tunnels.get(name);
      return tunnel === undefined ? [] : [{ id: `${ID}i${at}`, tunnels: [tunnel] }];
    }),
  };
}

/** The names of what the other boxes show: bridges, their ports, the parts of bonds that are ports. */
function heldNames(node: NodeFacts): ReadonlySet<string> {
  const held = new Set<string>();
  for (const { name, ports } of node.bridges) {
    held.add(name);
    for (const port of ports) for (const each of [port, ...port.interfaces]) held.add(each.name);
  }
  for (const { name, master } of node.interfaces) if (master !== undefined && held.has(master)) held.add(name);
  return held;
}

function interfaceItem(
  name: string,
  id: string,
  { lookup, tunnel }: { readonly lookup: InterfaceLookup; readonly tunnel: TunnelFact | undefined },
): DiagramItem {
  const known = lookup(name);
  return {
    ...{ id, group: ID, name, role: tunnel === undefined ? "port" : "tunnel" },
    type: tunnel?.type ?? known.fact?.linkKind ?? "",
    notes: [
      ...linkNotes(known.fact),
      ...(tunnel === undefined ? [] : tunnelNotes(tunnel)),
      ...interfaceNotes(known, undefined),
    ],
    warnings: interfaceWarnings(known),
  };
}

const linkNotes = (fact: InterfaceFact | undefined): readonly string[] =>
  fact?.vlanId === undefined ? [] : [`VLAN ${fact.vlanId}${fact.link === undefined ? "" : ` of ${fact.link}`}`];

const restItem = (names: readonly string[], id: string): DiagramItem => ({
  ...{ id, group: ID, role: "plain", name: counted(names.length, "more interface"), type: "" },
  ...{ notes: [], warnings: [], members: names },
});
