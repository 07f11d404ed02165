import type { IpEndpoint, IpKindParts, KindTable } from "./table.ts";

/** `vti remote 10.0.0.2 local 10.0.0.1 ikey 0.0.0.5 okey 0.0.0.6 fwmark 0x1`; vti6 has the same. */
export interface IpVtiData extends IpKindParts {
  readonly remote?: IpEndpoint;
  readonly local?: IpEndpoint;
  readonly link?: string;
  readonly ikey?: string;
  readonly okey?: string;
  readonly fwmark?: string;
}

/** link_vti.c, link_vti6.c. */
export const vti: KindTable<IpVtiData> = {
  fields: {
    remote: "address",
    local: "address",
    link: "text",
    ikey: "text",
    okey: "text",
    fwmark: "hex",
  },
  words: {
    dev: "link",
  },
};
