import { isRefusal, scanAddress } from "./address.ts";
import { asCidr, type Cidr, type IpAddress } from "./brand.ts";
import { printAddress, readPrefix, wordsOf } from "./read.ts";
import { type NetmaskRefusalReason, type Refusal, refuse } from "./refusal.ts";
import { maskOf, type Words } from "./words.ts";

type NetmaskRefusal = Refusal<NetmaskRefusalReason>;

/** How many one bits stand before the first zero bit. */
function leadingOnes({ a, b, c, d }: Words): number {
  if (a !== -1) return Math.clz32(~a);
  if (b !== -1) return 32 + Math.clz32(~b);
  return c === -1 ? 96 + Math.clz32(~d) : 64 + Math.clz32(~c);
}

/** The prefix length that a mask stands for, or -1 if it has a one bit after a zero bit. */
export function contiguousLength(mask: Words): number {
  const length = leadingOnes(mask);
  const whole = maskOf(mask.width, length);
  return mask.a === whole.a && mask.b === whole.b && mask.c === whole.c && mask.d === whole.d ? length : -1;
}

/** The mask from `start` to the end of the text, contiguous or not, or why there is none. */
export function scanMask(text: string, start: number): Words | NetmaskRefusal {
  const scan = scanAddress(text, start, text.length);
  if (isRefusal(scan)) return scan;
  const words = wordsOf(text, text.length, scan);
  return words.zone === "" ? words : refuse("zone-on-mask", text.length - words.zone.length - 1);
}

/** The netmask of a CIDR as an address of its family: `255.255.254.0`, `ffff:ffff:ffff:ffff::`. */
export function netmaskOf(cidr: Cidr): IpAddress {
  const { words, length } = readPrefix(cidr);
  return printAddress(maskOf(words.width, length));
}

/**
 * The prefix length that a netmask in dots or colons stands for: 23 for `255.255.254.0`; `null` for what is no address and for a mask
 * with a one bit after a zero bit (`255.0.255.0`).
 */
export function prefixLengthOf(netmask: string): number | null {
  const mask = scanMask(netmask, 0);
  const length = "reason" in mask ? -1 : contiguousLength(mask);
  return length < 0 ? null : length;
}

/** Why `prefixLengthOf` gives `null`, and where; `null` if it does not. A mask that is not contiguous is refused at its start. */
export function explainNetmask(netmask: string): NetmaskRefusal | null {
  const mask = scanMask(netmask, 0);
  if ("reason" in mask) return mask;
  return contiguousLength(mask) < 0 ? refuse("non-contiguous-mask", 0) : null;
}

/**
 * The CIDR of a destination column and a netmask column: `10.128.0.0` and `255.252.0.0` give `10.128.0.0/14`, host bits kept. `null`
 * if the mask is none, is not contiguous or is of the other family.
 */
export function cidrFromNetmask(destination: IpAddress, netmask: string): Cidr | null {
  const mask = scanMask(netmask, 0);
  if ("reason" in mask) return null;
  const length = contiguousLength(mask);
  const isSameFamily = destination.includes(":") === (mask.width === 128);
  return isSameFamily && length >= 0 ? asCidr(`${destination}/${length}`) : null;
}
