import { type FieldNode, type Open, put, textOf } from "../../document/index.ts";
import { parsePort } from "../../net/index.ts";
import { report } from "../../text/diagnostic.ts";
import type {
  ClusterNetworkNode,
  ExternalIpNode,
  ExternalIpPolicyNode,
  MigrationNode,
  MtuChangeNode,
  MtuMigrationNode,
  NetworkDiagnosticsNode,
  NetworkObservabilityNode,
  PlacementNode,
  PortRangeNode,
} from "./ast-parts.ts";
import { cidrOf, cidrsOf, type NetworkReport, nodeBy, numberOf, type Readers } from "./fields.ts";
import { LARGEST_UINT32, mappingOf, sequenceOf } from "./scalars.ts";

/** IPv4's smallest MTU, and the largest that the cluster network operator admits. */
const SMALLEST_MTU = 576;
const LARGEST_MTU = 65_536;

/** `{"cidr": "10.128.0.0/14", "hostPrefix": 23}` */
export function readClusterNetwork(to: NetworkReport, holder: FieldNode): ClusterNetworkNode | undefined {
  return nodeBy<Open<ClusterNetworkNode>>(to, holder, {
    open: (span) => ({ kind: "cluster-network", span, places: [] }),
    readers: CLUSTER_NETWORK,
  });
}

const CLUSTER_NETWORK: Readers<Open<ClusterNetworkNode>> = {
  cidr: (to, node, field) => put(node, "cidr", cidrOf(to, field.value)),
  hostPrefix: (to, node, field) => put(node, "hostPrefix", numberOf(to, field, 128)),
};

/** `{"policy": {}, "autoAssignCIDRs": [...]}` */
export function readExternalIp(to: NetworkReport, holder: FieldNode): ExternalIpNode | undefined {
  return nodeBy<Open<ExternalIpNode>>(to, holder, {
    open: (span) => ({ kind: "external-ip", span, places: [] }),
    readers: EXTERNAL_IP,
  });
}

const EXTERNAL_IP: Readers<Open<ExternalIpNode>> = {
  policy: (to, node, field) => put(node, "policy", readPolicy(to, field)),
  autoAssignCIDRs: (to, node, field) => put(node, "autoAssignCIDRs", cidrsOf(to, node, field)),
};

/** `{"allowedCIDRs": [...], "rejectedCIDRs": [...]}` */
function readPolicy(to: NetworkReport, holder: FieldNode): ExternalIpPolicyNode | undefined {
  return nodeBy<Open<ExternalIpPolicyNode>>(to, holder, {
    open: (span) => ({ kind: "external-ip-policy", span, places: [] }),
    readers: EXTERNAL_IP_POLICY,
  });
}

const EXTERNAL_IP_POLICY: Readers<Open<ExternalIpPolicyNode>> = {
  allowedCIDRs: (to, node, field) => put(node, "allowedCIDRs", cidrsOf(to, node, field)),
  rejectedCIDRs: (to, node, field) => put(node, "rejectedCIDRs", cidrsOf(to, node, field)),
};

/** `{"mode": "All", "sourcePlacement": {...}, "targetPlacement": {...}}` */
export function readDiagnostics(to: NetworkReport, holder: FieldNode): NetworkDiagnosticsNode | undefined {
  return nodeBy<Open<NetworkDiagnosticsNode>>(to, holder, {
    open: (span) => ({ kind: "network-diagnostics", span, places: [] }),
    readers: NETWORK_DIAGNOSTICS,
  });
}

const NETWORK_DIAGNOSTICS: Readers<Open<NetworkDiagnosticsNode>> = {
  mode: (to, node, field) => put(node, "mode", textOf(to, field)),
  sourcePlacement: (to, node, field) => put(node, "sourcePlacement", readPlacement(to, field)),
  targetPlacement: (to, node, field) => put(node, "targetPlacement", readPlacement(to, field)),
};

/** `{"nodeSelector": {"kubernetes.io/os": "linux"}, "tolerations": [...]}` */
function readPlacement(to: NetworkReport, holder: FieldNode): PlacementNode | undefined {
  return nodeBy<Open<PlacementNode>>(to, holder, {
    open: (span) => ({ kind: "placement", span, places: [] }),
    readers: PLACEMENT,
  });
}

