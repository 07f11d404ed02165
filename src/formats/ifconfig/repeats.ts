import type { Counter, Ipv4Address } from "../../net/index.ts";
import type { InterfaceFlags, Ipv6Scope } from "./ast.ts";

/**
 * What the last line of a kind had behind the part that is the interface's own. Most interfaces of a node repeat it, so it is compared with
 * one slice, at a quarter of the time of reading it:
 *
 *     veth1a2b3c4d: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1400
 *                 ^ heading
 *             inet 10.128.1.2  netmask 255.255.255.0  broadcast 10.128.1.255
 *                            ^ inet, up to                      ^ here
 *             inet6 fe80::858:aff:fe80:1000  prefixlen 64  scopeid 0x20<link>
 *                                          ^ inet6
 *             ether 0a:58:0a:80:01:02  txqueuelen 1000  (Ethernet)
 *                                    ^ ether
 *             RX errors 0  dropped 0  overruns 0  frame 0
 *                ^ errors
 */
export interface Repeats {
  heading: {
    readonly tail: string;
    readonly flags: InterfaceFlags;
    readonly mtu: number;
    readonly metric: number | undefined;
  } | null;
  inet: { readonly middle: string; readonly netmask: Ipv4Address; readonly prefixLength: number } | null;
  inet6: {
    readonly tail: string;
    readonly prefixLength: number;
    readonly scope: Ipv6Scope;
    readonly scopeId: number;
  } | null;
  ether: { readonly tail: string; readonly txQueueLength: number } | null;
  receiveErrors: ErrorCounts | null;
  transmitErrors: ErrorCounts | null;
}

/** The counters of a line of errors; undefined are those of the other direction. */
export interface ErrorCounts {
  readonly row: string;
  readonly errors: Counter;
  readonly dropped: Counter;
  readonly overruns: Counter;
  readonly frame: Counter | undefined;
  readonly carrier: Counter | undefined;
  readonly collisions: Counter | undefined;
  readonly isEven: boolean;
}

/** Returns what is known before the first line: nothing. */
export function openRepeats(): Repeats {
  return { heading: null, inet: null, inet6: null, ether: null, receiveErrors: null, transmitErrors: null };
}

/**
 * What the last `Link encap` line of a kind had, as `Repeats` for net-tools 2.x:
 *
 *     inet addr:10.1.2.3  Bcast:10.1.3.255  Mask:255.255.254.0
 *                                         ^ mask
 *     inet6 addr: fe80::a:bff:fe0c:d01/64 Scope:Link
 *                                     ^ inet6
 *     UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1
 *     ^ settings
 *     collisions:0 txqueuelen:1000
 *     ^ queue
 */
export interface LinkEncapRepeats {
  mask: { readonly tail: string; readonly netmask: Ipv4Address; readonly prefixLength: number } | null;
  inet6: { readonly tail: string; readonly prefixLength: number; readonly scope: Ipv6Scope } | null;
  settings: {
    readonly row: string;
    readonly flags: InterfaceFlags;
    readonly mtu: number;
    readonly metric: number;
  } | null;
  queue: { readonly row: string; readonly collisions: Counter; readonly txQueueLength: number } | null;
}

/** Returns what is known before the first line: nothing. */
export function openLinkEncapRepeats(): LinkEncapRepeats {
  return { mask: null, inet6: null, settings: null, queue: null };
}
