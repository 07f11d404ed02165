import { encapFields, encapWords, type IpTunnelEncap } from "./encap.ts";
import { greHeaderFields, type IpGreHeaderData } from "./gre-header.ts";
import type { IpEndpoint, IpKindParts, KindTable } from "./table.ts";

/** `gre remote 10.0.0.2 local 10.0.0.1 dev eth0 ttl 64 tos 0x10 ikey 0.0.0.5 okey 0.0.0.5 icsum ocsum`; gretap and erspan have the same. */
export interface IpGreData extends IpKindParts, IpGreHeaderData {
  readonly external?: boolean;
  readonly remote?: IpEndpoint;
  readonly local?: IpEndpoint;
  readonly link?: string;
  readonly ttl?: number | "inherit";
  readonly tos?: string;
  /** Texts say it only where it is false. */
  readonly pmtudisc?: boolean;
  readonly ignoreDf?: boolean;
  readonly fwmark?: string;
  readonly encap?: IpTunnelEncap;
}

/** link_gre.c. */
export const gre: KindTable<IpGreData> = {
  fields: {
    external: "flag",
    remote: "address",
    local: "address",
    link: "text",
    ttl: "ttl",
    tos: "tos",
    pmtudisc: "flag",
    ignoreDf: "flag",
    fwmark: "hex",
    ...greHeaderFields,
    encap: encapFields,
  },
  words: {
    dev: "link",
    ...encapWords,
  },
};
