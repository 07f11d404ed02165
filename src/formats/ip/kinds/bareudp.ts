import type { IpKindParts, KindTable } from "./table.ts";

/** `bareudp dstport 6635 ethertype mpls_uc srcportmin 0 nomultiproto` */
export interface IpBareudpData extends IpKindParts {
  readonly dstport?: number;
  readonly ethertype?: string;
  readonly srcportmin?: number;
  readonly multiproto?: boolean;
}

/** iplink_bareudp.c. */
export const bareudp: KindTable<IpBareudpData> = {
  fields: {
    dstport: "number",
    ethertype: "text",
    srcportmin: "number",
    multiproto: "flag",
  },
};
