import type { IpVirtualFunction } from "./ast.ts";
import type { IpNexthop } from "./ast-route.ts";
import type { Attributes } from "./attributes.ts";
import { type Block, openBlock } from "./block.ts";

/** An address while it is read. */
export interface AddressBlock extends Block {
  readonly flags: string[];
  readonly other: Attributes;
}

/** What `-d` shows of a link's kind, while it is read. */
export interface InfoBlock {
  readonly start: number;
  end: number;
  kind?: string;
  readonly data: Attributes;
  slaveKind?: string;
  readonly slaveData: Attributes;
  xstats?: Attributes;
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
  ifname: string | null;
  readonly altnames: string[];
  readonly addresses: AddressBlock[];
  readonly vfs: VfBlock[];
  readonly other: Attributes;
  info: InfoBlock | null;
  stats: StatsBlock | null;
  heads: CounterHeads | null;
}

/** A route or a nexthop while it is read. */
export interface HopBlock extends Block {
  readonly flags: string[];
  readonly metrics: Attributes;
  readonly other: Attributes;
  encap: Attributes | null;
}

export interface RouteBlock extends HopBlock {
  dst: string;
  readonly nexthops: IpNexthop[];
}

export function openHop(start: number, end: number): HopBlock {
  return { ...openBlock(start, end), flags: [], metrics: {}, other: {}, encap: null };
}

export function openLink(start: number, end: number): LinkBlock {
  return {
    ...openBlock(start, end),
    ifname: null,
    altnames: [],
    addresses: [],
    vfs: [],
    other: {},
    info: null,
    stats: null,
    heads: null,
  };
}
