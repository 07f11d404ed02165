import { encapFields, encapWords, type IpTunnelEncap } from "./encap.ts";
import type { IpEndpoint, IpKindParts, KindTable } from "./table.ts";

/** `ip6gre remote fd00::2 local fd00::1 hoplimit 64 encaplimit 4 tclass 0x00 flowlabel 0x00000`; ip6gretap and ip6erspan have the same. */
export interface IpGre6Data extends IpKindParts {
  readonly external?: boolean;
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
  readonly ikey?: string;
  readonly okey?: string;
  readonly iseq?: boolean;
  readonly oseq?: boolean;
  readonly icsum?: boolean;
  readonly ocsum?: boolean;
  /** `allow-localremote` */
  readonly ip6TnlFAllowLocalRemote?: boolean;
  /** `fwmark inherit` */
  readonly ip6TnlFUseOrigFwmark?: boolean;
  readonly fwmark?: string;
  readonly erspanIndex?: number;
  readonly erspanVer?: number;
  readonly erspanDir?: string;
  readonly erspanHwid?: string;
  readonly encap?: IpTunnelEncap;
}

/** link_gre6.c. */
export const gre6: KindTable<IpGre6Data> = {
  fields: {
    external: "flag",
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
    ikey: "text",
    okey: "text",
    iseq: "flag",
    oseq: "flag",
    icsum: "flag",
    ocsum: "flag",
    ip6TnlFAllowLocalRemote: "flag",
    ip6TnlFUseOrigFwmark: "flag",
    fwmark: "hex",
    erspanIndex: "number",
    erspanVer: "number",
    erspanDir: "text",
    erspanHwid: "hex",
    encap: encapFields,
  },
  words: {
    dev: "link",
    hoplimit: "ttl",
    encaplimit: { field: "encapLimit", values: { none: "ip6TnlFIgnEncapLimit" } },
    tclass: { field: "tclass", values: { inherit: "ip6TnlFUseOrigTclass" } },
    flowlabel: { field: "flowlabel", values: { inherit: "ip6TnlFUseOrigFlowlabel" } },
    dscp: { next: { inherit: "ip6TnlFRcvDscpCopy" } },
    "allow-localremote": ["ip6TnlFAllowLocalRemote", true],
    fwmark: { field: "fwmark", values: { inherit: "ip6TnlFUseOrigFwmark" } },
    ...encapWords,
  },
};
