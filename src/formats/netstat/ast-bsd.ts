import type { IpAddress, MacAddress } from "../../net/index.ts";

/**
 * The system whose `netstat -r` printed a table, as far as heading, widths and flags tell; `bsd` where they do not.
 *
 *     freebsd   Destination Gateway Flags [Refs] [Use] [Nhop#] [Mtu] Netif Expire          FreeBSD 4 to 14, DragonFly
 *     macos     Destination Gateway [RT_IFA] Flags [Refs Use] [Mtu] Netif Expire ...       macOS, wider Flags than FreeBSD
 *     openbsd   Destination Gateway Flags Refs Use Mtu [Prio] Iface
 *     netbsd    Destination Gateway Flags Refs Use Mtu [Tag] Interface
 *     aix       Destination Gateway Flags Refs Use If Exp Groups
 */
export type BsdTableForm = "freebsd" | "macos" | "openbsd" | "netbsd" | "aix" | "bsd";

/** A gateway that is an interface, by its number: `link#4`. */
export interface LinkGateway {
  readonly link: number;
}

/** A gateway that is a neighbour on the link, by its hardware address: `0:90:a9:ed:e4:35`. */
export interface MacGateway {
  readonly mac: MacAddress;
}

/** What only tables of BSD show of a route. */
export interface BsdRouteFields {
  /** `RT_IFA` of macOS `netstat -rl`: the source address of the route. */
  readonly ifa?: IpAddress | LinkGateway | MacGateway | { readonly host: string } | null;
  /** Bytes; null for the `-` of OpenBSD and NetBSD, absent where the column is empty. */
  readonly mtu?: number | null;
  /** The `L` behind an MTU of OpenBSD and NetBSD: it is not to be changed. */
  readonly mtuLocked?: true;
  /** `Nhop#` of FreeBSD 13 and later: the number of the next hop object, 0 for one of several. */
  readonly nhop?: number | null;
  /** `Prio` of OpenBSD: the lowest goes first; 1 local, 4 connected, 8 static, 32 OSPF, 48 BGP. */
  readonly priority?: number | null;
  /** `Tag` of NetBSD: an MPLS label, null for none. */
  readonly tag?: string | null;
  /** Seconds until the route goes; null for the `-` of AIX, absent where the column is empty. */
  readonly expire?: number | null;
  /** The `!` of macOS: its time is over. */
  readonly expired?: true;
  /** Milliseconds, as are those of `rttvar`. */
  readonly rtt?: number | null;
  readonly rttvar?: number | null;
  /** Bytes, as are the two below. */
  readonly recvpipe?: number | null;
  readonly sendpipe?: number | null;
  readonly ssthresh?: number | null;
  /** `Groups` of AIX, null for none. */
  readonly groups?: string | null;
  /** The `=>` of AIX and old FreeBSD: the next row has the same destination under another mask. */
  readonly continues?: true;
  /** How many blanks stand before each cell but the first, where it is not what heading and system ask for. */
  readonly gaps?: readonly number[];
}

/** What a flag letter of BSD means beside those that Linux has too: the `RTF_` names of the kernels, spelled out. */
export type BsdFlagName =
  | "done"
  | "external-resolve"
  | "link-layer"
  | "static"
  | "proto1"
  | "proto2"
  | "proto3"
  | "blackhole"
  | "cloning"
  | "cloning-or-connected"
  | "protocol-cloning"
  | "was-cloned"
  | "cloned"
  | "mask"
  | "interface-scope"
  | "interface-reference"
  | "proxy"
  | "router"
  | "global"
  | "jumbo"
  | "multipath"
  | "mpls"
  | "bfd"
  | "cached"
  | "connected"
  | "active-gateway-detection"
  | "pinned"
  | "binding-cache"
  | "stop-search"
  | "usable";

/** Words of figures that could not be read, or stand otherwise than they are printed: `07`. */
export interface BsdWrittenWords {
  readonly ifa?: string;
  readonly mtu?: string;
  readonly nhop?: string;
  readonly priority?: string;
  readonly expire?: string;
  readonly rtt?: string;
  readonly rttvar?: string;
  readonly recvpipe?: string;
  readonly sendpipe?: string;
  readonly ssthresh?: string;
}
