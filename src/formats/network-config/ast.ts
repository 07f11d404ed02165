import type { CommentNode, MappingNode, MarkerNode, OtherFields, ValueNode } from "../../document/index.ts";
import type { Cidr } from "../../net/index.ts";
import type { Span, UnknownNode } from "../../text/index.ts";
import type { AdditionalNetworkNode } from "./ast-additional.ts";
import type {
  AdditionalRoutingCapabilitiesNode,
  DefaultNetworkNode,
  ExportNetworkFlowsNode,
  GenerationNode,
  KubeProxyConfigNode,
  OperatorMigrationNode,
} from "./ast-operator.ts";
import type {
  ClusterNetworkNode,
  ConditionNode,
  ExternalIpNode,
  MigrationNode,
  NetworkDiagnosticsNode,
  NetworkObservabilityNode,
  PortRangeNode,
} from "./ast-parts.ts";

/**
 * What the text is:
 *
 * - `word`: a network type alone (`OpenShiftSDN`), as `-o jsonpath={.status.networkType}` prints it;
 * - `status`, `spec`: the fields of one of them without the object around them;
 * - `object`: one object, of `config.openshift.io` or `operator.openshift.io` as its `apiVersion` says;
 * - `cluster-network`: a list of pools of pods alone, as `{.status.clusterNetwork}` prints it;
 * - `cidrs`: networks alone (`10.128.0.0/14 fd01::/48`), as `{.status.clusterNetwork[*].cidr}` and `{.spec.serviceNetwork}` print them;
 * - `table`: the names and ages that `oc get network.config` prints without `-o`, in `items`;
 * - `list`: a `List` or `NetworkList`, its objects in `items`;
 * - `array`: a JSON array or YAML sequence of any of these;
 * - `documents`: several of these in one text, in `items`;
 * - `none`: none of these was found.
 */
export type NetworkConfigForm =
  | "word"
  | "status"
  | "spec"
  | "object"
  | "cluster-network"
  | "cidrs"
  | "table"
  | "list"
  | "array"
  | "documents"
  | "none";

/** How the fields of a document are written; `describe` is what `oc describe` prints, `go` the `map[...]` of `oc` before 4.6. Absent for JSON and YAML. */
export type NetworkConfigNotation = "describe" | "go";

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
  readonly notation?: NetworkConfigNotation;
  readonly apiVersion?: string;
  /** The object's own `kind`: `Network`, `NetworkList`, `List`. */
  readonly resource?: string;
  /** `metadata.name`, or a `name` beside `spec` where a tool has flattened the object. */
  readonly name?: string;
  /** `5d12h`: the column AGE of a table. */
  readonly age?: string;
  /** Networks of which the text does not say whether they are of pods or of services. */
  readonly cidrs?: readonly Cidr[];
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
  readonly networkObservability?: NetworkObservabilityNode;
  /** `Enable`, `Disable` or empty: the first name of `networkObservability`. */
  readonly installNetworkObservability?: string;
  // From here on `operator.openshift.io` only.
  /** `Managed`, `Unmanaged`, `Removed` or `Force`. */
  readonly managementState?: string;
  /** `Normal`, `Debug`, `Trace` or `TraceAll`. */
  readonly logLevel?: string;
  readonly operatorLogLevel?: string;
  /** What the operator has put together from other objects, as it stands. */
  readonly observedConfig?: ValueNode;
  readonly unsupportedConfigOverrides?: ValueNode;
  /** The network plugin and its settings. */
  readonly defaultNetwork?: DefaultNetworkNode;
  readonly additionalNetworks?: readonly AdditionalNetworkNode[];
  readonly disableMultiNetwork?: boolean;
  readonly useMultiNetworkPolicy?: boolean;
  readonly deployKubeProxy?: boolean;
  /** The older way to say `networkDiagnostics.mode: Disabled`, which beats it. */
  readonly disableNetworkDiagnostics?: boolean;
  readonly kubeProxyConfig?: KubeProxyConfigNode;
  readonly exportNetworkFlows?: ExportNetworkFlowsNode;
  readonly migration?: OperatorMigrationNode;
  readonly additionalRoutingCapabilities?: AdditionalRoutingCapabilitiesNode;
}

/** Fields that are in force. */
export interface NetworkStatusNode extends SharedFields {
  readonly kind: "network-status";
  /** The MTU of pods, bytes. */
  readonly clusterNetworkMTU?: number;
  readonly migration?: MigrationNode;
  readonly conditions?: readonly ConditionNode[];
  // From here on `operator.openshift.io` only.
  readonly observedGeneration?: number;
  readonly version?: string;
  readonly readyReplicas?: number;
  readonly latestAvailableRevision?: number;
  readonly generations?: readonly GenerationNode[];
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
