import { elementsOf, type FieldNode, type Open, put, textOf } from "../../document/index.ts";
import type {
  AdditionalRoutingCapabilitiesNode,
  ExportNetworkFlowsNode,
  FlowCollectorsNode,
  GenerationNode,
  KubeProxyConfigNode,
  MigrationFeaturesNode,
  OperatorMigrationNode,
} from "./ast-operator.ts";
import type { ConditionNode } from "./ast-parts.ts";
import { type NetworkReport, nodeBy, numberOf, type Readers } from "./fields.ts";
import { readMtuMigration } from "./read-parts.ts";
import { addressOf, booleanOf, LARGEST_UINT32, readFlowCollector, textsOf } from "./scalars.ts";

/** `{"iptablesSyncPeriod": "30s", "bindAddress": "0.0.0.0", "proxyArguments": {...}}` */
export function readKubeProxy(to: NetworkReport, holder: FieldNode): KubeProxyConfigNode | undefined {
  return nodeBy<Open<KubeProxyConfigNode>>(to, holder, {
    open: (span) => ({ kind: "kube-proxy-config", span, places: [] }),
    readers: KUBE_PROXY_CONFIG,
  });
}

const KUBE_PROXY_CONFIG: Readers<Open<KubeProxyConfigNode>> = {
  iptablesSyncPeriod: (to, node, field) => put(node, "iptablesSyncPeriod", textOf(to, field)),
  bindAddress: (to, node, field) => put(node, "bindAddress", addressOf(to, field.value)),
  proxyArguments: (_, node, field) => put(node, "proxyArguments", field.value),
};

/** `{"netFlow": {"collectors": ["192.168.1.99:2056"]}, "sFlow": {...}, "ipfix": {...}}` */
export function readExportNetworkFlows(to: NetworkReport, holder: FieldNode): ExportNetworkFlowsNode | undefined {
  return nodeBy<Open<ExportNetworkFlowsNode>>(to, holder, {
    open: (span) => ({ kind: "export-network-flows", span, places: [] }),
    readers: EXPORT_NETWORK_FLOWS,
  });
}

const EXPORT_NETWORK_FLOWS: Readers<Open<ExportNetworkFlowsNode>> = {
  netFlow: (to, node, field) => put(node, "netFlow", readFlowCollectors(to, field)),
  sFlow: (to, node, field) => put(node, "sFlow", readFlowCollectors(to, field)),
  ipfix: (to, node, field) => put(node, "ipfix", readFlowCollectors(to, field)),
};

/** `{"collectors": ["192.168.1.99:2056"]}` */
function readFlowCollectors(to: NetworkReport, holder: FieldNode): FlowCollectorsNode | undefined {
  return nodeBy<Open<FlowCollectorsNode>>(to, holder, {
    open: (span) => ({ kind: "flow-collectors", span, places: [] }),
    readers: FLOW_COLLECTORS,
  });
}

const FLOW_COLLECTORS: Readers<Open<FlowCollectorsNode>> = {
  collectors: (to, node, field) =>
    put(node, "collectors", elementsOf(to, field, { draft: node, read: (item) => readFlowCollector(to, item) })),
};

/** `{"networkType": "OVNKubernetes", "mode": "Live", "features": {...}, "mtu": {...}}` */
export function readOperatorMigration(to: NetworkReport, holder: FieldNode): OperatorMigrationNode | undefined {
  return nodeBy<Open<OperatorMigrationNode>>(to, holder, {
    open: (span) => ({ kind: "migration", span, places: [] }),
    readers: MIGRATION,
  });
}

const MIGRATION: Readers<Open<OperatorMigrationNode>> = {
  networkType: (to, node, field) => put(node, "networkType", textOf(to, field)),
  mtu: (to, node, field) => put(node, "mtu", readMtuMigration(to, field)),
  mode: (to, node, field) => put(node, "mode", textOf(to, field)),
  features: (to, node, field) => put(node, "features", readMigrationFeatures(to, field)),
};

/** `{"egressIP": true, "egressFirewall": true, "multicast": false}` */
function readMigrationFeatures(to: NetworkReport, holder: FieldNode): MigrationFeaturesNode | undefined {
  return nodeBy<Open<MigrationFeaturesNode>>(to, holder, {
    open: (span) => ({ kind: "migration-features", span, places: [] }),
    readers: MIGRATION_FEATURES,
  });
}

const MIGRATION_FEATURES: Readers<Open<MigrationFeaturesNode>> = {
  egressIP: (to, node, field) => put(node, "egressIP", booleanOf(to, field)),
  egressFirewall: (to, node, field) => put(node, "egressFirewall", booleanOf(to, field)),
  multicast: (to, node, field) => put(node, "multicast", booleanOf(to, field)),
};

/** `{"providers": ["FRR"]}` */
export function readRoutingCapabilities(
  to: NetworkReport,
  holder: FieldNode,
): AdditionalRoutingCapabilitiesNode | undefined {
  return nodeBy<Open<AdditionalRoutingCapabilitiesNode>>(to, holder, {
    open: (span) => ({ kind: "additional-routing-capabilities", span, places: [] }),
    readers: ADDITIONAL_ROUTING_CAPABILITIES,
  });
}

const ADDITIONAL_ROUTING_CAPABILITIES: Readers<Open<AdditionalRoutingCapabilitiesNode>> = {
  providers: (to, node, field) => put(node, "providers", textsOf(to, node, field)),
};

/** `{"type": "Available", "status": "True", "reason": "...", "lastTransitionTime": "2024-05-01T10:00:00Z"}` */
export function readCondition(to: NetworkReport, holder: FieldNode): ConditionNode | undefined {
  return nodeBy<Open<ConditionNode>>(to, holder, {
    open: (span) => ({ kind: "condition", span, places: [] }),
    readers: CONDITION,
  });
}

const CONDITION: Readers<Open<ConditionNode>> = {
  type: (to, node, field) => put(node, "type", textOf(to, field)),
  status: (to, node, field) => put(node, "status", textOf(to, field)),
  reason: (to, node, field) => put(node, "reason", textOf(to, field)),
  message: (to, node, field) => put(node, "message", textOf(to, field)),
  lastTransitionTime: (to, node, field) => put(node, "lastTransitionTime", textOf(to, field)),
  observedGeneration: (to, node, field) => put(node, "observedGeneration", numberOf(to, field, LARGEST_UINT32)),
};

/** `{"group": "apps", "resource": "daemonsets", "namespace": "openshift-multus", "name": "multus", "lastGeneration": 1}` */
export function readGeneration(to: NetworkReport, holder: FieldNode): GenerationNode | undefined {
  return nodeBy<Open<GenerationNode>>(to, holder, {
    open: (span) => ({ kind: "generation", span, places: [] }),
    readers: GENERATION,
  });
}

const GENERATION: Readers<Open<GenerationNode>> = {
  group: (to, node, field) => put(node, "group", textOf(to, field)),
  resource: (to, node, field) => put(node, "resource", textOf(to, field)),
  namespace: (to, node, field) => put(node, "namespace", textOf(to, field)),
  name: (to, node, field) => put(node, "name", textOf(to, field)),
  lastGeneration: (to, node, field) => put(node, "lastGeneration", numberOf(to, field, LARGEST_UINT32)),
  hash: (to, node, field) => put(node, "hash", textOf(to, field)),
};
