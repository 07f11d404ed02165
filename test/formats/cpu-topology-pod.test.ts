import { describe, expect, test } from "vitest";
import { containerCpusOf, parsePod, qosClassOf } from "../../src/formats/cpu-topology/index.ts";
import { milliOf } from "../../src/formats/cpu-topology/kubelet/quantity.ts";
import { said, sample } from "./cpu-topology-samples.ts";

/** The first pod of a text. */
function podIn(text: string) {
  const [pod] = parsePod(text).ast.pods;
  if (pod === undefined) expect.fail("no pod");
  return pod;
}

/** A pod of containers with these resources, in YAML's flow style. */
function podOf(...resources: string[]) {
  return podIn(`kind: Pod\nspec:\n  containers:\n${resources.map((each) => `  - resources: ${each}\n`).join("")}`);
}

describe("amounts, as Kubernetes reads them", () => {
  test.each([
    ["5", 5000n],
    ["+5", 5000n],
    ["5000m", 5000n],
    ["0.5", 500n],
    [".5", 500n],
    ["5.", 5000n],
    ["5e0", 5000n],
    ["5E0", 5000n],
    ["50e-1", 5000n],
    ["2.0", 2000n],
    ["1E", 10n ** 21n],
    ["1E1", 10_000n],
    ["1Ei", 2n ** 60n * 1000n],
    ["1Ki", 1_024_000n],
    ["1.5Gi", 1_610_612_736_000n],
    ["1k", 1_000_000n],
    ["1u", 1n],
    ["1n", 1n],
    ["4999500u", 5000n],
    ["0", 0n],
    ["-0", 0n],
    ["m", 0n],
    [" 5 ", 5000n],
    ["", null],
    ["-1", null],
    ["5 cores", null],
    ["5K", null],
    ["1ki", null],
    ["1e", null],
    ["0x5", null],
    ["5m5", null],
    ["1,5", null],
    ["five", null],
  ])("%j is %s thousandths", (text, milli) => expect(milliOf(text)).toBe(milli));

  test("in all spellings of a pod", () => {
    const { spec } = podIn(sample("ok/pod.quantities.yaml.txt"));
    expect(spec?.containers?.map(({ resources }) => resources?.requests?.map(({ milli }) => milli))).toEqual([
      [5000, 1_073_741_824_000],
      [5000, 1_073_741_824_000],
      [5000, 1_073_741_824_000],
      [500, 1_610_612_736_000],
      [5000, 1_000_000_000_000],
      [2000, 1_000_000],
      [250, "1000000000000000000000"],
      [5000, 1_000_000],
    ]);
  });
});

describe("QoS class", () => {
  const full = "{limits: {cpu: 2, memory: 1Gi}}";
  test.each([
    ["Guaranteed", [full]],
    ["Guaranteed", [full, "{requests: {cpu: 500m, memory: 1024Mi}, limits: {cpu: 0.5, memory: 1Gi}}"]],
    ["Burstable", [full, "{}"]],
    ["Burstable", ["{limits: {cpu: 2}}"]],
    ["Burstable", ["{requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 2, memory: 1Gi}}"]],
    ["Burstable", ["{requests: {cpu: 2, memory: 1Gi}}"]],
    ["BestEffort", ["{}", "{}"]],
    ["BestEffort", ["{limits: {nvidia.com/gpu: 1}}"]],
    ["BestEffort", ["{limits: {cpu: 0, memory: 0}}"]],
  ])("%s", (qos, resources) => expect(qosClassOf(podOf(...resources))).toBe(qos));

  test("init containers count, sidecars too", () => {
    const pod = (init: string): string =>
      `kind: Pod\nspec:\n  initContainers:\n  - restartPolicy: Always\n    resources: ${init}\n  containers:\n  - resources: ${full}\n`;
    expect(qosClassOf(podIn(pod(full)))).toBe("Guaranteed");
    expect(qosClassOf(podIn(pod("{limits: {cpu: 1}}")))).toBe("Burstable");
  });

  test("what the status says comes first, and a pod of which lines were left out says nothing", () => {
    expect(qosClassOf(podIn("kind: Pod\nspec: {containers: [{name: a}]}\nstatus: {qosClass: Guaranteed}\n"))).toBe(
      "Guaranteed",
    );
    expect(qosClassOf(podIn("kind: Pod\nspec:\n... left out ...\n  containers:\n  - name: a\n"))).toBe(null);
    expect(qosClassOf(podIn("kind: Pod\nmetadata: {name: a}\n"))).toBe(null);
  });

  test("of resources of the pod as a whole", () => {
    const pod = (resources: string, container = "{}"): string =>
      `kind: Pod\nspec:\n  resources: ${resources}\n  containers:\n  - resources: ${container}\n`;
    expect(qosClassOf(podIn(pod("{limits: {cpu: 2, memory: 1Gi}}")))).toBe("Guaranteed");
    expect(qosClassOf(podIn(pod("{limits: {cpu: 2, memory: 1Gi}}", "{requests: {cpu: 1}}")))).toBe("Burstable");
    expect(qosClassOf(podIn(pod("{limits: {cpu: 2, memory: 1Gi}}", "{requests: {cpu: 2}}")))).toBe("Guaranteed");
    expect(qosClassOf(podIn(pod("{requests: {cpu: 2}}")))).toBe("Burstable");
  });
});

