import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type NetworkFields, networksOf, parseNetworkConfig } from "../../src/formats/network-config/index.ts";

const sample = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../samples/network-config", name), "utf8");

/** The pools, services, type and MTU of a part. */
const core = ({ status, spec }: NetworkFields) => {
  const part = status ?? spec;
  return [
    part?.clusterNetwork?.map(({ cidr, hostPrefix }) => `${cidr} ${hostPrefix}`),
    part?.serviceNetwork,
    part?.networkType,
    status?.clusterNetworkMTU,
  ];
};

describe("the map[...] of Go", () => {
  test("a status is the same as in JSON", () => {
    const go = parseNetworkConfig(sample("ok/go-map.txt"));
    const json = parseNetworkConfig(sample("ok/network-config.status.openshift-sdn.json"));
    expect(go.diagnostics).toEqual([]);
    expect([go.ast.form, go.ast.notation]).toEqual(["status", "go"]);
    expect(core(go.ast)).toEqual(core(json.ast));
    expect(core(go.ast)).toEqual([["10.128.0.0/14 23"], ["172.30.0.0/16"], "OpenShiftSDN", 1450]);
  });

  test("several on one line, nil, empty texts and lists of maps", () => {
    const { ast, diagnostics } = parseNetworkConfig(sample("ok/go-map-items.txt"));
    expect(diagnostics).toEqual([]);
    expect(networksOf(ast).map(core)).toEqual([
      [["10.128.0.0/14 23", "fd01::/48 64"], ["172.30.0.0/16", "fd02::/112"], "OVNKubernetes", 1400],
      [["10.132.0.0/14 25"], ["172.31.0.0/16"], "OpenShiftSDN", 8951],
    ]);
    const [first] = networksOf(ast);
    expect(first?.status?.otherFields?.map(({ key, value }) => [key, value.kind === "scalar" && value.value])).toEqual([
      ["migration", null],
    ]);
    expect(
      first?.status?.conditions?.map(({ type, status, reason, message, observedGeneration }) => [
        type,
        status,
        reason,
        message,
        observedGeneration,
      ]),
    ).toEqual([["NetworkDiagnosticsAvailable", "True", "AsExpected", "", 3]]);
  });

  test("a text of several words, with brackets and colons of its own, is one value", () => {
    const text =
      "map[clusterNetworkMTU:1400 conditions:[map[message:all 3 [of 4] are well: done reason:Ok type:A]] networkType:OVNKubernetes]";
    const { status } = parseNetworkConfig(text).ast;
    expect(status?.conditions?.[0]?.message).toBe("all 3 [of 4] are");
    expect(status?.conditions?.[0]?.otherFields?.map(({ key }) => key)).toEqual(["well"]);
    expect(status?.conditions?.[0]?.type).toBe("A");
  });

  test("one that is cut off says so and is read as far as it goes; another object stays unknown", () => {
    const { ast, diagnostics } = parseNetworkConfig(sample("err/go-map-cut.txt"));
    expect(core(ast)).toEqual([["10.128.0.0/14 23"], ["172.30.0.0/16"], undefined, 1450]);
    expect(diagnostics.map(({ code, expected }) => [code, expected])).toEqual([["network-config/cut-off", "]]"]]);
    const other = parseNetworkConfig("map[phase:Running podIP:10.128.0.5]\n");
    expect([other.ast.form, other.diagnostics.map(({ code }) => code)]).toEqual([
      "none",
      ["network-config/unknown-line"],
    ]);
  });

  test.each([
    ["brackets", "map[clusterNetworkMTU:".repeat(100_000)],
    ["lists", `map[clusterNetworkMTU:${"[".repeat(1_000_000)}`],
    ["blanks", `map[clusterNetworkMTU:1400${" ".repeat(1_000_000)}]`],
    ["maps", "map[networkType:x] ".repeat(50_000)],
  ])("a million %s are read in time", (_, text) => {
    expect(parseNetworkConfig(text).ast.kind).toBe("network-config");
  });
});

