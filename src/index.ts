export * from "./capture/index.ts";
export * from "./diagram/index.ts";
export * from "./facts/index.ts";
export * from "./formats/cpu-topology/index.ts";
export * from "./formats/ifconfig/index.ts";
export * from "./formats/ip/index.ts";
export * from "./formats/iptables/index.ts";
export * from "./formats/netstat/index.ts";
export * from "./formats/network-config/index.ts";
export * from "./formats/ovs-vsctl/index.ts";
export {
  type AnyAst,
  type FormatId,
  type Hints,
  type ParsedAny,
  parseAny,
  recognizeFormat,
  type UnrecognizedAst,
} from "./formats/registry.ts";
export * from "./net/index.ts";
export * from "./replay/index.ts";
export * from "./session/index.ts";
export * from "./text/index.ts";
export * from "./transcript/index.ts";
