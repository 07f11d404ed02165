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

/**
 * What a listing with `-n` has for names that the save form takes from /etc/protocols: the numbers that IANA assigned them, the names as Debian's file
 * has them. They are for printing alone: a number that is read stays one, as the names are the machine's.
 */
const ASSIGNED: Readonly<Record<string, string>> = {
  "ax.25": "93",
  dccp: "33",
  ddp: "37",
  egp: "8",
  eigrp: "88",
  encap: "98",
  etherip: "97",
  fc: "133",
  ggp: "3",
  gre: "47",
  hip: "139",
  hmp: "20",
  "idpr-cmtp": "38",
  idrp: "45",
  igmp: "2",
  igp: "9",
  ipcomp: "108",
  ipencap: "4",
  ipip: "94",
  ipv6: "41",
  "ipv6-frag": "44",
  "ipv6-nonxt": "59",
  "ipv6-opts": "60",
  "ipv6-route": "43",
  isis: "124",
  "iso-tp4": "29",
  l2tp: "115",
  manet: "138",
  "mpls-in-ip": "137",
  ospf: "89",
  pim: "103",
  pup: "12",
  rdp: "27",
  rohc: "142",
  rspf: "73",
  rsvp: "46",
  shim6: "140",
  skip: "57",
  st: "5",
  vmtp: "81",
  vrrp: "112",
  wesp: "141",
  "xns-idp": "22",
  xtp: "36",
};

/** Returns the number of a name that is not in the tool's own list, other words as they are. */
export const assignedNumber = (name: string): string =>
  Object.hasOwn(ASSIGNED, name) ? (ASSIGNED[name] ?? name) : name;

/**
 * Returns whether a version shows numbers for the names of its own list too with `-n`: 1.8.9 and 1.8.10 did, and a text that names no version is
 * printed as theirs. `generated` is the note of iptables-save.
 */
export function numbersProtocols(generated: string | undefined): boolean {
  const version = /\bv(\d+\.\d+\.\d+)/.exec(generated ?? "")?.[1];
  return version === undefined || version === "1.8.9" || version === "1.8.10";
}

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
