import type { OvsBridge, OvsPort } from "./ast.ts";
import { bridgesIn, type OvsPortPlace, type OvsTree, portPlace } from "./query-places.ts";

/**
 * How a port carries a VLAN. `tag`: it is the port's own; `trunks`: the port lists it among those that it trunks; `all`: the port has neither a tag
 * nor a list, and so trunks every VLAN. The text does not show `vlan_mode`, which may say otherwise (`native-tagged`, `dot1q-tunnel`, ...).
 */
export type OvsVlanRole = "tag" | "trunks" | "all";

/** A port that carries a VLAN. */
export interface OvsVlanPort extends OvsPortPlace {
  readonly role: OvsVlanRole;
}

/** A VLAN of one bridge, with the ports that name it. */
export interface OvsVlan {
  readonly bridge: string | null;
  readonly vlan: number;
  /** Those with this tag. */
  readonly tagged: readonly OvsPortPlace[];
  /** Those that list it among their trunks. */
  readonly trunked: readonly OvsPortPlace[];
}

/** Returns the ports that carry a VLAN (0 to 4095), those with neither tag nor trunks among them. One VLAN number on two bridges is two networks. */
export function portsOfVlan(tree: OvsTree, vlan: number): readonly OvsVlanPort[] {
  return bridgesIn(tree).flatMap((bridge) =>
    bridge.ports.flatMap((port) => {
      const role = roleOf(port, vlan);
      return role === null ? [] : [{ ...portPlace(bridge, port), role }];
    }),
  );
}

function roleOf({ tag, trunks }: OvsPort, vlan: number): OvsVlanRole | null {
  if (tag === vlan) return "tag";
  if (trunks?.includes(vlan)) return "trunks";
  return tag === undefined && trunks === undefined ? "all" : null;
}

/** Returns the VLANs that ports name, bridge by bridge in the order of the text, each bridge's by number. */
export function ovsVlans(tree: OvsTree): readonly OvsVlan[] {
  return bridgesIn(tree).flatMap(vlansOf);
}

interface Draft extends OvsVlan {
  readonly tagged: OvsPortPlace[];
  readonly trunked: OvsPortPlace[];
}

function vlansOf(bridge: OvsBridge): readonly OvsVlan[] {
  const drafts = new Map<number, Draft>();
  const draftOf = (vlan: number): Draft => {
    const known = drafts.get(vlan);
    if (known !== undefined) return known;
    const draft = { bridge: bridge.name, vlan, tagged: [], trunked: [] };
    drafts.set(vlan, draft);
    return draft;
  };
  for (const port of bridge.ports) {
    const place = portPlace(bridge, port);
    if (port.tag !== undefined) draftOf(port.tag).tagged.push(place);
    for (const vlan of new Set(port.trunks)) draftOf(vlan).trunked.push(place);
  }
  return [...drafts.values()].sort((a, b) => a.vlan - b.vlan);
}