describe("which containers are pinned", () => {
  test("whole CPUs of Guaranteed pods; a fraction shares", () => {
    expect(containerCpusOf(podIn(sample("ok/pod.guaranteed.yaml.txt")))).toEqual([
      { name: "warm-up", role: "init", requestedCpus: 4, isPinned: true },
      { name: "proxy", role: "sidecar", requestedCpus: 2, isPinned: true },
      { name: "radio", role: "app", requestedCpus: 6, isPinned: true },
      { name: "logger", role: "app", requestedCpus: 0.5, isPinned: false },
    ]);
  });

  test("none of a pod with resources as a whole, and none of a Burstable one", () => {
    const whole = containerCpusOf(podIn(sample("ok/pod.pod-level.json.txt")));
    expect(whole.map(({ isPinned }) => isPinned)).toEqual([false, false]);
    expect(containerCpusOf(podOf("{limits: {cpu: 2}}")).map(({ isPinned }) => isPinned)).toEqual([false]);
  });
});

describe("the shapes of a text", () => {
  test("a list, with what the pod's status says", () => {
    const { ast, diagnostics } = parsePod(sample("ok/pod.rejected.yaml.txt"));
    expect(diagnostics).toEqual([]);
    expect(ast.pods.map(({ name, namespace, status }) => [name, namespace, status?.phase, status?.reason])).toEqual([
      ["myapp", "demo", "Failed", "SMTAlignmentError"],
    ]);
    expect(ast.lists?.map(({ resource, apiVersion }) => [resource, apiVersion])).toEqual([["List", "v1"]]);
  });

  test("a bare spec, indented, behind a prompt", () => {
    const text = "$ oc get pod x -o yaml | tail\n  containers:\n  - name: app\n    resources: {limits: {cpu: 3}}\n";
    const { ast, diagnostics } = parsePod(text);
    expect(ast.pods[0]?.spec?.containers?.[0]?.resources?.limits?.[0]?.milli).toBe(3000);
    expect(said(diagnostics, text)).toEqual(["unknown-line: $ oc get pod x -o yaml | tail"]);
  });

  test("the founding pod: lines left out are unknown, and what is left is one pod", () => {
    const { ast, diagnostics } = parsePod(sample("err/pod.smt-alignment.yaml"));
    const [pod] = ast.pods;
    expect([ast.pods.length, pod?.name, pod?.elided]).toEqual([1, "myapp", true]);
    expect(
      pod?.spec?.containers?.map(({ resources }) => resources?.limits?.map(({ text, milli }) => [text, milli])),
    ).toEqual([[[["5", 5000]].flat()]]);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ["cpu-topology/unknown-line", "warning"],
      ["cpu-topology/bad-value", "error"],
      ["cpu-topology/unknown-line", "warning"],
    ]);
    expect(ast.unknown.map(({ text }) => text)).toEqual(["... 중간 생략 ...", "... 중간 생략 ..."]);
  });

  test("other kinds stay where they stood", () => {
    const { ast } = parsePod(sample("err/pod.other-kinds.yaml.txt"));
    expect(ast.pods.map(({ name }) => name)).toEqual(["only"]);
    expect(ast.lists?.map(({ otherFields = [] }) => otherFields.map(({ key }) => key))).toEqual([
      ["items[0]"],
      ["items"],
    ]);
  });

  test("every value has its place", () => {
    const text = "kind: Pod\nspec:\n  nodeName: n1\n  containers:\n  - resources: {limits: {cpu: 5}}\n";
    const spec = podIn(text).spec;
    const places = spec?.places.map(({ field, index, span }) => [field, index, text.slice(span.start, span.end)]);
    expect(places).toEqual([
      ["nodeName", undefined, "n1"],
      ["containers", undefined, "- resources: {limits: {cpu: 5}}"],
      ["containers", 0, "resources: {limits: {cpu: 5}}"],
    ]);
  });
});
