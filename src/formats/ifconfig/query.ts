import { type Cidr, type Counter, cidrContains, type IpAddress } from "../../net/index.ts";
import type { Span } from "../../text/index.ts";
import type { AddressNode, Hardware, IfconfigAst, InterfaceFlags, InterfaceNode } from "./ast.ts";

/** An address, and the name of the interface that has it. `address.label` says of which label it is. */
export interface InterfaceAddress {
  readonly interface: string;
  readonly address: AddressNode;
}

/** Returns all addresses with their interfaces, those of labels too, in the order of the text. */
export function interfaceAddresses({ interfaces }: IfconfigAst): readonly InterfaceAddress[] {
  return interfaces.flatMap(({ name, addresses }) => addresses.map((address) => ({ interface: name, address })));
}

/** Returns the interfaces that have an address, its own or by a label: none, one, or several where it is used twice. */
export function interfacesOfAddress({ interfaces }: IfconfigAst, address: IpAddress): readonly InterfaceNode[] {
  return interfaces.filter(({ addresses }) => addresses.some((node) => node.address === address));
}

/**
 * Returns the addresses that lie in a network. net-tools 2.x shows one IPv4 address for each name and label, so what is not found may
 * still be there.
 */
export function addressesInNetwork(ast: IfconfigAst, network: Cidr): readonly InterfaceAddress[] {
  return interfaceAddresses(ast).filter(({ address }) => cidrContains(network, address.address));
}

/** An address that stands on several interfaces. */
export interface DuplicateAddress {
  readonly address: IpAddress;
  /** Their names in the order of the text. */
  readonly interfaces: readonly string[];
}

/**
 * Returns the addresses that more than one interface has, by name: the same interface in two runs of the tool counts once. Link-local IPv6
 * addresses may stand on several, and are left out.
 */
export function duplicateAddresses(ast: IfconfigAst): readonly DuplicateAddress[] {
  const owners = new Map<IpAddress, Set<string>>();
  for (const { interface: name, address } of interfaceAddresses(ast)) {
    if (address.family === "ipv6" && address.scope === "link") continue;
    const names = owners.get(address.address);
    if (names === undefined) owners.set(address.address, new Set([name]));
    else names.add(name);
  }
  return [...owners].flatMap(([address, names]) => (names.size > 1 ? [{ address, interfaces: [...names] }] : []));
}

const UP = 0x1;
const RUNNING = 0x40;

/** Returns the interfaces that are up (UP) and have no carrier (no RUNNING): the cable is out, or the other end is down. */
export function interfacesWithoutCarrier({ interfaces }: IfconfigAst): readonly InterfaceNode[] {
  return interfaces.filter(({ flags }) => flags !== undefined && isUpOnly(flags));
}

/** The number knows it in any language; `Link encap` blocks have the names only. */
function isUpOnly({ value, names }: InterfaceFlags): boolean {
  if (value !== undefined) return (value & (UP | RUNNING)) === UP;
  return names.includes("UP") && !names.includes("RUNNING");
}

/** The interfaces of one MTU. */
export interface MtuGroup {
  readonly mtu: number;
  readonly interfaces: readonly string[];
}

/** Returns the interfaces by their MTU, the smallest first; those without one in the text are left out. */
export function interfacesByMtu({ interfaces }: IfconfigAst): readonly MtuGroup[] {
  const groups = new Map<number, string[]>();
  for (const { name, mtu } of interfaces) {
    if (mtu === undefined) continue;
    const names = groups.get(mtu);
    if (names === undefined) groups.set(mtu, [name]);
    else names.push(name);
  }
  return [...groups].map(([mtu, names]) => ({ mtu, interfaces: names })).sort((one, other) => one.mtu - other.mtu);
}

/** The counters that should be zero. */
export type TrafficFault = "errors" | "dropped" | "overruns" | "frame" | "carrier" | "collisions";

/** A counter that should be zero and is not. */
export interface TrafficProblem {
  readonly interface: string;
  readonly direction: "receive" | "transmit";
  readonly counter: TrafficFault;
  readonly count: Counter;
  /** The interface's place in the text. */
  readonly span: Span;
}

const RECEIVE_FAULTS = ["errors", "dropped", "overruns", "frame"] as const;
const TRANSMIT_FAULTS = ["errors", "dropped", "overruns", "carrier", "collisions"] as const;

/** Returns the counters of errors, drops and collisions that are not zero, interface by interface. The tool counts since the interface was made. */
export function trafficProblems({ interfaces }: IfconfigAst): readonly TrafficProblem[] {
  return interfaces.flatMap(({ name, span, receive = {}, transmit = {} }) => [
    ...RECEIVE_FAULTS.flatMap((counter) => {
      const count = receive[counter] ?? 0;
      return count === 0 ? [] : [{ interface: name, direction: "receive" as const, counter, count, span }];
    }),
    ...TRANSMIT_FAULTS.flatMap((counter) => {
      const count = transmit[counter] ?? 0;
      return count === 0 ? [] : [{ interface: name, direction: "transmit" as const, counter, count, span }];
    }),
  ]);
}

/**
 * Returns the bytes of a hardware address that came from the kernel, as lower-case pairs joined by colons: 8 or 14 of the 16 that `unspec`
 * shows and of the 20 of `infiniband`, all of a MAC address, undefined where none is shown. Those behind `realBytes` may be rubbish.
 *
 *     0A-00-00-01-00-00-00-00-3F-7A-00-00-00-00-00-00     0a:00:00:01:00:00:00:00
 */
export function kernelHardwareBytes({ address, rawAddress, realBytes }: Hardware): string | undefined {
  const printed = address ?? rawAddress;
  if (printed === undefined || printed === "") return undefined;
  const bytes = printed.toLowerCase().split(/[-:]/);
  return bytes.slice(0, realBytes ?? bytes.length).join(":");
}
