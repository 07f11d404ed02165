import type { ProtocolMatch } from "./values.ts";
import type { Wordings, WordingsDraft } from "./wordings.ts";

/** The built-in list of iptables 1.8.9 (libxtables/xtables.c: xtables_chain_protos), by number. */
const NAMES: Readonly<Record<string, string>> = {
  "1": "icmp",
  "6": "tcp",
  "17": "udp",
  "50": "esp",
  "51": "ah",
  "58": "ipv6-icmp",
  "132": "sctp",
  "135": "mobility-header",
  "136": "udplite",
};

/** Names that older versions print. */
const OLD_NAMES: Readonly<Record<string, string>> = { icmpv6: "ipv6-icmp", "ipv6-mh": "mobility-header" };

/** Returns the protocol of a word, null for `all` and `0`. A number of the built-in list is given its name; other words stay as they are. */
export function readProtocol(word: string, negated: boolean): ProtocolMatch | null {
  if ((word === "all" || word === "0") && !negated) return null;
  if (Object.hasOwn(NAMES, word)) return { negated, name: NAMES[word] ?? word };
  return { negated, name: Object.hasOwn(OLD_NAMES, word) ? (OLD_NAMES[word] ?? word) : word };
}

/** Keeps in mind that a listing or save text calls a protocol as older versions do. */
export function noteProtocolWord(word: string, wordings: WordingsDraft): void {
  if (word === "icmpv6") wordings.add("protocol-icmpv6");
  else if (word === "ipv6-mh") wordings.add("protocol-ipv6-mh");
}

/** Returns what a version calls a protocol. */
export function protocolWord(name: string, wordings: Wordings): string {
  if (name === "ipv6-icmp" && wordings.has("protocol-icmpv6")) return "icmpv6";
  return name === "mobility-header" && wordings.has("protocol-ipv6-mh") ? "ipv6-mh" : name;
}

/** Whether a word is a number that has a name in the built-in list, or the 0 for all. */
export const isKnownNumber = (word: string): boolean => word === "0" || Object.hasOwn(NAMES, word);

/** Whether a word is a name of the built-in list, or the `all`. */
export function isKnownName(word: string): boolean {
  return word === "all" || Object.values(NAMES).includes(word) || Object.hasOwn(OLD_NAMES, word);
}

/** Returns the number of a name in the built-in list, or the name. */
export function protocolNumber(name: string): string {
  return Object.keys(NAMES).find((number) => NAMES[number] === name) ?? name;
}
