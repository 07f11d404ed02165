import {
  interfacePlace,
  interfacesIn,
  type OvsInterfacePlace,
  type OvsTree,
  optionOf,
  type PlacedInterface,
} from "./query-places.ts";

/** Two patch ports that name each other: what goes out of one comes in by the other. */
export interface OvsPatchPair {
  readonly kind: "pair";
  readonly ends: readonly [OvsInterfacePlace, OvsInterfacePlace];
}

/**
 * Why a patch port leads nowhere. `no-peer`: it names none; `own-peer`: it names itself; `peer-not-shown`: no interface of that name is in
 * the text; `peer-not-patch`: that interface is of another type; `peer-elsewhere`: that one names another peer.
 */
export type OvsPatchFault = "no-peer" | "own-peer" | "peer-not-shown" | "peer-not-patch" | "peer-elsewhere";

/** A patch port without a pair. */
export interface OvsLoosePatch {
  readonly kind: "loose";
  readonly end: OvsInterfacePlace;
  /** The name of the peer; null when it names none. */
  readonly peer: string | null;
  readonly fault: OvsPatchFault;
}

/** Returns every patch port once: with its peer where both ends agree, else alone with the reason. */
export function ovsPatches(tree: OvsTree): readonly (OvsPatchPair | OvsLoosePatch)[] {
  const placed = interfacesIn(tree);
  const byName = new Map<string, PlacedInterface>();
  for (const one of placed) {
    const { name } = one.member;
    if (name !== null && !byName.has(name)) byName.set(name, one);
  }
  const paired = new Set<PlacedInterface>();
  return placed.flatMap((one): readonly (OvsPatchPair | OvsLoosePatch)[] => {
    if (one.member.type !== "patch" || paired.has(one)) return [];
    const peer = peerOf(one);
    const other = peer === null ? undefined : byName.get(peer);
    const fault = faultOf(one, peer, other);
    if (other === undefined || fault !== null)
      return [{ kind: "loose", end: interfacePlace(one), peer, fault: fault ?? "peer-not-shown" }];
    paired.add(other);
    return [{ kind: "pair", ends: [interfacePlace(one), interfacePlace(other)] }];
  });
}

function peerOf({ member }: PlacedInterface): string | null {
  return optionOf(member.options, "peer") ?? null;
}

function faultOf(one: PlacedInterface, peer: string | null, other: PlacedInterface | undefined): OvsPatchFault | null {
  if (peer === null) return "no-peer";
  if (peer === one.member.name) return "own-peer";
  if (other === undefined) return "peer-not-shown";
  if (other.member.type !== "patch") return "peer-not-patch";
  return peerOf(other) === one.member.name ? null : "peer-elsewhere";
}

/** Returns the names of the bridges that packets of a bridge can come to over patch pairs, itself first, nearest first; empty when the text shows no such bridge. */
export function ovsReachableBridges(tree: OvsTree, bridge: string): readonly string[] {
  const neighbours = new Map<string | null, (string | null)[]>();
  const join = (from: OvsInterfacePlace, to: OvsInterfacePlace): void => {
    const known = neighbours.get(from.bridge);
    if (known === undefined) neighbours.set(from.bridge, [to.bridge]);
    else known.push(to.bridge);
  };
  for (const patch of ovsPatches(tree)) {
    if (patch.kind === "loose") continue;
    const [first, second] = patch.ends;
    join(first, second);
    join(second, first);
  }
  const shown = tree.kind === "bridge" ? [tree] : tree.bridges;
  // A set grows while it is stepped through: each bridge is visited once.
  const reached = new Set<string | null>(shown.some(({ name }) => name === bridge) ? [bridge] : []);
  for (const name of reached) for (const neighbour of neighbours.get(name) ?? []) reached.add(neighbour);
  return [...reached].filter((name) => name !== null);
}
