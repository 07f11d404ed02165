import type { IpKindParts, KindTable } from "./table.ts";

/** `xfrm if_id 0x4` */
export interface IpXfrmData extends IpKindParts {
  readonly external?: boolean;
  readonly ifId?: string;
}

/** link_xfrm.c. */
export const xfrm: KindTable<IpXfrmData> = {
  fields: {
    external: "flag",
    ifId: "hex",
  },
};
