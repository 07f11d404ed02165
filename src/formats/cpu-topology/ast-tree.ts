import type { CpuinfoTopology, CpuList, CpuMask } from "./ast.ts";
import type { SmtAlignment } from "./ast-admission.ts";
import type { KernelCommandLines } from "./kernel/ast.ts";
import type { CpuManagerState, KubeletConfigurations, PerformanceProfiles, Pods } from "./kubelet/ast.ts";
import type { LscpuTopology } from "./lscpu/ast.ts";
import type { NumactlTopology } from "./numactl/ast.ts";
import type { CpuSysfs } from "./sysfs/ast.ts";

/** Every tree that a text about CPUs can give. */
export type CpuTopology =
  | LscpuTopology
  | CpuinfoTopology
  | NumactlTopology
  | CpuSysfs
  | KernelCommandLines
  | SmtAlignment
  | CpuList
  | CpuMask
  | Pods
  | CpuManagerState
  | KubeletConfigurations
  | PerformanceProfiles;
