import type { IpKindParts, KindTable } from "./table.ts";

/** `ipvlan  mode l3 bridge`; ipvtap has the same. */
export interface IpIpvlanData extends IpKindParts {
  readonly mode?: string;
  readonly private?: boolean;
  readonly vepa?: boolean;
  readonly bridge?: boolean;
}

/** iplink_ipvlan.c. */
export const ipvlan: KindTable<IpIpvlanData> = {
  fields: {
    mode: "text",
    private: "flag",
    vepa: "flag",
    bridge: "flag",
  },
};
