import { type Cursor, isBlank, looksAt, repeatsText, wordEnd } from "../../text/cursor.ts";
import { repeatSelectors, type SelectorColumns, type SelectorMemory } from "./row-selectors.ts";
import { blanksEnd, counterEnd, digitsEnd, isOption, stepTo } from "./row-steps.ts";

/** Which columns the rows have. */
export interface RowLayout {
  readonly lineNumbers: boolean;
  readonly verbose: boolean;
  /** False where interfaces stand without counters, as in the echo of `-v -A`. */
  readonly counters?: false;
}

/** Where the columns of one row are; a column that is blank or not there has its end at its start. One record serves a whole parse. */
export interface RowColumns extends SelectorColumns, SelectorMemory {
  number: number;
  numberEnd: number;
  packets: number;
  packetsEnd: number;
  bytes: number;
  bytesEnd: number;
  target: number;
  targetEnd: number;
  /** From the sign of the protocol to that of the source. */
  selectors: number;
  selectorsEnd: number;
  /** The field of any address, padding and all, as it stood in a row above; empty before the first. Most fields are that one. */
  anyField: string;
  anyLength: number;
  isAnySource: boolean;
  isAnyDestination: boolean;
  isNotSource: boolean;
  source: number;
  sourceEnd: number;
  isNotDestination: boolean;
  destination: number;
  destinationEnd: number;
  isGoto: boolean;
}

/** Returns an empty record for {@link splitRow} to fill. */
export function openColumns(): RowColumns {
  return {
    number: 0,
    numberEnd: 0,
    packets: 0,
    packetsEnd: 0,
    bytes: 0,
    bytesEnd: 0,
    target: 0,
    targetEnd: 0,
    selectors: 0,
    selectorsEnd: 0,
    first: null,
    second: null,
    repeated: null,
    isNotProtocol: false,
    protocol: 0,
    protocolEnd: 0,
    isUnparted: false,
    option: -1,
    inInterface: 0,
    inInterfaceEnd: 0,
    outInterface: 0,
    outInterfaceEnd: 0,
    anyField: "",
    anyLength: 0,
    isAnySource: false,
    isAnyDestination: false,
    isNotSource: false,
    source: 0,
    sourceEnd: 0,
    isNotDestination: false,
    destination: 0,
    destinationEnd: 0,
    isGoto: false,
  };
}

const NOT = 0x21;

/**
 * Splits the row at the cursor into its columns, one after the other, and returns true with the cursor at the free text; false where it is no row.
 *
 *     12     1760  106K KUBE-FW-BAR7JSQD2GL6A2KT !tcp  --  !eth0  *       0.0.0.0/0           !10.10.12.208         tcp dpt:8080
 *     ^num   ^pkts ^bytes ^target                ^^prot ^opt ^in   ^out    ^source            ^^destination         ^free text
 *
 * Every column is a least width: a longer value pushes the rest to the right, and there is one blank behind it. So neither white space
 * (the target may be blank) nor fixed offsets tell the columns apart, only their widths in turn (iptables/xshared.c: print_rule_details,
 * print_ifaces, print_header).
 */
export function splitRow(cursor: Cursor, layout: RowLayout, columns: RowColumns): boolean {
  return (
    (!layout.lineNumbers || splitNumber(cursor, columns)) &&
    (!layout.verbose || splitCounters(cursor, columns)) &&
    splitTarget(cursor, columns) &&
    (repeatSelectors(cursor, layout.verbose, columns) || splitSelectors(cursor, layout, columns)) &&
    splitAddresses(cursor, columns)
  );
}

function splitSelectors(cursor: Cursor, layout: RowLayout, columns: RowColumns): boolean {
  columns.selectors = cursor.pos;
  const isSplit =
    splitProtocol(cursor, columns) &&
    splitOption(cursor, columns) &&
    (!layout.verbose || splitInterfaces(cursor, columns));
  columns.selectorsEnd = cursor.pos;
  return isSplit;
}

/** `%-4u ` */
function splitNumber(cursor: Cursor, columns: RowColumns): boolean {
  columns.number = cursor.pos;
  columns.numberEnd = digitsEnd(cursor, cursor.pos);
  const digits = columns.numberEnd - columns.number;
  return digits > 0 && digits <= 10 && stepTo(cursor, columns.numberEnd, columns.number + 5);
}

/** `%5s %5s `, with `-x` `%8s %8s `; `K`, `M`, `G` or `T` behind rounded ones. */
function splitCounters(cursor: Cursor, columns: RowColumns): boolean {
  columns.packets = blanksEnd(cursor, cursor.pos);
  columns.packetsEnd = counterEnd(cursor, columns.packets);
  columns.bytes = blanksEnd(cursor, columns.packetsEnd);
  columns.bytesEnd = counterEnd(cursor, columns.bytes);
  return (
    columns.packetsEnd > columns.packets &&
    columns.bytes > columns.packetsEnd &&
    columns.bytesEnd > columns.bytes &&
    stepTo(cursor, columns.bytesEnd, 0)
  );
}

