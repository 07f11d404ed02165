import type { OtherFields, ValueNode } from "../../document/index.ts";
import type { Cidr, IpAddress, Ipv4Address } from "../../net/index.ts";
import type { Span } from "../../text/index.ts";
import type { ClusterNetworkNode, MigrationNode } from "./ast-parts.ts";

// What only `operator.openshift.io` has (openshift/api: `operator/v1/types_network.go`). Field names are those of the object; what it does not say is absent, as
// defaults belong to the operator's version.

/** `spec.defaultNetwork`: the plugin that the operator runs, and its settings. */
export interface DefaultNetworkNode extends OtherFields {
  readonly kind: "default-network";
  readonly span: Span;
  readonly type?: string;
  readonly ovnKubernetesConfig?: OvnKubernetesConfigNode;
  readonly openshiftSDNConfig?: OpenshiftSdnConfigNode;
  readonly kuryrConfig?: KuryrConfigNode;
}

export interface OvnKubernetesConfigNode extends OtherFields {
  readonly kind: "ovn-kubernetes-config";
  readonly span: Span;
  /** The MTU of pods, bytes. */
  readonly mtu?: number;
  /** The UDP port of Geneve; 6081 where absent. */
  readonly genevePort?: number;
  readonly hybridOverlayConfig?: HybridOverlayConfigNode;
  /** Absent: no encryption. Without `mode`: full encryption, which is how the first releases wrote it. */
  readonly ipsecConfig?: IpsecConfigNode;
  readonly policyAuditConfig?: PolicyAuditConfigNode;
  readonly gatewayConfig?: GatewayConfigNode;
  /** The older name of `ipv4.internalJoinSubnet`. */
  readonly v4InternalSubnet?: Cidr;
  /** The older name of `ipv6.internalJoinSubnet`. */
  readonly v6InternalSubnet?: Cidr;
  readonly egressIPConfig?: EgressIpConfigNode;
  readonly ipv4?: InternalSubnetsNode;
  readonly ipv6?: InternalSubnetsNode;
  /** `Enabled` or `Disabled`. */
  readonly routeAdvertisements?: string;
  /** `Geneve`, or `NoOverlay`, which takes no bytes of the MTU. */
  readonly transport?: string;
  readonly noOverlayConfig?: NoOverlayConfigNode;
  /** The later name of `transport`. */
  readonly defaultNetworkTransport?: string;
  /** The later name of `noOverlayConfig`. */
  readonly defaultNetworkNoOverlayOptions?: NoOverlayConfigNode;
  readonly bgpManagedConfig?: BgpManagedConfigNode;
}

/** Nodes of another operating system, joined by VXLAN. */
export interface HybridOverlayConfigNode extends OtherFields {
  readonly kind: "hybrid-overlay-config";
  readonly span: Span;
  readonly hybridClusterNetwork?: readonly ClusterNetworkNode[];
  readonly hybridOverlayVXLANPort?: number;
}

export interface IpsecConfigNode extends OtherFields {
  readonly kind: "ipsec-config";
  readonly span: Span;
  /** `Disabled`, `External` (north-south only) or `Full`. */
  readonly mode?: string;
  readonly full?: IpsecFullNode;
}

export interface IpsecFullNode extends OtherFields {
  readonly kind: "ipsec-full";
  readonly span: Span;
  /** ESP in UDP: `Always`, or `Auto`, where NAT asks for it. */
  readonly encapsulation?: string;
}

/** The audit log of network policies. */
export interface PolicyAuditConfigNode extends OtherFields {
  readonly kind: "policy-audit-config";
  readonly span: Span;
  /** Messages a second and node. */
  readonly rateLimit?: number;
  /** Megabytes. */
  readonly maxFileSize?: number;
  readonly maxLogFiles?: number;
  /** `libc`, `udp:HOST:PORT`, `unix:FILE` or `null`. */
  readonly destination?: string;
  readonly syslogFacility?: string;
}

export interface GatewayConfigNode extends OtherFields {
  readonly kind: "gateway-config";
  readonly span: Span;
  /** Whether traffic that leaves the cluster takes the host's own routing table. */
  readonly routingViaHost?: boolean;
  /** `Restricted` or `Global`. */
  readonly ipForwarding?: string;
  readonly ipv4?: GatewayFamilyNode;
  readonly ipv6?: GatewayFamilyNode;
}

