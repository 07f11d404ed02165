/** Why a text was refused, and the UTF-16 offset in it where that shows. */
export interface Refusal<Reason extends string = string> {
  readonly reason: Reason;
  readonly at: number;
}

/** Why a text is no IPv4 address. */
export type Ipv4RefusalReason =
  | "empty"
  | "bad-character"
  | "empty-octet"
  | "leading-zero"
  | "octet-too-large"
  | "too-few-octets"
  | "too-many-octets";

/** Why a text is no address of either family. `zone-on-ipv4`: only IPv6 addresses have zones (RFC 4007). */
export type AddressRefusalReason =
  | Ipv4RefusalReason
  | "empty-group"
  | "group-too-long"
  | "too-few-groups"
  | "too-many-groups"
  | "two-double-colons"
  | "empty-zone"
  | "zone-on-ipv4";

/** Why a text is no `address/length`. */
export type CidrRefusalReason = AddressRefusalReason | "missing-prefix" | "empty-prefix" | "prefix-too-long";

/** Why a text is no netmask; `non-contiguous-mask` has a one bit after a zero bit, `zone-on-mask` a zone. */
export type NetmaskRefusalReason = AddressRefusalReason | "zone-on-mask" | "non-contiguous-mask";

/** Why a text is no `address/mask` or `address/length`; `mixed-families` has an address of one and a mask of the other. */
export type AddressMaskRefusalReason = CidrRefusalReason | NetmaskRefusalReason | "mixed-families";

/** Why a text is no MAC address; `wrong-byte-count` is any but 6, 8 and 20. */
export type MacRefusalReason =
  | "empty"
  | "bad-character"
  | "empty-byte"
  | "byte-too-long"
  | "short-group"
  | "mixed-separators"
  | "wrong-byte-count";

/** A refusal; kept out of line so that the scanners stay small. */
export const refuse = <Reason extends string>(reason: Reason, at: number): Refusal<Reason> => ({ reason, at });
