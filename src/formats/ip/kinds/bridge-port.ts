import type { IpKindParts, KindTable } from "./table.ts";

/** `bridge_slave state forwarding priority 32 cost 2 hairpin off guard off root_block off fastleave off learning on flood on port_id 0x8001 ...` */
export interface IpBridgePortData extends IpKindParts {
  readonly state?: string;
  /** A state without a name. */
  readonly stateIndex?: number;
  readonly priority?: number;
  readonly cost?: number;
  readonly hairpin?: boolean;
  readonly guard?: boolean;
  readonly rootBlock?: boolean;
  readonly fastleave?: boolean;
  readonly learning?: boolean;
  readonly flood?: boolean;
  readonly id?: string;
  readonly no?: string;
  readonly designatedPort?: number;
  readonly designatedCost?: number;
  readonly bridgeId?: string;
  readonly rootId?: string;
  readonly holdTimer?: number;
  readonly messageAgeTimer?: number;
  readonly forwardDelayTimer?: number;
  readonly topologyChangeAck?: number;
  readonly configPending?: number;
  readonly proxyArp?: boolean;
  readonly proxyArpWifi?: boolean;
  readonly multicastRouter?: number;
  readonly mcastFlood?: boolean;
  readonly bcastFlood?: boolean;
  readonly mcastToUnicast?: boolean;
  readonly mcastNGroups?: number;
  readonly mcastMaxGroups?: number;
  readonly neighSuppress?: boolean;
  readonly neighVlanSuppress?: boolean;
  readonly neighForwardGrat?: boolean;
  readonly groupFwdMask?: string;
  readonly groupFwdMaskStr?: string;
  readonly vlanTunnel?: boolean;
  readonly isolated?: boolean;
  readonly locked?: boolean;
  readonly mab?: boolean;
  readonly backupPort?: string;
  readonly backupNhid?: number;
}

/** iplink_bridge_slave.c. `mcast_fast_leave` is `fastleave` again, which JSON has once. */
export const bridgePort: KindTable<IpBridgePortData> = {
  fields: {
    state: "text",
    stateIndex: "number",
    priority: "number",
    cost: "number",
    hairpin: "switch",
    guard: "switch",
    rootBlock: "switch",
    fastleave: "switch",
    learning: "switch",
    flood: "switch",
    id: "hex",
    no: "hex",
    designatedPort: "number",
    designatedCost: "number",
    bridgeId: "text",
    rootId: "text",
    holdTimer: "decimal",
    messageAgeTimer: "decimal",
    forwardDelayTimer: "decimal",
    topologyChangeAck: "number",
    configPending: "number",
    proxyArp: "switch",
    proxyArpWifi: "switch",
    multicastRouter: "number",
    mcastFlood: "switch",
    bcastFlood: "switch",
    mcastToUnicast: "switch",
    mcastNGroups: "number",
    mcastMaxGroups: "number",
    neighSuppress: "switch",
    neighVlanSuppress: "switch",
    neighForwardGrat: "switch",
    groupFwdMask: "hex",
    groupFwdMaskStr: "text",
    vlanTunnel: "switch",
    isolated: "switch",
    locked: "switch",
    mab: "switch",
    backupPort: "text",
    backupNhid: "number",
  },
  words: {
    state: { named: "state", numbered: "stateIndex" },
    port_id: "id",
    port_no: "no",
    designated_bridge: "bridgeId",
    designated_root: "rootId",
    mcast_router: "multicastRouter",
    mcast_fast_leave: { again: "fastleave" },
  },
};
