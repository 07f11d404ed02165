import type { IpKindParts, KindTable } from "./table.ts";

/** `wwan linkid 1` */
export interface IpWwanData extends IpKindParts {
  readonly linkid?: number;
}

/** iplink_wwan.c. */
export const wwan: KindTable<IpWwanData> = {
  fields: {
    linkid: "number",
  },
};
