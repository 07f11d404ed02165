export type {
  IpAddressInfo,
  IpAst,
  IpCounters,
  IpForm,
  IpLink,
  IpNeighbour,
  IpRange,
  IpRule,
  IpStats,
  IpVirtualFunction,
  IpXdpProgram,
} from "./ast.ts";
export type {
  IpKnownKind,
  IpKnownSlave,
  IpLinkInfo,
  IpLinkInfoParts,
  IpNoKind,
  IpNoSlave,
  IpOtherKind,
  IpOtherSlave,
} from "./ast-link-info.ts";
export type { IpAttributes, IpParts, IpValue } from "./ast-parts.ts";
export type { IpFlow, IpHop, IpNexthop, IpRoute, IpVia } from "./ast-route.ts";
export { type IpCommandOptions, ipCommands } from "./commands/commands.ts";
export type { IpFamily } from "./commands/family.ts";
export { type IpLinkCreation, ipLinkCreations } from "./commands/links.ts";
export type { IpCode } from "./diagnostics.ts";
export { ipFacts } from "./facts.ts";
export type { IpKindData, IpPlainKind, IpSlaveData } from "./kinds/kinds.ts";
export { parseIp, parseIpAddr, parseIpLink, parseIpNeigh, parseIpRoute, parseIpRule } from "./parse.ts";
export { recognizeIp } from "./recognize.ts";
