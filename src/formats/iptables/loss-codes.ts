import type { DiagnosticRules } from "../../text/diagnostic.ts";

/** What a form of the tool's output did not carry of the rules. */
export type IptablesLoss =
  | "iptables/lost-any-address"
  | "iptables/lost-comment-end"
  | "iptables/lost-counters"
  | "iptables/lost-exact-counters"
  | "iptables/lost-family"
  | "iptables/lost-host-address"
  | "iptables/lost-interfaces"
  | "iptables/lost-match-border"
  | "iptables/lost-negation"
  | "iptables/lost-number"
  | "iptables/lost-option"
  | "iptables/lost-protocol-name"
  | "iptables/lost-table"
  | "iptables/lost-value";

/** Severity and sentence of each loss. */
export const lossRules: DiagnosticRules<IptablesLoss> = {
  "iptables/lost-any-address": {
    severity: "info",
    message:
      "Without -n, ip6tables says anywhere for every mask of the address ::, so this may be less than any address.",
  },
  "iptables/lost-comment-end": {
    severity: "info",
    message: "The comment holds the sign that ends one, so where it ends is a guess.",
  },
  "iptables/lost-counters": { severity: "info", message: "The packet and byte counters are not shown." },
  "iptables/lost-exact-counters": {
    severity: "info",
    message: "The counters are rounded; -x, -S -v and iptables-save -c have them exact.",
  },
  "iptables/lost-family": { severity: "info", message: "Nothing shows whether these are rules of IPv4 or of IPv6." },
  "iptables/lost-host-address": {
    severity: "info",
    message: "A name stands for an address, and only the machine's own name service knows which; -n shows it.",
  },
  "iptables/lost-interfaces": {
    severity: "info",
    message: "Without -v the interfaces are not shown: the rule may hold for one of them only.",
  },
  "iptables/lost-match-border": {
    severity: "info",
    message: "The text does not name the match, so two of them in one rule may be read as one.",
  },
  "iptables/lost-negation": { severity: "info", message: "The listing does not show whether a ! negates this match." },
  "iptables/lost-number": {
    severity: "info",
    message: "A name stands for a number, and only the machine's own files know which; -n shows it.",
  },
  "iptables/lost-option": { severity: "info", message: "The match or target has options that a listing never shows." },
  "iptables/lost-protocol-name": {
    severity: "info",
    message: "The protocol is shown by number; iptables-save may show its name from /etc/protocols.",
  },
  "iptables/lost-table": { severity: "info", message: "The text does not say which table this is." },
  "iptables/lost-value": {
    severity: "info",
    message:
      "The tool could not show what this match or target says, or the words of the listing cannot be turned into options.",
  },
};
