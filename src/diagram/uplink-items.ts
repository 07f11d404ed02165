import type { InterfaceFact, NodeFacts } from "../facts/index.ts";
import type { BridgeBox } from "./bridge-rows.ts";
import type { DiagramEdge, DiagramItem } from "./diagram.ts";
import type { InterfaceLookup } from "./known-interfaces.ts";

/** Items and what joins them. */
export interface Joined {
  readonly items: readonly DiagramItem[];
  readonly edges: readonly DiagramEdge[];
}

/** The interfaces that lead out of bridges, each joined to its port. */
export function uplinkItems(boxes: readonly BridgeBox[], node: NodeFacts, lookup: InterfaceLookup): Joined {
  const members = membersOf(node.interfaces);
  const ends = boxes.flatMap(({ bridge, rows }) =>
    rows
      .filter(({ item }) => item.role === "uplink")
      .flatMap(({ item, views }) =>
        views.flatMap(({ port }) =>
          port.interfaces.map(({ name }) => ({ name, row: item.id, fact: lookup(name, bridge.namespace).fact })),
        ),
      ),
  );
  return {
    items: ends.map(({ name, fact }, at) => ({
      ...{ id: `u${at}`, role: "uplink", name, type: fact?.linkKind ?? "uplink", warnings: [] },
      notes: [...(fact?.mac === undefined ? [] : [fact.mac]), ...partNotes(fact, members.get(name) ?? [])],
    })),
    edges: ends.map(({ row }, at) => ({ from: `u${at}`, to: row, role: "uplink" })),
  };
}

/** What a VLAN interface is of, and a bond. */
function partNotes(fact: InterfaceFact | undefined, members: readonly string[]): readonly string[] {
  return [
    ...(fact?.vlanId === undefined ? [] : [`VLAN ${fact.vlanId}${fact.link === undefined ? "" : ` of ${fact.link}`}`]),
    ...(members.length === 0 ? [] : [`of ${members.join(" ")}`]),
  ];
}

/** The interfaces of bonds and the like, by the name of what they are part of. */
function membersOf(interfaces: readonly InterfaceFact[]): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const { name, master, namespace } of interfaces) {
    if (master === undefined || namespace !== undefined) continue;
    const known = members.get(master);
    if (known === undefined) members.set(master, [name]);
    else known.push(name);
  }
  return members;
}
