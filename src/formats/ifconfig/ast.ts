import type { Counter, Ipv4Address, Ipv6Address, MacAddress } from "../../net/index.ts";
import type { Span, UnknownNode } from "../../text/index.ts";

/** What `ifconfig` printed: its interfaces in the order of the text, and the lines outside them that were not understood. */
export interface IfconfigAst {
  readonly kind: "ifconfig";
  readonly span: Span;
  readonly interfaces: readonly InterfaceNode[];
  readonly unknown: readonly UnknownNode[];
}

/**
 * How a block is laid out, as far as the block shows it:
 *
 *     net-tools        eth0: flags=4163<UP>  mtu 1500      and "dropped 0 overruns 0": net-tools 2.x to 2.10
 *     net-tools-2025   eth0: flags=4163<UP>  mtu 1500      and "dropped 0  overruns 0": net-tools since 2025
 *     link-encap       eth0      Link encap:Ethernet       net-tools 1.60 and older, busybox
 */
export type InterfaceForm = "net-tools" | "net-tools-2025" | "link-encap";

/** One block: an interface, or one label of it (then `label` is there, and the block holds that label's address only). */
export interface InterfaceNode {
  readonly kind: "interface";
  /** From the name to the end of the last line of the block. */
  readonly span: Span;
  /** The interface's name without label; net-tools 1.60 cuts it to 9 bytes. */
  readonly name: string;
  /** What stands behind the colon of an alias: `vip` of `eth0:vip`. */
  readonly label?: string;
  readonly form: InterfaceForm;
  readonly flags?: InterfaceFlags;
  readonly mtu?: number;
  /** Only `Link encap` blocks show it; they show 1 for 0. */
  readonly metric?: number;
  readonly outfill?: number;
  readonly keepalive?: number;
  readonly addresses: readonly AddressNode[];
  /** Addresses of families that Linux no longer has. */
  readonly legacyAddresses?: readonly LegacyAddressNode[];
  readonly hardware?: Hardware;
  /** Packets. Negative where the tool printed a length above 2^31-1 as a signed number. */
  readonly txQueueLength?: number;
  readonly media?: Media;
  readonly receive?: ReceiveCounters;
  readonly transmit?: TransmitCounters;
  readonly device?: DeviceResources;
  /** Lines of this block that were not understood, repeated or damaged. */
  readonly unknown?: readonly UnknownNode[];
}

/** The flags of an interface. */
export interface InterfaceFlags {
  /**
   * The kernel's lower 16 flag bits as the tool prints them: a signed number, so -28605 (and not 36931) when DYNAMIC (0x8000) is
   * set; `value & 0xffff` has the bits. Absent in `Link encap` blocks, which print the names only.
   */
  readonly value?: number;
  readonly names: readonly string[];
}

export type AddressNode = Ipv4AddressNode | Ipv6AddressNode;

/** An IPv4 address. The tool shows one for each name and label, though the kernel may have more. */
export interface Ipv4AddressNode {
  readonly kind: "address";
  readonly span: Span;
  readonly family: "ipv4";
  readonly address: Ipv4Address;
  /** Absent when `netmask` is absent or its ones are not contiguous. */
  readonly prefixLength?: number;
  readonly netmask?: Ipv4Address;
  /** Printed for interfaces with BROADCAST; `0.0.0.0` when none is configured. */
  readonly broadcast?: Ipv4Address;
  /** The other end, printed for interfaces with POINTOPOINT; the own address when there is none. */
  readonly peer?: Ipv4Address;
}

/** The reach of an IPv6 address, from the tool's own word; `unknown` is its word too. */
export type Ipv6Scope = "global" | "link" | "site" | "host" | "compat" | "unknown";

/** An IPv6 address. */
export interface Ipv6AddressNode {
  readonly kind: "address";
  readonly span: Span;
  readonly family: "ipv6";
  /** IPv4-mapped ones are whole (`::ffff:192.0.2.6`), though net-tools 2.x prints `192.0.2.6`. */
  readonly address: Ipv6Address;
  readonly prefixLength?: number;
  readonly scope?: Ipv6Scope;
  /** The number behind `scopeid`: a class of scopes (0x20 is link), not an interface index. */
  readonly scopeId?: number;
}

/** An IPX, AppleTalk (`ddp`) or Econet (`ec`) address as printed. */
export interface LegacyAddressNode {
  readonly kind: "legacy-address";
  readonly span: Span;
  readonly family: "ipx" | "ddp" | "ec";
  /** The IPX frame type in the words of net-tools 2.x: `Ethernet-II`, `Ethernet802.3`. */
  readonly frame?: string;
  readonly address: string;
}

/** The link layer of an interface. */
export interface Hardware {
  /** The tool's word: `ether`, `loop`, `unspec`... `Link encap` blocks print the title only; absent when it is none that the tool has. */
  readonly type?: string;
  readonly title?: string;
  readonly address?: MacAddress;
  /** The address as printed where it is no MAC address: the 16 bytes of `unspec`, a callsign, `""` where the tool prints an empty one. */
  readonly rawAddress?: string;
}

export interface Media {
  /** `unknown`, `10baseT`, `AUI`... */
  readonly port: string;
  readonly autoselect: boolean;
}

/** What came in. Counters are numbers up to 2^53-1 and decimal texts above. */
export interface ReceiveCounters {
  readonly packets?: Counter;
  readonly bytes?: Counter;
  readonly errors?: Counter;
  readonly dropped?: Counter;
  readonly overruns?: Counter;
  readonly frame?: Counter;
  readonly compressed?: Counter;
  /**
   * The size in parentheses behind the bytes, kept where it is not the one that net-tools 2.x derives from them: `869.1 KB` of
   * distributions that count in thousands, every size of `Link encap` blocks, or one that contradicts the bytes.
   */
  readonly size?: string;
}

/** What went out; see {@link ReceiveCounters}. */
export interface TransmitCounters {
  readonly packets?: Counter;
  readonly bytes?: Counter;
  readonly errors?: Counter;
  readonly dropped?: Counter;
  readonly overruns?: Counter;
  readonly carrier?: Counter;
  readonly collisions?: Counter;
  readonly compressed?: Counter;
  readonly size?: string;
}

/** Bus resources of old devices. */
export interface DeviceResources {
  readonly interrupt?: number;
  /** I/O port. */
  readonly base?: number;
  /** First and last address of the shared memory. */
  readonly memory?: { readonly start: Counter; readonly end: Counter };
  readonly dma?: number;
}
