import { type AddressScan, canonicalAddress, isRefusal, scanAddress } from "./address.ts";
import { asCidr, asIpv4, asIpv6, type Cidr, type IpAddress } from "./brand.ts";
import { ZERO } from "./characters.ts";
import { type CidrRefusalReason, type Refusal, refuse } from "./refusal.ts";

type CidrRefusal = Refusal<CidrRefusalReason>;

/** An `address/length` as it was read. */
export interface CidrScan {
  readonly address: AddressScan;
  readonly slash: number;
  readonly length: number;
}

/**
 * The `address/length` that the whole text is, or why it is none.
 *
 *     fe80::%lo0/64
 *               ^ the first slash: a zone holds none
 */
export function scanCidr(text: string): CidrScan | CidrRefusal {
  const found = text.indexOf("/");
  const slash = found < 0 ? text.length : found;
  const address = scanAddress(text, 0, slash);
  if (isRefusal(address)) return address;
  if (found < 0) return refuse("missing-prefix", slash);
  const length = scanPrefixLength(text, slash + 1, typeof address === "number" ? 32 : 128);
  return typeof length === "number" ? { address, slash, length } : length;
}

/** The prefix length from `start` to the end of the text, at most `width`, or why there is none. */
export function scanPrefixLength(text: string, start: number, width: number): number | CidrRefusal {
  if (start === text.length) return refuse("empty-prefix", start);
  let length = 0;
  for (let at = start; at < text.length; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return refuse("bad-character", at);
    length = length * 10 + digit;
    if (length > width) return refuse("prefix-too-long", start);
    if (at > start && text.charCodeAt(start) === ZERO) return refuse("leading-zero", start);
  }
  return length;
}

/**
 * The canonical `address/length` if the text is one, else `null`. Host bits are kept (`10.1.2.3/24` stays so; see `maskedCidr`). A
 * zone stands before the slash: `fe80::%lo0/64`. Masks spelled out and short networks are refused: `parseNetmaskCidr`, `parseShortCidr`.
 */
export function parseCidr(text: string): Cidr | null {
  const scan = scanCidr(text);
  if ("reason" in scan) return null;
  if (typeof scan.address === "number" || scan.address.isCanonical) return asCidr(text);
  return asCidr(canonicalAddress(text, scan.slash, scan.address) + text.slice(scan.slash));
}

/** Why `parseCidr` refuses the text, and where; `null` if it does not. */
export function explainCidr(text: string): CidrRefusal | null {
  const scan = scanCidr(text);
  return "reason" in scan ? scan : null;
}

/** `address/prefixLength`, or `null` if the length is no whole number from 0 to the width of the address (32 or 128). */
export function cidrOf(address: IpAddress, prefixLength: number): Cidr | null {
  const width = address.includes(":") ? 128 : 32;
  const isLength = Number.isInteger(prefixLength) && prefixLength >= 0 && prefixLength <= width;
  return isLength ? asCidr(`${address}/${prefixLength}`) : null;
}

/** The address before the slash, host bits and zone kept. */
export function cidrAddress(cidr: Cidr): IpAddress {
  const address = cidr.slice(0, cidr.indexOf("/"));
  return address.includes(":") ? asIpv6(address) : asIpv4(address);
}

/** The number after the slash. */
export const cidrPrefixLength = (cidr: Cidr): number => Number(cidr.slice(cidr.lastIndexOf("/") + 1));
