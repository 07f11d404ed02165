import { type Counter, parseCidr, parseCounter, parseIpAddress, parseMac, parseShortCidr } from "../net/index.ts";
import { gapsOf, printGaps } from "../text/cell-layout.ts";
import { spanOf } from "../text/cursor.ts";
import { endOf, startOf } from "../text/line-words.ts";
import type { InterfaceTableRow, TableReceive, TableTransmit } from "./ast.ts";
import type { BsdCounter } from "./heading.ts";
import { keepWritten, type RowDraft, type TableReader, wordAt } from "./table-reader.ts";

type Counters = { [Field in keyof TableReceive | keyof TableTransmit]?: Counter | null };

/**
 * Returns the row at the cursor, null for a line that is none. Counters are found from the right, since the address may be missing:
 *
 *     Name    Mtu Network       Address              Ipkts Ierrs Idrop    Opkts Oerrs  Coll
 *     em0    1500 <Link#1>      08:00:27:0c:2e:7d     4021     0     0     2755     0     0
 *     lo0*  16384 <Link#2>                               0     0     0        0     0     0
 *     em0       - 10.0.2.0/24   10.0.2.15             3986     -     -     2715     -     -
 */
export function readBsdRow(reader: TableReader, counters: readonly BsdCounter[]): InterfaceTableRow | null {
  const { cursor, words } = reader;
  const head = words.count - counters.length;
  if (head < 3 || head > 4 || !hasFigures(reader, head)) return null;
  const { name, isDown } = nameOfBsd(wordAt(reader, 0));
  const span = spanOf(cursor, startOf(words, 0), endOf(words, words.count - 1));
  const row: RowDraft = { kind: "interface-row", span, name, ...(isDown ? { down: true } : {}) };
  const mtu = counterAt(reader, { index: 1, column: "mtu", row });
  if (mtu === null || typeof mtu === "number") row.mtu = mtu;
  else if (mtu !== undefined) keepWritten(row, "mtu", wordAt(reader, 1));
  row.network = keepUnlike(row, "network", { word: wordAt(reader, 2), value: readNetwork(wordAt(reader, 2)) });
  row.address =
    head === 3 ? null : keepUnlike(row, "address", { word: wordAt(reader, 3), value: readAddress(wordAt(reader, 3)) });
  readCounters(reader, row, counters);
  row.gaps = rowGaps(reader, head);
  return row;
}

/** The cells of a row but the address, whose place is empty in some, stand where words do. */
function rowGaps({ words }: TableReader, head: number): readonly number[] {
  const starts = words.starts.slice(0, words.count);
  const ends = words.ends.slice(0, words.count);
  if (head === 3) {
    starts.splice(3, 0, -1);
    ends.splice(3, 0, -1);
  }
  return gapsOf({ starts, ends });
}

/** The last column is a counter, or nothing of a row is told from other lines of as many words. */
function hasFigures(reader: TableReader, head: number): boolean {
  const isFigure = (index: number): boolean => /^(?:\d+|-)$/.test(wordAt(reader, index).slice(0, 24));
  return isFigure(head) && isFigure(reader.words.count - 1);
}

function nameOfBsd(word: string): { readonly name: string; readonly isDown: boolean } {
  const isDown = word.length > 1 && word.endsWith("*");
  return { name: isDown ? word.slice(0, -1) : word, isDown };
}

interface CounterCell {
  readonly index: number;
  readonly column: string;
  readonly row: RowDraft;
}

/** Returns the figure of a cell, null for `-`; one that is neither is reported, and its word kept. */
function counterAt(reader: TableReader, { index, column, row }: CounterCell): Counter | null | undefined {
  const word = wordAt(reader, index);
  if (word === "-") return null;
  const value = parseCounter(word);
  if (value === null) {
    const { words } = reader;
    reader.report({
      problem: "bad-figure",
      start: startOf(words, index),
      end: endOf(words, index),
      expected: "a whole number",
    });
  }
  if (value === null || String(value) !== word) keepWritten(row, column, word);
  return value ?? undefined;
}

function readCounters(reader: TableReader, row: RowDraft, counters: readonly BsdCounter[]): void {
  const first = reader.words.count - counters.length;
  const receive: Counters = {};
  const transmit: Counters = {};
  for (const [index, { side, field }] of counters.entries()) {
    const value = counterAt(reader, { index: first + index, column: `${side}-${field}`, row });
    if (value !== undefined) (side === "receive" ? receive : transmit)[field] = value;
  }
  row.receive = receive;
  row.transmit = transmit;
}

function readNetwork(word: string): NonNullable<InterfaceTableRow["network"]> {
  const link = /^<Link#(0|[1-9]\d{0,8})>$/.exec(word)?.[1];
  if (link !== undefined) return { link: Number(link) };
  return (word.includes(":") ? parseCidr(word) : parseShortCidr(word)) ?? { host: word };
}

function readAddress(word: string): NonNullable<InterfaceTableRow["address"]> {
  return parseIpAddress(word) ?? parseMac(word) ?? { host: word };
}

/** Keeps the word of a value that is not printed as that word. */
function keepUnlike<Value extends string | { readonly link: number } | { readonly host: string }>(
  row: RowDraft,
  column: string,
  { word, value }: { readonly word: string; readonly value: Value },
): Value {
  if (placeWord(value) !== word) keepWritten(row, column, word);
  return value;
}

function placeWord(value: string | { readonly link: number } | { readonly host: string } | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  return "link" in value ? `<Link#${value.link}>` : value.host;
}

/** Returns a row as it was printed, without its line break. */
export function printBsdRow(row: InterfaceTableRow, counters: readonly BsdCounter[]): string {
  const { name, down, mtu, network, address, written = {}, gaps = [] } = row;
  const cells = [
    down === true ? `${name}*` : name,
    written["mtu"] ?? figureWord(mtu),
    written["network"] ?? placeWord(network),
    written["address"] ?? placeWord(address),
    ...counters.map((counter) => written[`${counter.side}-${counter.field}`] ?? figureWord(counterOf(row, counter))),
  ];
  return printGaps(cells, gaps);
}

function counterOf(row: InterfaceTableRow, counter: BsdCounter): Counter | null | undefined {
  return counter.side === "receive" ? row.receive?.[counter.field] : row.transmit?.[counter.field];
}

function figureWord(value: Counter | null | undefined): string {
  return String(value ?? "-");
}
