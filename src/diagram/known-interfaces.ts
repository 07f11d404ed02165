import type { AddressFact, InterfaceFact, NodeFacts } from "../facts/index.ts";

/** What is known of an interface by its name. */
export interface KnownInterface {
  readonly fact?: InterfaceFact;
  readonly addresses: readonly AddressFact[];
}

/** Finds interfaces by name: the one of the asked namespace, else one that was moved to another (as ports of routers of OpenStack are). */
export type InterfaceLookup = (name: string, namespace?: string) => KnownInterface;

const keyOf = (name: string, namespace: string | undefined): string => JSON.stringify([name, namespace ?? null]);

/** Returns what finds the interfaces of a node. */
export function knownInterfaces(node: NodeFacts): InterfaceLookup {
  const facts = new Map<string, InterfaceFact>();
  const addresses = new Map<string, AddressFact[]>();
  const namespaces = new Map<string, Set<string | undefined>>();
  for (const fact of node.interfaces) facts.set(keyOf(fact.name, fact.namespace), fact);
  for (const fact of node.addresses) {
    const key = keyOf(fact.interface, fact.namespace);
    const known = addresses.get(key);
    if (known === undefined) addresses.set(key, [fact]);
    else known.push(fact);
  }
  for (const { name, namespace } of [...node.interfaces, ...node.addresses.map(placeOf)]) {
    const known = namespaces.get(name);
    if (known === undefined) namespaces.set(name, new Set([namespace]));
    else known.add(namespace);
  }
  return (name, namespace) => {
    const all = namespaces.get(name) ?? new Set();
    const [found] = all.has(namespace) ? [namespace] : all;
    const fact = facts.get(keyOf(name, found));
    return { ...(fact === undefined ? {} : { fact }), addresses: addresses.get(keyOf(name, found)) ?? [] };
  };
}

const placeOf = ({
  interface: name,
  namespace,
}: AddressFact): { readonly name: string; readonly namespace?: string } =>
  namespace === undefined ? { name } : { name, namespace };

/** Returns whether an address is worth a line: those of the loopback and the link-local ones of IPv6, which every interface has, are not. */
export function isTelling({ address, family }: AddressFact): boolean {
  if (family === "ipv4") return !address.startsWith("127.");
  return address !== "::1" && !/^fe[89ab]/.test(address);
}

/** The lines of an interface: addresses, MTU, another namespace. */
export function interfaceNotes({ fact, addresses }: KnownInterface, namespace: string | undefined): readonly string[] {
  const found = fact?.namespace ?? addresses[0]?.namespace;
  return [
    ...addresses.filter(isTelling).map(addressNote),
    ...(fact?.mtu === undefined ? [] : [`mtu ${fact.mtu}`]),
    ...(found === undefined || found === namespace ? [] : [`in namespace ${found}`]),
  ];
}

const addressNote = ({ address, prefixLength, peer }: AddressFact): string =>
  `${address}${prefixLength === undefined ? "" : `/${prefixLength}`}${peer === undefined ? "" : ` peer ${peer}`}`;

/** `down`, for an interface that nobody asked to be up, or that has no carrier. */
export function interfaceWarnings({ fact }: KnownInterface): readonly string[] {
  if (fact?.isUp === false) return ["down"];
  return fact?.flags?.includes("NO-CARRIER") === true ? ["no carrier"] : [];
}
