import type { IpEndpoint, IpKindParts, KindTable } from "./table.ts";

/** `amt gateway gateway_port 2268 relay_port 2268 local 10.0.0.1 discovery 10.0.0.9 dev eth0 max_tunnels 128` */
export interface IpAmtData extends IpKindParts {
  /** `gateway`, `relay` */
  readonly mode?: string;
  readonly gatewayPort?: number;
  readonly relayPort?: number;
  readonly local?: IpEndpoint;
  readonly remote?: IpEndpoint;
  readonly discovery?: IpEndpoint;
  readonly link?: string;
  readonly maxTunnels?: number;
}

/** iplink_amt.c. */
export const amt: KindTable<IpAmtData> = {
  fields: {
    mode: "text",
    gatewayPort: "number",
    relayPort: "number",
    local: "address",
    remote: "address",
    discovery: "address",
    link: "text",
    maxTunnels: "number",
  },
  words: {
    gateway: ["mode", "gateway"],
    relay: ["mode", "relay"],
    dev: "link",
  },
};