const PLACEMENT: Readers<Open<PlacementNode>> = {
  nodeSelector: (to, node, field) => put(node, "nodeSelector", mappingOf(to, field.value)),
  tolerations: (to, node, field) => put(node, "tolerations", sequenceOf(to, field.value)),
};

/** `{"installationPolicy": "NoAction"}` */
export function readObservability(to: NetworkReport, holder: FieldNode): NetworkObservabilityNode | undefined {
  return nodeBy<Open<NetworkObservabilityNode>>(to, holder, {
    open: (span) => ({ kind: "network-observability", span, places: [] }),
    readers: NETWORK_OBSERVABILITY,
  });
}

const NETWORK_OBSERVABILITY: Readers<Open<NetworkObservabilityNode>> = {
  installationPolicy: (to, node, field) => put(node, "installationPolicy", textOf(to, field)),
};

/** `{"networkType": "OVNKubernetes", "mtu": {...}}` */
export function readMigration(to: NetworkReport, holder: FieldNode): MigrationNode | undefined {
  return nodeBy<Open<MigrationNode>>(to, holder, {
    open: (span) => ({ kind: "migration", span, places: [] }),
    readers: MIGRATION,
  });
}

const MIGRATION: Readers<Open<MigrationNode>> = {
  networkType: (to, node, field) => put(node, "networkType", textOf(to, field)),
  mtu: (to, node, field) => put(node, "mtu", readMtuMigration(to, field)),
};

/** `{"network": {"from": 1400, "to": 8900}, "machine": {"to": 9000}}` */
export function readMtuMigration(to: NetworkReport, holder: FieldNode): MtuMigrationNode | undefined {
  return nodeBy<Open<MtuMigrationNode>>(to, holder, {
    open: (span) => ({ kind: "mtu-migration", span, places: [] }),
    readers: MTU_MIGRATION,
  });
}

const MTU_MIGRATION: Readers<Open<MtuMigrationNode>> = {
  network: (to, node, field) => put(node, "network", readMtuChange(to, field)),
  machine: (to, node, field) => put(node, "machine", readMtuChange(to, field)),
};

/** `{"from": 1400, "to": 8900}` */
function readMtuChange(to: NetworkReport, holder: FieldNode): MtuChangeNode | undefined {
  return nodeBy<Open<MtuChangeNode>>(to, holder, {
    open: (span) => ({ kind: "mtu-change", span, places: [] }),
    readers: MTU_CHANGE,
  });
}

const MTU_CHANGE: Readers<Open<MtuChangeNode>> = {
  from: (to, node, field) => put(node, "from", readMtu(to, field)),
  to: (to, node, field) => put(node, "to", readMtu(to, field)),
};

/** `30000-32767`: two ports, the first not above the second. */
export function readPortRange(to: NetworkReport, field: FieldNode): PortRangeNode | undefined {
  const text = textOf(to, field);
  if (text === undefined) return undefined;
  const dash = text.indexOf("-");
  const from = parsePort(text.slice(0, Math.max(dash, 0)));
  const end = parsePort(text.slice(dash + 1));
  const { span } = field.value;
  if (from !== null && end !== null && from <= end) return { kind: "port-range", span, from, to: end };
  report(to, "network-config/bad-port-range", span, { expected: "two ports such as 30000-32767", actual: text });
  return undefined;
}

/** An MTU in bytes; one that no network can have (0 is how a writer says "none") is kept and reported. */
export function readMtu(to: NetworkReport, field: FieldNode): number | undefined {
  const mtu = numberOf(to, field, LARGEST_UINT32);
  if (mtu !== undefined && (mtu < SMALLEST_MTU || mtu > LARGEST_MTU)) {
    const expected = `${SMALLEST_MTU} to ${LARGEST_MTU} bytes`;
    report(to, "network-config/mtu-out-of-bounds", field.value.span, { expected, actual: String(mtu) });
  }
  return mtu;
}
