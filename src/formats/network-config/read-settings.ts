import { elementsOf, fillFields, type MappingNode, type Open, put, textOf } from "../../document/index.ts";
import type { NetworkSpecNode, NetworkStatusNode } from "./ast.ts";
import { cidrsOf, type NetworkReport, numberOf, type Readers, readBy } from "./fields.ts";
import { readAdditionalNetwork } from "./read-additional-network.ts";
import {
  readCondition,
  readExportNetworkFlows,
  readGeneration,
  readKubeProxy,
  readOperatorMigration,
  readRoutingCapabilities,
} from "./read-operator.ts";
import {
  readClusterNetwork,
  readDiagnostics,
  readExternalIp,
  readMigration,
  readMtu,
  readObservability,
  readPortRange,
} from "./read-parts.ts";
import { readDefaultNetwork } from "./read-plugins.ts";
import { booleanOf, LARGEST_UINT32 } from "./scalars.ts";

type Spec = Open<NetworkSpecNode>;
type Status = Open<NetworkStatusNode>;

/** Returns the spec that a mapping holds (openshift/api: `config/v1/types_network.go: NetworkSpec`, `operator/v1/types_network.go`). */
export function readSpec(to: NetworkReport, mapping: MappingNode): NetworkSpecNode {
  const spec: Spec = { kind: "network-spec", span: mapping.span, places: [] };
  return fillFields(to, spec, {
    mapping,
    read: (report, node, field) => readBy(SHARED, report, node, field) || readBy(SPEC, report, node, field),
  });
}

/** Returns the status that a mapping holds (openshift/api: `config/v1/types_network.go: NetworkStatus`, `operator/v1/types.go: OperatorStatus`). */
export function readStatus(to: NetworkReport, mapping: MappingNode): NetworkStatusNode {
  const status: Status = { kind: "network-status", span: mapping.span, places: [] };
  return fillFields(to, status, {
    mapping,
    read: (report, node, field) => readBy(SHARED, report, node, field) || readBy(STATUS, report, node, field),
  });
}

const SHARED: Readers<Spec | Status> = {
  clusterNetwork: (to, node, field) =>
    put(node, "clusterNetwork", elementsOf(to, field, { draft: node, read: (item) => readClusterNetwork(to, item) })),
  serviceNetwork: (to, node, field) => put(node, "serviceNetwork", cidrsOf(to, node, field)),
  networkType: (to, node, field) => put(node, "networkType", textOf(to, field)),
};

const SPEC: Readers<Spec> = {
  externalIP: (to, node, field) => put(node, "externalIP", readExternalIp(to, field)),
  serviceNodePortRange: (to, node, field) => put(node, "serviceNodePortRange", readPortRange(to, field)),
  networkDiagnostics: (to, node, field) => put(node, "networkDiagnostics", readDiagnostics(to, field)),
  networkObservability: (to, node, field) => put(node, "networkObservability", readObservability(to, field)),
  installNetworkObservability: (to, node, field) => put(node, "installNetworkObservability", textOf(to, field)),
  managementState: (to, node, field) => put(node, "managementState", textOf(to, field)),
  logLevel: (to, node, field) => put(node, "logLevel", textOf(to, field)),
  operatorLogLevel: (to, node, field) => put(node, "operatorLogLevel", textOf(to, field)),
  observedConfig: (_, node, field) => put(node, "observedConfig", field.value),
  unsupportedConfigOverrides: (_, node, field) => put(node, "unsupportedConfigOverrides", field.value),
  defaultNetwork: (to, node, field) => put(node, "defaultNetwork", readDefaultNetwork(to, field)),
  additionalNetworks: (to, node, field) =>
    put(
      node,
      "additionalNetworks",
      elementsOf(to, field, { draft: node, read: (item) => readAdditionalNetwork(to, item) }),
    ),
  disableMultiNetwork: (to, node, field) => put(node, "disableMultiNetwork", booleanOf(to, field)),
  useMultiNetworkPolicy: (to, node, field) => put(node, "useMultiNetworkPolicy", booleanOf(to, field)),
  deployKubeProxy: (to, node, field) => put(node, "deployKubeProxy", booleanOf(to, field)),
  disableNetworkDiagnostics: (to, node, field) => put(node, "disableNetworkDiagnostics", booleanOf(to, field)),
  kubeProxyConfig: (to, node, field) => put(node, "kubeProxyConfig", readKubeProxy(to, field)),
  exportNetworkFlows: (to, node, field) => put(node, "exportNetworkFlows", readExportNetworkFlows(to, field)),
  migration: (to, node, field) => put(node, "migration", readOperatorMigration(to, field)),
  additionalRoutingCapabilities: (to, node, field) =>
    put(node, "additionalRoutingCapabilities", readRoutingCapabilities(to, field)),
};

const STATUS: Readers<Status> = {
  clusterNetworkMTU: (to, node, field) => put(node, "clusterNetworkMTU", readMtu(to, field)),
  migration: (to, node, field) => put(node, "migration", readMigration(to, field)),
  conditions: (to, node, field) =>
    put(node, "conditions", elementsOf(to, field, { draft: node, read: (item) => readCondition(to, item) })),
  observedGeneration: (to, node, field) => put(node, "observedGeneration", numberOf(to, field, LARGEST_UINT32)),
  version: (to, node, field) => put(node, "version", textOf(to, field)),
  readyReplicas: (to, node, field) => put(node, "readyReplicas", numberOf(to, field, LARGEST_UINT32)),
  latestAvailableRevision: (to, node, field) =>
    put(node, "latestAvailableRevision", numberOf(to, field, LARGEST_UINT32)),
  generations: (to, node, field) =>
    put(node, "generations", elementsOf(to, field, { draft: node, read: (item) => readGeneration(to, item) })),
};
