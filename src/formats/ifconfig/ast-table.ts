import type { InterfaceTableLayout, WrittenCells } from "../../interface-table/index.ts";

/** What it takes to print a row of `ifconfig -s` back; absent for a row below the first that stands as the tool prints it. */
export interface TableRowFields {
  /** The table that begins with this row: its heading line, and to how many bytes names are cut. */
  readonly table?: InterfaceTableLayout;
  /** How many blanks stand before each cell but the first, where it is not as the tool prints it. */
  readonly gaps?: readonly number[];
  /** Words of figures that could not be read. */
  readonly written?: WrittenCells;
}
