import type { DiagnosticRules } from "../../text/diagnostic.ts";

/** The codes of the diagnostics that `parseRoutes` reports. */
export type NetstatCode =
  | "netstat/unknown-line"
  | "netstat/not-configured"
  | "netstat/missing-heading"
  | "netstat/bad-row"
  | "netstat/bad-destination"
  | "netstat/bad-genmask"
  | "netstat/bad-gateway"
  | "netstat/bad-source"
  | "netstat/bad-figure"
  | "netstat/ambiguous-ref-use"
  | "netstat/unknown-flag"
  | "netstat/host-flag"
  | "netstat/cut-name"
  | "netstat/zero-statistics"
  | "netstat/other-family";

export const netstatRules: DiagnosticRules<NetstatCode> = {
  "netstat/cut-name": { severity: "info", message: "The name fills its column, so the tool may have cut it." },
  "netstat/zero-statistics": {
    severity: "warning",
    message:
      "These zeros prove nothing: builds of net-tools with the fix of CVE-2025-46836 print them for every name of 15 bytes.",
  },
  "netstat/other-family": {
    severity: "warning",
    message: "The section is of another family than IPv4 and IPv6; its lines are kept as they stand.",
  },
  "netstat/unknown-line": { severity: "warning", message: "The line is not part of a routing table." },
  "netstat/not-configured": {
    severity: "warning",
    message: "The tool found no table of this family: it is not configured, or the tool may not read it.",
  },
  "netstat/missing-heading": {
    severity: "warning",
    message: "The heading of this table is missing; its columns are told by the shape of the rows.",
  },
  "netstat/bad-row": { severity: "error", message: "The row has not the fields that its heading asks for." },
  "netstat/bad-destination": { severity: "error", message: "The destination is neither a network nor a name." },
  "netstat/bad-genmask": { severity: "error", message: "The genmask is not a netmask." },
  "netstat/bad-gateway": { severity: "error", message: "The gateway is neither an address nor a name." },
  "netstat/bad-source": { severity: "error", message: "The source is neither an address nor a name." },
  "netstat/bad-figure": { severity: "error", message: "The figure is not a 32-bit whole number." },
  "netstat/ambiguous-ref-use": {
    severity: "error",
    message: "Ref and Use are run together and can be told apart in more than one way.",
  },
  "netstat/unknown-flag": { severity: "warning", message: "A flag letter has no known meaning in this family." },
  "netstat/host-flag": {
    severity: "warning",
    message: "The flag H and the genmask 255.255.255.255 go together, and here they do not.",
  },
};
