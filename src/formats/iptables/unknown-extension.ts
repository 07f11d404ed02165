import type { OpaqueNode } from "./ast.ts";
import type { IptablesCode } from "./diagnostics.ts";

// What the tool says of a match or target for which it has no module, or one of another revision (iptables/iptables.c: print_match, print_firewall;
// iptables/xshared.c: print_match_save). These texts stand without a blank before them and with one behind, all but the target's revision:
//
//     0.0.0.0/0            conntrack [unsupported revision]  tcp dpt:80 DNAT [unsupported revision]
//     0.0.0.0/0            UNKNOWN match `geoip' [12 bytes of unknown target data]␣

const UNSUPPORTED = "[unsupported revision]";

const isUnknownMatch = (text: string): boolean => /^UNKNOWN match `[^']{0,32}'$/.test(text);

/** Returns whether words are those of a target that the tool has no module for. */
export const isUnknownData = (text: string): boolean => /^\[\d{1,10} bytes of unknown target data\]$/.test(text);

/** Returns the code for words of a listing that no extension claims. */
export function codeOfWords(text: string): IptablesCode {
  const isUnknown = text.endsWith(UNSUPPORTED) || isUnknownMatch(text) || isUnknownData(text);
  return isUnknown ? "iptables/unknown-extension" : "iptables/unread-text";
}

/** Returns the name before `[unsupported revision]`, which then alone is the text; null for other words. */
export function unsupportedName(text: string): string | null {
  return /^(\S{1,32}) \[unsupported revision\]$/.exec(text)?.[1] ?? null;
}

/** Returns the text of an opaque match in a listing, with the blanks around it. */
export function opaqueMatchText({ name, text }: OpaqueNode): string {
  if (name !== undefined && text === UNSUPPORTED) return `${name} ${text} `;
  return isUnknownMatch(text) ? `${text} ` : ` ${text}`;
}

/** Returns the text of an opaque target in a listing, with the blanks around it. */
export function opaqueTargetText({ name, text }: OpaqueNode): string {
  if (text === "") return "";
  if (text === UNSUPPORTED) return ` ${name} ${text}`;
  return isUnknownData(text) ? `${text} ` : ` ${text}`;
}
