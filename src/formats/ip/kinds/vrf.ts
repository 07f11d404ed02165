import type { IpKindParts, KindTable } from "./table.ts";

/** `vrf table 1001`; of a port `vrf_slave table 1001`. */
export interface IpVrfData extends IpKindParts {
  readonly table?: number;
}

/** iplink_vrf.c. */
export const vrf: KindTable<IpVrfData> = {
  fields: {
    table: "number",
  },
};
