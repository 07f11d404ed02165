import type { DiagnosticRules } from "../../text/diagnostic.ts";

/** Every code that the parsers of this format report. */
export type CpuTopologyCode =
  | "cpu-topology/unknown-line"
  | "cpu-topology/bad-value"
  | "cpu-topology/bad-cpu-list"
  | "cpu-topology/bad-cpu-mask"
  | "cpu-topology/reversed-range"
  | "cpu-topology/bad-stride"
  | "cpu-topology/cpu-out-of-range"
  | "cpu-topology/out-of-order"
  | "cpu-topology/repeated-field"
  | "cpu-topology/repeated-cpu"
  | "cpu-topology/further-run"
  | "cpu-topology/count-mismatch"
  | "cpu-topology/too-many-cpus"
  | "cpu-topology/cpu-without-number"
  | "cpu-topology/cell-count"
  | "cpu-topology/cache-not-told"
  | "cpu-topology/bare-value"
  | "cpu-topology/no-heading"
  | "cpu-topology/shared-core-number"
  | "cpu-topology/missing-line"
  | "cpu-topology/mask-mismatch"
  | "cpu-topology/unknown-flag"
  | "cpu-topology/repeated-parameter"
  | "cpu-topology/bad-smt-message"
  | "cpu-topology/bad-syntax"
  | "cpu-topology/cut-off"
  | "cpu-topology/beyond-limits"
  | "cpu-topology/duplicate-field"
  | "cpu-topology/anchor-or-tag"
  | "cpu-topology/bad-quantity"
  | "cpu-topology/checksum-mismatch"
  | "cpu-topology/overlapping-cpus";

/** Severity and sentence of each code. */
export const cpuTopologyRules: DiagnosticRules<CpuTopologyCode> = {
  "cpu-topology/unknown-line": { severity: "warning", message: "This line is not part of the output." },
  "cpu-topology/bad-value": { severity: "error", message: "The value cannot be read." },
  "cpu-topology/bad-cpu-list": { severity: "error", message: "This part of the CPU list cannot be read." },
  "cpu-topology/bad-cpu-mask": { severity: "error", message: "The CPU mask cannot be read." },
  "cpu-topology/reversed-range": { severity: "error", message: "The range ends before it starts." },
  "cpu-topology/bad-stride": {
    severity: "error",
    message: "The stride of the range selects nothing that makes sense.",
  },
  "cpu-topology/cpu-out-of-range": { severity: "error", message: "The CPU number is too large for any machine." },
  "cpu-topology/out-of-order": {
    severity: "warning",
    message: "The kernel prints CPU lists in ascending order; this one is not.",
  },
  "cpu-topology/repeated-field": {
    severity: "warning",
    message: "The label stands here again; the first value counts.",
  },
  "cpu-topology/repeated-cpu": {
    severity: "warning",
    message: "A CPU of this number was listed before; the first one counts.",
  },
  "cpu-topology/further-run": { severity: "info", message: "Another listing begins here; it stands in `runs`." },
  "cpu-topology/count-mismatch": { severity: "warning", message: "The count differs from what the text lists." },
  "cpu-topology/too-many-cpus": {
    severity: "warning",
    message: "These are too many CPUs to be listed one by one; the ranges hold them.",
  },
  "cpu-topology/cpu-without-number": {
    severity: "warning",
    message: "This block describes a CPU, and the line with its number is missing.",
  },
  "cpu-topology/missing-line": { severity: "warning", message: "A line that always stands here is missing." },
  "cpu-topology/mask-mismatch": {
    severity: "warning",
    message: "Two files that list the same CPUs differ; a list counts before a mask.",
  },
  "cpu-topology/unknown-flag": {
    severity: "warning",
    message: "The kernel knows no such flag: before 5.8 it ignores the parameter for it, later it skips the flag.",
  },
  "cpu-topology/repeated-parameter": {
    severity: "warning",
    message: "This parameter stands here again with another value; one of the two has no effect.",
  },
  "cpu-topology/cell-count": {
    severity: "error",
    message: "The row does not have as many cells as its heading has columns.",
  },
  "cpu-topology/cache-not-told": {
    severity: "info",
    message: "The CPU has fewer caches than the heading; which of them it lacks is not told.",
  },
  "cpu-topology/bare-value": {
    severity: "info",
    message:
      "This value has no quotes and is no JSON without them, which some versions of `lscpu` print; it is read as it stands.",
  },
  "cpu-topology/no-heading": {
    severity: "info",
    message: "These rows have no heading; they are read as those of `lscpu -p`, whose caches are then not named.",
  },
  "cpu-topology/shared-core-number": {
    severity: "warning",
    message: "CPUs with this number of a core share no cache of the first level: these are several cores.",
  },
  "cpu-topology/bad-smt-message": {
    severity: "error",
    message: "The SMT alignment message does not go on as kubelet writes it.",
  },
  "cpu-topology/bad-syntax": { severity: "error", message: "This is neither valid JSON nor valid YAML." },
  "cpu-topology/cut-off": {
    severity: "error",
    message: "A quote or bracket of this document is missing: it is cut off.",
  },
  "cpu-topology/beyond-limits": {
    severity: "error",
    message: "This document is nested deeper or is larger than any that kubelet reads and was not read.",
  },
  "cpu-topology/duplicate-field": {
    severity: "warning",
    message: "This field stands here a second time; the first one counts.",
  },
  "cpu-topology/anchor-or-tag": { severity: "warning", message: "A YAML anchor, alias or tag is not followed." },
  "cpu-topology/bad-quantity": { severity: "error", message: "This is not an amount of a resource." },
  "cpu-topology/checksum-mismatch": {
    severity: "warning",
    message: "The checksum is not that of the state: kubelet takes the file for corrupt.",
  },
  "cpu-topology/overlapping-cpus": {
    severity: "warning",
    message: "These CPUs are a container's own and in the shared pool as well.",
  },
};
