import type { AddressFact, Fact, FactSource, InterfaceFact } from "../../facts/index.ts";
import { networkBase } from "../../facts/origin-of.ts";
import { present } from "../../facts/present.ts";
import { byteLength } from "../../text/byte-length.ts";
import type { AddressNode, BlockFields, IfconfigAst, InterfaceNode, Ipv4AddressNode } from "./ast.ts";

/** Returns the interfaces and their addresses; those of labels are addresses of the interface. */
export function ifconfigFacts(ast: IfconfigAst, source: FactSource): readonly Fact[] {
  const isUncut = ast.interfaces.some(isUncutName);
  const nodes = withoutSecondMtus(ast.interfaces);
  return [
    ...nodes.map((node) => interfaceFact(node, !isUncut && isCutName(node), source)),
    ...ast.interfaces.flatMap((node) => node.addresses.map((address) => addressFact(node.name, address, source))),
  ];
}

/** Solaris has a block for each family of an interface: the MTU of IPv6, which its link does not have, is not that of the interface. */
function withoutSecondMtus(nodes: readonly InterfaceNode[]): readonly InterfaceNode[] {
  const seen = new Set<string>();
  return nodes.map((node) => {
    const isSecond = seen.has(node.name) && node.flags?.names.includes("IPv6") === true;
    seen.add(node.name);
    if (!isSecond) return node;
    const { mtu, ...rest } = node;
    return rest;
  });
}

/** To how many bytes net-tools 1.60 cuts names. Debian's build of it does not, and prints MAC addresses in lower case. */
const CUT_NAME = 9;

const isCutName = ({ form, name }: InterfaceNode): boolean => form === "link-encap" && byteLength(name) === CUT_NAME;

const isUncutName = ({ name, hardware }: InterfaceNode): boolean =>
  byteLength(name) > CUT_NAME || hardware?.letterCase === "lower";

function interfaceFact(node: InterfaceNode, isNameCut: boolean, source: FactSource): InterfaceFact {
  // The blocks of labels show what the interface has: its own may not be in the text.
  const block: BlockFields = node.labelsOnly === true ? (node.labels?.[0] ?? node) : node;
  const { flags, mtu, hardware, txQueueLength } = block;
  const more = present({
    isNameCut: isNameCut ? true : undefined,
    index: node.index,
    mtu,
    isUp: flags?.names.includes("UP"),
    mac: hardware?.address,
    linkType: hardware?.type === undefined ? undefined : linkTypeOf(hardware.type),
    flags: flags?.names,
    txQueueLength,
  });
  return { kind: "interface", name: node.name, ...more, ...networkBase(source, node.span) };
}

/** The words of `ip` for those of `ifconfig`, where they differ (net-tools: lib/hw.c; iproute2: lib/ll_types.c). */
function linkTypeOf(type: string): string | undefined {
  switch (type) {
    case "loop":
      return "loopback";
    case "tunnel":
      return "ipip";
    case "unspec":
      return undefined;
    default:
      return type;
  }
}

function addressFact(name: string, node: AddressNode, source: FactSource): AddressFact {
  const { family, address, label, prefixLength, span } = node;
  const more = present({
    prefixLength,
    ...(node.family === "ipv4" ? ipv4Parts(node) : { scope: node.scope }),
    label: label === undefined ? undefined : `${name}:${label}`,
  });
  return { kind: "address", interface: name, family, address, ...more, ...networkBase(source, span) };
}

/** The tool prints `0.0.0.0` where there is no broadcast address, and the address itself where there is no peer. */
function ipv4Parts({ address, broadcast, peer }: Ipv4AddressNode): Partial<AddressFact> {
  return present({
    broadcast: broadcast === "0.0.0.0" ? undefined : broadcast,
    peer: peer === address ? undefined : peer,
  });
}
