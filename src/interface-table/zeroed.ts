import { byteLength } from "../text/byte-length.ts";
import type { InterfaceTable, InterfaceTableRow, TableReceive } from "./ast.ts";

/** The longest name that an interface can have, in bytes. */
const LONGEST_NAME = 15;

/**
 * Returns the rows with a name of 15 bytes and counters that are all zero, unless the table has others behind such a name. Builds of net-tools
 * with the fix of CVE-2025-46836 print zeros there for every interface (`lib/interface.c`, `get_name`).
 */
export function zeroedRows({ form, rows }: Pick<InterfaceTable, "form" | "rows">): readonly InterfaceTableRow[] {
  if (form !== "net-tools") return [];
  const long = rows.filter((row) => row.receive && row.label === undefined && hasLongestName(row));
  return long.every(hasZeros) ? long : [];
}

function hasLongestName({ name }: InterfaceTableRow): boolean {
  return name.length <= LONGEST_NAME && byteLength(name) === LONGEST_NAME;
}

function hasZeros({ receive, transmit }: InterfaceTableRow): boolean {
  return isZero(receive) && isZero(transmit);
}

function isZero(counters: TableReceive | null | undefined): boolean {
  return [counters?.packets, counters?.errors, counters?.dropped, counters?.overruns].every((value) => value === 0);
}
