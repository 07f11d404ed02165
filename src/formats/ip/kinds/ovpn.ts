import type { IpKindParts, KindTable } from "./table.ts";

/** `ovpn mode p2p` */
export interface IpOvpnData extends IpKindParts {
  readonly mode?: string;
}

/** iplink_ovpn.c. */
export const ovpn: KindTable<IpOvpnData> = {
  fields: {
    mode: "text",
  },
};
