export type {
  AliasNode,
  CommentNode,
  FieldNode,
  MappingNode,
  MarkerNode,
  OtherFields,
  PlaceNode,
  ScalarNode,
  SequenceNode,
  ValueNode,
} from "../../document/index.ts";
export type {
  NetworkConfigAst,
  NetworkConfigForm,
  NetworkConfigNotation,
  NetworkFields,
  NetworkNode,
  NetworkSpecNode,
  NetworkStatusNode,
} from "./ast.ts";
export type {
  AdditionalNetworkNode,
  IpamConfigNode,
  SimpleMacvlanConfigNode,
  StaticAddressNode,
  StaticDnsNode,
  StaticIpamConfigNode,
  StaticRouteNode,
} from "./ast-additional.ts";
export type {
  AdditionalRoutingCapabilitiesNode,
  BgpManagedConfigNode,
  DefaultNetworkNode,
  EgressIpConfigNode,
  ExportNetworkFlowsNode,
  FlowCollectorNode,
  FlowCollectorsNode,
  GatewayConfigNode,
  GatewayFamilyNode,
  GenerationNode,
  HybridOverlayConfigNode,
  InternalSubnetsNode,
  IpsecConfigNode,
  IpsecFullNode,
  KubeProxyConfigNode,
  KuryrConfigNode,
  MigrationFeaturesNode,
  NoOverlayConfigNode,
  OpenshiftSdnConfigNode,
  OperatorMigrationNode,
  OvnKubernetesConfigNode,
  PolicyAuditConfigNode,
} from "./ast-operator.ts";
export type {
  ClusterNetworkNode,
  ConditionNode,
  ExternalIpNode,
  ExternalIpPolicyNode,
  MigrationNode,
  MtuChangeNode,
  MtuMigrationNode,
  NetworkDiagnosticsNode,
  NetworkObservabilityNode,
  PlacementNode,
  PortRangeNode,
} from "./ast-parts.ts";
export { type NetworkCapacity, networkCapacity, type PoolCapacity } from "./capacity.ts";
export { checkNetworkConfig, type NetworkCheckOptions } from "./check.ts";
export type { NetworkCheck } from "./check-codes.ts";
export { podMtu } from "./check-mtu.ts";
export type { NetworkConfigCode } from "./diagnostics.ts";
export { networkConfigFacts } from "./facts.ts";
export { networkOverheads } from "./overhead.ts";
export { parseNetworkConfig } from "./parse.ts";
export { recognizeNetworkConfig } from "./recognize.ts";
export { networksOf, type Settings, settingsInForce } from "./settings.ts";
