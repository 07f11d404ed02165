import type { Cidr, IpAddress } from "../../net/index.ts";
import type { IpAttributes, IpParts } from "./ast-parts.ts";

/** A gateway of another family than the route: `via inet6 fe80::1`. */
export interface IpVia {
  readonly family: string;
  readonly host: string;
}

/** Realms as numbers or names: `realms 3/4`, `realm 4`. */
export interface IpFlow {
  readonly from?: string;
  readonly to: string;
}

/** How a route or a nexthop gets to the next node. */
export interface IpHop extends IpParts {
  readonly gateway?: IpAddress;
  readonly via?: IpVia;
  readonly dev?: string;
  /** `dead`, `onlink`, `pervasive`, `offload`, `trap`, `notify`, `linkdown`, `unresolved`, ... */
  readonly flags: readonly string[];
  readonly flow?: IpFlow;
  /** `{ type: "seg6", mode: "encap", segs: [...] }`: the lightweight tunnel. */
  readonly encap?: IpAttributes;
}

export interface IpRoute extends IpHop {
  readonly kind: "route";
  readonly deleted?: true;
  /** Absent for `unicast` without `-d`. */
  readonly type?: string;
  /** The network, the address of a host (without a length), or `default`. `null` when it could not be read. */
  readonly dst: Cidr | IpAddress | "default" | null;
  readonly from?: Cidr | IpAddress | "default";
  readonly to?: string;
  readonly tos?: string;
  readonly nhid?: number;
  /** Absent for `main` without `-d`. */
  readonly table?: string;
  readonly protocol?: string;
  readonly scope?: string;
  readonly prefsrc?: IpAddress;
  readonly metric?: number;
  readonly mark?: number;
  readonly uid?: number;
  readonly iif?: string;
  readonly pref?: string;
  readonly ttlPropogate?: boolean;
  /** Seconds. */
  readonly expires?: number;
  readonly error?: number;
  readonly users?: number;
  readonly used?: number;
  readonly age?: number;
  readonly cache?: readonly string[];
  /** `mtu`, `advmss`, `window`, `rtt` (milliseconds), ...; `features` and `locked` are lists, of which JSON has no `locked`. */
  readonly metrics?: IpAttributes;
  readonly nexthops?: readonly IpNexthop[];
  readonly nhInfo?: IpNexthop;
}

export interface IpNexthop extends IpHop {
  readonly kind: "nexthop";
  readonly id?: number;
  readonly weight?: number;
  readonly scope?: string;
  readonly protocol?: string;
}
