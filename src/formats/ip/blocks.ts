import type { Span } from "../../text/span.ts";
import type { IpAddressInfo, IpLink, IpVirtualFunction } from "./ast.ts";
import type { IpHop, IpNexthop, IpRoute } from "./ast-route.ts";
import type { Attributes } from "./attributes.ts";
import type { Block, Open } from "./block.ts";

/** Where a node stands whose end is not known yet. */
export const NOWHERE: Span = { start: 0, end: 0 };

/** Most have none: these share one list. */
export const NO_FLAGS: readonly string[] = [];

/** An address while it is read. */
export interface AddressBlock extends Block {
  readonly node: Open<IpAddressInfo>;
  flags: readonly string[];
  /** Null without any. */
  other: Attributes | null;
}

/** What `-d` shows of a link's kind, while it is read. */
export interface InfoBlock {
  readonly start: number;
  end: number;
  kind?: string;
  readonly data: Attributes;
  slaveKind?: string;
  readonly slaveData: Attributes;
  /** The words of a kind, and of a part in a master, that are not known. */
  kindText?: string;
  slaveText?: string;
  xstats?: Attributes;
  other?: Attributes;
}

/** Counters while they are read. */
export interface StatsBlock {
  readonly start: number;
  end: number;
  rx?: Record<string, string | number>;
  tx?: Record<string, string | number>;
}

/** A row of names above the row of their counters. */
export interface CounterHeads {
  readonly side: "rx" | "tx";
  /** Their names in the tree; the empty string for one that is not known. */
  readonly names: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** A virtual function, whose counters may follow. */
export interface VfBlock {
  readonly node: IpVirtualFunction;
  readonly start: number;
  stats: StatsBlock | null;
}

/** A link while it is read. */
export interface LinkBlock extends Block {
  readonly node: Open<IpLink>;
  readonly altnames: string[];
  addresses: AddressBlock[];
  readonly vfs: VfBlock[];
  /** Null without any. */
  other: Attributes | null;
  info: InfoBlock | null;
  stats: StatsBlock | null;
  heads: CounterHeads | null;
}

/** A route or a nexthop while it is read. */
export interface HopBlock extends Block {
  readonly node: Open<IpHop>;
  /** All null without any: most have none. */
  metrics: Attributes | null;
  other: Attributes | null;
  encap: Attributes | null;
}

export interface RouteBlock extends HopBlock {
  readonly node: Open<IpRoute>;
  nexthops: IpNexthop[] | null;
}

/** A nexthop while it is read. */
export interface NexthopBlock extends HopBlock {
  readonly node: Open<IpNexthop>;
}

export function openNexthop(start: number, end: number): NexthopBlock {
  const node: Open<IpNexthop> = { kind: "nexthop", span: NOWHERE, flags: NO_FLAGS };
  return { node, fields: node, start, end, unknown: null, metrics: null, other: null, encap: null };
}

export function openRoute(start: number, end: number, dst: IpRoute["dst"]): RouteBlock {
  return routeBlock({ kind: "route", span: NOWHERE, flags: NO_FLAGS, dst }, start, end);
}

export function routeBlock(node: Open<IpRoute>, start: number, end: number): RouteBlock {
  return {
    node,
    fields: node,
    start,
    end,
    unknown: null,
    metrics: null,
    other: null,
    encap: null,
    nexthops: null,
  };
}

export function openAddress(start: number, end: number): AddressBlock {
  return addressBlock({ kind: "address", span: NOWHERE }, start, end);
}

export function addressBlock(node: Open<IpAddressInfo>, start: number, end: number): AddressBlock {
  return { node, fields: node, start, end, unknown: null, flags: NO_FLAGS, other: null };
}

export function openLink(start: number, end: number): LinkBlock {
  const node: Open<IpLink> = { kind: "link", span: NOWHERE, ifname: null };
  return {
    node,
    fields: node,
    start,
    end,
    unknown: null,
    altnames: [],
    addresses: [],
    vfs: [],
    other: null,
    info: null,
    stats: null,
    heads: null,
  };
}
