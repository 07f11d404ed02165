export type {
  OvsBridge,
  OvsController,
  OvsInterface,
  OvsManager,
  OvsOption,
  OvsPort,
  OvsQuoting,
  OvsVsctlShow,
} from "./ast.ts";
export type { OvsVsctlCode } from "./diagnostics.ts";
export { ovsVsctlFacts } from "./facts.ts";
export { type OvsCommandOptions, ovsVsctlCommands } from "./ovs-vsctl-commands.ts";
export { parseOvsVsctlShow } from "./parse.ts";
export { type OvsPrintOptions, printOvsVsctlShow } from "./print.ts";
export {
  bridgeOfInterface,
  bridgeOfPort,
  type OvsBond,
  type OvsInterfaceError,
  ovsBonds,
  ovsInterfaceErrors,
  ovsInterfacesOfType,
} from "./query.ts";
export { type OvsBfdSession, ovsBfdSessions } from "./query-bfd.ts";
export { type OvsConnection, type OvsEndpoint, ovsConnections } from "./query-connections.ts";
export {
  type OvsLoosePatch,
  type OvsPatchFault,
  type OvsPatchPair,
  ovsPatches,
  ovsReachableBridges,
} from "./query-patches.ts";
export type { OvsInterfacePlace, OvsPortPlace, OvsTree } from "./query-places.ts";
export type { OvsTunnelEnd, OvsTunnelKey, OvsTunnelOptions } from "./query-tunnel-options.ts";
export { type OvsTunnel, ovsDuplicateTunnels, ovsTunnels } from "./query-tunnels.ts";
export { type OvsVlan, type OvsVlanPort, type OvsVlanRole, ovsVlans, portsOfVlan } from "./query-vlans.ts";
export { recognizeOvsVsctl } from "./recognize.ts";
