export type {
  AddressSizes,
  CpuCache,
  CpuinfoBlock,
  CpuinfoCpu,
  CpuinfoField,
  CpuinfoTopology,
  CpuList,
  CpuListGrammar,
  CpuMask,
  CpuRange,
  CpuTopology,
  CpuType,
  CpuVulnerability,
  LscpuCpu,
  LscpuField,
  LscpuSection,
  LscpuTopology,
  NumaNode,
  SmtAlignment,
  SmtAlignmentError,
  SmtNotEnoughCores,
  SmtNotMultiple,
} from "./ast.ts";
export type { Core, CpuCachePlace, CpuPlace, NumaPlace, Topology } from "./ast-topology.ts";
export { expandCpuRanges } from "./cpu-ranges.ts";
export type { CpuTopologyCode } from "./diagnostics.ts";
export { parseCpuTopology } from "./parse.ts";
export { type CpuListOptions, parseCpuList, parseCpuMask } from "./parse-cpu-list.ts";
export { parseCpuinfo } from "./parse-cpuinfo.ts";
export { parseLscpu } from "./parse-lscpu.ts";
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
