import {
  type AddressFamily,
  addressFamily,
  type Cidr,
  type Counter,
  cidrAddress,
  cidrPrefixLength,
  counterOf,
} from "../../net/index.ts";
import type { NetworkFields } from "./ast.ts";
import type { ClusterNetworkNode } from "./ast-parts.ts";
import { ovnOf, pluginOf, type Settings, settingsInForce } from "./settings.ts";

/** What one pool of pods has room for. */
export interface PoolCapacity {
  readonly cidr: Cidr;
  readonly hostPrefix: number;
  /** Parts of the pool, one a node. */
  readonly nodes: Counter;
  /** Addresses of one part. */
  readonly addressesPerNode: Counter;
  /** Without the first and the last, as OpenShift's documentation counts. */
  readonly podAddressesPerNode: Counter;
  /** OVN-Kubernetes only: also without those of the gateway, of the management port and, with a hybrid overlay, of that. kubelet's `maxPods` (250) is mostly less. */
  readonly freeAddressesPerNode?: Counter;
}

/** What all pools of a family have room for; each family limits a dual-stack cluster by itself. */
export interface NetworkCapacity {
  readonly family: AddressFamily;
  readonly pools: readonly PoolCapacity[];
  readonly nodes: Counter;
}

/**
 * How many nodes a network has room for, and how many addresses a node has, by address family, the primary one first: 10.128.0.0/14 with hostPrefix 23 is 512 nodes of 510 pod
 * addresses. Of the status where it has pools, else of the spec. Pools without cidr or hostPrefix, and with one that cannot be (see `checkNetworkConfig`), are left out.
 */
export function networkCapacity(network: NetworkFields): readonly NetworkCapacity[] {
  const settings = settingsInForce(network);
  if (settings === undefined) return [];
  const kept = keptPerNode(settings);
  const pools = (settings.clusterNetwork ?? []).flatMap((pool) => poolCapacity(pool, kept));
  const families = [...new Set(pools.map(({ cidr }) => addressFamily(cidrAddress(cidr))))];
  return families.map((family) => {
    const own = pools.filter(({ cidr }) => addressFamily(cidrAddress(cidr)) === family);
    return { family, pools: own, nodes: sumOf(own.map(({ nodes }) => nodes)) };
  });
}

/** Addresses of each part that OVN-Kubernetes keeps besides the first and the last; null for other plugins. */
function keptPerNode(settings: Settings): number | null {
  if (pluginOf(settings) !== "ovnkubernetes") return null;
  return ovnOf(settings)?.hybridOverlayConfig === undefined ? 2 : 3;
}

function poolCapacity({ cidr, hostPrefix }: ClusterNetworkNode, kept: number | null): readonly PoolCapacity[] {
  if (cidr === undefined || hostPrefix === undefined) return [];
  const bits = addressFamily(cidrAddress(cidr)) === "ipv4" ? 32 : 128;
  const prefix = cidrPrefixLength(cidr);
  if (hostPrefix < prefix || hostPrefix > bits - 2) return [];
  const addressesPerNode = powerOfTwo(bits - hostPrefix);
  const nodes = powerOfTwo(hostPrefix - prefix);
  const capacity = { cidr, hostPrefix, nodes, addressesPerNode, podAddressesPerNode: minus(addressesPerNode, 2) };
  return [kept === null ? capacity : { ...capacity, freeAddressesPerNode: minus(addressesPerNode, 2 + kept) }];
}

const powerOfTwo = (bits: number): Counter => counterOf(1n << BigInt(bits));
const minus = (count: Counter, less: number): Counter => counterOf(BigInt(count) - BigInt(less));
const sumOf = (counts: readonly Counter[]): Counter =>
  counterOf(counts.reduce((sum, count) => sum + BigInt(count), 0n));
