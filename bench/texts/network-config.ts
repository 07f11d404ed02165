import type { BenchText } from "./text.ts";

/** The list that `oc get network.config -o json` prints, with `count` clusters' configurations. */
export function networkConfigText(count: number): BenchText {
  const items = Array.from({ length: count }, (_, index) => {
    const shared = {
      clusterNetwork: [{ cidr: `10.${index & 252}.0.0/14`, hostPrefix: 23 }],
      networkType: index % 2 === 0 ? "OpenShiftSDN" : "OVNKubernetes",
      serviceNetwork: [`172.${16 + (index & 15)}.0.0/16`],
    };
    return {
      apiVersion: "config.openshift.io/v1",
      kind: "Network",
      metadata: { name: `cluster-${index}` },
      spec: { ...shared, externalIP: { policy: {} } },
      status: { ...shared, clusterNetworkMTU: index % 2 === 0 ? 1450 : 1400 },
    };
  });
  const list = { apiVersion: "v1", items, kind: "List", metadata: { resourceVersion: "", selfLink: "" } };
  return { text: Buffer.from(`${JSON.stringify(list, null, 4)}\n`).toString(), items: count, unit: "network" };
}
