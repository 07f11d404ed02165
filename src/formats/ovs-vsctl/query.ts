import {
  bridgesIn,
  interfacePlace,
  interfacesIn,
  type OvsInterfacePlace,
  type OvsPortPlace,
  type OvsTree,
  portPlace,
} from "./query-places.ts";

/** A port with several interfaces. */
export interface OvsBond extends OvsPortPlace {
  /** The names of its interfaces in the order of the text, null for one that is cut off. */
  readonly interfaces: readonly (string | null)[];
}

/** An interface that ovs-vswitchd could not set up. */
export interface OvsInterfaceError extends OvsInterfacePlace {
  /** What it says, possibly nothing (`""`). */
  readonly error: string;
}

/** Returns where a port is, as `ovs-vsctl port-to-br` does; null when the text shows none of that name. */
export function bridgeOfPort(tree: OvsTree, name: string): OvsPortPlace | null {
  for (const bridge of bridgesIn(tree)) {
    const port = bridge.ports.find((candidate) => candidate.name === name);
    if (port !== undefined) return portPlace(bridge, port);
  }
  return null;
}

/** Returns where an interface is, as `ovs-vsctl iface-to-br` does; null when the text shows none of that name. */
export function bridgeOfInterface(tree: OvsTree, name: string): OvsInterfacePlace | null {
  const found = interfacesIn(tree).find(({ member }) => member.name === name);
  return found === undefined ? null : interfacePlace(found);
}

/** Returns the ports with several interfaces. The text does not show their mode (`bond_mode`, `lacp`). */
export function ovsBonds(tree: OvsTree): readonly OvsBond[] {
  return bridgesIn(tree).flatMap((bridge) =>
    bridge.ports
      .filter(({ interfaces }) => interfaces.length > 1)
      .map((port) => ({ ...portPlace(bridge, port), interfaces: port.interfaces.map(({ name }) => name) })),
  );
}

/** Returns the interfaces with an `error`. Before 2.4 the tool did not print it. */
export function ovsInterfaceErrors(tree: OvsTree): readonly OvsInterfaceError[] {
  return interfacesIn(tree).flatMap((placed) => {
    const { error } = placed.member;
    return error === undefined ? [] : [{ ...interfacePlace(placed), error }];
  });
}

/**
 * Returns the interfaces of a type. Null are the ordinary network devices, which show no type; `system` is the same device with its type
 * written out (utilities of OVN-Kubernetes and OpenStack do), and is asked for by its word.
 */
export function ovsInterfacesOfType(tree: OvsTree, type: string | null): readonly OvsInterfacePlace[] {
  return interfacesIn(tree)
    .filter(({ member }) => (member.type ?? null) === type)
    .map(interfacePlace);
}
