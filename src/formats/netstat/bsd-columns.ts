import { type CellShape, leftCell, rightCell } from "../../text/cell-layout.ts";
import type { Cursor } from "../../text/cursor.ts";
import { endOf, type LineWords, startOf } from "../../text/line-words.ts";
import type { BsdTableForm } from "./ast-bsd.ts";

/** What a column holds: the field of the route, or the `L` of a locked MTU, which has no heading. */
export type BsdField =
  | "destination"
  | "gateway"
  | "ifa"
  | "flags"
  | "ref"
  | "use"
  | "mtu"
  | "lock"
  | "nhop"
  | "priority"
  | "tag"
  | "interface"
  | "expire"
  | "rtt"
  | "rttvar"
  | "recvpipe"
  | "sendpipe"
  | "ssthresh"
  | "groups";

/** One column by its heading. */
interface HeadWord {
  readonly field: BsdField;
  readonly start: number;
  readonly end: number;
}

/** What a heading of BSD says: the columns, how their cells are laid out, and the system if heading and widths tell it. */
export interface BsdColumns {
  readonly heading: string;
  readonly fields: readonly BsdField[];
  readonly shapes: readonly CellShape[];
  /** By column: whether a row must have a word there. Only Mtu and what stands behind the interface may be empty; in AIX nothing may. */
  readonly isRequired: readonly boolean[];
  readonly flagsAt: number;
  readonly interfaceAt: number;
  readonly system: BsdTableForm;
  /** Whether destinations are wide enough for IPv6 addresses. */
  readonly isWide: boolean;
}

const FIELDS: Readonly<Record<string, BsdField>> = {
  Destination: "destination",
  Gateway: "gateway",
  RT_IFA: "ifa",
  Flags: "flags",
  Ref: "ref",
  Refs: "ref",
  Use: "use",
  Mtu: "mtu",
  MTU: "mtu",
  "Nhop#": "nhop",
  Prio: "priority",
  Tag: "tag",
  Netif: "interface",
  Interface: "interface",
  Iface: "interface",
  If: "interface",
  Expire: "expire",
  Exp: "expire",
  "rtt(ms)": "rtt",
  "rttvar(ms)": "rttvar",
  recvpipe: "recvpipe",
  sendpipe: "sendpipe",
  ssthresh: "ssthresh",
  Groups: "groups",
};

/** Returns what a heading of BSD says, null for any other line. */
export function readBsdHeading(cursor: Cursor, words: LineWords): BsdColumns | null {
  const { text } = cursor;
  const base = startOf(words, 0);
  if (words.count < 5 || words.count > 16 || !text.startsWith("Destination", base)) return null;
  const head: HeadWord[] = [];
  for (let index = 0; index < words.count; index++) {
    const start = startOf(words, index);
    const end = endOf(words, index);
    const name = text.slice(start, end);
    const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
    if (field === undefined || head.some((word) => word.field === field)) return null;
    head.push({ field, start: start - base, end: end - base });
  }
  const heading = text.slice(base, endOf(words, words.count - 1));
  return isBsdHead(head) ? columnsOf(head, heading) : null;
}

function isBsdHead(head: readonly HeadWord[]): boolean {
  const fields = head.map(({ field }) => field);
  const isOrdered = fields[0] === "destination" && fields[1] === "gateway";
  return isOrdered && fields.includes("flags") && fields.indexOf("interface") > fields.indexOf("flags");
}

function columnsOf(head: readonly HeadWord[], heading: string): BsdColumns {
  const system = systemOf(head, heading);
  const isWide = (head[1]?.start ?? 0) > 25;
  const known = { heading, system, isWide };
  if (system === "aix")
    return withPlaces({ ...known, fields: head.map(({ field }) => field), shapes: aixShapes(head) });
  const fields: BsdField[] = [];
  const shapes: CellShape[] = [];
  for (const [index, word] of head.entries()) {
    fields.push(word.field);
    shapes.push(shapeOf(head, index, system));
    if (word.field === "mtu" && (system === "openbsd" || system === "netbsd")) {
      fields.push("lock");
      shapes.push(leftCell(1, system === "openbsd" ? 1 : 0));
    }
  }
  return withPlaces({ ...known, fields, shapes });
}

