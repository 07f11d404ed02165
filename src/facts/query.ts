import type { AddressFamily } from "../net/index.ts";
import type { AddressFact } from "./address.ts";
import type { ClusterNetworkFact } from "./cluster-network.ts";
import type { InterfaceFact } from "./interface.ts";
import type { NodeFacts } from "./node-facts.ts";
import type { Origin } from "./origin.ts";
import type { RouteFact } from "./route.ts";
import type { TunnelFact } from "./tunnel.ts";

/** Returns an interface of the host's own namespace by its name or one of its other names. */
export function interfaceOf(node: NodeFacts, name: string): InterfaceFact | undefined {
  const own = node.interfaces.filter(({ namespace }) => namespace === undefined);
  return own.find((fact) => fact.name === name) ?? own.find(({ altNames }) => altNames?.includes(name));
}

/** Returns the addresses of an interface of the host's own namespace, the primary one of each network first. */
export function addressesOf(node: NodeFacts, interfaceName: string): readonly AddressFact[] {
  return node.addresses.filter((fact) => fact.namespace === undefined && fact.interface === interfaceName);
}

const ANY: readonly string[] = ["0.0.0.0/0", "::/0"];

/** Routes of these types lead nowhere. */
const REFUSALS: readonly string[] = ["reject", "unreachable", "prohibit", "blackhole", "throw"];

/**
 * Returns the default routes of the main table of the host's own namespace, IPv4 first, the preferred one of each family first: that of the lowest metric, where one that is not
 * shown is the lowest. Routes that refuse packets, as the kernel has one for `::/0`, are none.
 */
export function defaultRoutes(node: NodeFacts, family?: AddressFamily): readonly RouteFact[] {
  return node.routes
    .filter((route) => route.namespace === undefined && route.table === undefined && ANY.includes(route.destination))
    .filter((route) => !REFUSALS.includes(route.type ?? "") && (family === undefined || route.family === family))
    .sort((a, b) => orderOf(a) - orderOf(b));
}

/** The family, and the metric, an unsigned number of 32 bits, within it. */
const orderOf = ({ family, metric = -1 }: RouteFact): number => (family === "ipv4" ? 0 : 2 ** 33) + metric;

/** Returns the tunnels to a known end, of Open vSwitch and of the kernel. Devices through which all tunnels of a type pass (`genev_sys_6081`, `tunl0`) have none. */
export function tunnelsOf(node: NodeFacts): readonly TunnelFact[] {
  return node.tunnels.filter(({ namespace, remote }) => namespace === undefined && remote !== undefined);
}

/** An MTU of pods, and where it stands. */
export interface PodMtu {
  readonly mtu: number;
  /** The interface of the node that has it; absent where the cluster's network says it. */
  readonly interface?: string;
  readonly origins: readonly Origin[];
}

/** The interface by which a node is on the network of pods, of OVN-Kubernetes and of OpenShift SDN. */
const POD_INTERFACES: readonly string[] = ["ovn-k8s-mp0", "tun0"];

/** The bridge of OpenShift SDN, which has `tun0` as a port; other programs have a `tun0` too. */
const SDN_BRIDGE = "br0";

/**
 * Returns the MTU of the pods of a node: that of the interface by which the node itself is on the network of pods, for it is what is in force there, else that of the
 * cluster's network; `null` where neither is known. A `tun0` counts only on nodes of OpenShift SDN: beside its bridge `br0`, or where the cluster's network says so.
 */
export function effectivePodMtu(node: NodeFacts, cluster?: ClusterNetworkFact): PodMtu | null {
  for (const name of POD_INTERFACES) {
    const found = interfaceOf(node, name);
    if (found?.mtu === undefined || (name === "tun0" && !isOpenshiftSdn(node, cluster))) continue;
    return { mtu: found.mtu, interface: name, origins: found.origins };
  }
  return cluster?.mtu === undefined ? null : { mtu: cluster.mtu, origins: cluster.origins };
}

function isOpenshiftSdn({ bridges }: NodeFacts, cluster: ClusterNetworkFact | undefined): boolean {
  if (cluster?.networkType !== undefined) return cluster.networkType.toLowerCase() === "openshiftsdn";
  const bridge = bridges.find(({ name, system }) => name === SDN_BRIDGE && system === "ovs");
  return bridge?.ports.some(({ name }) => name === "tun0") === true;
}
