import { canonicalAddress, isRefusal, scanAddress } from "./address.ts";
import { asCidr, type Cidr, type IpAddress } from "./brand.ts";
import { COLON, DOT } from "./characters.ts";
import { scanPrefixLength } from "./cidr.ts";
import { contiguousLength, scanMask } from "./netmask.ts";
import { printAddress } from "./read.ts";
import { type AddressMaskRefusalReason, type Refusal, refuse } from "./refusal.ts";

type AddressMaskRefusal = Refusal<AddressMaskRefusalReason>;

/** An address as packet filters match it: one host, a prefix, or an address under a mask that no prefix length can say. */
export type AddressMask =
  | { readonly kind: "host"; readonly address: IpAddress }
  | { readonly kind: "cidr"; readonly cidr: Cidr }
  | { readonly kind: "mask"; readonly address: IpAddress; readonly mask: IpAddress };

/** What the text is, or why it is nothing of the kind. */
function scanAddressMask(text: string): AddressMask | AddressMaskRefusal {
  const slash = text.indexOf("/");
  const end = slash < 0 ? text.length : slash;
  const scan = scanAddress(text, 0, end);
  if (isRefusal(scan)) return scan;
  const address = canonicalAddress(text, end, scan);
  const width = typeof scan === "number" ? 32 : 128;
  if (slash < 0) return { kind: "host", address };
  return isMaskSpelledOut(text, slash + 1)
    ? scanMasked(text, { address, width, slash })
    : scanPrefixed(text, { address, width, slash });
}

/** An address that was read, and where the slash after it is. */
interface Head {
  readonly address: IpAddress;
  readonly width: 32 | 128;
  readonly slash: number;
}

/**
 * Whether what stands at `start` is a mask and no length.
 *
 *     10.0.0.0/8   1.0.3.0/255.0.255.0   2001:db8::/ffff:ffff::
 *              ^ digits alone are a length, a dot or colon within five characters makes a mask
 */
function isMaskSpelledOut(text: string, start: number): boolean {
  for (let at = start; at < start + 5; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT || code === COLON) return true;
  }
  return false;
}

/** `10.0.0.0/8` */
function scanPrefixed(text: string, { address, width, slash }: Head): AddressMask | AddressMaskRefusal {
  const length = scanPrefixLength(text, slash + 1, width);
  return typeof length === "number" ? { kind: "cidr", cidr: asCidr(`${address}/${length}`) } : length;
}

/** `10.0.0.0/255.0.0.0`, `1.0.3.0/255.0.255.0` */
function scanMasked(text: string, { address, width, slash }: Head): AddressMask | AddressMaskRefusal {
  const mask = scanMask(text, slash + 1);
  if ("reason" in mask) return mask;
  if (mask.width !== width) return refuse("mixed-families", slash + 1);
  const length = contiguousLength(mask);
  return length < 0
    ? { kind: "mask", address, mask: printAddress(mask) }
    : { kind: "cidr", cidr: asCidr(`${address}/${length}`) };
}

/**
 * What an address column or option of a packet filter says: a host (no slash), a CIDR (a length, or a contiguous mask spelled out), or an
 * address and a mask that is not contiguous (`1.0.3.0/255.0.255.0`). Host bits are kept. `null` for anything else, names too.
 */
export function parseAddressMask(text: string): AddressMask | null {
  const scan = scanAddressMask(text);
  return "reason" in scan ? null : scan;
}

/** Why `parseAddressMask` refuses the text, and where; `null` if it does not. */
export function explainAddressMask(text: string): AddressMaskRefusal | null {
  const scan = scanAddressMask(text);
  return "reason" in scan ? scan : null;
}

/**
 * The CIDR if the text is an address, a slash, and a length or a contiguous mask spelled out (`10.0.0.0/255.0.0.0` gives `10.0.0.0/8`), else
 * `null`: also for a lone address and for a mask that is not contiguous.
 */
export function parseNetmaskCidr(text: string): Cidr | null {
  const scan = scanAddressMask(text);
  return "reason" in scan || scan.kind !== "cidr" ? null : scan.cidr;
}

/** Why `parseNetmaskCidr` refuses the text, and where; `null` if it does not. A mask that is not contiguous is refused at its start. */
export function explainNetmaskCidr(text: string): AddressMaskRefusal | null {
  const scan = scanAddressMask(text);
  if ("reason" in scan) return scan;
  if (scan.kind === "host") return refuse("missing-prefix", text.length);
  return scan.kind === "mask" ? refuse("non-contiguous-mask", text.indexOf("/") + 1) : null;
}
