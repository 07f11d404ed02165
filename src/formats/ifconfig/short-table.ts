import {
  type InterfaceTableDraft,
  type InterfaceTableLayout,
  type InterfaceTableRow,
  openInterfaceTable,
  type RowReport,
  readInterfaceRow,
  type TableReader,
  type TableReceive,
} from "../../interface-table/index.ts";
import type { Counter } from "../../net/index.ts";
import { report } from "../../text/diagnostic.ts";
import { splitWords } from "../../text/line-words.ts";
import { unknownLine } from "../../text/unknown.ts";
import type { BlockFields, LabelNode } from "./ast.ts";
import { checkRepeated } from "./checks.ts";
import type { IfconfigCode } from "./diagnostics.ts";
import type { Mutable } from "./draft.ts";
import { complain, type Reader } from "./reader.ts";

/** Which code says what is wrong with a row. */
const CODES: Readonly<Record<RowReport["problem"], IfconfigCode>> = {
  "bad-figure": "ifconfig/bad-number",
  "unknown-flag": "ifconfig/unexpected-word",
  "cut-name": "ifconfig/name-may-be-cut",
};

/**
 * Reads the current line if it is the heading or a row of `ifconfig -s`, and returns whether it is. Under a heading all rows of the text are
 * its own, also behind blocks of other forms. `close` ends the block that is open.
 */
export function readShortLine(reader: Reader, close: () => void): boolean {
  const { cursor, short } = reader;
  const isHeading = cursor.text.startsWith("Iface", reader.contentStart);
  if (!isHeading && short.table === null) return false;
  splitWords(cursor, short.words);
  const table: TableReader = {
    cursor,
    words: short.words,
    report: ({ problem, start, end, expected }) =>
      complain(reader, { code: CODES[problem], start, end, ...(expected === undefined ? {} : { expected }) }),
  };
  const opened = isHeading ? openInterfaceTable(table) : null;
  if (opened !== null) {
    keepIdleHeading(reader);
    short.table = opened;
    short.heading = unknownLine(cursor);
    return true;
  }
  if (short.table === null || !readInterfaceRow(table, short.table)) return false;
  close();
  const row = short.table.rows.pop();
  if (row !== undefined) addRow(reader, row, short.table);
  return true;
}

/** Keeps a heading that no row came under as an unknown line. */
export function keepIdleHeading(reader: Reader): void {
  const { short, unknown, report: to } = reader;
  if (short.heading === null) return;
  unknown.push(short.heading);
  report(to, "ifconfig/unknown-line", short.heading.span);
  short.heading = null;
}

/** Adds a row as an interface or a label; the first row of a table has its layout. */
function addRow(reader: Reader, row: InterfaceTableRow, table: InterfaceTableDraft): void {
  const { short, cursor, interfaces } = reader;
  const { span, name, label } = row;
  checkRepeated(reader, { name, label, start: short.words.starts[0] ?? cursor.lineStart });
  const layout =
    short.heading === null ? null : { form: table.form, heading: table.heading, nameWidth: table.nameWidth };
  short.heading = null;
  const fields = fieldsOf(row, layout);
  reader.formBefore = "short";
  if (label === undefined) interfaces.push({ kind: "interface", span, name, ...fields, addresses: [] });
  else {
    const node: LabelNode = { kind: "label", span, label, ...fields };
    reader.labels.push({ name, node, addresses: [], interfacesBefore: interfaces.length });
  }
}

function fieldsOf(row: InterfaceTableRow, table: InterfaceTableLayout | null): BlockFields {
  const { mtu, metric, flags, receive, transmit, gaps, written } = row;
  const fields: Mutable<BlockFields> = { form: "short" };
  if (flags !== undefined) fields.flags = flags;
  if (typeof mtu === "number") fields.mtu = mtu;
  if (metric !== undefined) fields.metric = metric;
  if (receive) fields.receive = countersOf(receive);
  if (transmit) fields.transmit = countersOf(transmit);
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
function countersOf({ packets, errors, dropped, overruns }: TableReceive): Counters {
  const counters: Counters = {};
  if (packets !== undefined && packets !== null) counters.packets = packets;
  if (errors !== undefined && errors !== null) counters.errors = errors;
  if (dropped !== undefined && dropped !== null) counters.dropped = dropped;
  if (overruns !== undefined && overruns !== null) counters.overruns = overruns;
  return counters;
}
