import { encapFields, encapWords, type IpTunnelEncap } from "./encap.ts";
import { greHeaderFields, type IpGreHeaderData } from "./gre-header.ts";
import { type IpIpv6HeaderData, ipv6HeaderFields, ipv6HeaderWords } from "./ipv6-header.ts";
import type { IpEndpoint, IpKindParts, KindTable } from "./table.ts";

/** `ip6gre remote fd00::2 local fd00::1 hoplimit 64 encaplimit 4 tclass 0x00 flowlabel 0x00000`; ip6gretap and ip6erspan have the same. */
export interface IpGre6Data extends IpKindParts, IpIpv6HeaderData, IpGreHeaderData {
  readonly external?: boolean;
  readonly remote?: IpEndpoint;
  readonly local?: IpEndpoint;
  readonly link?: string;
  readonly encap?: IpTunnelEncap;
}

/** link_gre6.c. */
export const gre6: KindTable<IpGre6Data> = {
  fields: {
    external: "flag",
    remote: "address",
    local: "address",
    link: "text",
    ...ipv6HeaderFields,
    ...greHeaderFields,
    encap: encapFields,
  },
  words: {
    dev: "link",
    ...ipv6HeaderWords,
    ...encapWords,
  },
};
