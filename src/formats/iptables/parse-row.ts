import { type Cursor, spanOf } from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import { familyOf, looksNumeric, readAddress } from "./addresses.ts";
import type { Counters, RuleNode } from "./ast.ts";
import { readCounters } from "./counters.ts";
import { readFreeText, type TargetColumn } from "./free-text.ts";
import { isKnownName, isKnownNumber, readProtocol } from "./protocols.ts";
import type { Reading, TableDraft } from "./reading.ts";
import { type RowColumns, type RowLayout, splitRow } from "./row-columns.ts";
import type { AddressMatch, InterfaceMatch, ProtocolMatch } from "./values.ts";

/** Rows without a heading above them show by themselves which columns they have; the fullest form that fits is theirs. */
const LAYOUTS: readonly RowLayout[] = [
  { lineNumbers: true, verbose: true },
  { lineNumbers: false, verbose: true },
  { lineNumbers: true, verbose: false },
  { lineNumbers: false, verbose: false },
];

/**
 * Splits the current line as a row of a listing, its indentation left out, and returns its layout; null where it is none.
 * Without a known `layout` the row must show by its option column and its addresses that it is one.
 */
export function splitLine(reading: Reading, layout: RowLayout | null): RowLayout | null {
  const { lineStart } = reading.cursor;
  const start = rowStart(reading);
  const found = splitAt(reading, layout, start);
  // Not every row of an indented listing is indented as its chain line is.
  return found === null && start > lineStart ? splitAt(reading, layout, lineStart) : found;
}

function splitAt(reading: Reading, layout: RowLayout | null, start: number): RowLayout | null {
  const { cursor, columns } = reading;
  cursor.pos = start;
  if (layout !== null) return splitRow(cursor, layout, columns) && hasOption(reading) ? layout : null;
  for (const candidate of LAYOUTS) {
    cursor.pos = start;
    if (splitRow(cursor, candidate, columns) && isPlausible(reading)) return candidate;
  }
  return null;
}

/** Where the row begins: behind as many blanks as the chain line is indented by, if it has so many. */
function rowStart({ cursor, indent }: Reading): number {
  const last = Math.min(cursor.lineStart + indent, cursor.lineEnd);
  let at = cursor.lineStart;
  while (at < last && cursor.text.charCodeAt(at) === 0x20) at++;
  return at;
}

/** Whether the column `opt` is there, or the row is one of an old ip6tables, which left it blank. */
function hasOption({ cursor, columns }: Reading): boolean {
  if (columns.option >= 0) return true;
  const source = cursor.text.slice(columns.source, columns.sourceEnd);
  return (
    source === "anywhere" ||
    source.includes(":") ||
    cursor.text.slice(columns.destination, columns.destinationEnd).includes(":")
  );
}

/** Rows without a heading have the column `opt` and an address, or they are prose. */
function isPlausible({ cursor, columns }: Reading): boolean {
  const source = cursor.text.slice(columns.source, columns.sourceEnd);
  const destination = cursor.text.slice(columns.destination, columns.destinationEnd);
  const isAddress = looksLikeAddress(source) || looksLikeAddress(destination);
  return isAddress && (columns.option >= 0 || source.includes("::") || destination.includes("::"));
}

const looksLikeAddress = (text: string): boolean =>
  text === "anywhere" || /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]{0,4}:[\da-fA-F:.]*)(?:\/|$)/.test(text);

/** Returns the rule of the row whose columns {@link splitLine} has found, the cursor at its free text. */
export function readRow(reading: Reading, table: TableDraft, layout: RowLayout): RuleNode {
  const rule = layout.verbose ? readVerboseRow(reading, table) : readPlainRow(reading, table);
  if (!layout.lineNumbers) return rule;
  const { kind, span, ...rest } = rule;
  return { kind, span, number: rowNumber(reading), ...rest };
}

function readVerboseRow(reading: Reading, table: TableDraft): RuleNode {
  const { columns, cursor } = reading;
  const { text } = cursor;
  const start = rowStart(reading);
  const counters = rowCounters(reading);
  const protocol = rowProtocol(reading, table);
  const source = rowAddress(reading, text.slice(columns.source, columns.sourceEnd), columns.isNotSource);
  const destination = rowAddress(
    reading,
    text.slice(columns.destination, columns.destinationEnd),
    columns.isNotDestination,
  );
  const inInterface = rowInterface(reading, text.slice(columns.inInterface, columns.inInterfaceEnd));
  const outInterface = rowInterface(reading, text.slice(columns.outInterface, columns.outInterfaceEnd));
  const fragment = rowFragment(cursor, columns);
  const { matches, target } = readFreeText(reading, table.wordings, targetColumn(reading, table));
  const span = spanOf(cursor, start, cursor.lineEnd);
  if (fragment === null) {
    return { kind: "rule", span, counters, protocol, inInterface, outInterface, source, destination, matches, target };
  }
  return {
    kind: "rule",
    span,
    counters,
    protocol,
    fragment,
    inInterface,
    outInterface,
    source,
    destination,
    matches,
    target,
  };
}

