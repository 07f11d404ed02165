import type { Json, JsonObject } from "./network-config-kubectl.ts";

const meta = (extra: JsonObject): JsonObject => ({
  creationTimestamp: "2019-06-04T12:31:05Z",
  generation: 2,
  name: "cluster",
  resourceVersion: "1485",
  uid: "0d3b6c1e-45f6-4a8a-8a11-3f2b6f1d2c3b",
  ...extra,
});
/** What servers before 4.17 showed of who set what. */
const managed: Json = [
  {
    apiVersion: "config.openshift.io/v1",
    fieldsType: "FieldsV1",
    fieldsV1: {
      "f:metadata": {
        "f:annotations": { ".": {}, "f:kubectl.kubernetes.io/last-applied-configuration": {} },
        "f:ownerReferences": { 'k:{"uid":"1b0a7d4e-0a4e-4b59-8bd6-111111111111"}': { ".": {}, "f:name": {} } },
      },
      "f:spec": { ".": {}, "f:clusterNetwork": {}, "f:networkType": {} },
      "f:status": {
        "f:conditions": { ".": {}, 'k:{"type":"NetworkDiagnosticsAvailable"}': { ".": {}, "f:status": {} } },
      },
    },
    manager: "cluster-bootstrap",
    operation: "Update",
    time: "2021-03-01T08:00:00Z",
  },
  {
    apiVersion: "config.openshift.io/v1",
    fieldsType: "FieldsV1",
    fieldsV1: { "f:status": { "f:networkType": {} } },
    manager: "cluster-network-operator",
    operation: "Apply",
    subresource: "status",
    time: "2021-03-01T08:10:00Z",
  },
];
const diagnosticsAvailable = {
  lastTransitionTime: "2024-06-03T06:25:44Z",
  message: "",
  observedGeneration: 0,
  reason: "AsExpected",
  status: "True",
  type: "NetworkDiagnosticsAvailable",
};
const v4: readonly Json[] = [{ cidr: "10.128.0.0/14", hostPrefix: 23 }],
  s4: readonly Json[] = ["172.30.0.0/16"];
const cfg = (spec: JsonObject, status: JsonObject, more: JsonObject = {}): JsonObject => ({
  apiVersion: "config.openshift.io/v1",
  kind: "Network",
  metadata: meta(more),
  spec,
  status,
});
const op = (spec: JsonObject, status: JsonObject, more: JsonObject = {}): JsonObject => ({
  apiVersion: "operator.openshift.io/v1",
  kind: "Network",
  metadata: meta(more),
  spec,
  status,
});
const conds = (list: readonly (readonly [type: string, status: string, more?: JsonObject])[]): readonly Json[] =>
  list.map(([type, status, more = {}]) => ({ lastTransitionTime: "2023-11-08T09:14:22Z", ...more, status, type }));
