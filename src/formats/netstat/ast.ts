import type { AddressFamily, Cidr, IpAddress } from "../../net/index.ts";
import type { Span, UnknownNode } from "../../text/index.ts";

/** All routing tables of a text, in order. `unknown` holds the lines before the first table that were not understood. */
export interface RoutesAst {
  readonly kind: "routes";
  readonly span: Span;
  readonly tables: readonly RouteTable[];
  readonly unknown: readonly UnknownNode[];
}

/**
 * Which heading a table has; it decides what the figures of its rows mean.
 *
 *     netstat         Destination Gateway Genmask Flags MSS Window irtt Iface                      netstat -r, route -e
 *     route           Destination Gateway Genmask Flags Metric Ref Use Iface                       route, netstat -re
 *     extended        Destination Gateway Genmask Flags Metric Ref Use Iface MSS Window irtt       route -ee
 *     next-hop        Destination Next Hop Flag Met Ref  Use If                                    IPv6, net-tools 2.10
 *     next-hop-glued  Destination Next Hop Flag Met Ref Use If                                     IPv6, net-tools of 2013 to 2018
 *     next-hop-wide   Destination Next Hop Flags Metric Ref Use Iface                              IPv6, net-tools 1.60, busybox
 */
export type RouteTableForm = "netstat" | "route" | "extended" | "next-hop" | "next-hop-glued" | "next-hop-wide";

/** The title lines that begin a table. */
export type RouteTableTitle = "Kernel IP routing table" | "Kernel IPv6 routing table" | "Kernel IPv6 routing cache";

/** One table. `form` is null where the heading line is missing, `title` is absent where the title line is. */
export interface RouteTable {
  readonly kind: "table";
  readonly span: Span;
  readonly family: AddressFamily;
  readonly form: RouteTableForm | null;
  readonly title?: RouteTableTitle;
  readonly routes: readonly Route[];
  /** Lines among or after the rows that were not understood; absent without any. */
  readonly unknown?: readonly UnknownNode[];
}

/**
 * One row. Which figures it has is up to the table's form; a figure that the text shows as `-` is null. Figures are those of the
 * kernel, from 0 to 2^32-1: the tools print them signed, so that metric 4294967295 stands in the text as `-1`.
 */
export interface Route {
  readonly kind: "route";
  readonly span: Span;
  /** `default` is `0.0.0.0/0` or `::/0`. */
  readonly destination: Cidr | NamedDestination;
  /** Null for none, which the text shows as `0.0.0.0`, `*`, `-` or `::`. */
  readonly gateway: IpAddress | NamedGateway | null;
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
  /** Null for none: `-` in a reject row, `*` in a blackhole or throw one. The `extended` form cuts names to six bytes. */
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

/** What a flag letter means: the kernel's `RTF_` names, spelled out. */
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
  | "not-cached";

/**
 * Words as they stand in the text, by column, where they are not what `netstat -n` of net-tools 2.10 prints for the value: `default` (for 0.0.0.0/0), `*` (for
 * no gateway), `[::]/0`, a metric printed unsigned, a figure or mask that could not be read. `refUse` are Ref and Use run together
 * in a way that cannot be undone.
 */
export interface WrittenWords {
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
  readonly interface?: string;
}
