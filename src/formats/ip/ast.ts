import type { Cidr, Counter, IpAddress } from "../../net/index.ts";
import type { Span } from "../../text/span.ts";
import type { UnknownNode } from "../../text/unknown.ts";
import type { IpLinkInfo } from "./ast-link-info.ts";
import type { IpAttributes, IpParts } from "./ast-parts.ts";
import type { IpFlow, IpRoute } from "./ast-route.ts";

/** How a text shows its objects: in lines, in joined lines (`-o`), in a table (`-br`), as JSON (`-j`), or in several of these. */
export type IpForm = "text" | "oneline" | "brief" | "json" | "mixed";

/**
 * What the `ip` tool printed of addresses, links, routes, rules and neighbours, in the order of the text. Fields have the names that the tool's own JSON has,
 * in camelCase; values that stand in the text alone have the tool's word.
 */
export interface IpAst {
  readonly kind: "ip";
  readonly span: Span;
  /** Absent when nothing was read. */
  readonly form?: IpForm;
  readonly links: readonly IpLink[];
  readonly routes: readonly IpRoute[];
  readonly rules: readonly IpRule[];
  readonly neighbours: readonly IpNeighbour[];
  /** Empty objects, which older releases print as JSON in place of what a filter left out, and lists without any object. Absent without any. */
  readonly holes?: number;
  readonly emptyLists?: number;
  readonly unknown: readonly UnknownNode[];
}

/** One interface. In a table or by `-o` it has what that shows. */
export interface IpLink extends IpParts {
  readonly kind: "link";
  readonly ifindex?: number;
  /** `null` when the line that names it is cut off. */
  readonly ifname: string | null;
  /** The link behind the `@`: its name, its index where it is in another namespace (`@if3`), `null` for `@NONE`. */
  readonly link?: string | null;
  readonly linkIndex?: number;
  readonly deleted?: true;
  readonly flags?: readonly string[];
  readonly mtu?: number;
  readonly qdisc?: string;
  readonly master?: string;
  readonly operstate?: string;
  /** A state or mode without a name. */
  readonly operstateIndex?: number;
  readonly linkmode?: string;
  readonly linkmodeIndex?: number;
  readonly group?: string;
  readonly txqlen?: number;
  readonly event?: string;
  readonly linkType?: string;
  readonly address?: string;
  readonly broadcast?: string;
  /** The second address is the peer's. */
  readonly linkPointtopoint?: true;
  /** The identifier of the other end's namespace as this one has it; `null` where it has none (`unknown`, -1). */
  readonly linkNetnsid?: number | null;
  /** The namespace's name; in texts alone. */
  readonly linkNetns?: string;
  readonly protoDown?: true;
  readonly protoDownReason?: readonly string[];
  readonly netnsImmutable?: true;
  readonly dpllPin?: number;
  readonly promiscuity?: number;
  readonly allmulti?: number;
  readonly minMtu?: number;
  readonly maxMtu?: number;
  readonly linkinfo?: IpLinkInfo;
  readonly inet6AddrGenMode?: string;
  readonly numTxQueues?: number;
  readonly numRxQueues?: number;
  readonly gsoMaxSize?: number;
  readonly gsoMaxSegs?: number;
  readonly tsoMaxSize?: number;
  readonly tsoMaxSegs?: number;
  readonly groMaxSize?: number;
  readonly gsoIpv4MaxSize?: number;
  readonly groIpv4MaxSize?: number;
  readonly physPortName?: string;
  readonly physPortId?: string;
  readonly physSwitchId?: string;
  readonly parentbus?: string;
  readonly parentdev?: string;
  readonly altnames?: readonly string[];
  readonly ifalias?: string;
  readonly permaddr?: string;
  readonly stats64?: IpStats;
  /** In texts alone: what JSON has of XDP is `otherAttributes.xdp`. */
  readonly xdpPrograms?: readonly IpXdpProgram[];
  readonly vfinfoList?: readonly IpVirtualFunction[];
  readonly addrInfo?: readonly IpAddressInfo[];
}

