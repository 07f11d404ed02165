import type { IpEndpoint, IpKindParts, KindTable } from "./table.ts";

/** `gtp role sgsn hsize 1024 restart_count 0` */
export interface IpGtpData extends IpKindParts {
  readonly role?: string;
  readonly hsize?: number;
  readonly restartCount?: number;
  readonly local?: IpEndpoint;
}

/** iplink_gtp.c. */
export const gtp: KindTable<IpGtpData> = {
  fields: {
    role: "text",
    hsize: "number",
    restartCount: "number",
    local: "address",
  },
};
