import { asIpv6, type Cidr, type Ipv6Address, type MacAddress } from "./brand.ts";
import { scanMac } from "./mac.ts";
import { printAddress, readPrefix } from "./read.ts";
import { maskWords } from "./words.ts";

/** The eight bytes of the EUI-64 of a MAC address of six, `ff:fe` put in the middle; those of eight as they are. */
function eui64Bytes(bytes: readonly number[]): readonly number[] {
  return bytes.length === 6 ? [...bytes.slice(0, 3), 0xff, 0xfe, ...bytes.slice(3)] : bytes;
}

/** Four bytes as a signed 32-bit word. */
const wordOfBytes = (bytes: readonly number[]): number => bytes.reduce((word, byte) => (word << 8) | byte, 0);

/**
 * The address that a host with the MAC address gives itself in the prefix by RFC 4291 appendix A (modified EUI-64, the universal/local
 * bit turned round): `fe80::/64` and `ee:45:a3:53:06:65` give `fe80::ec45:a3ff:fe53:665`. A zone stays, host bits go. `null` for an IPv4
 * prefix, for one longer than 64 bits, and for the 20 bytes of InfiniBand, which have rules of their own (RFC 4391).
 */
export function eui64Address(prefix: Cidr, mac: MacAddress): Ipv6Address | null {
  const { words, length } = readPrefix(prefix);
  const bytes = scanMac(mac);
  if (words.width === 32 || length > 64 || "reason" in bytes || bytes.length === 20) return null;
  const id = eui64Bytes(bytes);
  const { width, a, b, zone } = maskWords(words, length);
  const c = wordOfBytes(id.slice(0, 4)) ^ 0x02000000;
  return asIpv6(printAddress({ width, a, b, c, d: wordOfBytes(id.slice(4)), zone }));
}
