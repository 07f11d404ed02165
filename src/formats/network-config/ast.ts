import type { CommentNode, MappingNode, MarkerNode, OtherFields } from "../../document/index.ts";
import type { Cidr } from "../../net/index.ts";
import type { Span, UnknownNode } from "../../text/index.ts";

/**
 * What the text is:
 *
 * - `word`: a network type alone (`OpenShiftSDN`), as `-o jsonpath={.status.networkType}` prints it;
 * - `status`, `spec`: the fields of one of them without the object around them;
 * - `object`: one object, of `config.openshift.io` or `operator.openshift.io` as its `apiVersion` says;
 * - `list`: a `List` or `NetworkList`, its objects in `items`;
 * - `array`: a JSON array or YAML sequence of any of these;
 * - `documents`: several of these in one text, in `items`;
 * - `none`: none of these was found.
 */
export type NetworkConfigForm = "word" | "status" | "spec" | "object" | "list" | "array" | "documents" | "none";

/** The whole text. With one document in it, its fields stand here; with several, they are the `items`. */
export interface NetworkConfigAst extends NetworkFields {
  readonly kind: "network-config";
  /** Comments of the text in order; absent without any. */
  readonly comments?: readonly CommentNode[];
  /** The lines `---` and `...` between documents, in order; absent without any. */
  readonly markers?: readonly MarkerNode[];
  readonly unknown: readonly UnknownNode[];
}

/** One document of several, or one object of a list. */
export interface NetworkNode extends NetworkFields {
  readonly kind: "network";
}

/** What one document says. */
export interface NetworkFields extends OtherFields {
  readonly span: Span;
  readonly form: NetworkConfigForm;
  readonly apiVersion?: string;
  /** The object's own `kind`: `Network`, `NetworkList`, `List`. */
  readonly resource?: string;
  /** `metadata.name`, or a `name` beside `spec` where a tool has flattened the object. */
  readonly name?: string;
  /** All of `metadata` as it stands, `name` and `managedFields` too. */
  readonly metadata?: MappingNode;
  readonly spec?: NetworkSpecNode;
  readonly status?: NetworkStatusNode;
  readonly items?: readonly NetworkNode[];
}

/** Fields that were asked for: `config.openshift.io` and `operator.openshift.io` share most of them. */
export interface NetworkSpecNode extends SharedFields {
  readonly kind: "network-spec";
  readonly externalIP?: ExternalIpNode;
  readonly serviceNodePortRange?: PortRangeNode;
  readonly networkDiagnostics?: NetworkDiagnosticsNode;
  /** `operator.openshift.io` only: the network plugin. */
  readonly defaultNetwork?: DefaultNetworkNode;
}

/** Fields that are in force. */
export interface NetworkStatusNode extends SharedFields {
  readonly kind: "network-status";
  /** The MTU of pods, bytes. */
  readonly clusterNetworkMTU?: number;
  readonly migration?: MigrationNode;
}

interface SharedFields extends OtherFields {
  readonly span: Span;
  /** The address pools of pods, in order: the first decides the primary family. */
  readonly clusterNetwork?: readonly ClusterNetworkNode[];
  /** The address pools of services, host bits preserved. */
  readonly serviceNetwork?: readonly Cidr[];
  /** The plugin's name as written; its letter case varies between clusters. */
  readonly networkType?: string;
}

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

export interface NetworkDiagnosticsNode extends OtherFields {
  readonly kind: "network-diagnostics";
  readonly span: Span;
  /** `All`, `Disabled`, or the empty string that typed writers emit. */
  readonly mode?: string;
}

export interface DefaultNetworkNode extends OtherFields {
  readonly kind: "default-network";
  readonly span: Span;
  readonly type?: string;
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
