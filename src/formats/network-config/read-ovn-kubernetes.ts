import { elementsOf, type FieldNode, type Open, put, textOf } from "../../document/index.ts";
import type {
  BgpManagedConfigNode,
  EgressIpConfigNode,
  GatewayConfigNode,
  GatewayFamilyNode,
  HybridOverlayConfigNode,
  InternalSubnetsNode,
  IpsecConfigNode,
  IpsecFullNode,
  NoOverlayConfigNode,
  OvnKubernetesConfigNode,
  PolicyAuditConfigNode,
} from "./ast-operator.ts";
import { cidrOf, type NetworkReport, nodeBy, numberOf, type Readers } from "./fields.ts";
import { readClusterNetwork, readMtu } from "./read-parts.ts";
import { booleanOf, LARGEST_UINT32, portOf } from "./scalars.ts";

/** `{"mtu": 1400, "genevePort": 6081, "ipsecConfig": {}, ...}` */
export function readOvnKubernetes(to: NetworkReport, holder: FieldNode): OvnKubernetesConfigNode | undefined {
  return nodeBy<Open<OvnKubernetesConfigNode>>(to, holder, {
    open: (span) => ({ kind: "ovn-kubernetes-config", span, places: [] }),
    readers: OVN_KUBERNETES_CONFIG,
  });
}

const OVN_KUBERNETES_CONFIG: Readers<Open<OvnKubernetesConfigNode>> = {
  mtu: (to, node, field) => put(node, "mtu", readMtu(to, field)),
  genevePort: (to, node, field) => put(node, "genevePort", portOf(to, field)),
  hybridOverlayConfig: (to, node, field) => put(node, "hybridOverlayConfig", readHybridOverlay(to, field)),
  ipsecConfig: (to, node, field) => put(node, "ipsecConfig", readIpsec(to, field)),
  policyAuditConfig: (to, node, field) => put(node, "policyAuditConfig", readPolicyAudit(to, field)),
  gatewayConfig: (to, node, field) => put(node, "gatewayConfig", readGateway(to, field)),
  v4InternalSubnet: (to, node, field) => put(node, "v4InternalSubnet", cidrOf(to, field.value)),
  v6InternalSubnet: (to, node, field) => put(node, "v6InternalSubnet", cidrOf(to, field.value)),
  egressIPConfig: (to, node, field) => put(node, "egressIPConfig", readEgressIp(to, field)),
  ipv4: (to, node, field) => put(node, "ipv4", readInternalSubnets(to, field)),
  ipv6: (to, node, field) => put(node, "ipv6", readInternalSubnets(to, field)),
  routeAdvertisements: (to, node, field) => put(node, "routeAdvertisements", textOf(to, field)),
  transport: (to, node, field) => put(node, "transport", textOf(to, field)),
  noOverlayConfig: (to, node, field) => put(node, "noOverlayConfig", readNoOverlay(to, field)),
  defaultNetworkTransport: (to, node, field) => put(node, "defaultNetworkTransport", textOf(to, field)),
  defaultNetworkNoOverlayOptions: (to, node, field) =>
    put(node, "defaultNetworkNoOverlayOptions", readNoOverlay(to, field)),
  bgpManagedConfig: (to, node, field) => put(node, "bgpManagedConfig", readBgpManaged(to, field)),
};

/** `{"hybridClusterNetwork": [{"cidr": "10.132.0.0/14", "hostPrefix": 23}], "hybridOverlayVXLANPort": 4789}` */
function readHybridOverlay(to: NetworkReport, holder: FieldNode): HybridOverlayConfigNode | undefined {
  return nodeBy<Open<HybridOverlayConfigNode>>(to, holder, {
    open: (span) => ({ kind: "hybrid-overlay-config", span, places: [] }),
    readers: HYBRID_OVERLAY_CONFIG,
  });
}

const HYBRID_OVERLAY_CONFIG: Readers<Open<HybridOverlayConfigNode>> = {
  hybridClusterNetwork: (to, node, field) =>
    put(
      node,
      "hybridClusterNetwork",
      elementsOf(to, field, { draft: node, read: (item) => readClusterNetwork(to, item) }),
    ),
  hybridOverlayVXLANPort: (to, node, field) => put(node, "hybridOverlayVXLANPort", portOf(to, field)),
};

/** `{"mode": "Full", "full": {"encapsulation": "Always"}}` */
function readIpsec(to: NetworkReport, holder: FieldNode): IpsecConfigNode | undefined {
  return nodeBy<Open<IpsecConfigNode>>(to, holder, {
    open: (span) => ({ kind: "ipsec-config", span, places: [] }),
    readers: IPSEC_CONFIG,
  });
}

const IPSEC_CONFIG: Readers<Open<IpsecConfigNode>> = {
  mode: (to, node, field) => put(node, "mode", textOf(to, field)),
  full: (to, node, field) => put(node, "full", readIpsecFull(to, field)),
};

/** `{"encapsulation": "Always"}` */
function readIpsecFull(to: NetworkReport, holder: FieldNode): IpsecFullNode | undefined {
  return nodeBy<Open<IpsecFullNode>>(to, holder, {
    open: (span) => ({ kind: "ipsec-full", span, places: [] }),
    readers: IPSEC_FULL,
  });
}

const IPSEC_FULL: Readers<Open<IpsecFullNode>> = {
  encapsulation: (to, node, field) => put(node, "encapsulation", textOf(to, field)),
};

