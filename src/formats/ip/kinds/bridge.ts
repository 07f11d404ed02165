import type { Counter } from "../../../net/index.ts";
import type { IpKindParts, KindTable } from "./table.ts";

/** `bridge forward_delay 1500 hello_time 200 max_age 2000 ageing_time 30000 stp_state 0 priority 32768 vlan_filtering 0 ...` */
export interface IpBridgeData extends IpKindParts {
  /** Times are hundredths of seconds; timers are seconds. */
  readonly forwardDelay?: number;
  readonly helloTime?: number;
  readonly maxAge?: number;
  readonly ageingTime?: number;
  readonly stpState?: number;
  readonly stpMode?: string;
  readonly priority?: number;
  readonly vlanFiltering?: number;
  readonly vlanProtocol?: string;
  readonly bridgeId?: string;
  readonly rootId?: string;
  readonly rootPort?: number;
  readonly rootPathCost?: number;
  readonly topologyChange?: number;
  readonly topologyChangeDetected?: number;
  readonly helloTimer?: number;
  readonly tcnTimer?: number;
  readonly topologyChangeTimer?: number;
  readonly gcTimer?: number;
  readonly fdbNLearned?: number;
  readonly fdbMaxLearned?: number;
  readonly vlanDefaultPvid?: number;
  readonly vlanStatsEnabled?: number;
  readonly vlanStatsPerPort?: number;
  readonly groupFwdMask?: string;
  readonly groupAddr?: string;
  readonly mcastSnooping?: number;
  readonly noLinklocalLearn?: number;
  readonly mcastVlanSnooping?: number;
  readonly mstEnabled?: number;
  readonly mdbOffloadFailNotification?: number;
  readonly fdbLocalVlan0?: number;
  readonly mcastRouter?: number;
  readonly mcastQueryUseIfaddr?: number;
  readonly mcastQuerier?: number;
  readonly mcastHashElasticity?: number;
  readonly mcastHashMax?: number;
  readonly mcastLastMemberCnt?: number;
  readonly mcastStartupQueryCnt?: number;
  readonly mcastLastMemberIntvl?: Counter;
  readonly mcastMembershipIntvl?: Counter;
  readonly mcastQuerierIntvl?: Counter;
  readonly mcastQueryIntvl?: Counter;
  readonly mcastQueryResponseIntvl?: Counter;
  readonly mcastStartupQueryIntvl?: Counter;
  readonly mcastStatsEnabled?: number;
  readonly mcastIgmpVersion?: number;
  readonly mcastMldVersion?: number;
  readonly nfCallIptables?: number;
  readonly nfCallIp6tables?: number;
  readonly nfCallArptables?: number;
}

/** iplink_bridge.c. */
export const bridge: KindTable<IpBridgeData> = {
  fields: {
    forwardDelay: "number",
    helloTime: "number",
    maxAge: "number",
    ageingTime: "number",
    stpState: "number",
    stpMode: "text",
    priority: "number",
    vlanFiltering: "number",
    vlanProtocol: "text",
    bridgeId: "text",
    rootId: "text",
    rootPort: "number",
    rootPathCost: "number",
    topologyChange: "number",
    topologyChangeDetected: "number",
    helloTimer: "decimal",
    tcnTimer: "decimal",
    topologyChangeTimer: "decimal",
    gcTimer: "decimal",
    fdbNLearned: "number",
    fdbMaxLearned: "number",
    vlanDefaultPvid: "number",
    vlanStatsEnabled: "number",
    vlanStatsPerPort: "number",
    groupFwdMask: "hex",
    groupAddr: "text",
    mcastSnooping: "number",
    noLinklocalLearn: "number",
    mcastVlanSnooping: "number",
    mstEnabled: "number",
    mdbOffloadFailNotification: "number",
    fdbLocalVlan0: "number",
    mcastRouter: "number",
    mcastQueryUseIfaddr: "number",
    mcastQuerier: "number",
    mcastHashElasticity: "number",
    mcastHashMax: "number",
    mcastLastMemberCnt: "number",
    mcastStartupQueryCnt: "number",
    mcastLastMemberIntvl: "counter",
    mcastMembershipIntvl: "counter",
    mcastQuerierIntvl: "counter",
    mcastQueryIntvl: "counter",
    mcastQueryResponseIntvl: "counter",
    mcastStartupQueryIntvl: "counter",
    mcastStatsEnabled: "number",
    mcastIgmpVersion: "number",
    mcastMldVersion: "number",
    nfCallIptables: "number",
    nfCallIp6tables: "number",
    nfCallArptables: "number",
  },
  words: {
    designated_root: "rootId",
    group_address: "groupAddr",
    mcast_last_member_count: "mcastLastMemberCnt",
    mcast_startup_query_count: "mcastStartupQueryCnt",
    mcast_last_member_interval: "mcastLastMemberIntvl",
    mcast_membership_interval: "mcastMembershipIntvl",
    mcast_querier_interval: "mcastQuerierIntvl",
    mcast_query_interval: "mcastQueryIntvl",
    mcast_query_response_interval: "mcastQueryResponseIntvl",
    mcast_startup_query_interval: "mcastStartupQueryIntvl",
  },
};
