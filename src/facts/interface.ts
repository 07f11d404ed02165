import type { MacAddress } from "../net/index.ts";
import type { NetworkFactBase } from "./origin.ts";

/**
 * A network interface, by its name within its namespace. From `ifconfig`, `netstat -i`, `ip link`, `ip addr`.
 * What a tool does not show is absent: `ifconfig` knows no `linkKind`, `ip` without `-d` neither.
 */
export interface InterfaceFact extends NetworkFactBase {
  readonly kind: "interface";
  readonly name: string;
  /** The tool cuts names to the length that this one has (net-tools 1.60), so it may be the beginning of a longer one. Merging finds that where it can. */
  readonly isNameCut?: true;
  /** The kernel's number (`ip`, BSD). */
  readonly index?: number;
  /** Bytes. */
  readonly mtu?: number;
  /** Whether the flag UP is set: somebody asked for the interface to be up. Whether it has a carrier is in `flags`. */
  readonly isUp?: boolean;
  readonly mac?: MacAddress;
  /** The kernel's kind of a virtual link, as `ip -d` has it: `veth`, `bridge`, `vlan`, `geneve`, `openvswitch`. */
  readonly linkKind?: string;
  /** The type of the hardware in the word of `ip`: `ether`, `loopback`, `none`; the words of `ifconfig` are put into these. */
  readonly linkType?: string;
  /** The bridge, bond or VRF that the interface is part of. */
  readonly master?: string;
  /** The interface below a VLAN or macvlan, or the other end of a veth pair, where it is in the same namespace. */
  readonly link?: string;
  /** The VLAN of an interface of kind `vlan`. */
  readonly vlanId?: number;
  /** As the tool names them, in its order: `UP`, `BROADCAST`, `LOWER_UP` (`ip`), `RUNNING` (`ifconfig`). */
  readonly flags?: readonly string[];
  /** `UP`, `DOWN`, `UNKNOWN`, ... (`ip`). */
  readonly operstate?: string;
  /** Packets. */
  readonly txQueueLength?: number;
  readonly altNames?: readonly string[];
  readonly alias?: string;
}