function withPlaces(known: Omit<BsdColumns, "isRequired" | "flagsAt" | "interfaceAt">): BsdColumns {
  const { fields, system } = known;
  const interfaceAt = fields.indexOf("interface");
  const isRequired = fields.map(
    (field, index) => field !== "lock" && field !== "mtu" && (index <= interfaceAt || system === "aix"),
  );
  return { ...known, isRequired, flagsAt: fields.indexOf("flags"), interfaceAt };
}

/**
 * The rows of AIX do not stand under their heading:
 *
 *     Destination        Gateway           Flags   Refs     Use  If   Exp  Groups
 *     10.32.77.0         10.32.77.40       UHSb      0         0 en0      -      -   =>
 */
function aixShapes(head: readonly HeadWord[]): readonly CellShape[] {
  const shapes: Readonly<Partial<Record<BsdField, CellShape>>> = {
    destination: leftCell(18),
    gateway: leftCell(17),
    flags: leftCell(6),
    ref: rightCell(4),
    use: rightCell(9),
    interface: leftCell(5),
    expire: rightCell(4),
    groups: rightCell(6),
  };
  return head.map(({ field }) => shapes[field] ?? rightCell(6));
}

/** The widths of flags: 10 in macOS, 6 elsewhere; what else stands between them and the next column belongs to that. */
const flagsWidth = (system: BsdTableForm): number => (system === "macos" ? 10 : 6);

/** Returns the shape of a column's cells: names stand at the left, figures and the interface of FreeBSD and macOS at the right. */
function shapeOf(head: readonly HeadWord[], index: number, system: BsdTableForm): CellShape {
  const { field, start, end } = head[index] ?? { field: "destination", start: 0, end: 0 };
  const next = head[index + 1];
  if (field === "flags") return leftCell(flagsWidth(system));
  if (field === "destination" || field === "gateway" || field === "ifa")
    return leftCell((next?.start ?? end) - start - 1);
  if (field === "interface" && (system === "openbsd" || system === "netbsd")) return leftCell(0);
  if (field === "priority") return rightCell(2, 2);
  if (field === "tag") return rightCell(7, 0);
  const previous = head[index - 1];
  const from = previous?.field === "flags" ? previous.start + flagsWidth(system) : (previous?.end ?? 0);
  return rightCell(Math.max(0, end - from - 1));
}

/**
 * Returns the system that prints such a heading:
 *
 *     Destination        Gateway            Flags               Netif Expire      macOS: flags 10 wide, Netif 14
 *     Destination        Gateway            Flags         Netif Expire            FreeBSD: 6 and 12
 *     Destination        Gateway            Flags    Refs      Use    Mtu Interface    NetBSD: one blank before it, old OpenBSD: two
 */
function systemOf(head: readonly HeadWord[], heading: string): BsdTableForm {
  const has = (field: BsdField): boolean => head.some((word) => word.field === field);
  if (has("groups")) return "aix";
  if (has("priority")) return "openbsd";
  if (has("tag")) return "netbsd";
  if (has("nhop")) return "freebsd";
  if (has("ifa") || has("rtt")) return "macos";
  if (heading.includes("Mtu  Interface")) return "openbsd";
  if (heading.endsWith("Interface") && has("mtu")) return "netbsd";
  return heading.includes("Netif") ? systemByWidths(head) : "bsd";
}

function systemByWidths(head: readonly HeadWord[]): BsdTableForm {
  const at = head.findIndex(({ field }) => field === "flags");
  const flags = head[at];
  const next = head[at + 1];
  if (flags === undefined || next === undefined) return "bsd";
  const width = next.end - flags.start;
  const isWide = (head[1]?.start ?? 0) >= 40;
  if (next.field === "ref") return width === 17 ? "macos" : width === 13 ? "freebsd" : "bsd";
  if (next.field === "use") return "freebsd";
  if (width === 25 || (width === 19 && isWide)) return "macos";
  return width >= 14 && width <= 19 ? "freebsd" : "bsd";
}
