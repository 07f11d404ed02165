import type { IpAddress } from "../../../net/index.ts";
import type { IpKindParts, KindTable } from "./table.ts";

/** What 802.3ad agreed on: `ad_aggregator 1 ad_num_ports 2 ad_actor_key 21 ad_partner_key 33 ad_partner_mac 00:23:04:ee:be:0a` */
export interface IpBondAdInfo {
  readonly aggregator?: number;
  readonly numPorts?: number;
  readonly actorKey?: number;
  readonly partnerKey?: number;
  readonly partnerMac?: string;
}

/** `bond mode 802.3ad miimon 100 updelay 0 downdelay 0 peer_notify_delay 0 use_carrier 1 arp_interval 0 ...` */
export interface IpBondData extends IpKindParts {
  readonly mode?: string;
  readonly activeSlave?: string;
  readonly activeSlaveIndex?: number;
  readonly miimon?: number;
  readonly updelay?: number;
  readonly downdelay?: number;
  readonly peerNotifyDelay?: number;
  readonly useCarrier?: number;
  readonly arpInterval?: number;
  readonly arpMissedMax?: number;
  readonly arpIpTarget?: readonly IpAddress[];
  readonly nsIp6Target?: readonly IpAddress[];
  /** `null` for `none`. */
  readonly arpValidate?: string | null;
  readonly arpAllTargets?: string;
  readonly primary?: string;
  readonly primaryIndex?: number;
  readonly primaryReselect?: string;
  readonly failOverMac?: string;
  readonly xmitHashPolicy?: string;
  readonly resendIgmp?: number;
  readonly numPeerNotif?: number;
  readonly allSlavesActive?: number;
  readonly minLinks?: number;
  readonly lpInterval?: number;
  readonly packetsPerSlave?: number;
  readonly adLacpActive?: string;
  readonly adLacpRate?: string;
  readonly coupledControl?: boolean;
  readonly broadcastNeighbor?: boolean;
  readonly lacpStrict?: boolean;
  readonly adSelect?: string;
  readonly adInfo?: IpBondAdInfo;
  readonly adActorSysPrio?: number;
  readonly adUserPortKey?: number;
  readonly adActorSystem?: string;
  readonly tlbDynamicLb?: number;
}

/** iplink_bond.c. */
export const bond: KindTable<IpBondData> = {
  fields: {
    mode: "text",
    activeSlave: "text",
    activeSlaveIndex: "number",
    miimon: "number",
    updelay: "number",
    downdelay: "number",
    peerNotifyDelay: "number",
    useCarrier: "number",
    arpInterval: "number",
    arpMissedMax: "number",
    arpIpTarget: "addresses",
    nsIp6Target: "addresses",
    arpValidate: "noneOrText",
    arpAllTargets: "text",
    primary: "text",
    primaryIndex: "number",
    primaryReselect: "text",
    failOverMac: "text",
    xmitHashPolicy: "text",
    resendIgmp: "number",
    numPeerNotif: "number",
    allSlavesActive: "number",
    minLinks: "number",
    lpInterval: "number",
    packetsPerSlave: "number",
    adLacpActive: "text",
    adLacpRate: "text",
    coupledControl: "switch",
    broadcastNeighbor: "switch",
    lacpStrict: "switch",
    adSelect: "text",
    adInfo: { aggregator: "number", numPorts: "number", actorKey: "number", partnerKey: "number", partnerMac: "text" },
    adActorSysPrio: "number",
    adUserPortKey: "number",
    adActorSystem: "text",
    tlbDynamicLb: "number",
  },
  words: {
    num_grat_arp: "numPeerNotif",
    lacp_active: "adLacpActive",
    lacp_rate: "adLacpRate",
    ad_aggregator: "adInfo.aggregator",
    ad_num_ports: "adInfo.numPorts",
    ad_actor_key: "adInfo.actorKey",
    ad_partner_key: "adInfo.partnerKey",
    ad_partner_mac: "adInfo.partnerMac",
  },
};
