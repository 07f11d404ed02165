import type { AddressFamily, Cidr, IpAddress } from "../net/index.ts";
import type { NetworkFactBase } from "./origin.ts";

/** One way of a route with several. */
export interface RouteNexthop {
  readonly gateway?: IpAddress | null;
  readonly interface?: string;
  readonly weight?: number;
}

/** A route, by family, table, destination, gateway, interface and metric. From `netstat -nr`, `route`, `ip route`. */
export interface RouteFact extends NetworkFactBase {
  readonly kind: "route";
  readonly family: AddressFamily;
  /** The table by its name or number (`ip`); absent for the main one. `fib N` of FreeBSD is `N`. */
  readonly table?: string;
  /** The tool shows the routes of all tables and does not say which one this is in (`netstat -6`): it need not be the main one. */
  readonly isOfAnyTable?: true;
  /** `local`, `broadcast`, `unreachable`, `prohibit`, `blackhole`, `throw`, ... (`ip`); absent for `unicast`. `reject` where the tool says no more (`netstat`). */
  readonly type?: string;
  /** A network, with `0.0.0.0/0` and `::/0` for the default route and a full length for a host; a name where the tool shows one. */
  readonly destination: Cidr | string;
  /**
   * `null` for none: the destination is on the link. Absent for a route of several ways, for one whose gateway is shown by name, and where `netstat` says that there is one and
   * cannot show it, as that of an IPv4 route by way of an IPv6 address.
   */
  readonly gateway?: IpAddress | null;
  /** The gateway where the tool shows it by name: `_gateway`. */
  readonly gatewayName?: string;
  readonly interface?: string;
  /** The tool cuts names to the length that this one has (`route -ee`). */
  readonly isInterfaceCut?: true;
  /** Absent where the tool does not show it (`netstat -nr`), and where `ip route` leaves it out: there it is 0 (IPv4) or 1024 (IPv6). */
  readonly metric?: number;
  /** The preferred source address (`src` of `ip route`). */
  readonly source?: IpAddress;
  /** `kernel`, `static`, `dhcp`, `ra`, ... (`ip`). */
  readonly protocol?: string;
  /** `link`, `host`, `global` (`ip`). */
  readonly scope?: string;
  /** IPv6: the sources that the route is for, where not all. */
  readonly from?: Cidr | string;
  /** Bytes, where the route has an MTU of its own. */
  readonly mtu?: number;
  /** `onlink`, `linkdown`, `dead`, ... (`ip`); absent without any. */
  readonly flags?: readonly string[];
  readonly nexthops?: readonly RouteNexthop[];
}
