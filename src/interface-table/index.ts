export type {
  InterfaceTable,
  InterfaceTableForm,
  InterfaceTableRow,
  LinkNumber,
  NamedPlace,
  TableFlags,
  TableReceive,
  TableTransmit,
  WrittenCells,
} from "./ast.ts";
export { INTERFACE_TITLE, interfaceTitle } from "./heading.ts";
export { WHOLE_NAME } from "./net-tools-row.ts";
export { type InterfaceTableLayout, printInterfaceRows, printInterfaceTable } from "./print.ts";
export {
  closeInterfaceTable,
  type InterfaceTableDraft,
  keepInTable,
  openInterfaceTable,
  readInterfaceRow,
} from "./table.ts";
export type { RowReport, TableReader } from "./table-reader.ts";
export { longNameStatistics, zeroedRows } from "./zeroed.ts";
