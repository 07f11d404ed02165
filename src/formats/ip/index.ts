export type {
  IpAddressInfo,
  IpAst,
  IpCounters,
  IpForm,
  IpLink,
  IpLinkInfo,
  IpNeighbour,
  IpRange,
  IpRule,
  IpStats,
  IpVirtualFunction,
} from "./ast.ts";
export type { IpAttributes, IpParts, IpValue } from "./ast-parts.ts";
export type { IpFlow, IpHop, IpNexthop, IpRoute, IpVia } from "./ast-route.ts";
export type { IpCode } from "./diagnostics.ts";
export { ipFacts } from "./facts.ts";
export { parseIp, parseIpAddr, parseIpLink, parseIpNeigh, parseIpRoute, parseIpRule } from "./parse.ts";
export { recognizeIp } from "./recognize.ts";
