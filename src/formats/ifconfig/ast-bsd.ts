import type { Counter, Ipv6Address, MacAddress } from "../../net/index.ts";
import type { Span } from "../../text/index.ts";

/** What only the blocks of BSD, macOS, Solaris and AIX show (`form: "bsd"`). */
export interface BsdFields {
  /** The number of the interface in the heading: Solaris, macOS with `-v`. OpenBSD has a line of its own for it, an `index` detail. */
  readonly index?: number;
  /** OpenBSD: the routing domain, where it is not 0. */
  readonly rdomain?: number;
  /** macOS: references from routes, with `-r`. */
  readonly rtref?: number;
  /** macOS: the interface is to be used sparingly. */
  readonly constrained?: true;
  /** Every line that is neither an address nor the hardware address, in the order of the text. */
  readonly details?: readonly DetailNode[];
  /**
   * The lines of the block in their order, each as its indentation, what it is (`address`, `hardware`, `detail`, `unknown`) and the blanks at its
   * end: `"\tdetail"`, `"\taddress "`. The order differs by system and by the order in which addresses were added. Without it,
   * printing puts hardware first, then addresses, then details.
   */
  readonly layout?: readonly string[];
}

/** How BSD systems write flags, where not as `8843<UP,BROADCAST>`. The number is hexadecimal and unsigned. */
export interface BsdFlagsFields {
  /** NetBSD writes `0x8843<...>`. */
  readonly prefix?: "0x";
  /** AIX: the number behind the comma of `1e084863,c0<...>`. */
  readonly more?: number;
  /** NetBSD writes no brackets when no flag is set. */
  readonly brackets?: false;
}

/** A number whose bits have names, as `options=3<RXCSUM,TXCSUM>`; `names` is absent where there are no brackets. */
export interface BitFlags {
  readonly value: Counter;
  readonly names?: readonly string[];
  readonly prefix?: "0x";
}

/** What every address line of BSD systems may have. */
export interface BsdAddressFields {
  /** The virtual host of CARP that the address belongs to. */
  readonly vhid?: number;
  /** NetBSD: the flags of the address, `flags 0x4<DETACHED>`. */
  readonly flags?: BitFlags;
  /** NetBSD, OpenBSD: the line says `inet alias`. */
  readonly alias?: true;
  /** Where the line is not written as FreeBSD does by default. */
  readonly notation?: AddressNotation;
}

/**
 * How an address line is written:
 *
 *     mask    absent: netmask 0xff000000, prefixlen 64     hex: netmask ff000000 (Solaris)     dotted: netmask 255.0.0.0     cidr: 127.0.0.1/8
 *     arrow   absent: 10.0.0.1 --> 10.0.0.2                ->: NetBSD
 */
export interface AddressNotation {
  readonly mask?: "hex" | "dotted" | "cidr";
  readonly arrow?: "->";
  /** The address as printed, where that is not the canonical text: `2001:db8:1::2:3:4:5` with a single zero taken out, as old systems do. */
  readonly written?: string;
}

/** What IPv6 address lines of BSD systems may have besides. Their `scopeid` is the index of the interface. */
export interface BsdIpv6Fields extends BsdAddressFields {
  /** The other end of a tunnel. */
  readonly peer?: Ipv6Address;
  /** The state of the address in the tool's words, in its order: `autoconf`, `temporary`, `deprecated`, `tentative`, `secured`... */
  readonly states?: readonly string[];
  /** Seconds that the address is preferred, with `-L`; `null` for `infty`. */
  readonly pltime?: number | null;
  /** Seconds that the address is valid, with `-L`; `null` for `infty`. */
  readonly vltime?: number | null;
}

/** Numbers of detail lines, under the tool's own words. */
export interface DetailNumbers {
  readonly number?: number;
  readonly index?: number;
  readonly priority?: number;
  readonly llprio?: number;
  readonly hardmtu?: number;
  readonly vlan?: number;
  readonly vlanpcp?: number;
  readonly vhid?: number;
  readonly advbase?: number;
  readonly advskew?: number;
  readonly maxupd?: number;
  readonly version?: number;
  readonly hellotime?: number;
  readonly fwddelay?: number;
  readonly maxage?: number;
  readonly holdcnt?: number;
  readonly maxaddr?: number;
  readonly timeout?: number;
  readonly ifcost?: number;
  readonly ifpriority?: number;
  readonly ifmaxaddr?: number;
  readonly port?: number;
  readonly pathCost?: number;
  readonly vni?: number;
  readonly channel?: number;
  readonly ttl?: number;
  readonly pid?: number;
  readonly prefixlen?: number;
  readonly seconds?: number;
  readonly tx?: number;
  readonly rx?: number;
  readonly level?: number;
  readonly quality?: number;
  readonly availability?: number;
  readonly rrc?: number;
  readonly qlen?: number;
  readonly packets?: number;
  readonly bytes?: number;
  readonly multicasts?: number;
  readonly cnt?: number;
  readonly max?: number;
  readonly phase?: number;
  readonly pri?: number;
  readonly tcpNodelay?: number;
  readonly tcpSendspace?: number;
  readonly tcpRecvspace?: number;
  readonly rfc1323?: number;
}

