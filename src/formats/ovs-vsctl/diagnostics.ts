import type { DiagnosticRules } from "../../text/diagnostic.ts";

/** Everything the `ovs-vsctl show` parser has to say; docs/diagnostics.md explains each. */
export type OvsVsctlCode =
  | "ovs-vsctl/unknown-line"
  | "ovs-vsctl/further-run"
  | "ovs-vsctl/no-heading"
  | "ovs-vsctl/missing-name"
  | "ovs-vsctl/duplicate-field"
  | "ovs-vsctl/duplicate-key"
  | "ovs-vsctl/trailing-text"
  | "ovs-vsctl/unterminated-string"
  | "ovs-vsctl/bad-escape"
  | "ovs-vsctl/bad-boolean"
  | "ovs-vsctl/bad-vlan"
  | "ovs-vsctl/bad-entry"
  | "ovs-vsctl/unterminated-collection"
  | "ovs-vsctl/empty-collection"
  | "ovs-vsctl/unusual-quoting";

/** Severity and sentence of each code. */
export const ovsVsctlRules: DiagnosticRules<OvsVsctlCode> = {
  "ovs-vsctl/unknown-line": {
    severity: "warning",
    message: "This line is not one that ovs-vsctl show prints.",
  },
  "ovs-vsctl/further-run": {
    severity: "info",
    message: "Another run begins here; it stands in `runs`.",
  },
  "ovs-vsctl/no-heading": {
    severity: "warning",
    message: "The line that names the row this one belongs to is cut off or damaged.",
  },
  "ovs-vsctl/missing-name": {
    severity: "error",
    message: "The row has no name.",
  },
  "ovs-vsctl/duplicate-field": {
    severity: "warning",
    message: "The row has this column already; the first one counts.",
  },
  "ovs-vsctl/duplicate-key": {
    severity: "warning",
    message: "The map has this key already; both entries are kept.",
  },
  "ovs-vsctl/trailing-text": {
    severity: "error",
    message: "The value does not end where the line should.",
  },
  "ovs-vsctl/unterminated-string": {
    severity: "error",
    message: "The closing quote is missing; the string is taken to the end of the line.",
  },
  "ovs-vsctl/bad-escape": {
    severity: "error",
    message: "The string holds an escape that JSON does not have; it is kept as written.",
  },
  "ovs-vsctl/bad-boolean": {
    severity: "error",
    message: "`is_connected` is printed only when it is true.",
  },
  "ovs-vsctl/bad-vlan": {
    severity: "error",
    message: "The VLAN is not one.",
  },
  "ovs-vsctl/bad-entry": {
    severity: "error",
    message: "The map holds something that is not an entry.",
  },
  "ovs-vsctl/unterminated-collection": {
    severity: "error",
    message: "The closing bracket is missing; what stands before the end of the line is kept.",
  },
  "ovs-vsctl/empty-collection": {
    severity: "warning",
    message: "ovs-vsctl show leaves out what is empty.",
  },
  "ovs-vsctl/unusual-quoting": {
    severity: "warning",
    message: "ovs-vsctl would have quoted this string otherwise; it prints back in other bytes.",
  },
};
