import type { MappingNode, OtherFields, SequenceNode } from "../../document/index.ts";
import type { Cidr } from "../../net/index.ts";
import type { Span } from "../../text/index.ts";

// The parts of a network configuration of `config.openshift.io` (openshift/api: `config/v1/types_network.go`).

/** One pool: `{ cidr: 10.128.0.0/14, hostPrefix: 23 }` gives each node a /23 of 10.128.0.0/14. */
export interface ClusterNetworkNode extends OtherFields {
  readonly kind: "cluster-network";
  readonly span: Span;
  /** Host bits are preserved. */
  readonly cidr?: Cidr;
  readonly hostPrefix?: number;
}

/** Which external addresses services may have. */
export interface ExternalIpNode extends OtherFields {
  readonly kind: "external-ip";
  readonly span: Span;
  readonly policy?: ExternalIpPolicyNode;
  readonly autoAssignCIDRs?: readonly Cidr[];
}

export interface ExternalIpPolicyNode extends OtherFields {
  readonly kind: "external-ip-policy";
  readonly span: Span;
  readonly allowedCIDRs?: readonly Cidr[];
  readonly rejectedCIDRs?: readonly Cidr[];
}

/** `30000-32767`, both ends included. */
export interface PortRangeNode {
  readonly kind: "port-range";
  readonly span: Span;
  readonly from: number;
  readonly to: number;
}

/** Checks of the cluster network that run all the time. */
export interface NetworkDiagnosticsNode extends OtherFields {
  readonly kind: "network-diagnostics";
  readonly span: Span;
  /** `All`, `Disabled`, or the empty string that typed writers emit. */
  readonly mode?: string;
  readonly sourcePlacement?: PlacementNode;
  readonly targetPlacement?: PlacementNode;
}

/** On which nodes something runs, as it stands. */
export interface PlacementNode extends OtherFields {
  readonly kind: "placement";
  readonly span: Span;
  readonly nodeSelector?: MappingNode;
  readonly tolerations?: SequenceNode;
}

export interface NetworkObservabilityNode extends OtherFields {
  readonly kind: "network-observability";
  readonly span: Span;
  /** `InstallAndEnable` or `NoAction`. */
  readonly installationPolicy?: string;
}

/** Present only while the network type or the MTU changes. */
export interface MigrationNode extends OtherFields {
  readonly kind: "migration";
  readonly span: Span;
  readonly networkType?: string;
  readonly mtu?: MtuMigrationNode;
}

export interface MtuMigrationNode extends OtherFields {
  readonly kind: "mtu-migration";
  readonly span: Span;
  readonly network?: MtuChangeNode;
  readonly machine?: MtuChangeNode;
}

/** MTU before and after, bytes; each may be absent. */
export interface MtuChangeNode extends OtherFields {
  readonly kind: "mtu-change";
  readonly span: Span;
  readonly from?: number;
  readonly to?: number;
}

/** One element of `status.conditions` (metav1.Condition, or the operator's own kind of it). */
export interface ConditionNode extends OtherFields {
  readonly kind: "condition";
  readonly span: Span;
  readonly type?: string;
  /** `True`, `False` or `Unknown`. */
  readonly status?: string;
  readonly reason?: string;
  readonly message?: string;
  /** RFC 3339. */
  readonly lastTransitionTime?: string;
  readonly observedGeneration?: number;
}