/** `{"rateLimit": 20, "maxFileSize": 50, "destination": "null", "syslogFacility": "local0"}` */
function readPolicyAudit(to: NetworkReport, holder: FieldNode): PolicyAuditConfigNode | undefined {
  return nodeBy<Open<PolicyAuditConfigNode>>(to, holder, {
    open: (span) => ({ kind: "policy-audit-config", span, places: [] }),
    readers: POLICY_AUDIT_CONFIG,
  });
}

const POLICY_AUDIT_CONFIG: Readers<Open<PolicyAuditConfigNode>> = {
  rateLimit: (to, node, field) => put(node, "rateLimit", numberOf(to, field, LARGEST_UINT32)),
  maxFileSize: (to, node, field) => put(node, "maxFileSize", numberOf(to, field, LARGEST_UINT32)),
  maxLogFiles: (to, node, field) => put(node, "maxLogFiles", numberOf(to, field, LARGEST_UINT32)),
  destination: (to, node, field) => put(node, "destination", textOf(to, field)),
  syslogFacility: (to, node, field) => put(node, "syslogFacility", textOf(to, field)),
};

/** `{"routingViaHost": true, "ipForwarding": "Global", "ipv4": {...}}` */
function readGateway(to: NetworkReport, holder: FieldNode): GatewayConfigNode | undefined {
  return nodeBy<Open<GatewayConfigNode>>(to, holder, {
    open: (span) => ({ kind: "gateway-config", span, places: [] }),
    readers: GATEWAY_CONFIG,
  });
}

const GATEWAY_CONFIG: Readers<Open<GatewayConfigNode>> = {
  routingViaHost: (to, node, field) => put(node, "routingViaHost", booleanOf(to, field)),
  ipForwarding: (to, node, field) => put(node, "ipForwarding", textOf(to, field)),
  ipv4: (to, node, field) => put(node, "ipv4", readGatewayFamily(to, field)),
  ipv6: (to, node, field) => put(node, "ipv6", readGatewayFamily(to, field)),
};

/** `{"internalMasqueradeSubnet": "169.254.0.0/17"}` */
function readGatewayFamily(to: NetworkReport, holder: FieldNode): GatewayFamilyNode | undefined {
  return nodeBy<Open<GatewayFamilyNode>>(to, holder, {
    open: (span) => ({ kind: "gateway-family", span, places: [] }),
    readers: GATEWAY_FAMILY,
  });
}

const GATEWAY_FAMILY: Readers<Open<GatewayFamilyNode>> = {
  internalMasqueradeSubnet: (to, node, field) => put(node, "internalMasqueradeSubnet", cidrOf(to, field.value)),
};

/** `{"reachabilityTotalTimeoutSeconds": 1}` */
function readEgressIp(to: NetworkReport, holder: FieldNode): EgressIpConfigNode | undefined {
  return nodeBy<Open<EgressIpConfigNode>>(to, holder, {
    open: (span) => ({ kind: "egress-ip-config", span, places: [] }),
    readers: EGRESS_IP_CONFIG,
  });
}

const EGRESS_IP_CONFIG: Readers<Open<EgressIpConfigNode>> = {
  reachabilityTotalTimeoutSeconds: (to, node, field) =>
    put(node, "reachabilityTotalTimeoutSeconds", numberOf(to, field, LARGEST_UINT32)),
};

/** `{"internalJoinSubnet": "100.64.0.0/16", "internalTransitSwitchSubnet": "100.88.0.0/16"}` */
function readInternalSubnets(to: NetworkReport, holder: FieldNode): InternalSubnetsNode | undefined {
  return nodeBy<Open<InternalSubnetsNode>>(to, holder, {
    open: (span) => ({ kind: "internal-subnets", span, places: [] }),
    readers: INTERNAL_SUBNETS,
  });
}

const INTERNAL_SUBNETS: Readers<Open<InternalSubnetsNode>> = {
  internalJoinSubnet: (to, node, field) => put(node, "internalJoinSubnet", cidrOf(to, field.value)),
  internalTransitSwitchSubnet: (to, node, field) => put(node, "internalTransitSwitchSubnet", cidrOf(to, field.value)),
};

/** `{"outboundSNAT": "Enabled", "routing": "Managed"}` */
function readNoOverlay(to: NetworkReport, holder: FieldNode): NoOverlayConfigNode | undefined {
  return nodeBy<Open<NoOverlayConfigNode>>(to, holder, {
    open: (span) => ({ kind: "no-overlay-config", span, places: [] }),
    readers: NO_OVERLAY_CONFIG,
  });
}

const NO_OVERLAY_CONFIG: Readers<Open<NoOverlayConfigNode>> = {
  outboundSNAT: (to, node, field) => put(node, "outboundSNAT", textOf(to, field)),
  routing: (to, node, field) => put(node, "routing", textOf(to, field)),
};

/** `{"asNumber": 64512, "bgpTopology": "FullMesh"}` */
function readBgpManaged(to: NetworkReport, holder: FieldNode): BgpManagedConfigNode | undefined {
  return nodeBy<Open<BgpManagedConfigNode>>(to, holder, {
    open: (span) => ({ kind: "bgp-managed-config", span, places: [] }),
    readers: BGP_MANAGED_CONFIG,
  });
}

const BGP_MANAGED_CONFIG: Readers<Open<BgpManagedConfigNode>> = {
  asNumber: (to, node, field) => put(node, "asNumber", numberOf(to, field, LARGEST_UINT32)),
  bgpTopology: (to, node, field) => put(node, "bgpTopology", textOf(to, field)),
};
