import {
  type InterfaceTableLayout,
  type InterfaceTableRow,
  printInterfaceRows,
  WHOLE_NAME,
} from "../../interface-table/index.ts";
import type { Block } from "./block-order.ts";

/** The layout of net-tools 2.10. */
const NEWEST: InterfaceTableLayout = { form: "net-tools", heading: "", nameWidth: WHOLE_NAME };

/** Returns a row of `ifconfig -s`, and the heading before the first one of a table. */
export function shortLines({ heading, fields }: Block, layout: InterfaceTableLayout = NEWEST): string {
  const { flags, mtu, metric, receive, transmit, tableRow = {} } = fields;
  const { table, gaps, written } = tableRow;
  const row: InterfaceTableRow = {
    kind: "interface-row",
    span: { start: 0, end: 0 },
    name: heading,
    ...(mtu === undefined ? {} : { mtu }),
    ...(metric === undefined ? {} : { metric }),
    ...(flags === undefined ? {} : { flags: { letters: flags.letters ?? "", names: flags.names } }),
    receive: receive ?? null,
    transmit: transmit ?? null,
    ...(written === undefined ? {} : { written }),
    ...(gaps === undefined ? {} : { gaps }),
  };
  const lines = table === undefined ? [] : [table.heading];
  return [...lines, ...printInterfaceRows([row], layout)].map((line) => `${line}\n`).join("");
}
