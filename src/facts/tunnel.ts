import type { NetworkFactBase } from "./origin.ts";

/**
 * A tunnel, by the name of its interface. From `ovs-vsctl show`, `ip -d link`. Of its options only those named here enter it: a key in
 * the sense of a secret (`psk`, `private_key`) never does.
 */
export interface TunnelFact extends NetworkFactBase {
  readonly kind: "tunnel";
  readonly name: string;
  readonly system: "ovs" | "linux";
  /** `geneve`, `vxlan`, `gre`, `ipip`, `wireguard`, ... */
  readonly type: string;
  /** The bridge and its port that the tunnel ends in (`ovs-vsctl`). */
  readonly bridge?: string;
  readonly port?: string;
  /** An address, `flow` or a host name. */
  readonly remote?: string;
  readonly local?: string;
  /** The identifier of the virtual network that packets carry: `flow`, `42`, `0x2a`. No secret. */
  readonly key?: string;
  /** The UDP port that packets are sent to. */
  readonly destinationPort?: number;
}
