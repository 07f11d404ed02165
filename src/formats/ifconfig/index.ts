export type { InterfaceTableForm, InterfaceTableLayout, WrittenCells } from "../../interface-table/index.ts";
export type {
  AddressNode,
  BlockFields,
  DeviceResources,
  Hardware,
  IfconfigAst,
  InterfaceFlags,
  InterfaceForm,
  InterfaceNode,
  Ipv4AddressNode,
  Ipv6AddressNode,
  Ipv6Scope,
  LabelNode,
  LegacyAddressNode,
  Media,
  ReceiveCounters,
  TransmitCounters,
} from "./ast.ts";
export type {
  AddressNotation,
  BitFlags,
  BsdAddressFields,
  BsdFields,
  BsdFlagsFields,
  BsdIpv6Fields,
  DetailLists,
  DetailNode,
  DetailNumbers,
  DetailValues,
  DetailWords,
  MediaWords,
} from "./ast-bsd.ts";
export type { TableRowFields } from "./ast-table.ts";
export type { IfconfigCode } from "./diagnostics.ts";
export { ifconfigFacts } from "./facts.ts";
export { ipAddressCommands } from "./ip-address-commands.ts";
export { parseIfconfig } from "./parse.ts";
export { printIfconfig } from "./print.ts";
export {
  addressesInNetwork,
  type DuplicateAddress,
  duplicateAddresses,
  type InterfaceAddress,
  interfaceAddresses,
  interfacesByMtu,
  interfacesOfAddress,
  interfacesWithoutCarrier,
  kernelHardwareBytes,
  type MtuGroup,
  type TrafficFault,
  type TrafficProblem,
  trafficProblems,
} from "./query.ts";
export { interfaceDetails } from "./query-bsd.ts";
export { recognizeIfconfig } from "./recognize.ts";
