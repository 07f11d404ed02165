import { describe, expect, test } from "vitest";
import { parseKubeletConfiguration, parsePerformanceProfile } from "../../src/formats/cpu-topology/index.ts";
import { bare, said, sample } from "./cpu-topology-samples.ts";

describe("a kubelet configuration", () => {
  test("its CPU parts", () => {
    const { ast, diagnostics } = parseKubeletConfiguration(sample("ok/kubelet-configuration.yaml.txt"));
    expect(diagnostics).toEqual([]);
    const [node] = ast.configurations;
    expect([node?.cpuManagerPolicy, node?.topologyManagerPolicy, node?.topologyManagerScope]).toEqual([
      "static",
      "single-numa-node",
      "pod",
    ]);
    expect(node?.cpuManagerPolicyOptions?.map(({ name, value }) => [name, value])).toEqual([
      ["full-pcpus-only", true],
      ["distribute-cpus-across-numa", false],
    ]);
    expect(bare(node?.reservedSystemCPUs)).toMatchObject({ kind: "cpu-set", text: "0-1,40-41", cpus: [0, 1, 40, 41] });
    expect(node?.kubeReserved?.map(({ resource, milli }) => [resource, milli])).toEqual([
      ["cpu", 500],
      ["memory", 524_288_000_000],
    ]);
    expect(node?.otherFields?.map(({ key }) => key)).toEqual(["maxPods"]);
  });

  test("within a KubeletConfig, and within what /configz returns", () => {
    const [machine] = parseKubeletConfiguration(sample("ok/kubelet-configuration.openshift.yaml.txt")).ast
      .configurations;
    expect([machine?.resource, machine?.name, machine?.kubeletConfig?.reservedSystemCPUs?.cpus]).toEqual([
      "KubeletConfig",
      "performance-workers",
      [0, 1, 2, 3],
    ]);
    expect(machine?.otherFields?.map(({ key }) => key)).toEqual(["spec.machineConfigPoolSelector"]);
    const [live] = parseKubeletConfiguration(sample("ok/kubelet-configuration.configz.json.txt")).ast.configurations;
    expect(live?.kubeletConfig?.cpuManagerPolicyOptions?.map(({ name }) => name)).toEqual([
      "full-pcpus-only",
      "strict-cpu-reservation",
    ]);
  });

  test("what cannot be read stays, and is said", () => {
    const text = sample("err/kubelet-configuration.damaged.yaml.txt");
    const { ast, diagnostics } = parseKubeletConfiguration(text);
    expect(ast.configurations[0]?.reservedSystemCPUs?.cpus).toEqual([0, 1]);
    expect(ast.configurations[0]?.cpuManagerPolicyOptions?.map(({ name, value }) => [name, value])).toEqual([
      ["align-by-socket", null],
    ]);
    expect(said(diagnostics, text)).toContain("reversed-range: 9-8");
    expect(said(diagnostics, text)).toContain("bad-quantity: 1 core");
  });
});

describe("a performance profile", () => {
  test("its CPU parts", () => {
    const { ast, diagnostics } = parsePerformanceProfile(sample("ok/performance-profile.yaml.txt"));
    expect(diagnostics).toEqual([]);
    const [profile] = ast.profiles;
    const { cpu, numa, globallyDisableIrqLoadBalancing } = profile?.spec ?? {};
    expect([cpu?.isolated?.cpus.length, cpu?.reserved?.text, cpu?.shared?.cpus, cpu?.offlined?.cpus]).toEqual([
      68,
      "0-3,40-43",
      [38, 39],
      [78, 79],
    ]);
    expect([cpu?.balanceIsolated, numa?.topologyPolicy, globallyDisableIrqLoadBalancing]).toEqual([
      false,
      "single-numa-node",
      true,
    ]);
    expect(profile?.spec?.otherFields?.map(({ key }) => key)).toEqual([
      "additionalKernelArgs",
      "nodeSelector",
      "realTimeKernel",
    ]);
  });
});
