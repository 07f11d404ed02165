import { type FieldNode, nodeOf, type Open, put, textOf } from "../../document/index.ts";
import { parsePort } from "../../net/index.ts";
import { report } from "../../text/diagnostic.ts";
import type {
  ClusterNetworkNode,
  DefaultNetworkNode,
  ExternalIpNode,
  ExternalIpPolicyNode,
  MigrationNode,
  MtuChangeNode,
  MtuMigrationNode,
  NetworkDiagnosticsNode,
  PortRangeNode,
} from "./ast.ts";
import { cidrOf, cidrsOf, type NetworkReport, numberOf } from "./fields.ts";

/** IPv4's smallest MTU, and the largest that the cluster network operator admits. */
const SMALLEST_MTU = 576;
const LARGEST_MTU = 65_536;
const LARGEST_UINT32 = 4_294_967_295;

/** `{"cidr": "10.128.0.0/14", "hostPrefix": 23}` */
export function readClusterNetwork(to: NetworkReport, element: FieldNode): ClusterNetworkNode | undefined {
  return nodeOf<Open<ClusterNetworkNode>>(to, element, {
    open: (span) => ({ kind: "cluster-network", span, places: [] }),
    read: (_, node, field) => {
      if (field.key === "cidr") return put(node, "cidr", cidrOf(to, field.value));
      return field.key === "hostPrefix" && put(node, "hostPrefix", numberOf(to, field, 128));
    },
  });
}

/** `{"policy": {}, "autoAssignCIDRs": [...]}` */
export function readExternalIp(to: NetworkReport, holder: FieldNode): ExternalIpNode | undefined {
  return nodeOf<Open<ExternalIpNode>>(to, holder, {
    open: (span) => ({ kind: "external-ip", span, places: [] }),
    read: (_, node, field) => {
      if (field.key === "policy") return put(node, "policy", readPolicy(to, field));
      return field.key === "autoAssignCIDRs" && put(node, "autoAssignCIDRs", cidrsOf(to, node, field));
    },
  });
}

/** `{"allowedCIDRs": [...], "rejectedCIDRs": [...]}` */
function readPolicy(to: NetworkReport, holder: FieldNode): ExternalIpPolicyNode | undefined {
  return nodeOf<Open<ExternalIpPolicyNode>>(to, holder, {
    open: (span) => ({ kind: "external-ip-policy", span, places: [] }),
    read: (_, node, field) => {
      if (field.key === "allowedCIDRs") return put(node, "allowedCIDRs", cidrsOf(to, node, field));
      return field.key === "rejectedCIDRs" && put(node, "rejectedCIDRs", cidrsOf(to, node, field));
    },
  });
}

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

/** `{"mode": "All", "sourcePlacement": {...}, "targetPlacement": {...}}` */
export function readDiagnostics(to: NetworkReport, holder: FieldNode): NetworkDiagnosticsNode | undefined {
  return nodeOf<Open<NetworkDiagnosticsNode>>(to, holder, {
    open: (span) => ({ kind: "network-diagnostics", span, places: [] }),
    read: (_, node, field) => field.key === "mode" && put(node, "mode", textOf(to, field)),
  });
}

/** `{"type": "OVNKubernetes", "ovnKubernetesConfig": {...}}` */
export function readDefaultNetwork(to: NetworkReport, holder: FieldNode): DefaultNetworkNode | undefined {
  return nodeOf<Open<DefaultNetworkNode>>(to, holder, {
    open: (span) => ({ kind: "default-network", span, places: [] }),
    read: (_, node, field) => field.key === "type" && put(node, "type", textOf(to, field)),
  });
}

/** `{"networkType": "OVNKubernetes", "mtu": {...}}` */
export function readMigration(to: NetworkReport, holder: FieldNode): MigrationNode | undefined {
  return nodeOf<Open<MigrationNode>>(to, holder, {
    open: (span) => ({ kind: "migration", span, places: [] }),
    read: (_, node, field) => {
      if (field.key === "networkType") return put(node, "networkType", textOf(to, field));
      return field.key === "mtu" && put(node, "mtu", readMtuMigration(to, field));
    },
  });
}

/** `{"network": {"from": 1400, "to": 8900}, "machine": {"to": 9000}}` */
function readMtuMigration(to: NetworkReport, holder: FieldNode): MtuMigrationNode | undefined {
  return nodeOf<Open<MtuMigrationNode>>(to, holder, {
    open: (span) => ({ kind: "mtu-migration", span, places: [] }),
    read: (_, node, field) => {
      if (field.key === "network") return put(node, "network", readMtuChange(to, field));
      return field.key === "machine" && put(node, "machine", readMtuChange(to, field));
    },
  });
}

function readMtuChange(to: NetworkReport, holder: FieldNode): MtuChangeNode | undefined {
  return nodeOf<Open<MtuChangeNode>>(to, holder, {
    open: (span) => ({ kind: "mtu-change", span, places: [] }),
    read: (_, node, field) => {
      if (field.key === "from") return put(node, "from", readMtu(to, field));
      return field.key === "to" && put(node, "to", readMtu(to, field));
    },
  });
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
