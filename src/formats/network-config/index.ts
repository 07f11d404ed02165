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
  ClusterNetworkNode,
  DefaultNetworkNode,
  ExternalIpNode,
  ExternalIpPolicyNode,
  MigrationNode,
  MtuChangeNode,
  MtuMigrationNode,
  NetworkConfigAst,
  NetworkConfigForm,
  NetworkDiagnosticsNode,
  NetworkFields,
  NetworkNode,
  NetworkSpecNode,
  NetworkStatusNode,
  PortRangeNode,
} from "./ast.ts";
export type { NetworkConfigCode } from "./diagnostics.ts";
export { parseNetworkConfig } from "./parse.ts";
export { recognizeNetworkConfig } from "./recognize.ts";
