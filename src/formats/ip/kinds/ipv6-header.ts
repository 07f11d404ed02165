import type { FieldsOf, Word } from "./table.ts";

/** What tunnels over IPv6 say of the header in front: `hoplimit 64 encaplimit 4 tclass 0x00 flowlabel 0x00000`. */
export interface IpIpv6HeaderData {
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
  /** `allow-localremote` */
  readonly ip6TnlFAllowLocalRemote?: boolean;
  /** `fwmark inherit` */
  readonly ip6TnlFUseOrigFwmark?: boolean;
  readonly fwmark?: string;
}

export const ipv6HeaderFields: FieldsOf<IpIpv6HeaderData> = {
  ttl: "ttl",
  ip6TnlFIgnEncapLimit: "flag",
  encapLimit: "number",
  ip6TnlFUseOrigTclass: "flag",
  tclass: "text",
  ip6TnlFUseOrigFlowlabel: "flag",
  flowlabel: "text",
  ip6TnlFRcvDscpCopy: "flag",
  ip6TnlFAllowLocalRemote: "flag",
  ip6TnlFUseOrigFwmark: "flag",
  fwmark: "hex",
};

export const ipv6HeaderWords: Readonly<Record<string, Word>> = {
  hoplimit: "ttl",
  encaplimit: { field: "encapLimit", values: { none: "ip6TnlFIgnEncapLimit" } },
  tclass: { field: "tclass", values: { inherit: "ip6TnlFUseOrigTclass" } },
  flowlabel: { field: "flowlabel", values: { inherit: "ip6TnlFUseOrigFlowlabel" } },
  dscp: { next: { inherit: "ip6TnlFRcvDscpCopy" } },
  "allow-localremote": ["ip6TnlFAllowLocalRemote", true],
  fwmark: { field: "fwmark", values: { inherit: "ip6TnlFUseOrigFwmark" } },
};
