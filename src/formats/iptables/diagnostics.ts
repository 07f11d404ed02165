import type { DiagnosticRules } from "../../text/diagnostic.ts";

/** What the parser has to say about an iptables text. */
export type IptablesCode =
  | "iptables/bad-address"
  | "iptables/bad-counter"
  | "iptables/bad-header"
  | "iptables/bad-option"
  | "iptables/bad-rule"
  | "iptables/duplicate-chain"
  | "iptables/duplicate-option"
  | "iptables/incompatible-table"
  | "iptables/legacy-tables"
  | "iptables/odd-row"
  | "iptables/tool-message"
  | "iptables/unclosed-quote"
  | "iptables/unknown-line"
  | "iptables/unread-text";

/** Severity and sentence of each code. */
export const iptablesRules: DiagnosticRules<IptablesCode> = {
  "iptables/bad-address": { severity: "error", message: "This looks like an address and is none." },
  "iptables/bad-counter": { severity: "error", message: "These are no packet and byte counters." },
  "iptables/bad-header": { severity: "error", message: "The chain's line is damaged behind its name." },
  "iptables/bad-option": {
    severity: "error",
    message: "The options of this match or target make no sense; they are kept as text.",
  },
  "iptables/bad-rule": {
    severity: "error",
    message: "The line begins like a rule, but its columns cannot be told apart.",
  },
  "iptables/duplicate-chain": {
    severity: "warning",
    message: "The chain is declared a second time in the same table.",
  },
  "iptables/duplicate-option": { severity: "warning", message: "The option was given before in the same rule." },
  "iptables/incompatible-table": {
    severity: "error",
    message: "The table or chain holds rules that iptables cannot show; nft lists them.",
  },
  "iptables/legacy-tables": {
    severity: "warning",
    message: "The node has further rules in legacy tables, which this output does not show.",
  },
  "iptables/odd-row": { severity: "warning", message: "The row has other columns than the heading above it." },
  "iptables/tool-message": { severity: "warning", message: "The tool reports a problem." },
  "iptables/unclosed-quote": { severity: "error", message: "The quote is not closed." },
  "iptables/unknown-line": { severity: "warning", message: "The line is no part of any iptables output." },
  "iptables/unread-text": { severity: "warning", message: "No extension claims these words; they are kept as text." },
};
