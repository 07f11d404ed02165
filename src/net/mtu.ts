/**
 * An encapsulation by the word of the cluster network operator (`Geneve`, `VXLAN`) or of Open vSwitch and iproute2 (in lower case).
 * `gre` is Ethernet over GRE (gretap), `ipip` an IP packet directly in another.
 */
export type Encapsulation =
  | "Geneve"
  | "geneve"
  | "VXLAN"
  | "vxlan"
  | "GRE"
  | "gre"
  | "IPIP"
  | "ipip"
  | "WireGuard"
  | "wireguard";

/** What else takes room from a packet, and how it is counted. */
export interface EncapsulationOptions {
  /** Adds the 46 bytes that the cluster network operator allows for ESP in transport mode, in either count. */
  readonly ipsec?: boolean;
  /**
   * "operator": what the cluster network operator takes off the host's MTU, 100 for Geneve and 50 for VXLAN, whatever the outer family;
   * encapsulations it does not know are counted by headers. "headers": the exact sum of the headers. Without it "headers" if
   * `outerFamily` or `optionsLength` is given, else "operator".
   */
  readonly count?: "operator" | "headers";
  /** The family of the outer IP header: 20 bytes for "ipv4", 40 for "ipv6". Without it "ipv4". */
  readonly outerFamily?: "ipv4" | "ipv6";
  /** Bytes of Geneve options, a multiple of 4 up to 252 (RFC 8926 section 3.4); OVN sends 8. Without it 0. */
  readonly optionsLength?: number;
}

const IPSEC_ALLOWANCE = 46;
const ETHERNET = 14;
const UDP = 8;

/** Bytes between the outer IP header and the inner packet, or `null` for a word outside the union. */
function innerHeaders(encapsulation: string): number | null {
  switch (encapsulation.toLowerCase()) {
    case "geneve": // RFC 8926 section 3.4
    case "vxlan": // RFC 7348 section 5
      return UDP + 8 + ETHERNET;
    case "gre": // RFC 2784, no key and no checksum
      return 4 + ETHERNET;
    case "ipip": // RFC 2003
      return 0;
    case "wireguard": // type and receiver 8, counter 8, authentication tag 16
      return UDP + 32;
    default:
      return null;
  }
}

/** What the cluster network operator counts, or `null` where it counts nothing. */
function operatorAllowance(encapsulation: string): number | null {
  switch (encapsulation.toLowerCase()) {
    case "geneve":
      return 100;
    case "vxlan":
      return 50;
    default:
      return null;
  }
}

const isOptionsLength = (length: number): boolean => length >= 0 && length <= 252 && length % 4 === 0;

/** The sum of the headers, or `null` for a word outside the union or options that cannot be. */
function headerSum(encapsulation: string, options: EncapsulationOptions): number | null {
  const inner = innerHeaders(encapsulation);
  const { outerFamily = "ipv4", optionsLength = 0 } = options;
  const isPossible = encapsulation.toLowerCase() === "geneve" ? isOptionsLength(optionsLength) : optionsLength === 0;
  return inner === null || !isPossible ? null : (outerFamily === "ipv6" ? 40 : 20) + inner + optionsLength;
}

/**
 * How many bytes less an inner packet may have than an outer one: 100 for Geneve and 50 for VXLAN as the cluster network operator
 * counts, or the exact sum of headers (see `EncapsulationOptions`). `null` for a word outside the union, for an impossible
 * `optionsLength`, and for one on anything but Geneve.
 */
export function encapsulationOverhead(encapsulation: Encapsulation, options: EncapsulationOptions = {}): number | null {
  const isExact = options.outerFamily !== undefined || options.optionsLength !== undefined;
  const count = options.count ?? (isExact ? "headers" : "operator");
  const allowance = count === "operator" ? operatorAllowance(encapsulation) : null;
  const bytes = allowance ?? headerSum(encapsulation, options);
  return bytes === null ? null : bytes + (options.ipsec === true ? IPSEC_ALLOWANCE : 0);
}

/** The smallest MTU of an IPv4 link (RFC 791 section 3.2). */
const SMALLEST_MTU = 68;

/**
 * The MTU of an overlay over hosts with `hostMtu`: `overlayMtu(1500, "Geneve")` is 1400. `null` where `encapsulationOverhead` is, for an
 * MTU that is no whole number, and where less than 68 bytes remain, which no IPv4 link may have.
 */
export function overlayMtu(
  hostMtu: number,
  encapsulation: Encapsulation,
  options: EncapsulationOptions = {},
): number | null {
  const overhead = encapsulationOverhead(encapsulation, options);
  if (overhead === null || !Number.isSafeInteger(hostMtu) || hostMtu - overhead < SMALLEST_MTU) return null;
  return hostMtu - overhead;
}
