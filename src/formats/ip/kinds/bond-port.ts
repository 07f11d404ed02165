import type { IpKindParts, KindTable } from "./table.ts";

/** `bond_slave state ACTIVE mii_status UP link_failure_count 0 perm_hwaddr 0c:42:a1:00:00:02 queue_id 0 ...` */
export interface IpBondPortData extends IpKindParts {
  readonly state?: string;
  /** A state or status without a name. */
  readonly stateIndex?: number;
  readonly miiStatus?: string;
  readonly miiStatusIndex?: number;
  readonly linkFailureCount?: number;
  readonly permHwaddr?: string;
  readonly queueId?: number;
  readonly prio?: number;
  readonly adAggregatorId?: number;
  readonly adActorOperPortState?: number;
  readonly adActorOperPortStateStr?: readonly string[];
  readonly adPartnerOperPortState?: number;
  readonly adPartnerOperPortStateStr?: readonly string[];
  readonly actorPortPrio?: number;
  /** A number where the state has no name. */
  readonly churnActorState?: string | number;
  readonly churnPartnerState?: string | number;
}

/** iplink_bond_slave.c. */
export const bondPort: KindTable<IpBondPortData> = {
  fields: {
    state: "text",
    stateIndex: "number",
    miiStatus: "text",
    miiStatusIndex: "number",
    linkFailureCount: "number",
    permHwaddr: "text",
    queueId: "number",
    prio: "number",
    adAggregatorId: "number",
    adActorOperPortState: "number",
    adActorOperPortStateStr: "list",
    adPartnerOperPortState: "number",
    adPartnerOperPortStateStr: "list",
    actorPortPrio: "number",
    churnActorState: "name",
    churnPartnerState: "name",
  },
  words: {
    state: { named: "state", numbered: "stateIndex" },
    mii_status: { named: "miiStatus", numbered: "miiStatusIndex" },
  },
};
