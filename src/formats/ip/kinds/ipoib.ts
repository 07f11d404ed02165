import type { IpKindParts, KindTable } from "./table.ts";

/** `ipoib pkey 0xffff mode datagram umcast 0000` */
export interface IpIpoibData extends IpKindParts {
  readonly key?: string;
  readonly mode?: string;
  readonly umcast?: string;
}

/** iplink_ipoib.c. */
export const ipoib: KindTable<IpIpoibData> = {
  fields: {
    key: "text",
    mode: "text",
    umcast: "text",
  },
  words: {
    pkey: "key",
  },
};
