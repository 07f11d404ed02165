import type { DiagnosticRules } from "../../text/diagnostic.ts";

/** What the parser has to say about an iptables text. */
export type IptablesCode =
  | "iptables/bad-address"
  | "iptables/bad-counter"
  | "iptables/bad-header"
  | "iptables/bad-option"
  | "iptables/bad-rule"
  | "iptables/converted-notrack"
  | "iptables/duplicate-chain"
  | "iptables/duplicate-option"
  | "iptables/incompatible-chain"
  | "iptables/incompatible-chains"
  | "iptables/incompatible-table"
  | "iptables/legacy-tables"
  | "iptables/locked"
  | "iptables/no-chain"
  | "iptables/no-extension"
  | "iptables/no-rule"
  | "iptables/no-table"
  | "iptables/not-permitted"
  | "iptables/odd-row"
  | "iptables/tool-message"
  | "iptables/unclosed-quote"
  | "iptables/unknown-extension"
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
  "iptables/converted-notrack": {
    severity: "info",
    message: "The tool says that it lists and saves NOTRACK as CT --notrack.",
  },
  "iptables/duplicate-chain": {
    severity: "warning",
    message: "The chain is declared a second time in the same table.",
  },
  "iptables/duplicate-option": { severity: "warning", message: "The option was given before in the same rule." },
  "iptables/incompatible-chain": {
    severity: "error",
    message: "The chain does not exist, or holds rules that iptables cannot show: the tool says the same of both.",
  },
  "iptables/incompatible-chains": {
    severity: "warning",
    message:
      "The table has further base chains, written by another program, which iptables cannot show; nft lists them.",
  },
  "iptables/incompatible-table": {
    severity: "error",
    message: "The table holds rules that iptables cannot show; nft lists them.",
  },
  "iptables/legacy-tables": {
    severity: "warning",
    message: "The node has further rules in legacy tables, which this output does not show.",
  },
  "iptables/locked": {
    severity: "error",
    message: "Another program held the lock of the tables: the tool gave up, and its output is not here.",
  },
  "iptables/no-chain": {
    severity: "error",
    message: "The tool found no chain, target or match of the name that it was given.",
  },
  "iptables/no-extension": {
    severity: "warning",
    message: "The tool or the kernel lacks a module for a match or target.",
  },
  "iptables/no-rule": { severity: "error", message: "The tool found no such rule in the chain." },
  "iptables/no-table": {
    severity: "error",
    message: "The table does not exist, or its kernel module was not there: the tool listed nothing.",
  },
  "iptables/not-permitted": {
    severity: "error",
    message: "The tool was run without the rights it needs: it listed nothing.",
  },
  "iptables/odd-row": { severity: "warning", message: "The row has other columns than the heading above it." },
  "iptables/tool-message": { severity: "warning", message: "The line is a message of the tool, not a rule." },
  "iptables/unclosed-quote": { severity: "error", message: "The quote is not closed." },
  "iptables/unknown-extension": {
    severity: "warning",
    message:
      "The tool had no module for this match or target, or not for its revision, and could not show what it says.",
  },
  "iptables/unknown-line": { severity: "warning", message: "The line is no part of any iptables output." },
  "iptables/unread-text": { severity: "warning", message: "No extension claims these words; they are kept as text." },
};
