import {
  elementsOf,
  type FieldNode,
  fillFields,
  type MappingNode,
  type Open,
  put,
  textOf,
} from "../../document/index.ts";
import type { NetworkSpecNode, NetworkStatusNode } from "./ast.ts";
import { cidrsOf, type NetworkReport } from "./fields.ts";
import {
  readClusterNetwork,
  readDefaultNetwork,
  readDiagnostics,
  readExternalIp,
  readMigration,
  readMtu,
  readPortRange,
} from "./read-parts.ts";

type Spec = Open<NetworkSpecNode>;
type Status = Open<NetworkStatusNode>;

/** Returns the spec that a mapping holds (openshift/api: `config/v1/types_network.go: NetworkSpec`, `operator/v1/types_network.go`). */
export function readSpec(to: NetworkReport, mapping: MappingNode): NetworkSpecNode {
  return fillFields<NetworkReport, Spec>(
    to,
    { kind: "network-spec", span: mapping.span, places: [] },
    { mapping, read: readSpecField },
  );
}

function readSpecField(to: NetworkReport, spec: Spec, field: FieldNode): boolean {
  switch (field.key) {
    case "externalIP":
      return put(spec, "externalIP", readExternalIp(to, field));
    case "serviceNodePortRange":
      return put(spec, "serviceNodePortRange", readPortRange(to, field));
    case "networkDiagnostics":
      return put(spec, "networkDiagnostics", readDiagnostics(to, field));
    case "defaultNetwork":
      return put(spec, "defaultNetwork", readDefaultNetwork(to, field));
    default:
      return readSharedField(to, spec, field);
  }
}

/** Returns the status that a mapping holds (openshift/api: `config/v1/types_network.go: NetworkStatus`). */
export function readStatus(to: NetworkReport, mapping: MappingNode): NetworkStatusNode {
  const status: Status = { kind: "network-status", span: mapping.span, places: [] };
  return fillFields(to, status, { mapping, read: readStatusField });
}

function readStatusField(to: NetworkReport, status: Status, field: FieldNode): boolean {
  if (field.key === "clusterNetworkMTU") return put(status, "clusterNetworkMTU", readMtu(to, field));
  if (field.key === "migration") return put(status, "migration", readMigration(to, field));
  return readSharedField(to, status, field);
}

function readSharedField(to: NetworkReport, node: Spec | Status, field: FieldNode): boolean {
  switch (field.key) {
    case "clusterNetwork":
      return put(
        node,
        "clusterNetwork",
        elementsOf(to, field, { draft: node, read: (item) => readClusterNetwork(to, item) }),
      );
    case "serviceNetwork":
      return put(node, "serviceNetwork", cidrsOf(to, node, field));
    case "networkType":
      return put(node, "networkType", textOf(to, field));
    default:
      return false;
  }
}
