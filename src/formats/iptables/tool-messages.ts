import type { IptablesCode } from "./diagnostics.ts";

/** The tools' own messages that turn up in pasted output, by how they begin (iptables 1.4.21 to 1.8.11). */
const MESSAGES: readonly string[] = [
  "Another app is currently holding the xtables lock",
  "Fatal: can't open lock file",
  "Notice: The NOTRACK target is converted",
  "Perhaps iptables or your kernel needs to be upgraded",
  "Perhaps ip6tables or your kernel needs to be upgraded",
  "Warning: Extension ",
  "Zeroing chain `",
  "iptables: ",
  "ip6tables: ",
  "modprobe: ",
];

/** Returns the code of a message of the tool itself, null for any other line. */
export function toolMessage(line: string): IptablesCode | null {
  if (line.startsWith("# Warning: ip") && line.includes("tables present, use ")) return "iptables/legacy-tables";
  const isHint = line.startsWith("# Table `") || /^ip6?tables[a-z-]{0,20} v[0-9.]{1,12}/.test(line);
  if (isHint && line.includes("ncompatible")) return "iptables/incompatible-table";
  return isHint || MESSAGES.some((message) => line.startsWith(message)) ? "iptables/tool-message" : null;
}
