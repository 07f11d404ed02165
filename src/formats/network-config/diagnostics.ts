import type { DiagnosticRules } from "../../text/diagnostic.ts";

/** What `parseNetworkConfig` may have to say. */
export type NetworkConfigCode =
  | "network-config/unknown-line"
  | "network-config/bad-syntax"
  | "network-config/cut-off"
  | "network-config/beyond-limits"
  | "network-config/duplicate-field"
  | "network-config/anchor-or-tag"
  | "network-config/spec-or-status"
  | "network-config/bad-value"
  | "network-config/bad-cidr"
  | "network-config/host-bits-set"
  | "network-config/bad-number"
  | "network-config/number-as-text"
  | "network-config/mtu-out-of-bounds"
  | "network-config/bad-port-range";

export const networkConfigRules: DiagnosticRules<NetworkConfigCode> = {
  "network-config/unknown-line": { severity: "warning", message: "This line is no part of a network configuration." },
  "network-config/bad-syntax": { severity: "error", message: "This is neither valid JSON nor valid YAML." },
  "network-config/cut-off": {
    severity: "error",
    message: "A quote or bracket of this document is missing: it is cut off.",
  },
  "network-config/beyond-limits": {
    severity: "error",
    message: "This document is nested deeper or is larger than any network configuration and was not read.",
  },
  "network-config/duplicate-field": {
    severity: "warning",
    message: "This field stands here a second time; the first one counts.",
  },
  "network-config/anchor-or-tag": { severity: "warning", message: "A YAML anchor, alias or tag is not followed." },
  "network-config/spec-or-status": {
    severity: "info",
    message: "These fields could be a spec or a status; they are read as a status.",
  },
  "network-config/bad-value": { severity: "error", message: "The value of this field is of the wrong type." },
  "network-config/bad-cidr": { severity: "error", message: "This is not a network in CIDR notation." },
  "network-config/host-bits-set": { severity: "warning", message: "This network has host bits set." },
  "network-config/bad-number": { severity: "error", message: "This is not a number that can stand here." },
  "network-config/number-as-text": { severity: "warning", message: "This number is written as text." },
  "network-config/mtu-out-of-bounds": { severity: "warning", message: "No network has this MTU." },
  "network-config/bad-port-range": { severity: "error", message: "This is not a range of two ports." },
};