describe("oc describe", () => {
  test("every field is that of the object", () => {
    const { ast, diagnostics } = parseNetworkConfig(sample("ok/describe.txt"));
    expect(diagnostics).toEqual([]);
    expect([ast.form, ast.notation, ast.apiVersion, ast.resource, ast.name]).toEqual([
      "object",
      "describe",
      "config.openshift.io/v1",
      "Network",
      "cluster",
    ]);
    expect(core(ast)).toEqual([
      ["10.128.0.0/14 23", "fd01::/48 64"],
      ["172.30.0.0/16", "fd02::/112"],
      "OVNKubernetes",
      1400,
    ]);
    expect(ast.spec?.clusterNetwork?.map(({ cidr, hostPrefix }) => [cidr, hostPrefix])).toEqual([
      ["10.128.0.0/14", 23],
      ["fd01::/48", 64],
    ]);
    expect(ast.spec?.networkDiagnostics?.mode).toBe("");
    expect(
      ast.status?.conditions?.map(({ type, status, observedGeneration }) => [type, status, observedGeneration]),
    ).toEqual([["NetworkDiagnosticsAvailable", "True", 3]]);
    expect(ast.metadata?.fields.map(({ key }) => key)).toEqual([
      "creationTimestamp",
      "generation",
      "managedFields",
      "resourceVersion",
      "uid",
    ]);
    const managed = ast.metadata?.fields[2]?.value;
    expect(managed?.kind === "sequence" && managed.items.length).toBe(2);
    expect(ast.otherFields?.map(({ key, value }) => [key, value.kind === "scalar" && value.value])).toEqual([
      ["namespace", ""],
      ["labels", null],
      ["annotations", "example.com/owner: network team\n              example.com/since: 4.6"],
      ["events", null],
    ]);
  });

  test("two objects, a prompt before and after", () => {
    const one = sample("ok/describe.txt");
    const text = `$ oc describe network.config\n${one}\n\n${one}$ exit\n`;
    const { ast, diagnostics } = parseNetworkConfig(text);
    expect(ast.items?.map(core)).toEqual([core(parseNetworkConfig(one).ast), core(parseNetworkConfig(one).ast)]);
    expect(diagnostics.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      "$ oc describe network.config",
      "$ exit",
    ]);
  });

  test("one of another object is unknown, line by line", () => {
    const { ast, diagnostics } = parseNetworkConfig(
      "Name:         default\nKind:         Namespace\nStatus:       Active\n",
    );
    expect([ast.form, ast.unknown.length, diagnostics.length]).toEqual(["none", 3, 3]);
  });

  test("a value of several lines, which stand as they are, goes on up to the next label that is no deeper", () => {
    const { ast, diagnostics } = parseNetworkConfig(sample("ok/describe-operator.txt"));
    expect(diagnostics).toEqual([]);
    const [bridge, lab] = ast.spec?.additionalNetworks ?? [];
    expect(JSON.parse(bridge?.rawCNIConfig ?? "")).toEqual({
      cniVersion: "0.3.1",
      name: "bridge-net",
      type: "bridge",
      ipam: { type: "static", addresses: [{ address: "192.0.2.9/24" }] },
    });
    expect([bridge?.type, lab?.name, lab?.type]).toEqual(["Raw", "lab", "SimpleMacvlan"]);
    const ipam = lab?.simpleMacvlanConfig?.ipamConfig?.staticIPAMConfig;
    expect([ipam?.addresses?.length, ipam?.routes?.length, ipam?.dns?.nameservers]).toEqual([
      2,
      2,
      ["10.51.100.2", "fd00::2"],
    ]);
    expect(ast.status?.conditions?.map(({ type, message }) => [type, message?.split("\n").length])).toEqual([
      ["ManagementStateDegraded", undefined],
      ["Degraded", undefined],
      ["Upgradeable", undefined],
      ["Progressing", 2],
      ["Available", undefined],
    ]);
    expect(ast.status?.version).toBe("4.20.1");
  });

  test("a line that no label follows is none of a value", () => {
    const head = "Kind:  Network\nStatus:\n  Network Type:  OVNKubernetes\n  Conditions:\n    Message:  all is well\n";
    const message = (text: string): unknown => {
      const { ast } = parseNetworkConfig(text);
      return [ast.status?.conditions?.[0]?.message, ast.unknown.map((line) => line.text)];
    };
    expect(message(`${head}$ exit\n`)).toEqual(["all is well", ["$ exit"]]);
    expect(message(`${head}$ exit\nlogout\n`)).toEqual(["all is well", ["$ exit", "logout"]]);
    expect(message(`${head}but: not quite\n\n    Type:  Degraded\n`)).toEqual(["all is well\nbut: not quite\n", []]);
    expect(message(`${head}Events:  <none>\n$ oc get nodes\nStatus:  x\n`)).toEqual([
      "all is well",
      ["$ oc get nodes", "Status:  x"],
    ]);
  });

  test("any nesting is read in time", () => {
    const deep = Array.from({ length: 3000 }, (_, at) => `${" ".repeat(at)}Spec:`).join("\n");
    expect(parseNetworkConfig(deep).ast.form).toBe("none");
    const wide = `Status:\n  Cluster Network:\n${"    Cidr:  10.128.0.0/14\n".repeat(50_000)}`;
    expect(parseNetworkConfig(wide).ast.status?.clusterNetwork?.length).toBe(50_000);
    const rests = `Status:\n  Cluster Network:\n    Cidr:  x\n${"    Cidr:  x\n .\n".repeat(1500)}${" .\n".repeat(100_000)}`;
    expect(parseNetworkConfig(rests).ast.status?.clusterNetwork?.length).toBe(1501);
  });
});

