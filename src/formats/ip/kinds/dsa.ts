import type { IpKindParts, KindTable } from "./table.ts";

/** `dsa conduit eth0`, of older releases `dsa master eth0`. */
export interface IpDsaData extends IpKindParts {
  readonly conduit?: string;
  readonly master?: string;
}

/** iplink_dsa.c. */
export const dsa: KindTable<IpDsaData> = {
  fields: {
    conduit: "text",
    master: "text",
  },
};
