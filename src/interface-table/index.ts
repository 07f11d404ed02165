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
export { interfaceTitle } from "./heading.ts";
export { type InterfaceTableLayout, printInterfaceRows, printInterfaceTable } from "./print.ts";
export {
  closeInterfaceTable,
  type InterfaceTableDraft,
  keepInTable,
  openInterfaceTable,
  readInterfaceRow,
} from "./table.ts";
export type { RowReport, TableReader } from "./table-reader.ts";
export { zeroedRows } from "./zeroed.ts";