describe("less than an object", () => {
  test("networks alone", () => {
    const line = parseNetworkConfig(sample("ok/cidrs.txt"));
    expect([line.ast.form, line.ast.cidrs, line.diagnostics]).toEqual(["cidrs", ["10.128.0.0/14", "fd01::/48"], []]);
    expect(
      line.ast.places.map(({ field, index, span }) => [
        field,
        index,
        sample("ok/cidrs.txt").slice(span.start, span.end),
      ]),
    ).toEqual([
      ["cidrs", 0, "10.128.0.0/14"],
      ["cidrs", 1, "fd01::/48"],
    ]);
    expect(parseNetworkConfig(sample("ok/cidrs.json.txt")).ast.cidrs).toEqual(["172.30.0.0/16", "fd02::/112"]);
    expect(parseNetworkConfig("[172.30.0.0/16]").ast.cidrs).toEqual(["172.30.0.0/16"]);
  });

  test("pools alone", () => {
    const { ast } = parseNetworkConfig(sample("ok/pools.json.txt"));
    expect([ast.form, ast.status?.clusterNetwork?.map(({ cidr, hostPrefix }) => [cidr, hostPrefix])]).toEqual([
      "cluster-network",
      [
        ["10.128.0.0/14", 23],
        ["fd01::/48", 64],
      ],
    ]);
  });

  test("the table of oc get", () => {
    const { ast } = parseNetworkConfig(sample("ok/table.txt"));
    expect([ast.form, ast.items?.map(({ name, age }) => [name, age])]).toEqual(["table", [["cluster", "5d12h"]]]);
  });
});

