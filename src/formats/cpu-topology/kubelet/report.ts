import type { DocumentReport } from "../../../document/index.ts";
import { openReport, type Report, report } from "../../../text/diagnostic.ts";
import { type CpuTopologyCode, cpuTopologyRules } from "../diagnostics.ts";
import { type Allowance, openAllowance } from "../lscpu/summary-cpus.ts";

/** Where the readers of kubelet's documents report. */
export interface KubeletReport extends DocumentReport, Report<CpuTopologyCode> {
  readonly diagnostics: Report<CpuTopologyCode>["diagnostics"];
  /** How many more CPUs may be listed one by one. */
  readonly allowance: Allowance;
}

/** Returns an empty report. */
export function openKubeletReport(): KubeletReport {
  const to = openReport<CpuTopologyCode>(cpuTopologyRules);
  return {
    ...to,
    allowance: openAllowance(),
    say: (problem, span, detail) => report(to, `cpu-topology/${problem}`, span, detail),
  };
}
