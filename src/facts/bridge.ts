import type { NetworkFactBase } from "./origin.ts";

/** An interface of a port of a bridge. */
export interface BridgeInterface {
  readonly name: string;
  /** `internal`, `patch`, `geneve`, ... (`ovs-vsctl`); absent for an ordinary device. */
  readonly type?: string;
  /** The patch interface at the other end. */
  readonly peer?: string;
  /** What Open vSwitch says is wrong with it: `could not open network device veth1 (No such device)`. */
  readonly error?: string;
}

/** A port of a bridge. Only a bond of Open vSwitch has several interfaces; a port of a Linux bridge has the one that it is. */
export interface BridgePort {
  readonly name: string;
  /** The VLAN of an access port. */
  readonly tag?: number;
  readonly trunks?: readonly number[];
  readonly interfaces: readonly BridgeInterface[];
}

/** A bridge, by its name. From `ovs-vsctl show`, `ip -d link`. Ports are in the order of their names. */
export interface BridgeFact extends NetworkFactBase {
  readonly kind: "bridge";
  readonly name: string;
  readonly system: "ovs" | "linux";
  readonly ports: readonly BridgePort[];
  /** `standalone` or `secure` (`ovs-vsctl`). */
  readonly failMode?: string;
  /** `system` or `netdev` (`ovs-vsctl`). */
  readonly datapathType?: string;
}
