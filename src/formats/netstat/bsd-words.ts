import {
  type AddressFamily,
  type Cidr,
  parseCidr,
  parseIpAddress,
  parseIpv6,
  parseMac,
  parseShortCidr,
} from "../../net/index.ts";
import type { NamedDestination, Route } from "./ast.ts";
import { isNumeric, neighbourWord } from "./gateway.ts";

/** The whole of an address family. */
const anyOf = (family: AddressFamily): Cidr | null => parseCidr(family === "ipv6" ? "::/0" : "0.0.0.0/0");

/**
 * Returns what a word in the first column stands for:
 *
 *     default   127   192.168.1   10/8   224.0.0/4   10.0.2.0/24   10.0.2.15   fe80::%lo0/64   ::1   localhost   loopback
 *
 * Zero octets at the end may be left out, and a length that the first octet had before CIDR.
 */
export function readBsdDestination(
  word: string,
  row: { family: AddressFamily; isHost: boolean },
): Cidr | NamedDestination {
  if (word === "default") return anyOf(row.family) ?? { host: word, prefixLength: 0 };
  const slash = word.lastIndexOf("/");
  const cidr = parseNetwork(word, slash);
  if (cidr !== null) return cidr;
  const length = slash < 0 ? "" : word.slice(slash + 1);
  const width = row.family === "ipv6" ? 128 : 32;
  const isLength = /^(?:0|[1-9]\d{0,2})$/.test(length) && Number(length) <= width;
  if (isLength) return { host: word.slice(0, slash), prefixLength: Number(length) };
  return { host: word, prefixLength: row.isHost ? width : null };
}

const DOT = 0x2e;
/** What stands in place of octets that are left out, by how many dots are there. */
const ZEROES: readonly string[] = [".0.0.0", ".0.0", ".0", ""];

/** Octets that are left out are put in, so that most networks are read once. */
function parseNetwork(word: string, slash: number): Cidr | null {
  if (word.includes(":")) return parseCidr(slash < 0 ? `${word}/128` : word);
  let dots = 0;
  const end = slash < 0 ? word.length : slash;
  for (let at = 0; at < end; at++) if (word.charCodeAt(at) === DOT) dots++;
  if (dots === 3) return parseCidr(slash < 0 ? `${word}/32` : word);
  return slash < 0 ? parseShortCidr(word) : parseCidr(word.slice(0, slash) + (ZEROES[dots] ?? "") + word.slice(slash));
}

/** Returns whether a destination that is no network can only be meant as one: figures and dots, or colons. */
export function isBadDestination({ host }: NamedDestination): boolean {
  return isNumeric(host);
}

/** Returns the word for a destination as FreeBSD prints it since 10: `default`, whole addresses, hosts without a length. */
export function bsdDestinationWord(destination: Cidr | NamedDestination, isHost: boolean): string {
  if (typeof destination !== "string") {
    const { host, prefixLength } = destination;
    return prefixLength === null || isHost ? host : `${host}/${prefixLength}`;
  }
  if (destination.endsWith("/32")) return destination.includes(":") ? destination : destination.slice(0, -3);
  if (destination.endsWith("/128")) return destination.slice(0, -4);
  return destination === "0.0.0.0/0" || destination === "::/0" ? "default" : destination;
}

/** A gateway column as it was read. */
export interface BsdGateway {
  readonly gateway: Route["gateway"];
  /** False for a word that is neither an address nor a name. */
  readonly isValid: boolean;
  /** Whether it is printed as it stands. */
  readonly isPlain: boolean;
}

/** Returns the gateway that a word stands for: an address, a neighbour's hardware address, an interface, a name. */
export function readBsdGateway(word: string): BsdGateway {
  const gateway = gatewayOf(word);
  const isNamed = gateway !== null && typeof gateway === "object" && "host" in gateway;
  return { gateway, isValid: !isNamed || !isNumeric(word), isPlain: bsdGatewayWord(gateway) === word };
}

function gatewayOf(word: string): Route["gateway"] {
  if (word === "-") return null;
  const link = /^link#(0|[1-9]\d{0,8})$/.exec(word)?.[1];
  if (link !== undefined) return { link: Number(link) };
  const address = parseIpAddress(word);
  if (address !== null) return address;
  const mac = word.includes(":") ? parseMac(word) : null;
  return mac === null ? { host: word } : { mac };
}

/** Returns the word for a gateway as FreeBSD prints it since 10. */
export function bsdGatewayWord(gateway: Route["gateway"] | undefined): string {
  if (gateway === null || gateway === undefined) return "-";
  if (typeof gateway === "string") return gateway;
  return "host" in gateway ? gateway.host : neighbourWord(gateway);
}

/** Returns the family that a row shows by its addresses, null for one that shows none. */
export function familyOfWords(destination: string, gateway: string): AddressFamily | null {
  const network = destination.includes("/") ? destination.slice(0, destination.lastIndexOf("/")) : destination;
  if (parseIpv6(network) !== null) return "ipv6";
  if (parseShortCidr(destination) !== null) return "ipv4";
  const address = destination === "default" ? parseIpAddress(gateway) : null;
  return address === null ? null : address.includes(":") ? "ipv6" : "ipv4";
}

/** Returns whether a row may begin with a word. */
export function isBsdStart(word: string): boolean {
  return word === "default" || familyOfWords(word, "") !== null;
}