describe("operator.openshift.io", () => {
  test("every field of the operator's object is typed", () => {
    const { ast, diagnostics } = parseNetworkConfig(sample("ok/operator-full.yaml.txt"));
    expect(diagnostics).toEqual([]);
    const { spec, status } = ast;
    expect(spec?.otherFields?.map(({ key }) => key)).toEqual(["observedConfig"]);
    expect(status?.otherFields).toBeUndefined();
    const ovn = spec?.defaultNetwork?.ovnKubernetesConfig;
    expect(ovn?.otherFields).toBeUndefined();
    expect([
      ovn?.mtu,
      ovn?.genevePort,
      ovn?.ipsecConfig?.mode,
      ovn?.ipsecConfig?.full?.encapsulation,
      ovn?.transport,
      ovn?.routeAdvertisements,
    ]).toEqual([1354, 6081, "Full", "Always", "Geneve", "Enabled"]);
    expect([
      ovn?.gatewayConfig?.routingViaHost,
      ovn?.gatewayConfig?.ipForwarding,
      ovn?.gatewayConfig?.ipv4?.internalMasqueradeSubnet,
      ovn?.gatewayConfig?.ipv6?.internalMasqueradeSubnet,
    ]).toEqual([true, "Global", "169.254.0.0/17", "fd69::/112"]);
    expect([
      ovn?.ipv4?.internalJoinSubnet,
      ovn?.ipv6?.internalTransitSwitchSubnet,
      ovn?.v4InternalSubnet,
      ovn?.v6InternalSubnet,
    ]).toEqual(["100.65.0.0/16", "fd97::/64", "100.65.0.0/16", "fd98::/64"]);
    expect([
      ovn?.hybridOverlayConfig?.hybridClusterNetwork?.[0]?.cidr,
      ovn?.hybridOverlayConfig?.hybridOverlayVXLANPort,
      ovn?.egressIPConfig?.reachabilityTotalTimeoutSeconds,
    ]).toEqual(["10.132.0.0/14", 4789, 1]);
    const audit = ovn?.policyAuditConfig;
    expect([
      audit?.rateLimit,
      audit?.maxFileSize,
      audit?.maxLogFiles,
      audit?.destination,
      audit?.syslogFacility,
    ]).toEqual([20, 50, 5, "null", "local0"]);
    expect([
      ovn?.noOverlayConfig?.outboundSNAT,
      ovn?.noOverlayConfig?.routing,
      ovn?.bgpManagedConfig?.asNumber,
      ovn?.bgpManagedConfig?.bgpTopology,
    ]).toEqual(["Enabled", "Managed", 64512, "FullMesh"]);
    const [raw, macvlan] = spec?.additionalNetworks ?? [];
    expect([raw?.type, raw?.name, raw?.namespace, raw?.rawCNIConfig]).toEqual([
      "Raw",
      "storage",
      "tenants",
      '{ "cniVersion": "0.3.1", "name": "storage", "type": "bridge" }',
    ]);
    const ipam = macvlan?.simpleMacvlanConfig?.ipamConfig;
    expect([
      macvlan?.simpleMacvlanConfig?.master,
      macvlan?.simpleMacvlanConfig?.mode,
      macvlan?.simpleMacvlanConfig?.mtu,
      ipam?.type,
    ]).toEqual(["eth1", "Bridge", 9000, "Static"]);
    const fixed = ipam?.staticIPAMConfig;
    expect([
      fixed?.addresses?.map(({ address, gateway }) => [address, gateway]),
      fixed?.routes?.map(({ destination, gateway }) => [destination, gateway]),
    ]).toEqual([[["10.51.100.10/24", "10.51.100.1"]], [["0.0.0.0/0", "10.51.100.1"]]]);
    expect([fixed?.dns?.nameservers, fixed?.dns?.domain, fixed?.dns?.search]).toEqual([
      ["10.51.100.2", "fd00::2"],
      "lab.example.com",
      ["lab.example.com", "example.com"],
    ]);
    expect([
      spec?.managementState,
      spec?.logLevel,
      spec?.operatorLogLevel,
      spec?.deployKubeProxy,
      spec?.disableMultiNetwork,
      spec?.useMultiNetworkPolicy,
      spec?.disableNetworkDiagnostics,
    ]).toEqual(["Managed", "Normal", "Debug", false, false, true, false]);
    expect([
      spec?.kubeProxyConfig?.bindAddress,
      spec?.kubeProxyConfig?.iptablesSyncPeriod,
      spec?.kubeProxyConfig?.proxyArguments?.kind,
    ]).toEqual(["0.0.0.0", "30s", "mapping"]);
    const flows = spec?.exportNetworkFlows;
    expect(
      [flows?.netFlow, flows?.sFlow, flows?.ipfix].map((of) =>
        of?.collectors?.map(({ address, port }) => `${address} ${port}`),
      ),
    ).toEqual([["192.0.2.10 2055", "192.0.2.11 2055"], ["192.0.2.12 6343"], ["192.0.2.9 4739"]]);
    const { migration } = spec ?? {};
    expect([
      migration?.networkType,
      migration?.mode,
      migration?.features?.egressIP,
      migration?.features?.egressFirewall,
      migration?.features?.multicast,
    ]).toEqual(["OVNKubernetes", "Live", false, true, true]);
    expect([spec?.additionalRoutingCapabilities?.providers, spec?.unsupportedConfigOverrides?.kind]).toEqual([
      ["FRR"],
      "mapping",
    ]);
    expect([
      status?.observedGeneration,
      status?.version,
      status?.readyReplicas,
      status?.conditions?.[0]?.reason,
    ]).toEqual([7, "4.16.3", 0, "Deploying"]);
    expect(
      status?.generations?.map(({ group, resource, namespace, name, lastGeneration }) => [
        group,
        resource,
        namespace,
        name,
        lastGeneration,
      ]),
    ).toEqual([["apps", "daemonsets", "openshift-ovn-kubernetes", "ovnkube-node", 4]]);
  });

  test("the older plugins", () => {
    const [sdn, kuryr] = networksOf(parseNetworkConfig(sample("ok/operator-plugins.yaml.txt")).ast);
    const config = sdn?.spec?.defaultNetwork?.openshiftSDNConfig;
    expect([
      config?.mode,
      config?.mtu,
      config?.vxlanPort,
      config?.enableUnidling,
      config?.useExternalOpenvswitch,
    ]).toEqual(["NetworkPolicy", 1450, 4789, true, false]);
    const pools = kuryr?.spec?.defaultNetwork?.kuryrConfig;
    expect([
      pools?.openStackServiceNetwork,
      pools?.mtu,
      pools?.poolMinPorts,
      pools?.poolMaxPorts,
      pools?.poolBatchPorts,
      pools?.controllerProbesPort,
      pools?.daemonProbesPort,
      pools?.enablePortPoolsPrepopulation,
    ]).toEqual(["172.30.0.0/15", 1442, 1, 0, 3, 8091, 8090, false]);
  });

  test("every field of the config object is typed", () => {
    const { ast, diagnostics } = parseNetworkConfig(sample("ok/config-full.yaml.txt"));
    expect(diagnostics).toEqual([]);
    const { spec, status } = ast;
    expect([spec?.otherFields, status?.otherFields]).toEqual([undefined, undefined]);
    expect([
      spec?.externalIP?.autoAssignCIDRs,
      spec?.externalIP?.policy?.allowedCIDRs,
      spec?.externalIP?.policy?.rejectedCIDRs,
    ]).toEqual([["192.0.2.0/28"], ["192.0.2.0/24"], ["192.0.2.128/25"]]);
    expect([
      spec?.networkDiagnostics?.mode,
      spec?.networkDiagnostics?.sourcePlacement?.tolerations?.items.length,
      spec?.networkDiagnostics?.targetPlacement?.nodeSelector?.fields[0]?.key,
    ]).toEqual(["All", 1, "checkNodes"]);
    expect([
      spec?.networkObservability?.installationPolicy,
      spec?.serviceNodePortRange?.from,
      spec?.serviceNodePortRange?.to,
    ]).toEqual(["NoAction", 30000, 32767]);
    expect([
      status?.migration?.mtu?.network?.from,
      status?.migration?.mtu?.network?.to,
      status?.migration?.mtu?.machine?.to,
    ]).toEqual([1400, 9000, 9100]);
  });
});
