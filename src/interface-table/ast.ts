import type { Cidr, Counter, IpAddress, MacAddress } from "../net/index.ts";
import type { Span, UnknownNode } from "../text/index.ts";

/**
 * Which heading a table of interfaces has:
 *
 *     net-tools       Iface MTU RX-OK RX-ERR RX-DRP RX-OVR TX-OK TX-ERR TX-DRP TX-OVR Flg        netstat -i and ifconfig -s since 2013
 *     net-tools-met   Iface MTU Met RX-OK RX-ERR RX-DRP RX-OVR TX-OK TX-ERR TX-DRP TX-OVR Flg    the same of 1.60
 *     bsd             Name Mtu Network Address Ipkts Ierrs Opkts Oerrs Coll                      netstat -i of BSD, macOS, AIX
 */
export type InterfaceTableForm = "net-tools" | "net-tools-met" | "bsd";

/** A table of interfaces with their counters: `netstat -i`, `ifconfig -s`. */
export interface InterfaceTable {
  readonly kind: "interface-table";
  readonly span: Span;
  readonly form: InterfaceTableForm;
  /** The title line, which `netstat` of net-tools prints and `ifconfig` does not: `Kernel Interface table`. */
  readonly title?: string;
  /** The heading line as it stands, without the blanks around it. */
  readonly heading: string;
  /** To how many bytes net-tools cuts and pads names: 5 (1.60), 8 (2013 to 2018), 15 (all of a name: 2.10). */
  readonly nameWidth?: number;
  readonly rows: readonly InterfaceTableRow[];
  /** Lines among or after the rows that were not understood; absent without any. */
  readonly unknown?: readonly UnknownNode[];
}

/** One row. A figure that could not be read is absent, and its word is in `written`. */
export interface InterfaceTableRow {
  readonly kind: "interface-row";
  readonly span: Span;
  /** Without label, and without the `*` of a BSD interface that is down. net-tools before 2.10 cuts names, see `nameWidth`. */
  readonly name: string;
  /** What stands behind the colon of an alias: `1` of `eth0:1`. */
  readonly label?: string;
  /** BSD marks the name of an interface that is down with a `*`. */
  readonly down?: true;
  /** Bytes; null where a BSD table shows `-`. */
  readonly mtu?: number | null;
  /** Only `net-tools-met` tables show it. */
  readonly metric?: number;
  /** BSD tables only. */
  readonly network?: Cidr | LinkNumber | NamedPlace;
  /** BSD tables only; null where the column is empty. */
  readonly address?: IpAddress | MacAddress | NamedPlace | null;
  /** Null where the tool says `- no statistics available -`, as it does for aliases. */
  readonly receive?: TableReceive | null;
  readonly transmit?: TableTransmit | null;
  /** net-tools only. */
  readonly flags?: TableFlags;
  readonly written?: WrittenCells;
  /** How many blanks stand before each cell but the first, where it is not what the tool prints for the form; every row of BSD has it. */
  readonly gaps?: readonly number[];
}

/** The number of an interface: `link: 2` of `<Link#2>`. */
export interface LinkNumber {
  readonly link: number;
}

/** A network or an address that is shown by name, or cut. */
export interface NamedPlace {
  readonly host: string;
}

/** What came in. A counter is null where a BSD table shows `-`. */
export interface TableReceive {
  readonly packets?: Counter | null;
  /** net-tools up to 2.10: the kernel's `rx_errors`; since 2021-03 CRC and frame errors are added. */
  readonly errors?: Counter | null;
  readonly dropped?: Counter | null;
  readonly overruns?: Counter | null;
  readonly bytes?: Counter | null;
  /** `Ifail` of OpenBSD: errors and drops together. */
  readonly failures?: Counter | null;
}

/** What went out. */
export interface TableTransmit {
  readonly packets?: Counter | null;
  readonly errors?: Counter | null;
  readonly dropped?: Counter | null;
  readonly overruns?: Counter | null;
  readonly bytes?: Counter | null;
  /** `Ofail` of OpenBSD: errors and drops together. */
  readonly failures?: Counter | null;
  readonly collisions?: Counter | null;
  /** `Time`: seconds until the driver's watchdog barks. */
  readonly timer?: Counter | null;
  /** `Queue` of Solaris: packets that wait. */
  readonly queue?: Counter | null;
}

/** The letters as printed, and their names as `ifconfig` has them; `[NO FLAGS]` has no names. */
export interface TableFlags {
  readonly letters: string;
  /** A `P` that may be either is `PROMISC-OR-POINTOPOINT`: the tool had one letter for both until 2021-12. */
  readonly names: readonly string[];
}

/** Words as they stand in the text where the row's values do not print as them: figures that could not be read, networks cut short. */
export interface WrittenCells {
  readonly [column: string]: string;
}
