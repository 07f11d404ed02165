import type { DiagnosticRules } from "../../text/diagnostic.ts";

/** Everything the parsers of the `ip` tool's output have to say; docs/diagnostics.md explains each. */
export type IpCode =
  | "ip/unknown-line"
  | "ip/unknown-word"
  | "ip/duplicate-field"
  | "ip/bad-value"
  | "ip/missing-value"
  | "ip/no-heading"
  | "ip/bad-json"
  | "ip/cut-off";

/** Severity and sentence of each code. */
export const ipRules: DiagnosticRules<IpCode> = {
  "ip/unknown-line": {
    severity: "warning",
    message: "This line is not one that the ip tool prints.",
  },
  "ip/unknown-word": {
    severity: "warning",
    message: "This part of the line is none that is known; it is kept in `unknown` of its object.",
  },
  "ip/duplicate-field": {
    severity: "warning",
    message: "The object has this field already; the first one counts.",
  },
  "ip/bad-value": {
    severity: "error",
    message: "The value is not of its field's type; it is kept in `unknown` of its object.",
  },
  "ip/missing-value": {
    severity: "error",
    message: "The line ends where the value of this field should stand.",
  },
  "ip/no-heading": {
    severity: "warning",
    message: "The line that names the link this one belongs to is cut off.",
  },
  "ip/bad-json": {
    severity: "error",
    message: "The JSON is damaged here; what cannot be read is kept in `unknown`.",
  },
  "ip/cut-off": {
    severity: "error",
    message: "The JSON is cut off here: a bracket is missing.",
  },
};