const opConds = conds([
  ["ManagementStateDegraded", "False"],
  ["Degraded", "False"],
  ["Upgradeable", "True"],
  [
    "Progressing",
    "True",
    {
      reason: "Deploying",
      message:
        'DaemonSet "/openshift-ovn-kubernetes/ovnkube-node" rollout is not making progress - last change 2023-11-08T09:00:00Z\nDeployment "/openshift-network-diagnostics/network-check-source" is waiting for other operators to become ready',
    },
  ],
  ["Available", "True"],
]);
/** Objects of `config.openshift.io` and `operator.openshift.io`, by the release that has such. */
export const objects: Readonly<Record<string, JsonObject>> = {
  "config of 4.1": cfg(
    { clusterNetwork: v4, externalIP: { policy: {} }, networkType: "OpenShiftSDN", serviceNetwork: s4 },
    { clusterNetwork: v4, clusterNetworkMTU: 1450, networkType: "OpenShiftSDN", serviceNetwork: s4 },
  ),
  "config of 4.1, before the operator ran": cfg(
    { clusterNetwork: v4, externalIP: { policy: null }, networkType: "OpenshiftSDN", serviceNetwork: s4 },
    {},
  ),
  "config with external addresses": cfg(
    {
      clusterNetwork: v4,
      externalIP: {
        autoAssignCIDRs: ["192.0.2.0/24"],
        policy: { allowedCIDRs: ["192.0.2.0/25"], rejectedCIDRs: ["192.0.2.8/29", "2001:db8::/64"] },
      },
      networkType: "OpenShiftSDN",
      serviceNetwork: s4,
      serviceNodePortRange: "30000-40000",
    },
    {},
  ),
  "config of 4.8, two families": cfg(
    {
      clusterNetwork: [...v4, { cidr: "fd01::/48", hostPrefix: 64 }],
      externalIP: { policy: {} },
      networkType: "OVNKubernetes",
      serviceNetwork: [...s4, "fd02::/112"],
    },
    {
      clusterNetwork: [...v4, { cidr: "fd01::/48", hostPrefix: 64 }],
      clusterNetworkMTU: 8901,
      networkType: "OVNKubernetes",
      serviceNetwork: [...s4, "fd02::/112"],
    },
    { managedFields: managed, annotations: { "network.openshift.io/network-type-migration": "true" } },
  ),
  "config of 4.9 with Kuryr": cfg(
    {
      clusterNetwork: [{ cidr: "10.128.0.0/14", hostPrefix: 23 }],
      externalIP: { policy: {} },
      networkType: "Kuryr",
      serviceNetwork: s4,
    },
    { clusterNetwork: [{ cidr: "10.128.0.0/14" }], clusterNetworkMTU: 1442, networkType: "Kuryr", serviceNetwork: s4 },
  ),
  "config with Calico": cfg(
    { clusterNetwork: [{ cidr: "10.128.0.0/14", hostPrefix: 23 }], networkType: "Calico", serviceNetwork: s4 },
    {
      clusterNetwork: [{ cidr: "10.128.0.0/14", hostPrefix: 23 }],
      networkType: "Calico",
      serviceNetwork: s4,
      clusterNetworkMTU: 1410,
    },
  ),
  "config of 4.10, another MTU to come": cfg(
    { clusterNetwork: v4, externalIP: { policy: {} }, networkType: "OVNKubernetes", serviceNetwork: s4 },
    {
      clusterNetwork: v4,
      clusterNetworkMTU: 1400,
      migration: { mtu: { machine: { from: 1500, to: 9000 }, network: { from: 1400, to: 8900 } } },
      networkType: "OVNKubernetes",
      serviceNetwork: s4,
    },
  ),
  "config of 4.6, another plugin to come": cfg(
    { clusterNetwork: v4, externalIP: { policy: {} }, networkType: "OVNKubernetes", serviceNetwork: s4 },
    {
      clusterNetwork: v4,
      clusterNetworkMTU: 1450,
      migration: { networkType: "OVNKubernetes" },
      networkType: "OpenShiftSDN",
      serviceNetwork: s4,
    },
  ),
  "config of 4.16, live migration": cfg(
    {
      clusterNetwork: v4,
      externalIP: { policy: {} },
      networkDiagnostics: { mode: "", sourcePlacement: {}, targetPlacement: {} },
      networkType: "OVNKubernetes",
      serviceNetwork: s4,
    },
    {
      clusterNetwork: v4,
      clusterNetworkMTU: 1400,
      conditions: [
        diagnosticsAvailable,
        {
          lastTransitionTime: "2024-07-24T11:00:00Z",
          message: "Network type live migration is in progress",
          reason: "NetworkTypeMigrationStarted",
          status: "True",
          type: "NetworkTypeMigrationInProgress",
        },
        {
          lastTransitionTime: "2024-07-24T11:00:00Z",
          message: "target CNI: it is, at 50%: done",
          reason: "TargetCNIReady",
          status: "Unknown",
          type: "NetworkTypeMigrationTargetCNIAvailable",
        },
      ],
      migration: { networkType: "OVNKubernetes", mtu: { network: { to: 1400 }, machine: { to: 1500 } } },
      networkType: "OpenShiftSDN",
      serviceNetwork: s4,
    },
    { annotations: { "network.openshift.io/network-type-migration": "" }, managedFields: managed },
  ),
  "config of 4.18 with diagnostics": cfg(
    {
      clusterNetwork: v4,
      externalIP: { policy: {} },
      networkDiagnostics: {
        mode: "All",
        sourcePlacement: {
          nodeSelector: { "kubernetes.io/os": "linux", "node-role.kubernetes.io/infra": "" },
          tolerations: [
            { key: "node-role.kubernetes.io/infra", operator: "Exists", effect: "NoSchedule" },
            { operator: "Exists" },
          ],
        },
        targetPlacement: { nodeSelector: null, tolerations: null },
      },
      networkType: "OVNKubernetes",
      serviceNetwork: s4,
    },
    {
      clusterNetwork: v4,
      clusterNetworkMTU: 1400,
      conditions: [diagnosticsAvailable],
      networkType: "OVNKubernetes",
      serviceNetwork: s4,
    },
  ),
  "config of 4.19 with observability": cfg(
    {
      clusterNetwork: v4,
      installNetworkObservability: "Enable",
      networkDiagnostics: { mode: "Disabled" },
      networkType: "OVNKubernetes",
      serviceNetwork: s4,
    },
    {},
  ),
  "config of 4.20 with observability": cfg(
    {
      clusterNetwork: v4,
      networkObservability: { installationPolicy: "NoAction" },
      networkDiagnostics: { mode: "Disabled" },
      networkType: "OVNKubernetes",
      serviceNetwork: s4,
    },
    {},
  ),
  "operator of 4.1": op(
    { clusterNetwork: v4, defaultNetwork: { type: "OpenShiftSDN" }, logLevel: "", serviceNetwork: s4 },
    {},
  ),
  "operator of 4.3": op(
    {
      clusterNetwork: v4,
      defaultNetwork: {
        openshiftSDNConfig: {
          enableUnidling: true,
          mode: "NetworkPolicy",
          mtu: 1450,
          useExternalOpenvswitch: false,
          vxlanPort: 4789,
        },
        type: "OpenShiftSDN",
      },
      disableMultiNetwork: false,
      kubeProxyConfig: {
        bindAddress: "0.0.0.0",
        iptablesSyncPeriod: "30s",
        proxyArguments: { "iptables-min-sync-period": ["0s"], "conntrack-max-per-core": ["0"] },
      },
      logLevel: "Normal",
      serviceNetwork: s4,
    },
    {},
  ),
  "operator of 4.5 with Kuryr": op(
    {
      additionalNetworks: null,
      clusterNetwork: v4,
      defaultNetwork: {
        kuryrConfig: {
          controllerProbesPort: 8091,
          daemonProbesPort: 8090,
          enablePortPoolsPrepopulation: true,
          mtu: 1442,
          openStackServiceNetwork: "172.30.0.0/15",
          poolBatchPorts: 3,
          poolMaxPorts: 0,
          poolMinPorts: 1,
        },
        type: "Kuryr",
      },
      deployKubeProxy: false,
      disableMultiNetwork: false,
      logLevel: "Normal",
      managementState: "Managed",
      observedConfig: null,
      operatorLogLevel: "Normal",
      serviceNetwork: s4,
      unsupportedConfigOverrides: null,
    },
    { conditions: opConds, readyReplicas: 0, version: "4.5.16" },
  ),
  "operator of 4.8": op(
    {
      clusterNetwork: v4,
      defaultNetwork: {
        ovnKubernetesConfig: {
          genevePort: 6081,
          hybridOverlayConfig: {},
          ipsecConfig: {},
          mtu: 1400,
          policyAuditConfig: { destination: "null", maxFileSize: 50, rateLimit: 20, syslogFacility: "local0" },
        },
        type: "OVNKubernetes",
      },
      deployKubeProxy: false,
      disableMultiNetwork: false,
      disableNetworkDiagnostics: false,
      exportNetworkFlows: {},
      logLevel: "Normal",
      managementState: "Managed",
      observedConfig: null,
      operatorLogLevel: "Normal",
      serviceNetwork: s4,
      unsupportedConfigOverrides: null,
      useMultiNetworkPolicy: false,
    },
    { conditions: opConds, readyReplicas: 0, version: "4.8.2" },
    { managedFields: managed },
  ),
  "operator of 4.12, migration": op(
    {
      clusterNetwork: v4,
      defaultNetwork: { openshiftSDNConfig: { mode: "Multitenant", mtu: 1450, vxlanPort: 4789 }, type: "OpenShiftSDN" },
      logLevel: "Normal",
      managementState: "Unmanaged",
      migration: {
        features: { egressFirewall: true, egressIP: false, multicast: true },
        mode: "Live",
        mtu: { machine: { to: 9000 }, network: { from: 1450, to: 8950 } },
        networkType: "OVNKubernetes",
      },
      observedConfig: {},
      operatorLogLevel: "Trace",
      serviceNetwork: s4,
      unsupportedConfigOverrides: { a: 1 },
    },
    {
      conditions: opConds,
      generations: [
        {
          group: "apps",
          hash: "",
          lastGeneration: 5,
          name: "ovnkube-node",
          namespace: "openshift-ovn-kubernetes",
          resource: "daemonsets",
        },
        {
          group: "apps",
          hash: "abc",
          lastGeneration: 6,
          name: "multus",
          namespace: "openshift-multus",
          resource: "daemonsets",
        },
      ],
      latestAvailableRevision: 0,
      observedGeneration: 7,
      readyReplicas: 0,
      version: "4.12.30",
    },
  ),
  "operator of 4.20": op(
    {
      additionalNetworks: [
        {
          name: "bridge-net",
          namespace: "tenants",
          rawCNIConfig:
            '{\n  "cniVersion": "0.3.1",\n  "name": "bridge-net",\n  "type": "bridge",\n  "ipam": {\n    "type": "static",\n    "addresses": [ { "address": "192.0.2.9/24" } ]\n  }\n}\n',
          type: "Raw",
        },
        {
          name: "lab",
          namespace: "default",
          simpleMacvlanConfig: {
            ipamConfig: {
              staticIPAMConfig: {
                addresses: [{ address: "10.51.100.10/24", gateway: "10.51.100.1" }, { address: "10.51.101.10/24" }],
                dns: { domain: "lab.example.com", nameservers: ["10.51.100.2", "fd00::2"], search: ["a.example.com"] },
                routes: [
                  { destination: "0.0.0.0/0", gateway: "10.51.100.1" },
                  { destination: "198.51.100.0/24", gateway: "10.51.100.1" },
                ],
              },
              type: "Static",
            },
            master: "eth1",
            mode: "Bridge",
            mtu: 1500,
          },
          type: "SimpleMacvlan",
        },
      ],
      additionalRoutingCapabilities: { providers: ["FRR"] },
      clusterNetwork: [...v4, { cidr: "fd01::/48", hostPrefix: 64 }],
      defaultNetwork: {
        ovnKubernetesConfig: {
          egressIPConfig: { reachabilityTotalTimeoutSeconds: 5 },
          gatewayConfig: {
            ipForwarding: "Restricted",
            ipv4: { internalMasqueradeSubnet: "169.254.0.0/17" },
            ipv6: { internalMasqueradeSubnet: "fd69::/112" },
            routingViaHost: false,
          },
          genevePort: 6081,
          hybridOverlayConfig: {
            hybridClusterNetwork: [
              { cidr: "10.132.0.0/14", hostPrefix: 23 },
              { cidr: "10.136.0.0/14", hostPrefix: 23 },
            ],
            hybridOverlayVXLANPort: 4800,
          },
          ipsecConfig: { full: { encapsulation: "Auto" }, mode: "Full" },
          ipv4: { internalJoinSubnet: "100.65.0.0/16", internalTransitSwitchSubnet: "100.89.0.0/16" },
          ipv6: { internalJoinSubnet: "fd98:1::/64", internalTransitSwitchSubnet: "fd97:1::/64" },
          mtu: 1300,
          policyAuditConfig: {
            destination: "udp:192.0.2.7:514",
            maxFileSize: 50,
            maxLogFiles: 5,
            rateLimit: 20,
            syslogFacility: "local0",
          },
          routeAdvertisements: "Enabled",
        },
        type: "OVNKubernetes",
      },
      deployKubeProxy: false,
      disableMultiNetwork: false,
      disableNetworkDiagnostics: false,
      exportNetworkFlows: {
        ipfix: { collectors: ["192.0.2.9:4739"] },
        netFlow: { collectors: ["192.0.2.10:2055", "192.0.2.11:2055"] },
        sFlow: { collectors: ["192.0.2.12:6343"] },
      },
      kubeProxyConfig: { proxyArguments: { "metrics-port": ["10251"] } },
      logLevel: "Normal",
      managementState: "Managed",
      migration: { mode: "" },
      observedConfig: null,
      operatorLogLevel: "Normal",
      serviceNetwork: [...s4, "fd02::/112"],
      unsupportedConfigOverrides: null,
      useMultiNetworkPolicy: true,
    },
    { conditions: opConds, generations: [], readyReplicas: 0, version: "4.20.1" },
    { managedFields: managed },
  ),
  "operator without an overlay": op(
    {
      clusterNetwork: v4,
      defaultNetwork: {
        ovnKubernetesConfig: {
          defaultNetworkTransport: "NoOverlay",
          defaultNetworkNoOverlayOptions: { outboundSNAT: "Enabled", routing: "Managed" },
          bgpManagedConfig: { asNumber: 4200000000, bgpTopology: "FullMesh" },
          mtu: 1500,
        },
        type: "OVNKubernetes",
      },
      serviceNetwork: s4,
    },
    {},
  ),
  "operator with Calico": op(
    {
      clusterNetwork: v4,
      defaultNetwork: { type: "Calico" },
      disableMultiNetwork: true,
      logLevel: "Normal",
      managementState: "Managed",
      observedConfig: null,
      operatorLogLevel: "Normal",
      serviceNetwork: s4,
      unsupportedConfigOverrides: null,
    },
    { conditions: opConds, readyReplicas: 0 },
  ),
};
