import { type Cursor, isBlank, spanOf } from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import { familyOf, looksNumeric, readAddress } from "./addresses.ts";
import type { Counters, RuleNode } from "./ast.ts";
import { readCounters } from "./counters.ts";
import { readFreeText } from "./free-text.ts";
import { isKnownName, isKnownNumber, noteProtocolWord, readProtocol } from "./protocols.ts";
import type { Reading, TableDraft } from "./reading.ts";
import { keepAnyField, type RowColumns, type RowLayout, splitRow } from "./row-columns.ts";
import { copyColumns, keepSelectors, type Selectors } from "./row-selectors.ts";
import { matchesOf } from "./row-text.ts";
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
function hasOption({ cursor, columns, table }: Reading): boolean {
  if (columns.option >= 0) return true;
  const source = cursor.text.slice(columns.source, columns.sourceEnd);
  const destination = cursor.text.slice(columns.destination, columns.destinationEnd);
  const isTold =
    source === "anywhere" || source.includes(":") || destination === "anywhere" || destination.includes(":");
  return isTold || table?.wordings.has("option-blank") === true;
}

/** Rows without a heading have the column `opt` and an address, or they are prose. */
function isPlausible({ cursor, columns, table }: Reading): boolean {
  const source = cursor.text.slice(columns.source, columns.sourceEnd);
  const destination = cursor.text.slice(columns.destination, columns.destinationEnd);
  const isAddress = looksLikeAddress(source) || looksLikeAddress(destination);
  const isTold = source.includes("::") || destination.includes("::") || table?.wordings.has("option-blank") === true;
  return isAddress && (columns.option >= 0 || isTold);
}

const looksLikeAddress = (text: string): boolean =>
  text === "anywhere" || /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]{0,4}:[\da-fA-F:.]*)(?:\/|$)/.test(text);

/** Returns the rule of the row whose columns {@link splitLine} has found, the cursor at its free text. */
export function readRow(reading: Reading, table: TableDraft, layout: RowLayout): RuleNode {
  const { columns, cursor } = reading;
  const start = rowStart(reading);
  const source = rowAddress(reading, "source");
  const destination = rowAddress(reading, "destination");
  const counters = layout.verbose && layout.counters !== false ? rowCounters(reading) : null;
  if (reading.chain?.heading === undefined && counters !== null) noteWidth(reading, table);
  const number = layout.lineNumbers ? rowNumber(reading) : null;
  const { protocol, fragment, inInterface, outInterface } =
    columns.repeated?.values ?? readSelectors(reading, table, layout);
  readFreeText(reading, table);
  const matches = matchesOf(reading.row);
  const { target } = reading.row;
  const span = spanOf(cursor, start, cursor.lineEnd);
  // Rules are most of a tree, and a spread costs five times the time and twice the memory: the common shapes are built at once.
  if (fragment === null && number === null && layout.counters !== false) {
    if (counters === null) return { kind: "rule", span, protocol, source, destination, matches, target };
    return { kind: "rule", span, counters, protocol, inInterface, outInterface, source, destination, matches, target };
  }
  return {
    kind: "rule",
    span,
    ...(number === null ? {} : { number }),
    ...(counters === null ? {} : { counters }),
    protocol,
    ...(fragment === null ? {} : { fragment }),
    ...(layout.verbose ? { inInterface, outInterface } : {}),
    source,
    destination,
    matches,
    target,
  };
}

/** Reads protocol, option and interfaces, the addresses already read, and keeps them for rows that repeat them. */
function readSelectors(reading: Reading, table: TableDraft, { verbose, counters }: RowLayout): Selectors {
  const { columns, cursor } = reading;
  const values: Selectors = {
    protocol: rowProtocol(reading, table),
    fragment: rowFragment(cursor, columns),
    inInterface: verbose ? rowInterface(reading, columns.inInterface, columns.inInterfaceEnd) : null,
    outInterface: verbose ? rowInterface(reading, columns.outInterface, columns.outInterfaceEnd) : null,
  };
  if (counters === false) return values;
  const at = columns.selectors;
  const text = cursor.text.slice(at, columns.selectorsEnd);
  keepSelectors(columns, { text, verbose, at, columns: copyColumns(columns), values });
  return values;
}

const rowNumber = ({ cursor, columns }: Reading): number =>
  Number(cursor.text.slice(columns.number, columns.numberEnd));

/** Counters of no packet are most of a listing's; they share one record. */
function rowCounters({ cursor, columns, zero }: Reading): Counters {
  const { text } = cursor;
  const { packets, packetsEnd, bytes, bytesEnd } = columns;
  if (isWordAt(cursor, "0", packets) && isWordAt(cursor, "0", bytes)) return zero;
  return readCounters(text.slice(packets, packetsEnd), text.slice(bytes, bytesEnd)) ?? zero;
}

