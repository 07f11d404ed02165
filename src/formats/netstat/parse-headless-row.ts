import type { AddressFamily } from "../../net/index.ts";
import { openReport } from "../../text/diagnostic.ts";
import { endOf, startOf } from "../../text/line-words.ts";
import type { Route, RouteTableForm } from "./ast.ts";
import { netstatRules } from "./diagnostics.ts";
import { type InetForm, readInetRow } from "./parse-inet-row.ts";
import { readInet6Row } from "./parse-inet6-row.ts";
import { printInetRow } from "./print-row.ts";
import { type RowReader, readingAt, wordAt } from "./row-reader.ts";

/** A row without a heading, and the form that its own shape tells. */
export interface HeadlessRow {
  readonly route: Route;
  readonly form: RouteTableForm;
}

/**
 * Returns the row at the cursor when its own shape tells what its columns are, else null. Eight words may be of two forms:
 *
 *     10.9.0.0        10.1.0.9        255.255.0.0     UG        0 0          0 d0      MSS, Window from column 61, irtt up to 72
 *     10.9.0.0        10.1.0.9        255.255.0.0     UG    0      0        0 d0       Metric, Ref from column 62, Use up to 71
 *
 * They are told apart by printing: only one of the two prints as the line stands. A row with anything wrong in it tells nothing.
 */
export function readHeadlessRow(reader: RowReader): HeadlessRow | null {
  const { count } = reader.words;
  if (count === 6 || count === 7) return trial(reader, "next-hop", readInet6Row);
  if (count === 11) return trial(reader, "extended", (own) => readInetRow(own, "extended"));
  return count === 8 ? (readAsPrinted(reader, "netstat") ?? readAsPrinted(reader, "route")) : null;
}

/**
 * Returns the family of which the words of a line are a row, whatever form its figures are of; null where they tell nothing. An
 * IPv4 row has a genmask and flags that begin with `U` or `!`, an IPv6 row a network and such flags.
 */
export function tellingFamily(reader: RowReader): AddressFamily | null {
  const { words, memory } = reader;
  if (words.count === 8 || words.count === 11) {
    const isMask = readingAt(reader, 2, memory.genmask) >= 0;
    return isMask && readingAt(reader, 3, memory.inetFlags).isTelling ? "ipv4" : null;
  }
  if (words.count !== 6 && words.count !== 7) return null;
  return wordAt(reader, 0).includes("/") && readingAt(reader, 2, memory.inet6Flags).isTelling ? "ipv6" : null;
}

function readAsPrinted(reader: RowReader, form: InetForm): HeadlessRow | null {
  const row = trial(reader, form, (own) => readInetRow(own, form));
  if (row === null) return null;
  const { cursor, words } = reader;
  const line = cursor.text.slice(startOf(words, 0), endOf(words, words.count - 1));
  return printInetRow(row.route, form) === line ? row : null;
}

/** Reads a row, and gives it up when there is anything to report about it. */
function trial(reader: RowReader, form: RouteTableForm, read: (reader: RowReader) => Route | null): HeadlessRow | null {
  const own = { ...reader, report: openReport(netstatRules) };
  const route = read(own);
  return route === null || own.report.diagnostics.length > 0 ? null : { route, form };
}
