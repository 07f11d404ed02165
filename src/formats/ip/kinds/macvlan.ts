import type { IpKindParts, KindTable } from "./table.ts";

/** `macvlan mode source nodst bcqueuelen 1000 usedbcqueuelen 1000 remotes (2) 02:00:00:00:00:01 02:00:00:00:00:02`; macvtap has the same. */
export interface IpMacvlanData extends IpKindParts {
  readonly mode?: string;
  readonly nopromisc?: boolean;
  readonly nodst?: boolean;
  readonly bcqueuelen?: number;
  readonly usedbcqueuelen?: number;
  readonly bclim?: number;
  readonly macaddrCount?: number;
  readonly macaddrData?: readonly string[];
}

/** iplink_macvlan.c. */
export const macvlan: KindTable<IpMacvlanData> = {
  fields: {
    mode: "text",
    nopromisc: "flag",
    nodst: "flag",
    bcqueuelen: "number",
    usedbcqueuelen: "number",
    bclim: "number",
    macaddrCount: "count",
    macaddrData: "hardware",
  },
  words: {
    remotes: { each: ["macaddrCount", "macaddrData"] },
  },
};