/** Without a column line, the width of the counters shows `-x`: `%8llu ` for `%5llu `, which is longer only where it is rounded. */
function noteWidth({ cursor, columns }: Reading, { wordings }: TableDraft): void {
  const isWide = columns.bytesEnd - columns.packetsEnd > NARROW_COUNTER;
  if (isWide && cursor.text.charCodeAt(columns.bytesEnd - 1) <= NINE) wordings.add("counters-wide");
}

/** A blank and five digits. */
const NARROW_COUNTER = 6;
const NINE = 0x39;

/** Whether the word at `at` is `word`; in place, without cutting it out. */
function isWordAt({ text, lineEnd }: Cursor, word: string, at: number): boolean {
  for (let index = 0; index < word.length; index++)
    if (text.charCodeAt(at + index) !== word.charCodeAt(index)) return false;
  const end = at + word.length;
  return end === lineEnd || (end < lineEnd && isBlank(text.charCodeAt(end)));
}

function rowProtocol({ cursor, columns, protocols }: Reading, table: TableDraft): ProtocolMatch | null {
  const { isNotProtocol, protocol: start, protocolEnd: end } = columns;
  const word = cursor.text.slice(start, end);
  if (table.protocolNumbers === undefined) noteProtocol(table, word);
  noteSpellings(columns, table);
  noteProtocolWord(word, table.wordings);
  const known = isNotProtocol ? undefined : protocols.get(word);
  if (known !== undefined) return known;
  const protocol = readProtocol(word, isNotProtocol);
  if (!isNotProtocol && protocol !== null) protocols.set(word, protocol);
  return protocol;
}

/** A blank column `opt` is one of an old ip6tables only where no row of the table has it filled: else it was lost on the way. */
function noteSpellings({ option, isUnparted }: RowColumns, table: TableDraft): void {
  if (isUnparted) table.wordings.add("protocol-unparted");
  if (table.showsOption) return;
  table.showsOption = option >= 0;
  if (table.showsOption) table.wordings.delete("option-blank");
  else table.wordings.add("option-blank");
}

/** What the first known protocol of a listing shows of all. */
function noteProtocol(table: TableDraft, word: string): void {
  if (isKnownNumber(word)) table.protocolNumbers = true;
  else if (isKnownName(word)) table.protocolNumbers = false;
}

function rowAddress(reading: Reading, side: "source" | "destination"): AddressMatch | null {
  const { table, addresses, cursor, columns } = reading;
  const { text } = cursor;
  const negated = side === "source" ? columns.isNotSource : columns.isNotDestination;
  const start = side === "source" ? columns.source : columns.destination;
  const end = side === "source" ? columns.sourceEnd : columns.destinationEnd;
  const isKnownAny = side === "source" ? columns.isAnySource : columns.isAnyDestination;
  if (!negated && (isKnownAny || isAny(reading, start))) return null;
  const word = text.slice(start, end);
  const key = negated ? `!${word}` : word;
  const known = addresses.get(key);
  if (known !== undefined) return known;
  const address = readAddress(word, negated);
  if (table !== null && table.family === undefined) table.family = familyOf(address);
  if ("host" in address && looksNumeric(word)) {
    report(reading.report, "iptables/bad-address", spanOf(cursor, start, end), { actual: word });
  } else addresses.set(key, address);
  return address;
}

/** Whether the word means any address; the first one shows whether the listing has numbers, and of which family. */
function isAny({ cursor, columns, table }: Reading, start: number): boolean {
  const code = cursor.text.charCodeAt(start);
  if (code === 0x61 && isWordAt(cursor, "anywhere", start)) {
    if (table !== null && table.numeric === undefined) table.numeric = false;
    keepAnyField(cursor, columns, start);
    return true;
  }
  const isIpv4 = code === 0x30 && isWordAt(cursor, "0.0.0.0/0", start);
  if (!isIpv4 && !(code === 0x3a && isWordAt(cursor, "::/0", start))) return false;
  if (table !== null && table.numeric === undefined) table.numeric = true;
  if (table?.numeric === true && table.family === undefined) table.family = isIpv4 ? "ipv4" : "ipv6";
  keepAnyField(cursor, columns, start);
  return true;
}

/** `*`, or `any` without `-n`, is any interface, and shows which it is where no address did. */
function rowInterface({ cursor, interfaces, table }: Reading, start: number, end: number): InterfaceMatch | null {
  if (isWordAt(cursor, "*", start)) {
    if (table !== null && table.numeric === undefined) table.numeric = true;
    return null;
  }
  const word = cursor.text.slice(start, end);
  if (word === "any" && table?.numeric !== true) {
    if (table !== null) table.numeric = false;
    return null;
  }
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
