import { type AddressFamily, asIpv4, asIpv6, type IpAddress, type Ipv6Address } from "./brand.ts";
import { COLON, DOT, PERCENT } from "./characters.ts";
import { scanIpv4 } from "./ipv4.ts";
import { printIpv6 } from "./ipv6-print.ts";
import { type Ipv6Scan, scanIpv6 } from "./ipv6-scan.ts";
import { type AddressRefusalReason, type Refusal, refuse } from "./refusal.ts";

/** An address as it was read: an IPv4 word, or the parts of an IPv6 one. */
export type AddressScan = number | Ipv6Scan;

export const isRefusal = (value: AddressScan | Refusal<AddressRefusalReason>): value is Refusal<AddressRefusalReason> =>
  typeof value !== "number" && "reason" in value;

/** Whether the text at `start` can only be IPv6: a colon stands within the length of a group, before any dot. */
function startsAsIpv6(text: string, start: number): boolean {
  for (let at = start; at < start + 5; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT) return false;
    if (code === COLON) return true;
  }
  return false;
}

/** The address of either family at `text[start, end)`, or why there is none; the character at `end` is a `/` or none. */
export function scanAddress(text: string, start: number, end: number): AddressScan | Refusal<AddressRefusalReason> {
  const ipv4 = scanIpv4(text, start, end);
  if (typeof ipv4 === "number") return ipv4;
  if (startsAsIpv6(text, start)) return scanIpv6(text, start, end);
  return ipv4.reason === "bad-character" && text.charCodeAt(ipv4.at) === PERCENT
    ? refuse("zone-on-ipv4", ipv4.at)
    : ipv4;
}

/** The canonical text of `text[0, end)`, scanned as IPv6: the text itself where it is canonical. */
function canonicalIpv6(text: string, end: number, scan: Ipv6Scan): Ipv6Address {
  return asIpv6(scan.isCanonical ? text.slice(0, end) : printIpv6(scan.groups) + text.slice(scan.zoneAt, end));
}

/** The canonical text of `text[0, end)`, scanned. */
export const canonicalAddress = (text: string, end: number, scan: AddressScan): IpAddress =>
  typeof scan === "number" ? asIpv4(text.slice(0, end)) : canonicalIpv6(text, end, scan);

/**
 * The canonical text (RFC 5952) if the text is an IPv6 address (RFC 4291), else `null`. It may have a zone, any interface name:
 * `fe80::1%eth0.100`. An IPv4-mapped address stays IPv6 and prints with dots (`::ffff:10.0.0.1`), no other one does.
 */
export function parseIpv6(text: string): Ipv6Address | null {
  const scan = scanIpv6(text, 0, text.length);
  return isRefusal(scan) ? null : canonicalIpv6(text, text.length, scan);
}

/** The canonical text if the text is an IPv4 or IPv6 address as `parseIpv4` and `parseIpv6` take them, else `null`. */
export function parseIpAddress(text: string): IpAddress | null {
  const scan = scanAddress(text, 0, text.length);
  if (typeof scan === "number") return asIpv4(text);
  return isRefusal(scan) ? null : canonicalIpv6(text, text.length, scan);
}

/** Why `parseIpAddress` refuses the text, and where; `null` if it does not. */
export function explainIpAddress(text: string): Refusal<AddressRefusalReason> | null {
  const scan = scanAddress(text, 0, text.length);
  return isRefusal(scan) ? scan : null;
}

/** The family of an address, by its text: an IPv4-mapped one is "ipv6". */
export const addressFamily = (address: IpAddress): AddressFamily => (address.includes(":") ? "ipv6" : "ipv4");
