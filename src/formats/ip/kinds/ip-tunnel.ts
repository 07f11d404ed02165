import { encapFields, encapWords, type IpTunnelEncap } from "./encap.ts";
import type { IpEndpoint, IpKindParts, KindTable } from "./table.ts";

/** `sit ip6ip remote any local 10.0.0.1 ttl inherit nopmtudisc 6rd-prefix 2002::/16`; ipip has the same. */
export interface IpIpTunnelData extends IpKindParts {
  readonly external?: boolean;
  /** What it carries: `ipip`, `ip6ip`, `mplsip`, `any`. */
  readonly proto?: string;
  readonly remote?: IpEndpoint;
  readonly local?: IpEndpoint;
  readonly link?: string;
  readonly ttl?: number | "inherit";
  readonly tos?: string;
  readonly pmtudisc?: boolean;
  readonly isatap?: boolean;
  /** `6rd-prefix` and `6rd-relay_prefix`. */
  readonly prefix?: string;
  readonly prefixlen?: number;
  readonly relayPrefix?: string;
  readonly relayPrefixlen?: number;
  readonly fwmark?: string;
  readonly encap?: IpTunnelEncap;
}

/** link_iptnl.c. */
export const ipTunnel: KindTable<IpIpTunnelData> = {
  fields: {
    external: "flag",
    proto: "text",
    remote: "address",
    local: "address",
    link: "text",
    ttl: "ttl",
    tos: "tos",
    pmtudisc: "flag",
    isatap: "flag",
    prefix: "text",
    prefixlen: "number",
    relayPrefix: "text",
    relayPrefixlen: "number",
    fwmark: "hex",
    encap: encapFields,
  },
  words: {
    ipip: ["proto", "ipip"],
    ip6ip: ["proto", "ip6ip"],
    mplsip: ["proto", "mplsip"],
    any: ["proto", "any"],
    dev: "link",
    "6rd-prefix": { each: ["prefix", "prefixlen"], mark: "/" },
    "6rd-relay_prefix": { each: ["relayPrefix", "relayPrefixlen"], mark: "/" },
    ...encapWords,
  },
};
