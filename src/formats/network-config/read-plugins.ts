import { type FieldNode, type Open, put, textOf } from "../../document/index.ts";
import type { DefaultNetworkNode, KuryrConfigNode, OpenshiftSdnConfigNode } from "./ast-operator.ts";
import { cidrOf, type NetworkReport, nodeBy, numberOf, type Readers } from "./fields.ts";
import { readOvnKubernetes } from "./read-ovn-kubernetes.ts";
import { readMtu } from "./read-parts.ts";
import { booleanOf, LARGEST_UINT32, portOf } from "./scalars.ts";

/** `{"type": "OVNKubernetes", "ovnKubernetesConfig": {...}}` */
export function readDefaultNetwork(to: NetworkReport, holder: FieldNode): DefaultNetworkNode | undefined {
  return nodeBy<Open<DefaultNetworkNode>>(to, holder, {
    open: (span) => ({ kind: "default-network", span, places: [] }),
    readers: DEFAULT_NETWORK,
  });
}

const DEFAULT_NETWORK: Readers<Open<DefaultNetworkNode>> = {
  type: (to, node, field) => put(node, "type", textOf(to, field)),
  ovnKubernetesConfig: (to, node, field) => put(node, "ovnKubernetesConfig", readOvnKubernetes(to, field)),
  openshiftSDNConfig: (to, node, field) => put(node, "openshiftSDNConfig", readOpenshiftSdn(to, field)),
  kuryrConfig: (to, node, field) => put(node, "kuryrConfig", readKuryr(to, field)),
};

/** `{"mode": "NetworkPolicy", "vxlanPort": 4789, "mtu": 1450}` */
function readOpenshiftSdn(to: NetworkReport, holder: FieldNode): OpenshiftSdnConfigNode | undefined {
  return nodeBy<Open<OpenshiftSdnConfigNode>>(to, holder, {
    open: (span) => ({ kind: "openshift-sdn-config", span, places: [] }),
    readers: OPENSHIFT_SDN_CONFIG,
  });
}

const OPENSHIFT_SDN_CONFIG: Readers<Open<OpenshiftSdnConfigNode>> = {
  mode: (to, node, field) => put(node, "mode", textOf(to, field)),
  vxlanPort: (to, node, field) => put(node, "vxlanPort", portOf(to, field)),
  mtu: (to, node, field) => put(node, "mtu", readMtu(to, field)),
  useExternalOpenvswitch: (to, node, field) => put(node, "useExternalOpenvswitch", booleanOf(to, field)),
  enableUnidling: (to, node, field) => put(node, "enableUnidling", booleanOf(to, field)),
};

/** `{"openStackServiceNetwork": "172.30.0.0/15", "poolMinPorts": 1, "mtu": 1400}` */
function readKuryr(to: NetworkReport, holder: FieldNode): KuryrConfigNode | undefined {
  return nodeBy<Open<KuryrConfigNode>>(to, holder, {
    open: (span) => ({ kind: "kuryr-config", span, places: [] }),
    readers: KURYR_CONFIG,
  });
}

const KURYR_CONFIG: Readers<Open<KuryrConfigNode>> = {
  daemonProbesPort: (to, node, field) => put(node, "daemonProbesPort", portOf(to, field)),
  controllerProbesPort: (to, node, field) => put(node, "controllerProbesPort", portOf(to, field)),
  openStackServiceNetwork: (to, node, field) => put(node, "openStackServiceNetwork", cidrOf(to, field.value)),
  enablePortPoolsPrepopulation: (to, node, field) => put(node, "enablePortPoolsPrepopulation", booleanOf(to, field)),
  poolMaxPorts: (to, node, field) => put(node, "poolMaxPorts", numberOf(to, field, LARGEST_UINT32)),
  poolMinPorts: (to, node, field) => put(node, "poolMinPorts", numberOf(to, field, LARGEST_UINT32)),
  poolBatchPorts: (to, node, field) => put(node, "poolBatchPorts", numberOf(to, field, LARGEST_UINT32)),
  mtu: (to, node, field) => put(node, "mtu", readMtu(to, field)),
};
