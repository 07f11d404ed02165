/** An ICMP type and, where the name is that of one, a code. */
export interface IcmpName {
  readonly name: string;
  readonly type: number;
  readonly code?: number;
}

/** The names of a listing without `-n` (extensions/libxt_icmp.h). */
export const ICMP_NAMES: readonly IcmpName[] = [
  { name: "echo-reply", type: 0 },
  { name: "destination-unreachable", type: 3 },
  { name: "network-unreachable", type: 3, code: 0 },
  { name: "host-unreachable", type: 3, code: 1 },
  { name: "protocol-unreachable", type: 3, code: 2 },
  { name: "port-unreachable", type: 3, code: 3 },
  { name: "fragmentation-needed", type: 3, code: 4 },
  { name: "source-route-failed", type: 3, code: 5 },
  { name: "network-unknown", type: 3, code: 6 },
  { name: "host-unknown", type: 3, code: 7 },
  { name: "network-prohibited", type: 3, code: 9 },
  { name: "host-prohibited", type: 3, code: 10 },
  { name: "TOS-network-unreachable", type: 3, code: 11 },
  { name: "TOS-host-unreachable", type: 3, code: 12 },
  { name: "communication-prohibited", type: 3, code: 13 },
  { name: "host-precedence-violation", type: 3, code: 14 },
  { name: "precedence-cutoff", type: 3, code: 15 },
  { name: "source-quench", type: 4 },
  { name: "redirect", type: 5 },
  { name: "network-redirect", type: 5, code: 0 },
  { name: "host-redirect", type: 5, code: 1 },
  { name: "TOS-network-redirect", type: 5, code: 2 },
  { name: "TOS-host-redirect", type: 5, code: 3 },
  { name: "echo-request", type: 8 },
  { name: "router-advertisement", type: 9 },
  { name: "router-solicitation", type: 10 },
  { name: "time-exceeded", type: 11 },
  { name: "ttl-zero-during-transit", type: 11, code: 0 },
  { name: "ttl-zero-during-reassembly", type: 11, code: 1 },
  { name: "parameter-problem", type: 12 },
  { name: "ip-header-bad", type: 12, code: 0 },
  { name: "required-option-missing", type: 12, code: 1 },
  { name: "timestamp-request", type: 13 },
  { name: "timestamp-reply", type: 14 },
  { name: "address-mask-request", type: 17 },
  { name: "address-mask-reply", type: 18 },
];

/** The same for ICMPv6. */
export const ICMPV6_NAMES: readonly IcmpName[] = [
  { name: "destination-unreachable", type: 1 },
  { name: "no-route", type: 1, code: 0 },
  { name: "communication-prohibited", type: 1, code: 1 },
  { name: "beyond-scope", type: 1, code: 2 },
  { name: "address-unreachable", type: 1, code: 3 },
  { name: "port-unreachable", type: 1, code: 4 },
  { name: "failed-policy", type: 1, code: 5 },
  { name: "reject-route", type: 1, code: 6 },
  { name: "packet-too-big", type: 2 },
  { name: "time-exceeded", type: 3 },
  { name: "ttl-zero-during-transit", type: 3, code: 0 },
  { name: "ttl-zero-during-reassembly", type: 3, code: 1 },
  { name: "parameter-problem", type: 4 },
  { name: "bad-header", type: 4, code: 0 },
  { name: "unknown-header-type", type: 4, code: 1 },
  { name: "unknown-option", type: 4, code: 2 },
  { name: "echo-request", type: 128 },
  { name: "echo-reply", type: 129 },
  { name: "router-solicitation", type: 133 },
  { name: "router-advertisement", type: 134 },
  { name: "neighbour-solicitation", type: 135 },
  { name: "neighbour-advertisement", type: 136 },
  { name: "redirect", type: 137 },
];

/** Of ICMPv6, the names that 1.8.11 has in addition. */
export const MLD_NAMES: readonly IcmpName[] = [
  { name: "mld-listener-query", type: 130 },
  { name: "mld-listener-report", type: 131 },
  { name: "mld-listener-done", type: 132 },
];

/** Other names, which the tool takes and never prints. */
export const ICMP_ALIASES: readonly IcmpName[] = [
  { name: "pong", type: 0 },
  { name: "ping", type: 8 },
  { name: "ttl-exceeded", type: 11 },
];

/** The same for ICMPv6. */
export const ICMPV6_ALIASES: readonly IcmpName[] = [
  { name: "ttl-exceeded", type: 3 },
  { name: "ping", type: 128 },
  { name: "pong", type: 129 },
  { name: "mld-listener-reduction", type: 132 },
  { name: "neighbor-solicitation", type: 135 },
  { name: "neighbor-advertisement", type: 136 },
];
