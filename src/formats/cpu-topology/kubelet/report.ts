import type { DocumentReport } from "../../../document/index.ts";
import { openReport, type Report, report } from "../../../text/diagnostic.ts";
import { type CpuTopologyCode, cpuTopologyRules } from "../diagnostics.ts";

/** Where the readers of kubelet's documents report. */
export interface KubeletReport extends DocumentReport, Report<CpuTopologyCode> {
  readonly diagnostics: Report<CpuTopologyCode>["diagnostics"];
}

/** Returns an empty report. */
export function openKubeletReport(): KubeletReport {
  const to = openReport<CpuTopologyCode>(cpuTopologyRules);
  return { ...to, say: (problem, span, detail) => report(to, `cpu-topology/${problem}`, span, detail) };
}
