import type { DiagnosticRules } from "../../text/diagnostic.ts";

/** What the ifconfig parser can say. */
export type IfconfigCode =
  | "ifconfig/unknown-line"
  | "ifconfig/no-interface"
  | "ifconfig/duplicate-line"
  | "ifconfig/incomplete-line"
  | "ifconfig/unexpected-word"
  | "ifconfig/bad-name"
  | "ifconfig/bad-number"
  | "ifconfig/bad-address"
  | "ifconfig/bad-hardware-address"
  | "ifconfig/bad-scope"
  | "ifconfig/odd-netmask"
  | "ifconfig/flags-mismatch"
  | "ifconfig/scope-mismatch"
  | "ifconfig/size-mismatch"
  | "ifconfig/zero-statistics"
  | "ifconfig/repeated-interface"
  | "ifconfig/name-may-be-cut"
  | "ifconfig/translated-word"
  | "ifconfig/no-device"
  | "ifconfig/tool-message";

export const ifconfigRules: DiagnosticRules<IfconfigCode> = {
  "ifconfig/unknown-line": { severity: "warning", message: "This line is not one that ifconfig prints." },
  "ifconfig/no-interface": {
    severity: "warning",
    message: "The interface that this line belongs to is not in the text.",
  },
  "ifconfig/duplicate-line": { severity: "warning", message: "The interface already has a line of this kind." },
  "ifconfig/incomplete-line": {
    severity: "warning",
    message: "Something that ifconfig prints on this line is missing.",
  },
  "ifconfig/unexpected-word": { severity: "error", message: "These words do not belong on this line." },
  "ifconfig/bad-name": { severity: "error", message: "This is not the name of an interface." },
  "ifconfig/bad-number": { severity: "error", message: "This is not a number that can stand here." },
  "ifconfig/bad-address": { severity: "error", message: "This is not an address." },
  "ifconfig/bad-hardware-address": {
    severity: "error",
    message: "This is not a hardware address of this type of interface.",
  },
  "ifconfig/bad-scope": { severity: "error", message: "This is not a scope that ifconfig prints." },
  "ifconfig/odd-netmask": {
    severity: "warning",
    message: "The ones of this netmask are not contiguous, so it has no prefix length.",
  },
  "ifconfig/flags-mismatch": { severity: "warning", message: "The names of the flags are not those of their number." },
  "ifconfig/scope-mismatch": { severity: "warning", message: "The name of the scope is not that of its number." },
  "ifconfig/size-mismatch": { severity: "warning", message: "The size in parentheses is not that of the bytes." },
  "ifconfig/zero-statistics": {
    severity: "warning",
    message:
      "These zeros prove nothing: builds of net-tools with the fix of CVE-2025-46836 print them for every name of 15 bytes.",
  },
  "ifconfig/repeated-interface": {
    severity: "info",
    message:
      "An interface of this name stands above: the tool ran twice, or is net-tools 1.60, which prints some interfaces twice.",
  },
  "ifconfig/name-may-be-cut": {
    severity: "info",
    message:
      "This name has as many bytes as this build of net-tools leaves of one: it may be the beginning of a longer name.",
  },
  "ifconfig/translated-word": {
    severity: "info",
    message: "This word was printed in another language; printing the tree gives the English one.",
  },
  "ifconfig/no-device": { severity: "warning", message: "The tool was asked for an interface that there is not." },
  "ifconfig/tool-message": { severity: "warning", message: "This is a message of the tool and not part of its list." },
};
