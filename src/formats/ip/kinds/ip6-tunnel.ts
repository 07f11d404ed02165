import { encapFields, encapWords, type IpTunnelEncap } from "./encap.ts";
import type { IpEndpoint, IpKindParts, KindTable } from "./table.ts";

/** `ip6tnl ip6ip6 remote fd00::2 local fd00::1 hoplimit 64 encaplimit 4 tclass 0x00 flowlabel 0x00000` */
export interface IpIp6tnlData extends IpKindParts {
  readonly external?: boolean;
  /** What it carries: `ip6ip6`, `ipip6`, `any`. */
  readonly proto?: string;
  readonly remote?: IpEndpoint;
  readonly local?: IpEndpoint;
  readonly link?: string;
  /** `hoplimit` */
  readonly ttl?: number | "inherit";
  /** `encaplimit none` */
  readonly ip6TnlFIgnEncapLimit?: boolean;
  readonly encapLimit?: number;
  /** `tclass inherit` */
  readonly ip6TnlFUseOrigTclass?: boolean;
  readonly tclass?: string;
  /** `flowlabel inherit` */
  readonly ip6TnlFUseOrigFlowlabel?: boolean;
  readonly flowlabel?: string;
  /** `dscp inherit` */
  readonly ip6TnlFRcvDscpCopy?: boolean;
  /** `mip6` */
  readonly ip6TnlFMip6Dev?: boolean;
  /** `allow-localremote` */
  readonly ip6TnlFAllowLocalRemote?: boolean;
  /** `fwmark inherit` */
  readonly ip6TnlFUseOrigFwmark?: boolean;
  readonly fwmark?: string;
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
    ttl: "ttl",
    ip6TnlFIgnEncapLimit: "flag",
    encapLimit: "number",
    ip6TnlFUseOrigTclass: "flag",
    tclass: "text",
    ip6TnlFUseOrigFlowlabel: "flag",
    flowlabel: "text",
    ip6TnlFRcvDscpCopy: "flag",
    ip6TnlFMip6Dev: "flag",
    ip6TnlFAllowLocalRemote: "flag",
    ip6TnlFUseOrigFwmark: "flag",
    fwmark: "hex",
    encap: encapFields,
  },
  words: {
    ip6ip6: ["proto", "ip6ip6"],
    ipip6: ["proto", "ipip6"],
    ip4ip6: ["proto", "ip4ip6"],
    any: ["proto", "any"],
    dev: "link",
    hoplimit: "ttl",
    encaplimit: { field: "encapLimit", values: { none: "ip6TnlFIgnEncapLimit" } },
    tclass: { field: "tclass", values: { inherit: "ip6TnlFUseOrigTclass" } },
    flowlabel: { field: "flowlabel", values: { inherit: "ip6TnlFUseOrigFlowlabel" } },
    dscp: { next: { inherit: "ip6TnlFRcvDscpCopy" } },
    "allow-localremote": ["ip6TnlFAllowLocalRemote", true],
    fwmark: { field: "fwmark", values: { inherit: "ip6TnlFUseOrigFwmark" } },
    mip6: ["ip6TnlFMip6Dev", true],
    ...encapWords,
  },
};
