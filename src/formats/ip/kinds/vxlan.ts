import type { IpEndpoint, IpKindParts, KindTable } from "./table.ts";

/** A range of ports, `srcport 32768 61000`. */
export interface IpPortRange {
  readonly low?: number;
  readonly high?: number;
}

/** `vxlan id 42 remote 10.0.0.2 local 10.0.0.1 dev eth0 srcport 0 0 dstport 4789 nolearning ttl auto ageing 300 udpcsum ...` */
export interface IpVxlanData extends IpKindParts {
  /** What it carries is told from outside. */
  readonly external?: boolean;
  readonly vnifilter?: boolean;
  readonly id?: number;
  /** A multicast group, or the one other end. */
  readonly group?: IpEndpoint;
  readonly remote?: IpEndpoint;
  readonly local?: IpEndpoint;
  readonly link?: string;
  readonly portRange?: IpPortRange;
  readonly port?: number;
  /** Text before 6.11 says it only where it is false. */
  readonly learning?: boolean;
  readonly proxy?: boolean;
  readonly rsc?: boolean;
  readonly l2miss?: boolean;
  readonly l3miss?: boolean;
  readonly tos?: string;
  readonly ttl?: number | "auto" | "inherit";
  /** `set`, `inherit`; `unset` in JSON alone. */
  readonly df?: string;
  readonly label?: string;
  /** Seconds; 0 for `none`. */
  readonly ageing?: number;
  readonly limit?: number;
  readonly udpCsum?: boolean;
  readonly udpZeroCsum6Tx?: boolean;
  readonly udpZeroCsum6Rx?: boolean;
  readonly remcsumTx?: boolean;
  readonly remcsumRx?: boolean;
  readonly gbp?: boolean;
  readonly gpe?: boolean;
  readonly localbypass?: boolean;
  readonly reservedBits?: string;
  readonly mcroute?: boolean;
}

/** iplink_vxlan.c. */
export const vxlan: KindTable<IpVxlanData> = {
  fields: {
    external: "flag",
    vnifilter: "flag",
    id: "number",
    group: "address",
    remote: "address",
    local: "address",
    link: "text",
    portRange: { low: "number", high: "number" },
    port: "number",
    learning: "flag",
    proxy: "flag",
    rsc: "flag",
    l2miss: "flag",
    l3miss: "flag",
    tos: "tos",
    ttl: "overlayTtl",
    df: "text",
    label: "hex",
    ageing: "noneOrNumber",
    limit: "number",
    udpCsum: "flag",
    udpZeroCsum6Tx: "flag",
    udpZeroCsum6Rx: "flag",
    remcsumTx: "flag",
    remcsumRx: "flag",
    gbp: "flag",
    gpe: "flag",
    localbypass: "flag",
    reservedBits: "hex",
    mcroute: "flag",
  },
  words: {
    dev: "link",
    srcport: { each: ["portRange.low", "portRange.high"] },
    dstport: "port",
    flowlabel: "label",
    maxaddr: "limit",
    udpcsum: "udpCsum",
    udp6zerocsumtx: "udpZeroCsum6Tx",
    udp6zerocsumrx: "udpZeroCsum6Rx",
    remcsumtx: "remcsumTx",
    remcsumrx: "remcsumRx",
  },
  glued: ["external", "vnifilter"],
};
