import type { IpEndpoint, IpKindParts, KindTable } from "./table.ts";
import type { IpPortRange } from "./vxlan.ts";

/** `geneve id 7 remote 10.9.9.9 ttl auto dstport 6081 udpcsum noudp6zerocsumtx udp6zerocsumrx` */
export interface IpGeneveData extends IpKindParts {
  readonly external?: boolean;
  readonly id?: number;
  readonly remote?: IpEndpoint;
  readonly local?: IpEndpoint;
  readonly ttl?: number | "auto" | "inherit";
  readonly tos?: string;
  /** `set`, `inherit`; `unset` in JSON alone. */
  readonly df?: string;
  readonly label?: string;
  readonly portRange?: IpPortRange;
  readonly port?: number;
  readonly udpCsum?: boolean;
  readonly udpZeroCsum6Tx?: boolean;
  readonly udpZeroCsum6Rx?: boolean;
  readonly innerProtoInherit?: boolean;
}

/** iplink_geneve.c. */
export const geneve: KindTable<IpGeneveData> = {
  fields: {
    external: "flag",
    id: "number",
    remote: "address",
    local: "address",
    ttl: "overlayTtl",
    tos: "tos",
    df: "text",
    label: "hex",
    portRange: { low: "number", high: "number" },
    port: "number",
    udpCsum: "flag",
    udpZeroCsum6Tx: "flag",
    udpZeroCsum6Rx: "flag",
    innerProtoInherit: "flag",
  },
  words: {
    srcport: { each: ["portRange.low", "portRange.high"] },
    dstport: "port",
    flowlabel: "label",
    udpcsum: "udpCsum",
    udp6zerocsumtx: "udpZeroCsum6Tx",
    udp6zerocsumrx: "udpZeroCsum6Rx",
    innerprotoinherit: "innerProtoInherit",
  },
  glued: ["external"],
};
