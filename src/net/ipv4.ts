import { asIpv4, type Ipv4Address } from "./brand.ts";
import { DOT, ZERO } from "./characters.ts";
import { type Ipv4RefusalReason, type Refusal, refuse } from "./refusal.ts";

type Ipv4Refusal = Refusal<Ipv4RefusalReason>;

/**
 * The IPv4 address at `text[start, end)` as a signed 32-bit word, or why there is none. Strict: four octets, decimal, no leading zeros.
 *
 *     10.131.0.2
 *       ^ a dot ends an octet
 *
 * Readers that take `010` for eight and readers that take it for ten exist side by side, which is how filters are got round.
 */
export function scanIpv4(text: string, start: number, end: number): number | Ipv4Refusal {
  let word = 0;
  let at = start;
  for (let octets = 1; at < end; octets++) {
    const first = at;
    let octet = text.charCodeAt(at) - ZERO;
    if (octet < 0 || octet > 9) return refuse(octet === DOT - ZERO ? "empty-octet" : "bad-character", at);
    for (at++; at < end; at++) {
      const digit = text.charCodeAt(at) - ZERO;
      if (digit === DOT - ZERO) break;
      if (digit < 0 || digit > 9) return refuse("bad-character", at);
      if (octet === 0) return refuse("leading-zero", first);
      octet = octet * 10 + digit;
      if (octet > 255) return refuse("octet-too-large", first);
    }
    word = (word << 8) | octet;
    if (at === end) return octets === 4 ? word : refuse("too-few-octets", end);
    if (octets === 4) return refuse("too-many-octets", at);
    at++;
  }
  return refuse(start === end ? "empty" : "empty-octet", end);
}

/** The text of a signed 32-bit word: `-1` is `255.255.255.255`. */
export const printIpv4 = (word: number): Ipv4Address =>
  asIpv4(`${word >>> 24}.${(word >>> 16) & 255}.${(word >>> 8) & 255}.${word & 255}`);

/**
 * The text under the brand if it is an IPv4 address, else `null`. Strict: `010.1.1.1`, `127.1`, `0x7f.0.0.1` and any text with blanks
 * around it are refused. A valid text is its own canonical form.
 */
export const parseIpv4 = (text: string): Ipv4Address | null =>
  typeof scanIpv4(text, 0, text.length) === "number" ? asIpv4(text) : null;
