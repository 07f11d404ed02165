import { addressFamily, cidrAddress, cidrOf, parseCidr, parseIpAddress } from "../../net/index.ts";
import type { AddressMatch } from "./values.ts";

/**
 * Returns what `-s` or `-d` compares with: `10.0.0.0/8`, `1.2.3.4` (a `/32`), `1.0.3.0/255.0.255.0`, or else a name as it stands,
 * mask and all: `loopback/8`.
 */
export function readAddress(text: string, negated: boolean): AddressMatch {
  const slash = text.indexOf("/");
  const address = parseIpAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === null) return { negated, host: text };
  if (slash < 0) {
    const cidr = cidrOf(address, addressFamily(address) === "ipv4" ? 32 : 128);
    return cidr === null ? { negated, host: text } : { negated, cidr };
  }
  const cidr = parseCidr(text);
  if (cidr !== null) return { negated, cidr };
  const mask = parseIpAddress(text.slice(slash + 1));
  return mask === null || addressFamily(mask) !== addressFamily(address)
    ? { negated, host: text }
    : { negated, address, mask };
}

/** Whether a host is no name but a number gone wrong: `10.131.0.999`, `10.0.0.0/33`, `fe80:::1`. */
export function looksNumeric(host: string): boolean {
  return /^[\d./]+$/.test(host) || /^[\da-fA-F:]*:[\da-fA-F:.]*(?:\/\d*)?$/.test(host);
}

/** Returns the family of an address, undefined for a name. */
export function familyOf(match: AddressMatch): "ipv4" | "ipv6" | undefined {
  if ("cidr" in match) return addressFamily(cidrAddress(match.cidr));
  return "mask" in match ? addressFamily(match.address) : undefined;
}

/**
 * Returns an address or network as the tool writes it: by inet_ntop of glibc, which has the last 32 bits of `::X:Y` as IPv4, `::4.31.0.15`. Trees have
 * all addresses in the canonical form of RFC 5952.
 */
export function toolAddress(text: string): string {
  const groups = text.startsWith("::") ? /^::([\da-f]{1,4}):([\da-f]{1,4})(\/\d+)?$/.exec(text) : null;
  if (groups === null) return text;
  const [high, low] = [Number.parseInt(groups[1] ?? "", 16), Number.parseInt(groups[2] ?? "", 16)];
  return `::${high >> 8}.${high & 255}.${low >> 8}.${low & 255}${groups[3] ?? ""}`;
}

/** Prints an address as iptables-save does, always with its mask. */
export function saveAddress(match: AddressMatch): string {
  if ("cidr" in match) return toolAddress(match.cidr);
  return "mask" in match ? `${toolAddress(match.address)}/${toolAddress(match.mask)}` : match.host;
}

/** Prints an address as a listing with `-n` does: a single one without its mask. */
export function listAddress(match: AddressMatch): string {
  const text = saveAddress(match);
  if (!("cidr" in match)) return text;
  const width = familyOf(match) === "ipv6" ? "/128" : "/32";
  return text.endsWith(width) ? text.slice(0, -width.length) : text;
}
