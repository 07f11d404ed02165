// What `ip -j` says, as far as the live tests look at it.

/** One address of `ip -j addr`. */
export interface IpAddress {
  readonly family: string;
  readonly local: string;
  /** The other end. */
  readonly address?: string;
  readonly prefixlen: number;
  readonly broadcast?: string;
  readonly label?: string;
}

export type IpCounters = Readonly<Record<string, number>>;

/** One interface of `ip -j -d -s -s addr`. */
export interface IpLink {
  readonly ifname: string;
  readonly flags: readonly string[];
  readonly mtu: number;
  readonly txqlen?: number;
  readonly link_type: string;
  readonly address?: string;
  readonly addr_info: readonly IpAddress[];
  readonly linkinfo?: { readonly info_kind?: string };
  readonly stats64?: { readonly rx: IpCounters; readonly tx: IpCounters };
}

/** Where a route leads. */
export interface IpHop {
  readonly gateway?: string;
  /** A gateway of the other family. */
  readonly via?: { readonly family: string; readonly host: string };
  readonly dev?: string;
  readonly flags?: readonly string[];
}

/** One route of `ip -j -d route`. */
export interface IpRoute extends IpHop {
  readonly type: string;
  readonly dst: string;
  readonly table?: string;
  readonly metric?: number;
  readonly expires?: number;
  readonly metrics?: readonly { readonly advmss?: number; readonly window?: number; readonly rtt?: number }[];
  readonly nexthops?: readonly IpHop[];
}

/** Reads JSON of iproute2, which writes an apostrophe as `\'`. Nothing at all is no item. */
export function readIpJson<Item>(text: string): readonly Item[] {
  const sound = text.replace(/\\(.)/gs, (pair, character: string) => (character === "'" ? "'" : pair));
  return sound.trim() === "" ? [] : (JSON.parse(sound) as readonly Item[]);
}
