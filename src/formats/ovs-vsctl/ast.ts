import type { Span } from "../../text/span.ts";
import type { UnknownNode } from "../../text/unknown.ts";

/**
 * Which release's rule the quotes follow. Up to 2.12 a digit anywhere forces quotes (`"br0"`); since 2.13 it does not (`br0`),
 * while a string in the shape of a UUID is quoted.
 */
export type OvsQuoting = "before-2.13" | "since-2.13";

/** One entry of a map column: `csum="true"`. Maps are lists, so that a key such as `__proto__` is a key like any other. */
export interface OvsOption {
  readonly key: string;
  readonly value: string;
}

/**
 * What `ovs-vsctl show` printed. The order of rows is that of their UUIDs, which is to say random: two captures of one host differ in it.
 *
 *     9cad81c8-d7be-4b18-90e8-03aadd86a8cb      systemUuid
 *         Manager "ptcp:6640:127.0.0.1"         managers
 *         Bridge br-int                         bridges
 *         ovs_version: "2.15.4"                 ovsVersion
 */
export interface OvsVsctlShow {
  readonly kind: "ovs-vsctl-show";
  readonly span: Span;
  /** The UUID of the one row of table Open_vSwitch; null when the text has no such line (an excerpt, an empty database). */
  readonly systemUuid: string | null;
  readonly managers: readonly OvsManager[];
  readonly bridges: readonly OvsBridge[];
  /** Absent when the text does not show it: ovs-vswitchd never set it, or the tail is cut off. */
  readonly ovsVersion?: string;
  /** The rule that the quotes of this text show; absent when both rules write every string of it alike. */
  readonly quoting?: OvsQuoting;
  /** Present when the run stood on one line, as `--oneline` prints it. */
  readonly oneline?: true;
  /** The second and further runs, when the text holds several. Only the root has it; its other properties are those of the first run. */
  readonly runs?: readonly OvsVsctlShow[];
  /** The lines that are not of the format, each without its indentation. */
  readonly unknown: readonly UnknownNode[];
}

/** `Manager "ptcp:6640"`: who may configure the database. */
export interface OvsManager {
  readonly kind: "manager";
  readonly span: Span;
  readonly target: string | null;
  /** Printed only when true, so that absence means false. */
  readonly isConnected?: true;
  readonly unknown?: readonly UnknownNode[];
}

/** `Controller "tcp:10.0.0.1:6653"`: an OpenFlow controller of a bridge. */
export interface OvsController {
  readonly kind: "controller";
  readonly span: Span;
  readonly target: string | null;
  /** Printed only when true, so that absence means false. */
  readonly isConnected?: true;
  readonly unknown?: readonly UnknownNode[];
}

/** `Bridge br-int` and what is indented below it. */
export interface OvsBridge {
  readonly kind: "bridge";
  readonly span: Span;
  /** Null when the line that names it is cut off or damaged. So for the names and targets of all rows. */
  readonly name: string | null;
  readonly controllers: readonly OvsController[];
  /** `standalone` or `secure`. */
  readonly failMode?: string;
  /** `system`, `netdev`, or any other string that somebody set. Printed since 2.12. */
  readonly datapathType?: string;
  readonly ports: readonly OvsPort[];
  readonly unknown?: readonly UnknownNode[];
}

/** `Port bond0`. One with several interfaces is a bond; its name need not be that of an interface. */
export interface OvsPort {
  readonly kind: "port";
  readonly span: Span;
  readonly name: string | null;
  /** The VLAN of an access port, 0 to 4095. 0 is a VLAN that was set, not the absence of one. */
  readonly tag?: number;
  readonly trunks?: readonly number[];
  /** Empty only in the output of `show --filter` (3.6 and later) and in cut texts. */
  readonly interfaces: readonly OvsInterface[];
  readonly unknown?: readonly UnknownNode[];
}

/** `Interface ovn-5e8778-0` and what is indented below it. */
export interface OvsInterface {
  readonly kind: "interface";
  readonly span: Span;
  readonly name: string | null;
  /** `internal`, `patch`, `geneve`, ...: any string. Absent for an ordinary network device. */
  readonly type?: string;
  /** In the order of the text, which the tool sorts by key. Always there: the tool prints no line for an empty map, and a map without entries is what the row holds then. */
  readonly options: readonly OvsOption[];
  /** What ovs-vswitchd could not do, the empty string included. Printed since 2.4. */
  readonly error?: string;
  /** Present when printed (since 2.10), which is when BFD runs on the interface. */
  readonly bfdStatus?: readonly OvsOption[];
  readonly unknown?: readonly UnknownNode[];
}
