export type {
  CpuinfoBlock,
  CpuinfoCpu,
  CpuinfoFacts,
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
export { cpuTopologyFacts } from "./facts.ts";
export type { KernelCommandLine, KernelCommandLines, KernelParameter } from "./kernel/ast.ts";
export {
  type KernelCpuOptions,
  type KernelCpuSettings,
  type KernelCpus,
  kernelCpuSettings,
} from "./kernel/cpu-settings.ts";
export { parseKernelCommandLine } from "./kernel/parse-kernel-command-line.ts";
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
export type {
  NumactlAvailable,
  NumactlCpu,
  NumactlDistanceRow,
  NumactlDistances,
  NumactlNode,
  NumactlPolicy,
  NumactlTopology,
  NumactlUnavailable,
} from "./numactl/ast.ts";
export { numaDistanceOf } from "./numactl/distance.ts";
export { parseNumactl } from "./numactl/parse-numactl.ts";
export { printNumactl } from "./numactl/print-numactl.ts";
export { parseCpuTopology } from "./parse.ts";
export { type CpuListOptions, parseCpuList, parseCpuMask } from "./parse-cpu-list.ts";
export { parseCpuinfo } from "./parse-cpuinfo.ts";
export { parseSmtAlignmentError } from "./parse-smt-alignment-error.ts";
export { type CpuListPrinting, printCpuList, printCpuRanges } from "./print-cpu-list.ts";
export { type CpuMaskPrinting, printCpuMask } from "./print-cpu-mask.ts";
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
export type { CpuSysfs, SysfsCpu, SysfsEntry, SysfsFile, SysfsNode } from "./sysfs/ast.ts";
export { parseCpuSysfs } from "./sysfs/parse-cpu-sysfs.ts";
export { cpuSysfsText, printCpuSysfs } from "./sysfs/print-cpu-sysfs.ts";
export { type TopologySource, topologyOf } from "./topology.ts";
