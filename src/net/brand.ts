/**
 * Canonical texts under a brand: at run time plain strings, so they print, compare with `===`, are Map keys and survive JSON;
 * at compile time only the parse functions of this room make them.
 */
interface Brand<Name extends string> {
  /** Exists at compile time only; reading it at run time gives `undefined`. */
  readonly __brand: Name;
}

/** Four decimal octets without leading zeros: `10.131.0.2`. */
export type Ipv4Address = string & Brand<"Ipv4Address">;

/** RFC 5952 text, with its zone if it had one: `fe80::1%br-ex`; an IPv4-mapped address is `::ffff:10.0.0.1`. */
export type Ipv6Address = string & Brand<"Ipv6Address">;

/** An address of either family. */
export type IpAddress = Ipv4Address | Ipv6Address;

/** An address and a prefix length: `10.131.0.2/23`. Host bits are kept; `maskedCidr` drops them. */
export type Cidr = string & Brand<"Cidr">;

/** 6, 8 or 20 bytes in lower-case hexadecimal pairs joined by colons: `ee:45:a3:53:06:65`. */
export type MacAddress = string & Brand<"MacAddress">;

/** Decimal digits without leading zeros, of a whole number above 2^53-1: `18446744073709551615`. */
export type DecimalString = string & Brand<"DecimalString">;

/** A whole number: a `number` up to `Number.MAX_SAFE_INTEGER` (2^53-1), its decimal text above. */
export type Counter = number | DecimalString;

/** The family of an address, as the words of `ip` and of Kubernetes have it. */
export type AddressFamily = "ipv4" | "ipv6";

// A brand has no run-time part, so only a cast can put it on; these five do. Each caller has just scanned or printed the text it passes.

export const asIpv4 = (text: string): Ipv4Address => text as Ipv4Address;
export const asIpv6 = (text: string): Ipv6Address => text as Ipv6Address;
export const asCidr = (text: string): Cidr => text as Cidr;
export const asMac = (text: string): MacAddress => text as MacAddress;
export const asDecimal = (text: string): DecimalString => text as DecimalString;