export interface GatewayFamilyNode extends OtherFields {
  readonly kind: "gateway-family";
  readonly span: Span;
  readonly internalMasqueradeSubnet?: Cidr;
}

export interface EgressIpConfigNode extends OtherFields {
  readonly kind: "egress-ip-config";
  readonly span: Span;
  /** Seconds; 0 turns the check off. */
  readonly reachabilityTotalTimeoutSeconds?: number;
}

/** Networks that OVN-Kubernetes uses between its own routers, of one family. */
export interface InternalSubnetsNode extends OtherFields {
  readonly kind: "internal-subnets";
  readonly span: Span;
  readonly internalJoinSubnet?: Cidr;
  readonly internalTransitSwitchSubnet?: Cidr;
}

export interface NoOverlayConfigNode extends OtherFields {
  readonly kind: "no-overlay-config";
  readonly span: Span;
  readonly outboundSNAT?: string;
  readonly routing?: string;
}

export interface BgpManagedConfigNode extends OtherFields {
  readonly kind: "bgp-managed-config";
  readonly span: Span;
  readonly asNumber?: number;
  readonly bgpTopology?: string;
}

export interface OpenshiftSdnConfigNode extends OtherFields {
  readonly kind: "openshift-sdn-config";
  readonly span: Span;
  /** `NetworkPolicy`, `Multitenant` or `Subnet`. */
  readonly mode?: string;
  readonly vxlanPort?: number;
  readonly mtu?: number;
  readonly useExternalOpenvswitch?: boolean;
  readonly enableUnidling?: boolean;
}

export interface KuryrConfigNode extends OtherFields {
  readonly kind: "kuryr-config";
  readonly span: Span;
  readonly daemonProbesPort?: number;
  readonly controllerProbesPort?: number;
  readonly openStackServiceNetwork?: Cidr;
  readonly enablePortPoolsPrepopulation?: boolean;
  readonly poolMaxPorts?: number;
  readonly poolMinPorts?: number;
  readonly poolBatchPorts?: number;
  readonly mtu?: number;
}

export interface KubeProxyConfigNode extends OtherFields {
  readonly kind: "kube-proxy-config";
  readonly span: Span;
  /** A duration in Go's notation: `30s`. */
  readonly iptablesSyncPeriod?: string;
  readonly bindAddress?: IpAddress;
  /** Options of kube-proxy and their values, as they stand. */
  readonly proxyArguments?: ValueNode;
}

/** Where flow records of the pod network go. */
export interface ExportNetworkFlowsNode extends OtherFields {
  readonly kind: "export-network-flows";
  readonly span: Span;
  readonly netFlow?: FlowCollectorsNode;
  readonly sFlow?: FlowCollectorsNode;
  readonly ipfix?: FlowCollectorsNode;
}

export interface FlowCollectorsNode extends OtherFields {
  readonly kind: "flow-collectors";
  readonly span: Span;
  /** `HOST:PORT` each. */
  readonly collectors?: readonly FlowCollectorNode[];
}

export interface FlowCollectorNode {
  readonly kind: "flow-collector";
  readonly span: Span;
  readonly address: Ipv4Address;
  readonly port: number;
}

/** `spec.migration` of the operator. */
export interface OperatorMigrationNode extends MigrationNode {
  /** `Live`, or empty for an offline migration. */
  readonly mode?: string;
  readonly features?: MigrationFeaturesNode;
}

/** Which resources of OpenShift SDN are carried over; true where absent. */
export interface MigrationFeaturesNode extends OtherFields {
  readonly kind: "migration-features";
  readonly span: Span;
  readonly egressIP?: boolean;
  readonly egressFirewall?: boolean;
  readonly multicast?: boolean;
}

export interface AdditionalRoutingCapabilitiesNode extends OtherFields {
  readonly kind: "additional-routing-capabilities";
  readonly span: Span;
  /** `FRR`. */
  readonly providers?: readonly string[];
}

/** One element of the operator's `status.generations`: an object that it keeps as it wants it. */
export interface GenerationNode extends OtherFields {
  readonly kind: "generation";
  readonly span: Span;
  readonly group?: string;
  readonly resource?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly lastGeneration?: number;
  readonly hash?: string;
}
