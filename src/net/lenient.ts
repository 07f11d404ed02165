import type { AddressFamily, Cidr, Ipv4Address } from "./brand.ts";
import { cidrOf, parseCidr } from "./cidr.ts";
import { parseIpv4, printIpv4 } from "./ipv4.ts";

/** The prefix length that the first octet had before CIDR: what BSD `netstat` leaves out (FreeBSD usr.bin/netstat/route.c: forgemask). */
function classfulLength(network: string): number {
  const first = Number.parseInt(network, 10);
  if (first < 128) return 8;
  return first < 192 ? 16 : 24;
}

/**
 * The CIDR if the text is an IPv4 network as BSD `netstat -rn` prints it, zero octets at the end left out, else `null`:
 *
 *     10/8   10.0.2/24   0/0   127 (/8)   169.254 (/16)   192.168.1 (/24)   192.168.1.5 (/32)
 *
 * Without a length, four octets are a host, fewer are a network of the length its first octet had before CIDR. Octets are never read as
 * `inet_aton` reads them: `10.2` is 10.2.0.0/8 here, not the host 10.0.0.2.
 */
export function parseShortCidr(text: string): Cidr | null {
  const slash = text.indexOf("/");
  const network = slash < 0 ? text : text.slice(0, slash);
  if (network.length > 15) return null;
  const octets = network.split(".").length;
  const address = parseIpv4(network + ".0".repeat(Math.max(0, 4 - octets)));
  if (address === null) return null;
  if (slash >= 0) return parseCidr(address + text.slice(slash));
  return cidrOf(address, octets === 4 ? 32 : classfulLength(network));
}

/**
 * The CIDR of all addresses of the family if the text is a word that stands for it in a route or filter listing (`default`, `any`,
 * `anywhere`, `*`), else `null`. Words are told apart by case, as the tools print them.
 */
export function parseAnyWord(text: string, family: AddressFamily): Cidr | null {
  const isAny = text === "default" || text === "any" || text === "anywhere" || text === "*";
  return isAny ? parseCidr(family === "ipv6" ? "::/0" : "0.0.0.0/0") : null;
}

const BARE_HEX_MASK = /^[0-9a-fA-F]{8}$/;
const PREFIXED_HEX_MASK = /^0x[0-9a-fA-F]{1,8}$/;

/**
 * The IPv4 netmask in dots if the text is one in hexadecimal, eight digits or `0x` and up to eight, else `null`: `0xffffff00` as BSD
 * `ifconfig` prints it and `ffffff00` as Solaris does give `255.255.255.0`. It need not be contiguous: `prefixLengthOf` tells.
 */
export function parseHexMask(text: string): Ipv4Address | null {
  const isMask = BARE_HEX_MASK.test(text) || PREFIXED_HEX_MASK.test(text);
  return isMask ? printIpv4(Number.parseInt(text, 16) | 0) : null;
}
