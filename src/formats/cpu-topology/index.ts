export type {
  CpuinfoBlock,
  CpuinfoCpu,
  CpuinfoField,
  CpuinfoTopology,
  CpuList,
  CpuListGrammar,
  CpuMask,
  CpuRange,
} from "./ast.ts";
export type {
  AdmissionError,
  SmtAlignment,
  SmtAlignmentError,
  SmtNotEnoughCores,
  SmtNotMultiple,
  TopologyAffinityError,
  UnexpectedAdmissionError,
} from "./ast-admission.ts";
export type { Core, CpuCachePlace, CpuPlace, NumaPlace, Topology } from "./ast-topology.ts";
export type { CpuTopology } from "./ast-tree.ts";
export { expandCpuRanges } from "./cpu-ranges.ts";
export type { CpuTopologyCode } from "./diagnostics.ts";
export type { ContainerAssignment } from "./kubelet/admit-pod.ts";
export type {
  ContainerNode,
  CpuEntryNode,
  CpuManagerDataNode,
  CpuManagerState,
  CpuSetNode,
  KubeletConfigurationNode,
  KubeletConfigurations,
  ObjectListNode,
  PerformanceProfileNode,
  PerformanceProfiles,
  PodEntryNode,
  PodNode,
  PodSpecNode,
  PodStatusNode,
  Pods,
  PolicyOptionNode,
  ProfileCpuNode,
  ProfileNumaNode,
  ProfileSpecNode,
  QuantityNode,
  ResourcesNode,
} from "./kubelet/ast.ts";
export { checkSmtAlignment, type SmtAlignmentCheck, type SmtAlignmentOptions } from "./kubelet/check-smt-alignment.ts";
export { parseCpuManagerState } from "./kubelet/parse-cpu-manager-state.ts";
export { parseKubeletConfiguration } from "./kubelet/parse-kubelet-configuration.ts";
export { parsePerformanceProfile } from "./kubelet/parse-performance-profile.ts";
export { parsePod } from "./kubelet/parse-pod.ts";
export type { PolicyOptions } from "./kubelet/policy.ts";
export { type QosClass, qosClassOf } from "./kubelet/qos.ts";
export { allocatedCpusOf, sharedCpusOf } from "./kubelet/query-cpu-manager-state.ts";
export { type ContainerCpus, type ContainerRole, containerCpusOf } from "./kubelet/query-pod.ts";
export type { TopologyPolicy } from "./kubelet/topology-manager.ts";
export type {
  AddressSizes,
  CpuCache,
  CpuType,
  CpuVulnerability,
  LscpuCacheRow,
  LscpuColumn,
  LscpuComment,
  LscpuCpu,
  LscpuField,
  LscpuForm,
  LscpuRow,
  LscpuSection,
  LscpuTopology,
  NumaNode,
} from "./lscpu/ast.ts";
export { parseLscpu } from "./lscpu/parse-lscpu.ts";
export { parseCpuTopology } from "./parse.ts";
export { type CpuListOptions, parseCpuList, parseCpuMask } from "./parse-cpu-list.ts";
export { parseCpuinfo } from "./parse-cpuinfo.ts";
export { parseSmtAlignmentError } from "./parse-smt-alignment-error.ts";
export { printCpuList } from "./print-cpu-list.ts";
export {
  coresOf,
  cpusPerCoreOf,
  numaNodesOf,
  offlineCpusOf,
  onlineCpusOf,
  siblingsOf,
  threadsPerCoreOf,
} from "./query.ts";
export { recognizeCpuTopology } from "./recognize.ts";
export { type TopologySource, topologyOf } from "./topology.ts";
