import {
  type InterfaceTableDraft,
  type InterfaceTableLayout,
  type InterfaceTableRow,
  openInterfaceTable,
  type RowReport,
  readInterfaceRow,
  type TableReader,
  type TableReceive,
  WHOLE_NAME,
} from "../../interface-table/index.ts";
import type { Counter } from "../../net/index.ts";
import { byteLength } from "../../text/byte-length.ts";
import { isBlank } from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import { splitWords } from "../../text/line-words.ts";
import { unknownLine } from "../../text/unknown.ts";
import type { BlockFields, InterfaceNode, LabelNode } from "./ast.ts";
import { checkRepeated, noteStatistics, reportName } from "./checks.ts";
import type { IfconfigCode } from "./diagnostics.ts";
import type { Mutable } from "./draft.ts";
import { complain, type Reader } from "./reader.ts";
import { withTitle } from "./title.ts";

/** Which code says what is wrong with a row. */
const CODES: Readonly<Record<Exclude<RowReport["problem"], "cut-name">, IfconfigCode>> = {
  "bad-figure": "ifconfig/bad-number",
  "unknown-flag": "ifconfig/unexpected-word",
};

/** Whether the line may be a row of the table above by its second word, an MTU; no line of a block has a figure there. */
export function looksLikeRow({ cursor, short, contentStart }: Reader): boolean {
  if (short.table === null) return false;
  const { text, lineEnd } = cursor;
  let at = contentStart;
  while (at < lineEnd && !isBlank(text.charCodeAt(at))) at++;
  while (at < lineEnd && isBlank(text.charCodeAt(at))) at++;
  const code = text.charCodeAt(at);
  return at < lineEnd && code >= 0x30 && code <= 0x39;
}

/**
 * Reads the current line if it is the heading or a row of `ifconfig -s`, and returns whether it is. Under a heading all rows of the text are
 * its own, also behind blocks of other forms. `close` ends the block that is open.
 */
export function readShortLine(reader: Reader, close: () => void): boolean {
  const { cursor, short } = reader;
  const isHeading = cursor.text.startsWith("Iface", reader.contentStart);
  if (!isHeading && short.table === null) return false;
  splitWords(cursor, short.words);
  const table = short.reader ?? openTableReader(reader);
  short.reader = table;
  const opened = isHeading ? openInterfaceTable(table) : null;
  if (opened !== null) {
    keepIdleHeading(reader);
    short.table = opened;
    short.heading = unknownLine(cursor);
    short.unknownBefore = reader.unknown.length;
    return true;
  }
  if (short.table === null || !readInterfaceRow(table, short.table)) return false;
  close();
  const row = short.table.rows.pop();
  if (row !== undefined) addRow(reader, row, short.table);
  return true;
}

function openTableReader(reader: Reader): TableReader {
  return {
    cursor: reader.cursor,
    words: reader.short.words,
    report: ({ problem, start, end, expected }) => {
      const name = reader.cursor.text.slice(start, end);
      if (problem === "cut-name") reportName(reader, "ifconfig/name-may-be-cut", { name, start });
      else complain(reader, { code: CODES[problem], start, end, ...(expected === undefined ? {} : { expected }) });
    },
  };
}

/** Keeps a heading that no row came under as an unknown line, at its place among the others. */
export function keepIdleHeading(reader: Reader): void {
  const { short, unknown, report: to } = reader;
  if (short.heading === null) return;
  unknown.splice(short.unknownBefore, 0, short.heading);
  report(to, "ifconfig/unknown-line", short.heading.span);
  short.heading = null;
}

/** Adds a row as an interface or a label; the first row of a table has its layout. */
function addRow(reader: Reader, row: InterfaceTableRow, table: InterfaceTableDraft): void {
  const { short, cursor, interfaces } = reader;
  const { span, name, label, receive, transmit } = row;
  const start = short.words.starts[0] ?? cursor.lineStart;
  // Names that are cut may be alike.
  if (table.nameWidth === WHOLE_NAME || byteLength(name) < table.nameWidth)
    checkRepeated(reader, { name, label, start });
  const layout =
    short.heading === null ? null : { form: table.form, heading: table.heading, nameWidth: table.nameWidth };
  short.heading = null;
  const fields = fieldsOf(row, layout);
  reader.formBefore = "short";
  if (label === undefined) {
    const [received, sent] = [receive ?? {}, transmit ?? {}];
    if (table.form === "net-tools")
      noteStatistics(reader, { name, start, form: "short", receive: received, transmit: sent });
    interfaces.push(withTitle(reader, interfaceOf({ span, name }, fields)));
  } else {
    const node: LabelNode = withTitle(reader, { kind: "label", span, label, ...fields });
    reader.labels.push({ name, node, addresses: [], interfacesBefore: interfaces.length });
  }
}

/** Most rows share one shape. */
function interfaceOf({ span, name }: Pick<InterfaceNode, "span" | "name">, fields: BlockFields): InterfaceNode {
  const { form, flags, mtu, receive, transmit, metric, tableRow } = fields;
  const isPlain = metric === undefined && tableRow === undefined;
  if (isPlain && flags !== undefined && mtu !== undefined && receive !== undefined && transmit !== undefined)
    return { kind: "interface", span, name, form, flags, mtu, addresses: [], receive, transmit };
  return { kind: "interface", span, name, ...fields, addresses: [] };
}

function fieldsOf(row: InterfaceTableRow, table: InterfaceTableLayout | null): BlockFields {
  const { mtu, metric, flags, gaps, written } = row;
  const receive = row.receive ? countersOf(row.receive) : undefined;
  const transmit = row.transmit ? countersOf(row.transmit) : undefined;
  const isPlain = table === null && gaps === undefined && written === undefined && metric === undefined;
  if (isPlain && flags !== undefined && typeof mtu === "number" && receive !== undefined && transmit !== undefined)
    return { form: "short", flags, mtu, receive, transmit };
  const fields: Mutable<BlockFields> = { form: "short" };
  if (flags !== undefined) fields.flags = flags;
  if (typeof mtu === "number") fields.mtu = mtu;
  if (metric !== undefined) fields.metric = metric;
  if (receive !== undefined) fields.receive = receive;
  if (transmit !== undefined) fields.transmit = transmit;
  if (table === null && gaps === undefined && written === undefined) return fields;
  fields.tableRow = {
    ...(table === null ? {} : { table }),
    ...(gaps === undefined ? {} : { gaps }),
    ...(written === undefined ? {} : { written }),
  };
  return fields;
}

type Counters = { -readonly [Field in "packets" | "errors" | "dropped" | "overruns"]?: Counter };

/** The counters of net-tools, none of which is null. */
function countersOf(shown: TableReceive): Counters {
  if (isWhole(shown)) return shown;
  const { packets, errors, dropped, overruns } = shown;
  const counters: Counters = {};
  if (isCounter(packets)) counters.packets = packets;
  if (isCounter(errors)) counters.errors = errors;
  if (isCounter(dropped)) counters.dropped = dropped;
  if (isCounter(overruns)) counters.overruns = overruns;
  return counters;
}

function isWhole(shown: TableReceive): shown is Required<Counters> {
  const { packets, errors, dropped, overruns } = shown;
  return isCounter(packets) && isCounter(errors) && isCounter(dropped) && isCounter(overruns);
}

function isCounter(value: Counter | null | undefined): value is Counter {
  return value !== undefined && value !== null;
}
