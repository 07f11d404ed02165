import type { InterfaceTable } from "../../interface-table/index.ts";
import type { AddressFamily, Cidr, IpAddress } from "../../net/index.ts";
import type { Span, UnknownNode } from "../../text/index.ts";
import type { BsdFlagName, BsdRouteFields, BsdTableForm, BsdWrittenWords, LinkGateway, MacGateway } from "./ast-bsd.ts";

/** All routing tables of a text, in order. `unknown` holds the lines before the first table that were not understood. */
export interface RoutesAst {
  readonly kind: "routes";
  readonly span: Span;
  readonly tables: readonly RouteTable[];
  /** Tables of interfaces and their counters, `netstat -i`; absent without any. */
  readonly interfaceTables?: readonly PlacedInterfaceTable[];
  readonly unknown: readonly UnknownNode[];
}

/** A table of interfaces, and where it stands. */
export interface PlacedInterfaceTable extends InterfaceTable {
  /** The index in `tables` of the table behind it in the text; absent where none is. */
  readonly before?: number;
}

/**
 * Which heading a table has; it decides what the figures of its rows mean.
 *
 *     netstat         Destination Gateway Genmask Flags MSS Window irtt Iface                      netstat -r, route -e
 *     route           Destination Gateway Genmask Flags Metric Ref Use Iface                       route, netstat -re
 *     extended        Destination Gateway Genmask Flags Metric Ref Use Iface MSS Window irtt       route -ee
 *     next-hop        Destination Next Hop Flag Met Ref  Use If                                    IPv6, net-tools 2.10
 *     next-hop-glued  Destination Next Hop Flag Met Ref Use If                                     IPv6, net-tools of 2013 to 2018
 *     next-hop-wide   Destination Next Hop Flags Metric Ref Use Iface                              IPv6, net-tools 1.60, busybox, toybox
 *
 * The routing cache of IPv4, which kernels had up to 3.5, has a source in place of the genmask:
 *
 *     cache-netstat       Source Destination Gateway Flags MSS Window irtt Iface                   netstat -rC, route -Ce
 *     cache-route         Source Destination Gateway Flags Metric Ref Use Iface                    route -C
 *     cache-extended      ... Metric Ref Use Iface MSS Window irtt TOS HHRef HHUptod SpecDst       route -Cee, kernels since 2.2
 *     cache-extended-2.0  ... Metric Ref Use Iface MSS Window irtt HH Arp                          route -Cee, kernel 2.0
 */
export type RouteTableForm =
  | "netstat"
  | "route"
  | "extended"
  | "next-hop"
  | "next-hop-glued"
  | "next-hop-wide"
  | RouteCacheForm;

/** The forms of the routing cache of IPv4. */
export type RouteCacheForm = "cache-netstat" | "cache-route" | "cache-extended" | "cache-extended-2.0";

/** The title lines that begin a table. */
export type RouteTableTitle =
  | "Kernel IP routing table"
  | "Kernel IP routing cache"
  | "Kernel IPv6 routing table"
  | "Kernel IPv6 routing cache";

/** The line above the tables of BSD. A kernel with several tables (FIBs) of FreeBSD adds which one it is. */
export type BsdTableTitle = "Routing tables" | `Routing tables (fib: ${number})`;

/** One table. `form` is null where the heading line is missing, `title` is absent where the title line is, or is in another language. */
export interface RouteTable {
  readonly kind: "table";
  readonly span: Span;
  readonly family: AddressFamily;
  readonly form: RouteTableForm | BsdTableForm | null;
  readonly title?: RouteTableTitle | BsdTableTitle;
  /** BSD: the line that names the family, `Internet6:`. */
  readonly section?: string;
  /** BSD: the heading line as it stands, whose columns and widths differ from version to version; absent where the heading above holds for this table too. */
  readonly heading?: string;
  /** Title and heading that are not those of net-tools 2.10 for the form; absent where both are. */
  readonly written?: WrittenHead;
  readonly routes: readonly Route[];
  /** Lines among or after the rows that were not understood; absent without any. */
  readonly unknown?: readonly UnknownNode[];
}

/** Lines as they stand in the text: a title or a heading in another language, a heading with tabs. */
export interface WrittenHead {
  readonly title?: string;
  readonly heading?: string;
}

