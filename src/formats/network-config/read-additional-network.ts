import { elementsOf, type FieldNode, type Open, put, textOf } from "../../document/index.ts";
import type {
  AdditionalNetworkNode,
  IpamConfigNode,
  SimpleMacvlanConfigNode,
  StaticAddressNode,
  StaticDnsNode,
  StaticIpamConfigNode,
  StaticRouteNode,
} from "./ast-additional.ts";
import { cidrOf, type NetworkReport, nodeBy, type Readers } from "./fields.ts";
import { readMtu } from "./read-parts.ts";
import { addressOf, interfaceAddressOf, textsOf } from "./scalars.ts";

/** `{"name": "storage", "namespace": "default", "type": "Raw", "rawCNIConfig": "{...}"}` */
export function readAdditionalNetwork(to: NetworkReport, holder: FieldNode): AdditionalNetworkNode | undefined {
  return nodeBy<Open<AdditionalNetworkNode>>(to, holder, {
    open: (span) => ({ kind: "additional-network", span, places: [] }),
    readers: ADDITIONAL_NETWORK,
  });
}

const ADDITIONAL_NETWORK: Readers<Open<AdditionalNetworkNode>> = {
  type: (to, node, field) => put(node, "type", textOf(to, field)),
  name: (to, node, field) => put(node, "name", textOf(to, field)),
  namespace: (to, node, field) => put(node, "namespace", textOf(to, field)),
  rawCNIConfig: (to, node, field) => put(node, "rawCNIConfig", textOf(to, field)),
  simpleMacvlanConfig: (to, node, field) => put(node, "simpleMacvlanConfig", readSimpleMacvlan(to, field)),
};

/** `{"master": "eth1", "mode": "Bridge", "mtu": 1500, "ipamConfig": {...}}` */
function readSimpleMacvlan(to: NetworkReport, holder: FieldNode): SimpleMacvlanConfigNode | undefined {
  return nodeBy<Open<SimpleMacvlanConfigNode>>(to, holder, {
    open: (span) => ({ kind: "simple-macvlan-config", span, places: [] }),
    readers: SIMPLE_MACVLAN_CONFIG,
  });
}

const SIMPLE_MACVLAN_CONFIG: Readers<Open<SimpleMacvlanConfigNode>> = {
  master: (to, node, field) => put(node, "master", textOf(to, field)),
  ipamConfig: (to, node, field) => put(node, "ipamConfig", readIpam(to, field)),
  mode: (to, node, field) => put(node, "mode", textOf(to, field)),
  mtu: (to, node, field) => put(node, "mtu", readMtu(to, field)),
};

/** `{"type": "Static", "staticIPAMConfig": {...}}` */
function readIpam(to: NetworkReport, holder: FieldNode): IpamConfigNode | undefined {
  return nodeBy<Open<IpamConfigNode>>(to, holder, {
    open: (span) => ({ kind: "ipam-config", span, places: [] }),
    readers: IPAM_CONFIG,
  });
}

const IPAM_CONFIG: Readers<Open<IpamConfigNode>> = {
  type: (to, node, field) => put(node, "type", textOf(to, field)),
  staticIPAMConfig: (to, node, field) => put(node, "staticIPAMConfig", readStaticIpam(to, field)),
};

/** `{"addresses": [...], "routes": [...], "dns": {...}}` */
function readStaticIpam(to: NetworkReport, holder: FieldNode): StaticIpamConfigNode | undefined {
  return nodeBy<Open<StaticIpamConfigNode>>(to, holder, {
    open: (span) => ({ kind: "static-ipam-config", span, places: [] }),
    readers: STATIC_IPAM_CONFIG,
  });
}

const STATIC_IPAM_CONFIG: Readers<Open<StaticIpamConfigNode>> = {
  addresses: (to, node, field) =>
    put(node, "addresses", elementsOf(to, field, { draft: node, read: (item) => readStaticAddress(to, item) })),
  routes: (to, node, field) =>
    put(node, "routes", elementsOf(to, field, { draft: node, read: (item) => readStaticRoute(to, item) })),
  dns: (to, node, field) => put(node, "dns", readStaticDns(to, field)),
};

/** `{"address": "10.51.100.10/24", "gateway": "10.51.100.1"}` */
function readStaticAddress(to: NetworkReport, holder: FieldNode): StaticAddressNode | undefined {
  return nodeBy<Open<StaticAddressNode>>(to, holder, {
    open: (span) => ({ kind: "static-address", span, places: [] }),
    readers: STATIC_ADDRESS,
  });
}

const STATIC_ADDRESS: Readers<Open<StaticAddressNode>> = {
  address: (to, node, field) => put(node, "address", interfaceAddressOf(to, field.value)),
  gateway: (to, node, field) => put(node, "gateway", addressOf(to, field.value)),
};

/** `{"destination": "0.0.0.0/0", "gateway": "10.51.100.1"}` */
function readStaticRoute(to: NetworkReport, holder: FieldNode): StaticRouteNode | undefined {
  return nodeBy<Open<StaticRouteNode>>(to, holder, {
    open: (span) => ({ kind: "static-route", span, places: [] }),
    readers: STATIC_ROUTE,
  });
}

const STATIC_ROUTE: Readers<Open<StaticRouteNode>> = {
  destination: (to, node, field) => put(node, "destination", cidrOf(to, field.value)),
  gateway: (to, node, field) => put(node, "gateway", addressOf(to, field.value)),
};

/** `{"nameservers": ["10.51.100.1"], "domain": "example.com", "search": ["example.com"]}` */
function readStaticDns(to: NetworkReport, holder: FieldNode): StaticDnsNode | undefined {
  return nodeBy<Open<StaticDnsNode>>(to, holder, {
    open: (span) => ({ kind: "static-dns", span, places: [] }),
    readers: STATIC_DNS,
  });
}

const STATIC_DNS: Readers<Open<StaticDnsNode>> = {
  nameservers: (to, node, field) =>
    put(node, "nameservers", elementsOf(to, field, { draft: node, read: (item) => addressOf(to, item.value) })),
  domain: (to, node, field) => put(node, "domain", textOf(to, field)),
  search: (to, node, field) => put(node, "search", textsOf(to, node, field)),
};
