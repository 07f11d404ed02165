import type { IpKindParts, IpQosPair, KindTable } from "./table.ts";

/** `vlan protocol 802.1Q id 5 <REORDER_HDR,GVRP>`, and its maps on lines of their own. */
export interface IpVlanData extends IpKindParts {
  readonly protocol?: string;
  readonly id?: number;
  readonly flags?: readonly string[];
  readonly ingressQos?: readonly IpQosPair[];
  readonly egressQos?: readonly IpQosPair[];
}

/** iplink_vlan.c. */
export const vlan: KindTable<IpVlanData> = {
  fields: {
    protocol: "text",
    id: "number",
    flags: "list",
    ingressQos: "qos",
    egressQos: "qos",
  },
  words: {
    "ingress-qos-map": "ingressQos",
    "egress-qos-map": "egressQos",
  },
};
