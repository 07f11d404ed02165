import type { Cidr } from "./brand.ts";

/** What an address is for; "global" is all that no other word says. */
export type AddressKind =
  | "global"
  | "multicast"
  | "6a44-relay-anycast"
  | "6to4"
  | "amt"
  | "as112"
  | "benchmarking"
  | "deprecated"
  | "discard-only"
  | "documentation"
  | "drone-remote-id"
  | "dummy"
  | "ietf-protocol"
  | "ipv4-mapped"
  | "ipv4-translation"
  | "limited-broadcast"
  | "link-local"
  | "loopback"
  | "nat64-discovery"
  | "orchid"
  | "pcp-anycast"
  | "private-use"
  | "reserved"
  | "service-continuity"
  | "shared"
  | "srp-anycast"
  | "srv6-sid"
  | "teredo"
  | "this-host"
  | "this-network"
  | "turn-anycast"
  | "unique-local"
  | "unspecified";

/** A row of a registry: the block, and the four verdicts in the registry's order. */
export interface SpecialBlock {
  /** The first 32 bits of the block. */
  readonly first: number;
  /** The other 96; without it they are zero, in IPv4 as in most blocks of IPv6. */
  readonly rest?: readonly [number, number, number];
  readonly length: number;
  readonly reach: "TTTT" | "TTTF" | "TTT-" | "TTFF" | "TFFF" | "FTFF" | "FFFF" | "----";
  readonly kind: AddressKind;
  readonly name: string;
  readonly rfc: string;
}

/** What the registries say of an address. The four verdicts are `null` where the registry says "N/A", and for multicast. */
export interface AddressClass {
  readonly kind: AddressKind;
  /** The most specific block of the registry that holds the address; `null` for "global". */
  readonly block: Cidr | null;
  /** The registry's name of the block. */
  readonly name: string;
  /** The first document the registry names for the block: `RFC 1918`; `null` for "global". */
  readonly rfc: string | null;
  /** Whether it may be the source of a packet that passes two devices. */
  readonly source: boolean | null;
  /** Whether it may be the destination of such a packet. */
  readonly destination: boolean | null;
  /** Whether a router may forward a packet to it. */
  readonly forwardable: boolean | null;
  /** Whether a packet to it may leave its administrative domain. */
  readonly globallyReachable: boolean | null;
}