function readPlainRow(reading: Reading, table: TableDraft): RuleNode {
  const { columns, cursor } = reading;
  const { text } = cursor;
  const start = rowStart(reading);
  const protocol = rowProtocol(reading, table);
  const source = rowAddress(reading, text.slice(columns.source, columns.sourceEnd), columns.isNotSource);
  const destination = rowAddress(
    reading,
    text.slice(columns.destination, columns.destinationEnd),
    columns.isNotDestination,
  );
  const fragment = rowFragment(cursor, columns);
  const { matches, target } = readFreeText(reading, table.wordings, targetColumn(reading, table));
  const span = spanOf(cursor, start, cursor.lineEnd);
  if (fragment === null) return { kind: "rule", span, protocol, source, destination, matches, target };
  return { kind: "rule", span, protocol, fragment, source, destination, matches, target };
}

const rowNumber = ({ cursor, columns }: Reading): number =>
  Number(cursor.text.slice(columns.number, columns.numberEnd));

/** Counters of no packet are most of a listing's; they share one record. */
function rowCounters({ cursor, columns, zero }: Reading): Counters {
  const packets = cursor.text.slice(columns.packets, columns.packetsEnd);
  const bytes = cursor.text.slice(columns.bytes, columns.bytesEnd);
  if (packets === "0" && bytes === "0") return zero;
  return readCounters(packets, bytes) ?? zero;
}

function rowProtocol({ cursor, columns, protocols }: Reading, table: TableDraft): ProtocolMatch | null {
  const word = cursor.text.slice(columns.protocol, columns.protocolEnd);
  if (table.protocolNumbers === undefined) {
    if (isKnownNumber(word)) table.protocolNumbers = true;
    else if (isKnownName(word)) table.protocolNumbers = false;
  }
  if (columns.isNotProtocol) return readProtocol(word, true);
  const known = protocols.get(word);
  if (known !== undefined) return known;
  const protocol = readProtocol(word, false);
  if (protocol !== null) protocols.set(word, protocol);
  return protocol;
}

function rowAddress(reading: Reading, word: string, negated: boolean): AddressMatch | null {
  const { table, addresses } = reading;
  if (word === "anywhere" && !negated) {
    if (table !== null && table.numeric === undefined) table.numeric = false;
    return null;
  }
  if ((word === "0.0.0.0/0" || word === "::/0") && !negated) {
    if (table !== null && table.numeric === undefined) table.numeric = true;
    if (table?.numeric === true && table.family === undefined) table.family = word === "::/0" ? "ipv6" : "ipv4";
    return null;
  }
  const key = negated ? `!${word}` : word;
  const address = addresses.get(key) ?? readAddress(word, negated);
  if (table !== null && table.family === undefined) table.family = familyOf(address);
  if ("host" in address && looksNumeric(word)) {
    const at = reading.cursor.text.indexOf(word, reading.cursor.lineStart);
    const span = spanOf(reading.cursor, at, at + word.length);
    report(reading.report, "iptables/bad-address", span, { actual: word });
  } else addresses.set(key, address);
  return address;
}

/** `*`, or `any` without `-n`, is any interface. */
function rowInterface({ interfaces, table }: Reading, word: string): InterfaceMatch | null {
  if (word === "*" || (word === "any" && table?.numeric !== true)) return null;
  const known = interfaces.get(word);
  if (known !== undefined) return known;
  const negated = word.startsWith("!") && word.length > 1;
  const match = { negated, name: negated ? word.slice(1) : word };
  interfaces.set(word, match);
  return match;
}

/** `-f` or `!f` in the column `opt`. */
function rowFragment({ text }: Cursor, { option }: RowColumns): { readonly negated: boolean } | null {
  if (option < 0 || text.charCodeAt(option + 1) !== 0x66) return null;
  return { negated: text.charCodeAt(option) === 0x21 };
}

function targetColumn({ cursor, columns }: Reading, { wordings }: TableDraft): TargetColumn | null {
  const { target, targetEnd, isGoto } = columns;
  if (target === targetEnd) return null;
  return { name: cursor.text.slice(target, targetEnd), span: spanOf(cursor, target, targetEnd), isGoto, wordings };
}
