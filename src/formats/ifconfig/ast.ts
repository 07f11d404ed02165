import type { Counter, Ipv4Address, Ipv6Address, MacAddress } from "../../net/index.ts";
import type { Span, UnknownNode } from "../../text/index.ts";
import type { BsdAddressFields, BsdFields, BsdFlagsFields, BsdIpv6Fields } from "./ast-bsd.ts";
import type { TableRowFields } from "./ast-table.ts";

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
 *     toybox           eth0      Link encap:Ethernet       and "Scope: Link", no sizes behind the bytes: toybox, Android
 *     inetutils        eth0      Link encap:Ethernet       no sizes behind the bytes, two blanks between them: GNU inetutils
 *     bsd              lo0: flags=8049<UP,LOOPBACK> mtu 16384  hexadecimal flags: BSD, macOS, Solaris, AIX
 *     short            a row of the table of `ifconfig -s`, net-tools
 */
export type InterfaceForm = "net-tools" | "net-tools-2025" | "link-encap" | "toybox" | "inetutils" | "bsd" | "short";

/** What a block shows but for names and addresses. */
export interface BlockFields extends BsdFields {
  readonly form: InterfaceForm;
  /** The line above the first block that `netstat -ie` prints: `Kernel Interface table`. */
  readonly title?: string;
  readonly flags?: InterfaceFlags;
  readonly mtu?: number;
  /** `Link encap` blocks show it (1 for 0), the first builds of net-tools 2.x too, and BSD blocks. */
  readonly metric?: number;
  readonly outfill?: number;
  readonly keepalive?: number;
  /** Addresses of families that Linux no longer has. */
  readonly legacyAddresses?: readonly LegacyAddressNode[];
  readonly hardware?: Hardware;
  /** Packets. Negative where the tool printed a length above 2^31-1 as a signed number. */
  readonly txQueueLength?: number;
  readonly media?: Media;
  readonly receive?: ReceiveCounters;
  readonly transmit?: TransmitCounters;
  readonly device?: DeviceResources;
  readonly tableRow?: TableRowFields;
  /** Lines of this block that were not understood, repeated or damaged. */
  readonly unknown?: readonly UnknownNode[];
}

/** An interface: its own block, and what the blocks of its labels (`eth0:vip`) add to it. */
export interface InterfaceNode extends BlockFields {
  readonly kind: "interface";
  /** From the name to the end of the last line of the block; over the blocks of its labels too, wherever they stand. */
  readonly span: Span;
  /** The interface's name; net-tools 1.60 cuts it to 9 bytes. */
  readonly name: string;
  /** In the order of the text; those out of the block of a label have that `label`. */
  readonly addresses: readonly AddressNode[];
  /** The blocks of its labels, in the order of the text. */
  readonly labels?: readonly LabelNode[];
  /** The text has blocks of its labels only (`ifconfig eth0:vip`): what the interface's own would show is not known. */
  readonly labelsOnly?: true;
}

/**
 * The block of a label, which stands for one IPv4 address of an interface and is no interface of its own: flags, MTU and hardware are
 * those of the interface. Its address is among those of the interface.
 */
export interface LabelNode extends BlockFields {
  readonly kind: "label";
  readonly span: Span;
  /** What stands behind the colon: `vip` of `eth0:vip`. */
  readonly label: string;
  /** Which of all blocks of the text this one is, from 0, where it does not stand right behind its interface and the labels before it. */
  readonly block?: number;
}

/** The flags of an interface. */
export interface InterfaceFlags extends BsdFlagsFields {
  /**
   * The kernel's lower 16 flag bits as the tool prints them: a signed number, so -28605 (and not 36931) when DYNAMIC (0x8000) is
   * set; `value & 0xffff` has the bits. Absent in `Link encap` blocks, which print the names only.
   */
  readonly value?: number;
  /** The letters of a row of `ifconfig -s`: `BMRU`, `[NO FLAGS]`. */
  readonly letters?: string;
  readonly names: readonly string[];
}

export type AddressNode = Ipv4AddressNode | Ipv6AddressNode;

/** An IPv4 address. The tool shows one for each name and label, though the kernel may have more. */
export interface Ipv4AddressNode extends BsdAddressFields {
  readonly kind: "address";
  readonly span: Span;
  readonly family: "ipv4";
  readonly address: Ipv4Address;
  /** The label in whose block it stands: `vip` of `eth0:vip`. */
  readonly label?: string;
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
export interface Ipv6AddressNode extends BsdIpv6Fields {
  readonly kind: "address";
  readonly span: Span;
  readonly family: "ipv6";
  /** IPv4-mapped ones are whole (`::ffff:192.0.2.6`), though net-tools 2.x prints `192.0.2.6`. */
  readonly address: Ipv6Address;
  /** As of an IPv4 address; no tool prints one in the block of a label. */
  readonly label?: string;
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
  /**
   * How many bytes of the address came from the kernel, where the tool prints more: 8 of `unspec` and `infiniband` (14 since 2025). Behind
   * them may stand rubbish.
   */
  readonly realBytes?: number;
  /** The letters of the address, where they are not as its form prints them: Debian's and Ubuntu's net-tools 1.60 has them in lower case. */
  readonly letterCase?: "lower" | "upper";
  /** The driver, which toybox prints. */
  readonly driver?: string;
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
