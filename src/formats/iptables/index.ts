export type {
  ChainNode,
  Counters,
  Heading,
  MatchNode,
  OpaqueNode,
  RuleNode,
  RuleSpecNode,
  RulesetNode,
  TableForm,
  TableNode,
  TargetNode,
} from "./ast.ts";
export type { IptablesCode } from "./diagnostics.ts";
export { iptablesFacts } from "./facts.ts";
export { type NatTable, natTables } from "./facts-tables.ts";
export type { IptablesLoss } from "./loss-codes.ts";
export { iptablesLosses } from "./losses.ts";
export { type IptablesOptions, parseIptables, parseRuleSpec } from "./parse.ts";
export { printIptables } from "./print.ts";
export { type ListPrintOptions, printIptablesList } from "./print-list.ts";
export { printIptablesSave, type SavePrintOptions } from "./print-save.ts";
export { printRuleSpec } from "./print-spec.ts";
export {
  type ChainPlace,
  jumpsToChain,
  reachableChains,
  rulesByComment,
  rulesOfChain,
  type TableOption,
  type UndefinedChain,
  undefinedChains,
  unreferencedChains,
} from "./query.ts";
export { type JumpCycle, jumpCycles } from "./query-cycles.ts";
export { type KubeHostPort, kubeHostPorts } from "./query-host-ports.ts";
export { kubeServices } from "./query-kube-proxy.ts";
export type {
  KubeEndpoint,
  KubeMasquerade,
  KubeRejection,
  KubeService,
  KubeSessionAffinity,
  KubeTrafficPolicy,
} from "./query-kube-service.ts";
export {
  type OpenshiftSdn,
  openshiftSdn,
  type SdnEgressIp,
  type SdnMasqueradedNetwork,
} from "./query-openshift-sdn.ts";
export { ovnKubernetesServices } from "./query-ovn-kubernetes.ts";
export type { OvnKubernetesEndpoint, OvnKubernetesService } from "./query-ovn-service.ts";
export { type OvnKubernetesSnat, ovnKubernetesSnats } from "./query-ovn-snats.ts";
export type { ChainRule, IptablesTree } from "./query-rules.ts";
export { recognizeIptables } from "./recognize.ts";