/** `%-9s `, ten blanks for a rule without target. */
function splitTarget(cursor: Cursor, columns: RowColumns): boolean {
  const start = cursor.pos;
  columns.target = start;
  columns.targetEnd = wordEnd(cursor, start);
  if (columns.targetEnd === start) {
    stepTo(cursor, start, start + 10);
    return cursor.pos === start + 10;
  }
  return stepTo(cursor, columns.targetEnd, start + 10);
}

/** `!` or a blank, then `%-4s `; before 1.8.9 `%-5s`, where a long name and the option run together: `udplite--`. */
function splitProtocol(cursor: Cursor, columns: RowColumns): boolean {
  columns.isNotProtocol = skipSign(cursor);
  const start = cursor.pos;
  const end = wordEnd(cursor, start);
  columns.protocol = start;
  columns.protocolEnd = end;
  columns.isUnparted = false;
  if (end - start >= 7 && isOption(cursor, end - 2)) {
    columns.protocolEnd = end - 2;
    columns.isUnparted = true;
    cursor.pos = end - 2;
    return true;
  }
  return end > start && stepTo(cursor, end, start + 5);
}

/**
 * Two characters and a blank; three blanks in an old ip6tables, where a long protocol has none of its own:
 *
 *     ACCEPT     icmpv6    ::/0     ACCEPT     icmpv6   !fe80::/10
 *                      ^^^ opt, and the sign of the address
 */
function splitOption(cursor: Cursor, columns: RowColumns): boolean {
  const start = cursor.pos;
  if (isOption(cursor, start)) {
    columns.option = start;
    return stepTo(cursor, start + 2, start + 3);
  }
  columns.option = -1;
  if (!looksAt(cursor, "  ")) return false;
  columns.isUnparted = columns.protocolEnd - columns.protocol >= 5;
  return stepTo(cursor, start, start + 3);
}

/** ` %-6s %-6s ` */
function splitInterfaces(cursor: Cursor, columns: RowColumns): boolean {
  columns.inInterface = blanksEnd(cursor, cursor.pos);
  columns.inInterfaceEnd = wordEnd(cursor, columns.inInterface);
  if (!stepTo(cursor, columns.inInterfaceEnd, columns.inInterface + 7)) return false;
  columns.outInterface = cursor.pos;
  columns.outInterfaceEnd = wordEnd(cursor, columns.outInterface);
  return (
    columns.inInterfaceEnd > columns.inInterface &&
    columns.outInterfaceEnd > columns.outInterface &&
    stepTo(cursor, columns.outInterfaceEnd, columns.outInterface + 7)
  );
}

/** Twice `!` or a blank and `%-19s `, then perhaps `[goto] `. */
function splitAddresses(cursor: Cursor, columns: RowColumns): boolean {
  columns.isNotSource = skipSign(cursor);
  columns.source = cursor.pos;
  columns.isAnySource = skipAny(cursor, columns);
  if (columns.isAnySource) columns.sourceEnd = columns.source + columns.anyLength;
  else {
    columns.sourceEnd = wordEnd(cursor, cursor.pos);
    if (columns.sourceEnd === columns.source || !stepTo(cursor, columns.sourceEnd, columns.source + FIELD))
      return false;
  }
  columns.isNotDestination = skipSign(cursor);
  columns.destination = cursor.pos;
  columns.isAnyDestination = skipAny(cursor, columns);
  if (columns.isAnyDestination) columns.destinationEnd = columns.destination + columns.anyLength;
  else {
    columns.destinationEnd = wordEnd(cursor, cursor.pos);
    if (columns.destinationEnd === columns.destination || isCutSign(cursor, columns)) return false;
    stepTo(cursor, columns.destinationEnd, columns.destination + FIELD);
  }
  columns.isGoto = looksAt(cursor, "[goto]");
  if (columns.isGoto) cursor.pos += 6;
  return true;
}

/** An address and its padding. */
const FIELD = 20;

/** Steps over the field of any address and returns true when it stands here as in a row above. */
function skipAny(cursor: Cursor, { anyField }: RowColumns): boolean {
  if (anyField === "" || !repeatsText(cursor, anyField)) return false;
  cursor.pos += FIELD;
  return true;
}

/** Keeps the field of any address that begins at `start` for the rows below, where it is a whole one. */
export function keepAnyField({ text, lineEnd }: Cursor, columns: RowColumns, start: number): void {
  const end = start + FIELD;
  const field = end <= lineEnd ? text.slice(start, end) : "";
  if (!/^[^ ]+ +$/.test(field)) return;
  columns.anyField = field;
  columns.anyLength = field.indexOf(" ");
}

/** Whether the line is cut behind the sign of the destination. */
const isCutSign = ({ text, lineEnd }: Cursor, { destination }: RowColumns): boolean =>
  text.charCodeAt(destination) === NOT && destination + 1 === lineEnd;

/**
 * Steps over the one character, `!` or a blank, before a value that is never blank itself, and returns whether it is `!`. More blanks,
 * or none, stand there when the text went through a web page or a mail.
 */
function skipSign(cursor: Cursor): boolean {
  const { text, lineEnd } = cursor;
  let at = cursor.pos;
  while (at < lineEnd && isBlank(text.charCodeAt(at))) at++;
  const isNot = text.charCodeAt(at) === NOT && at + 1 < lineEnd;
  cursor.pos = isNot ? at + 1 : at;
  return isNot;
}
