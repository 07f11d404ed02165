export type {
  AddressNode,
  DeviceResources,
  Hardware,
  IfconfigAst,
  InterfaceFlags,
  InterfaceForm,
  InterfaceNode,
  Ipv4AddressNode,
  Ipv6AddressNode,
  Ipv6Scope,
  LegacyAddressNode,
  Media,
  ReceiveCounters,
  TransmitCounters,
} from "./ast.ts";
export type { IfconfigCode } from "./diagnostics.ts";
export { parseIfconfig } from "./parse.ts";
export { printIfconfig } from "./print.ts";
export { recognizeIfconfig } from "./recognize.ts";
