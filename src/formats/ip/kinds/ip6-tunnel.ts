import { encapFields, encapWords, type IpTunnelEncap } from "./encap.ts";
import { type IpIpv6HeaderData, ipv6HeaderFields, ipv6HeaderWords } from "./ipv6-header.ts";
import type { IpEndpoint, IpKindParts, KindTable } from "./table.ts";

/** `ip6tnl ip6ip6 remote fd00::2 local fd00::1 hoplimit 64 encaplimit 4 tclass 0x00 flowlabel 0x00000` */
export interface IpIp6tnlData extends IpKindParts, IpIpv6HeaderData {
  readonly external?: boolean;
  /** What it carries: `ip6ip6`, `ipip6`, `any`. */
  readonly proto?: string;
  readonly remote?: IpEndpoint;
  readonly local?: IpEndpoint;
  readonly link?: string;
  /** `mip6` */
  readonly ip6TnlFMip6Dev?: boolean;
  readonly encap?: IpTunnelEncap;
}

/** link_ip6tnl.c. */
export const ip6tnl: KindTable<IpIp6tnlData> = {
  fields: {
    external: "flag",
    proto: "text",
    remote: "address",
    local: "address",
    link: "text",
    ip6TnlFMip6Dev: "flag",
    ...ipv6HeaderFields,
    encap: encapFields,
  },
  words: {
    ip6ip6: ["proto", "ip6ip6"],
    ipip6: ["proto", "ipip6"],
    ip4ip6: ["proto", "ip4ip6"],
    any: ["proto", "any"],
    dev: "link",
    mip6: ["ip6TnlFMip6Dev", true],
    ...ipv6HeaderWords,
    ...encapWords,
  },
};
