import { type AddressFamily, type IpAddress, parseIpv4, parseIpv6 } from "../../net/index.ts";
import type { NamedGateway, Route } from "./ast.ts";
import type { LinkGateway, MacGateway } from "./ast-bsd.ts";

/** A gateway column as it was read. */
export interface GatewayReading {
  readonly gateway: IpAddress | NamedGateway | null;
  /** False for a word that is neither an address nor a name: `10.131.0.999`. It stands under `host` all the same. */
  readonly isValid: boolean;
  /** Whether the word is what a row that rejects nothing shows for the gateway. */
  readonly isPlain: boolean;
  readonly word: string;
}

/** Returns the gateway that a word stands for. */
export function readGateway(word: string, family: AddressFamily): GatewayReading {
  const address = isNone(word, family) ? null : (parseAddress(word, family) ?? { host: word });
  const isValid = address === null || typeof address === "string" || !isNumeric(word);
  const isPlain = isValid && word === gatewayWord(address, { family, isReject: false });
  return { gateway: address, isValid, isPlain, word };
}

function parseAddress(word: string, family: AddressFamily): IpAddress | null {
  return family === "ipv4" ? parseIpv4(word) : parseInet6Address(word);
}

function isNone(word: string, family: AddressFamily): boolean {
  if (word === "*" || word === "-") return true;
  return family === "ipv4" ? word === "0.0.0.0" : word === "::" || word === "[::]";
}

/**
 * Returns the IPv6 address that a word of an IPv6 table stands for, null for none. IPv4-mapped addresses lose their `::ffff:` in net-tools
 * (lib/inet6.c, fix_v4_address): `10.0.0.1` is `::ffff:10.0.0.1` there.
 */
function parseInet6Address(word: string): IpAddress | null {
  return parseIpv6(word.includes(":") ? word : `::ffff:${word}`);
}

/** Returns the word that an IPv6 table shows for an address or a network. */
export function inet6Word(addressOrCidr: string): string {
  return addressOrCidr.startsWith("::ffff:") && addressOrCidr.includes(".") ? addressOrCidr.slice(7) : addressOrCidr;
}

/** Returns the word that net-tools 2.10 prints for a gateway. */
export function gatewayWord(gateway: Route["gateway"], row: { family: AddressFamily; isReject: boolean }): string {
  if (gateway === null) {
    if (row.family === "ipv6") return "::";
    return row.isReject ? "-" : "0.0.0.0";
  }
  if (typeof gateway === "object") return "host" in gateway ? gateway.host : neighbourWord(gateway);
  return row.family === "ipv6" ? inet6Word(gateway) : gateway;
}

/** Returns the word for a gateway that only tables of BSD have. */
export function neighbourWord(gateway: LinkGateway | MacGateway): string {
  return "link" in gateway ? `link#${gateway.link}` : gateway.mac;
}

/** Returns whether a word can only be meant as an address: digits and dots alone, or any colon. No name looks like that. */
export function isNumeric(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const character = word.charAt(at);
    if (character === ":") return true;
    if (character !== "." && !(character >= "0" && character <= "9")) return word.includes(":", at);
  }
  return true;
}