/**
 * One row. Which figures it has is up to the table's form; a figure that the text shows as `-` is null. Figures are those of the
 * kernel, from 0 to 2^32-1: the tools print them signed, so that metric 4294967295 stands in the text as `-1`.
 */
export interface Route extends BsdRouteFields {
  readonly kind: "route";
  readonly span: Span;
  /** Of a row of the routing cache: where the packets come from, null for any. */
  readonly source?: IpAddress | NamedGateway | null;
  /** `default` is `0.0.0.0/0` or `::/0`; the routing cache is of single addresses, `/32`. */
  readonly destination: Cidr | NamedDestination;
  /** Null for none, which the text shows as `0.0.0.0`, `*`, `-` or `::`. */
  readonly gateway: IpAddress | NamedGateway | LinkGateway | MacGateway | null;
  readonly flags: RouteFlags;
  readonly metric?: number | null;
  readonly ref?: number | null;
  readonly use?: number | null;
  /** Bytes. */
  readonly mss?: number | null;
  /** Bytes. */
  readonly window?: number | null;
  /** Milliseconds. */
  readonly irtt?: number | null;
  readonly tos?: number | null;
  /** Users of the cached link header; null for none, which the text shows as `-1`. */
  readonly hhRef?: number | null;
  readonly hhUptod?: number | null;
  /** As `hhRef`, of kernel 2.0. */
  readonly hh?: number | null;
  readonly arp?: number | null;
  /** The preferred source address, null for none. */
  readonly specDst?: IpAddress | NamedGateway | null;
  /** Null for none: `-` in a reject row, `*` in a blackhole or throw one. The extended forms cut names to six bytes. */
  readonly interface: string | null;
  /** Words of the row that `netstat -n` of net-tools 2.10 would not print for these values; absent where there are none. */
  readonly written?: WrittenWords;
}

/** A destination that the tool shows by name. `prefixLength` is null where it could not be read, see `written`. */
export interface NamedDestination {
  readonly host: string;
  readonly prefixLength: number | null;
}

/** A gateway that the tool shows by name: `_gateway`. */
export interface NamedGateway {
  readonly host: string;
}

/** The letters as printed, and what each of them means in the family of the table. */
export interface RouteFlags {
  readonly letters: string;
  readonly names: readonly RouteFlagName[];
}

/** What a flag letter means: the kernel's `RTF_` names, and the `RTCF_` ones of the routing cache, spelled out. */
export type RouteFlagName =
  | "up"
  | "gateway"
  | "reject"
  | "host"
  | "reinstate"
  | "dynamic"
  | "modified"
  | "default"
  | "all-on-link"
  | "addrconf"
  | "addrconf-or-cache"
  | "cache"
  | "no-next-hop"
  | "expires"
  | "flow"
  | "policy"
  | "local"
  | "mtu"
  | "window"
  | "irtt"
  | "not-cached"
  | "dead"
  | "on-link"
  | "notify"
  | "direct-destination"
  | "transparent-proxy"
  | "fast"
  | "masquerade"
  | "source-nat"
  | "redirect"
  | "direct-source"
  | "destination-nat"
  | "broadcast"
  | "multicast"
  | BsdFlagName;

/**
 * Words as they stand in the text, by column, where they are not what `netstat -n` of net-tools 2.10 prints for the value: `default` (for 0.0.0.0/0), `*` (for
 * no gateway), `[::]/0`, a metric printed unsigned, a figure or mask that could not be read. `refUse` are Ref and Use run together
 * in a way that cannot be undone.
 */
export interface WrittenWords extends BsdWrittenWords {
  readonly source?: string;
  readonly destination?: string;
  readonly gateway?: string;
  readonly genmask?: string;
  readonly metric?: string;
  readonly ref?: string;
  readonly use?: string;
  readonly refUse?: string;
  readonly mss?: string;
  readonly window?: string;
  readonly irtt?: string;
  readonly tos?: string;
  readonly hhRef?: string;
  readonly hhUptod?: string;
  readonly hh?: string;
  readonly arp?: string;
  readonly specDst?: string;
  readonly interface?: string;
}
