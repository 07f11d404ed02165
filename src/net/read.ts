import { type AddressScan, isRefusal, scanAddress } from "./address.ts";
import { asCidr, asIpv6, type Cidr, type IpAddress } from "./brand.ts";
import { scanCidr } from "./cidr.ts";
import { printIpv4 } from "./ipv4.ts";
import { printIpv6 } from "./ipv6-print.ts";
import type { Prefix, Words } from "./words.ts";

/**
 * What a text under a brand reads as that never went through a parse function: an address whose zone no text can have, so that it
 * equals no address and lies in no prefix, and prints as text that every parse function refuses.
 */
const NOWHERE: Words = { width: 128, a: 0, b: 0, c: 0, d: 0, zone: "/" };

const ipv4Words = (word: number): Words => ({ width: 32, a: word, b: 0, c: 0, d: 0, zone: "" });

/** The words of an address read from `text[0, end)`. */
export function wordsOf(text: string, end: number, scan: AddressScan): Words {
  if (typeof scan === "number") return ipv4Words(scan);
  const { groups } = scan;
  return {
    width: 128,
    a: (groups[0] << 16) | groups[1],
    b: (groups[2] << 16) | groups[3],
    c: (groups[4] << 16) | groups[5],
    d: (groups[6] << 16) | groups[7],
    zone: text.slice(scan.zoneAt + 1, end),
  };
}

/** The words of an address. */
export function readAddress(address: IpAddress): Words {
  const scan = scanAddress(address, 0, address.length);
  return isRefusal(scan) ? NOWHERE : wordsOf(address, address.length, scan);
}

/** The words and length of a CIDR, host bits and all. */
export function readPrefix(cidr: Cidr): Prefix {
  const scan = scanCidr(cidr);
  if ("reason" in scan) return { words: NOWHERE, length: 0 };
  return { words: wordsOf(cidr, scan.slash, scan.address), length: scan.length };
}

/** A CIDR as it is, an address as the prefix of its full width. */
export function readAddressOrPrefix(text: IpAddress | Cidr): Prefix {
  if (isCidr(text)) return readPrefix(text);
  const words = readAddress(text);
  return { words, length: words.width };
}

/** An address holds no slash, not even in its zone; a CIDR always holds one. */
const isCidr = (text: IpAddress | Cidr): text is Cidr => text.includes("/");

const highHalf = (word: number): number => word >>> 16;
const lowHalf = (word: number): number => word & 0xffff;

/** The canonical text of an address. */
export function printAddress({ width, a, b, c, d, zone }: Words): IpAddress {
  if (width === 32) return printIpv4(a);
  const text = printIpv6([
    highHalf(a),
    lowHalf(a),
    highHalf(b),
    lowHalf(b),
    highHalf(c),
    lowHalf(c),
    highHalf(d),
    lowHalf(d),
  ]);
  return asIpv6(zone === "" ? text : `${text}%${zone}`);
}

/** The canonical text of a prefix. */
export const printPrefix = (prefix: Prefix): Cidr => asCidr(`${printAddress(prefix.words)}/${prefix.length}`);
