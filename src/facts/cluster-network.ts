import type { Cidr } from "../net/index.ts";
import type { FactBase } from "./origin.ts";

/** A network that pods have their addresses from. */
export interface ClusterNetworkPool {
  readonly cidr: Cidr;
  /** The prefix length of each node's part. */
  readonly hostPrefix?: number;
}

/**
 * The network of a cluster. From `network.config` and `network.operator` in any form. Where an object has a status, that is what is
 * in force and what the fact holds; a spec counts where the status says nothing.
 */
export interface ClusterNetworkFact extends FactBase {
  readonly kind: "cluster-network";
  /** `metadata.name`: `cluster`. */
  readonly name?: string;
  /** `OVNKubernetes`, `OpenShiftSDN`, ... */
  readonly networkType?: string;
  /** Empty where the text does not say. So for `serviceNetwork`. */
  readonly clusterNetwork: readonly ClusterNetworkPool[];
  readonly serviceNetwork: readonly Cidr[];
  /** The MTU of pods, bytes. */
  readonly mtu?: number;
  /** The network type that the cluster is being moved to. */
  readonly migrationNetworkType?: string;
  /** The MTU of pods that the cluster is being moved to, bytes. */
  readonly migrationMtu?: number;
  /** UDP ports of the overlay, where they are set. */
  readonly genevePort?: number;
  readonly vxlanPort?: number;
  /** OVN-Kubernetes: whether traffic that leaves the cluster takes the host's own routing table. */
  readonly routingViaHost?: boolean;
  /** OVN-Kubernetes: `Disabled`, `External` or `Full`. */
  readonly ipsecMode?: string;
}
