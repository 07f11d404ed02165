import type { IpKindParts, KindTable } from "./table.ts";

/** `rmnet mux_id 1 <INGRESS_DEAGGREGATION>` */
export interface IpRmnetData extends IpKindParts {
  readonly muxId?: number;
  readonly flags?: readonly string[];
}

/** iplink_rmnet.c. */
export const rmnet: KindTable<IpRmnetData> = {
  fields: {
    muxId: "number",
    flags: "list",
  },
};
