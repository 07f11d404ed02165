import type { AddressFamily, IpAddress } from "../net/index.ts";
import type { NetworkFactBase } from "./origin.ts";

/** An address of an interface, by interface, address and prefix length. From `ifconfig`, `ip addr`. */
export interface AddressFact extends NetworkFactBase {
  readonly kind: "address";
  readonly interface: string;
  readonly family: AddressFamily;
  readonly address: IpAddress;
  /** Absent where the text has no netmask. A netmask in dots or in hexadecimal is put into its length. */
  readonly prefixLength?: number;
  /** `global`, `link`, `host`, `site`. `ifconfig` shows that of IPv6 addresses only. */
  readonly scope?: string;
  readonly broadcast?: IpAddress;
  /** The other end of a point-to-point link. */
  readonly peer?: IpAddress;
  /** As `ip` has it, with the interface: `eth0:vip`. */
  readonly label?: string;
  /** `dynamic`, `secondary`, `deprecated`, `tentative`, ... (`ip`). */
  readonly flags?: readonly string[];
}
