import type { IpKindParts, KindTable } from "./table.ts";

/** `tun type tap pi off vnet_hdr on multi_queue numqueues 4 numdisabled 0 persist off user 107` */
export interface IpTunData extends IpKindParts {
  readonly type?: string;
  readonly pi?: boolean;
  readonly vnetHdr?: boolean;
  /** False stands in JSON alone. */
  readonly multiQueue?: boolean;
  readonly numqueues?: number;
  readonly numdisabled?: number;
  readonly persist?: boolean;
  readonly user?: string | number;
  readonly group?: string | number;
}

/** iptuntap.c. */
export const tun: KindTable<IpTunData> = {
  fields: {
    type: "text",
    pi: "switch",
    vnetHdr: "switch",
    multiQueue: "flag",
    numqueues: "number",
    numdisabled: "number",
    persist: "switch",
    user: "name",
    group: "name",
  },
};