/** One XDP program, as `prog/xdp id 42 name pass tag 3b185187f1855c4c jited` shows it. */
export interface IpXdpProgram {
  readonly kind: "xdp-program";
  readonly span: Span;
  /** `xdp`, and where a link has several `xdpgeneric`, `xdpdrv`, `xdpoffload`. */
  readonly mode: string;
  readonly id?: number;
  readonly name?: string;
  readonly tag?: string;
  readonly jited?: true;
  readonly loadTime?: number;
  readonly createdByUid?: number;
  readonly btfId?: number;
}

/** Counters by the names of the JSON (`bytes`, `overErrors`, ...): a number, its decimal text above 2^53-1, or what `-h` made of it (`1.2M`). */
export interface IpCounters {
  readonly [name: string]: Counter | string;
}

export interface IpStats {
  readonly kind: "stats";
  readonly span: Span;
  readonly rx?: IpCounters;
  readonly tx?: IpCounters;
}

/** One virtual function of a network card, as `vf 0 link/ether ...` shows it. */
export interface IpVirtualFunction {
  readonly kind: "vf";
  readonly span: Span;
  readonly vf: number | null;
  readonly data: IpAttributes;
}

/** One address of a link. */
export interface IpAddressInfo extends IpParts {
  readonly kind: "address";
  /** `inet`, `inet6`; absent in a table. */
  readonly family?: string;
  readonly local?: IpAddress;
  /** The other end of a point-to-point address. */
  readonly address?: IpAddress;
  readonly prefixlen?: number;
  readonly metric?: number;
  readonly broadcast?: IpAddress;
  readonly anycast?: IpAddress;
  readonly scope?: string;
  /** `dynamic` (not `permanent`), `secondary`, `temporary`, `deprecated`, `tentative`, `dadfailed`, `mngtmpaddr`, `noprefixroute`, ...; absent in a table. */
  readonly flags?: readonly string[];
  readonly ifaFlags?: string;
  readonly protocol?: string;
  readonly label?: string;
  /** Seconds. */
  readonly validLifeTime?: number | "forever";
  readonly preferredLifeTime?: number | "forever";
  readonly deleted?: true;
}

/** A range of ports or users: one alone has both ends the same. */
export interface IpRange {
  readonly from: number;
  readonly to: number;
}

export interface IpRule extends IpParts {
  readonly kind: "rule";
  readonly deleted?: true;
  readonly priority: number;
  readonly not?: true;
  /** `null` for `from all`. */
  readonly src?: Cidr | IpAddress | null;
  readonly dst?: Cidr | IpAddress;
  readonly tos?: string;
  /** A name, or with a mask the number that the text has: `0xa`. */
  readonly dscp?: string;
  readonly dscpMask?: number;
  readonly flowlabel?: number;
  readonly flowlabelMask?: number;
  readonly fwmark?: number;
  readonly fwmask?: number;
  readonly iif?: string;
  readonly iifDetached?: true;
  readonly oif?: string;
  readonly oifDetached?: true;
  readonly l3mdev?: true;
  readonly uidrange?: IpRange;
  readonly ipproto?: string;
  readonly sport?: IpRange;
  readonly sportMask?: number;
  readonly dport?: IpRange;
  readonly dportMask?: number;
  readonly tunId?: number;
  readonly table?: string;
  readonly suppressPrefixlen?: number;
  readonly suppressIfgroup?: string;
  readonly flow?: IpFlow;
  readonly goto?: number | null;
  readonly unresolved?: true;
  /** `blackhole`, `unreachable`, `prohibit`, `nop`, `masquerade`, `nat`. */
  readonly action?: string;
  readonly mapTo?: IpAddress;
  readonly protocol?: string;
}

export interface IpNeighbour extends IpParts {
  readonly kind: "neighbour";
  readonly deleted?: true;
  readonly dst: IpAddress;
  readonly dev?: string;
  readonly lladdr?: string;
  /** `router`, `proxy`, `managed`, `extern_learn`, `offload`; absent in a table. */
  readonly flags?: readonly string[];
  readonly vni?: number;
  readonly refcnt?: number;
  /** Seconds since then. */
  readonly used?: number;
  readonly confirmed?: number;
  readonly updated?: number;
  readonly probes?: number;
  readonly protocol?: string;
  /** `REACHABLE`, `STALE`, ...; absent for proxies and in a table. */
  readonly state?: readonly string[];
}
