import type { IpKindParts, KindTable } from "./table.ts";

/** `rmnet mux_id 1` */
export interface IpRmnetData extends IpKindParts {
  readonly muxId?: number;
}

/** iplink_rmnet.c. */
export const rmnet: KindTable<IpRmnetData> = {
  fields: {
    muxId: "number",
  },
};