/** Words and texts of detail lines. */
export interface DetailWords {
  readonly interface?: string;
  readonly status?: string;
  readonly description?: string;
  readonly parent?: string;
  readonly parentInterface?: string;
  readonly vlanproto?: string;
  readonly vnetid?: string;
  readonly txprio?: string;
  readonly rxprio?: string;
  readonly state?: string;
  readonly carpdev?: string;
  readonly balancing?: string;
  readonly carppeer?: string;
  readonly syncdev?: string;
  readonly syncpeer?: string;
  readonly defer?: string;
  readonly sender?: string;
  readonly receiver?: string;
  readonly peer?: string;
  readonly peer6?: string;
  readonly id?: string;
  readonly proto?: string;
  readonly role?: string;
  readonly hostfilter?: string;
  readonly laggdev?: string;
  readonly trunkdev?: string;
  readonly family?: string;
  readonly source?: string;
  readonly destination?: string;
  readonly local?: string;
  readonly remote?: string;
  readonly group?: string;
  readonly key?: string;
  readonly psk?: string;
  readonly privateKey?: string;
  readonly publicKey?: string;
  readonly endpoint?: string;
  readonly endpointPort?: string;
  readonly network?: string;
  readonly ssid?: string;
  readonly nwid?: string;
  readonly join?: string;
  readonly bssid?: string;
  readonly signal?: string;
  readonly frequency?: string;
  readonly regdomain?: string;
  readonly country?: string;
  readonly authmode?: string;
  readonly module?: string;
  readonly vendor?: string;
  readonly partNumber?: string;
  readonly serialNumber?: string;
  readonly date?: string;
  readonly temperature?: string;
  readonly voltage?: string;
  /** The voltage, where the tool writes it with a capital. */
  readonly supply?: string;
  readonly domain?: string;
  readonly type?: string;
  readonly agentFlags?: string;
  readonly zone?: string;
  /** The interface identifier that Solaris calls a token: `::1/64`. */
  readonly identifier?: string;
  readonly label?: string;
  readonly range?: string;
  readonly broadcast?: string;
  readonly driver?: string;
  readonly scheduler?: string;
  readonly mode?: string;
  readonly learning?: string;
  readonly portrange?: string;
  readonly rxPower?: string;
  readonly txBias?: string;
  /** The light that comes in and goes out, where the tool writes `RX:` and `TX:` alone. */
  readonly received?: string;
  readonly sent?: string;
  /** What of the line has no field of its own, as it stands. */
  readonly text?: string;
}

/** Lists of detail lines. */
export interface DetailLists {
  readonly groups?: readonly string[];
  readonly interfaces?: readonly string[];
  readonly hash?: readonly string[];
  readonly states?: readonly string[];
}

/** A link as `media:` tells it: `Ethernet autoselect mode 11g <full-duplex>`. */
export interface MediaWords {
  /** `Ethernet`, `IEEE 802.11 Wireless Ethernet`... macOS does not print it. */
  readonly type?: string;
  /** `autoselect`, `1000baseT`, `<unknown type>`... */
  readonly subtype: string;
  readonly mode?: string;
  readonly options?: readonly string[];
  /** NetBSD and OpenBSD write the options without the angle brackets. */
  readonly brackets?: false;
  readonly instance?: number;
}

/** What a detail line says, under the tool's own words; which values there are depends on the word that begins the line. */
export interface DetailValues extends DetailNumbers, DetailWords, DetailLists {
  readonly flags?: BitFlags;
  /** The second flags of a line: `laggport: em0 flags=1c<...> state=3d<...>`. */
  readonly stateFlags?: BitFlags;
  readonly address?: MacAddress;
  /** The arrow before `destination`, where it is not `-->`. */
  readonly arrow?: "->";
  readonly current?: MediaWords;
  /** What the link came to, in parentheses; `<unknown type>` and `none` are words too. */
  readonly active?: MediaWords;
}

/**
 * A line of a BSD block that is no address. `word` is how it begins, `sign` what stands right behind that (docs/formats/ifconfig-bsd.md lists
 * the lines and their values).
 *
 *     options=3<RXCSUM,TXCSUM>                        word "options", sign "=", flags {value 3, names RXCSUM TXCSUM}
 *     vlan: 55 vlanpcp: 0 parent interface: lagg0     word "vlan", sign ":", vlan 55, vlanpcp 0, parentInterface "lagg0"
 *     laggproto lacp lagghash l2,l3,l4                word "laggproto", proto "lacp", hash l2 l3 l4
 */
export interface DetailNode {
  readonly kind: "detail";
  readonly span: Span;
  readonly word: string;
  readonly sign?: ":" | "=";
  readonly values: DetailValues;
  /** The lines that are indented below this one. */
  readonly details?: readonly DetailNode[];
}
