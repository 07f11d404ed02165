import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  checkSmtAlignment,
  parseCpuinfo,
  parseKubeletConfiguration,
  parseLscpu,
  parsePod,
  parseSmtAlignmentError,
  type SmtAlignmentCheck,
  type TopologySource,
} from "../../src/formats/cpu-topology/index.ts";
import {
  allBut,
  cpuSet,
  eightNodes,
  fourCaches,
  fourCachesTwoNodes,
  fourCachesTwoSockets,
  fourNodes,
  machine,
  oneSocket,
  twoCachesOfThreads,
  twoSockets,
} from "./cpu-topology-machines.ts";
import { sample } from "./cpu-topology-samples.ts";

const founding = parsePod(
  readFileSync(join(import.meta.dirname, "../../samples/sessions/pod.smt-alignment.yaml"), "utf8"),
).ast;
const full = { "full-pcpus-only": "true" };

/** What each container gets, in the order of admission; null for one that shares. */
function given({ containers }: SmtAlignmentCheck): (readonly number[] | null)[] {
  return containers.map(({ cpus }) => cpus ?? null);
}

describe("the founding pod", () => {
  test("is refused on a node of two threads, in kubelet's words, and 4 or 6 are proposed", () => {
    const check = checkSmtAlignment(oneSocket, founding, { policyOptions: full });
    expect(check).toEqual({
      admitted: false,
      reason: "SMTAlignmentError",
      message: "SMT Alignment Error: requested 5 cpus not multiple cpus per core = 2",
      passing: [4, 6],
      cpusPerCore: 2,
      containers: [{ role: "app", requestedCpus: 5, isPinned: null }],
      assumptions: ["the pod is Guaranteed", "no CPUs are reserved", "no other container has CPUs for itself"],
      explanation:
        'Kubelet refuses pod "myapp": its container asks for 5 CPUs, which is not a whole number of cores of 2 CPUs each (full-pcpus-only); 4 or 6 would pass.',
    });
    expect(parseSmtAlignmentError(check.message ?? "").ast.errors[0]).toMatchObject({
      requestedCpus: 5,
      cpusPerCore: 2,
    });
  });

  test("is admitted with full-pcpus-only off", () => {
    for (const policyOptions of [{}, { "full-pcpus-only": "false" }, { "full-pcpus-only": false }]) {
      const check = checkSmtAlignment(oneSocket, founding, { policyOptions });
      expect(check.admitted).toBe(true);
      expect(given(check)).toEqual([[0, 1, 2, 4, 5]]);
      expect(check.explanation).toBe('Kubelet admits pod "myapp": its container gets 5 CPUs (0-2,4-5) for itself.');
    }
  });

  test("is admitted on a node of one thread a core", () => {
    expect(
      checkSmtAlignment(
        machine(8, (core) => ({ socket: 0, core })),
        founding,
      ).admitted,
    ).toBe(true);
  });
});

describe("threads per core", () => {
  const threads = (per: number): TopologySource => machine(8 * per, (cpu) => ({ socket: 0, core: cpu % 8 }));
  test.each([
    [1, 5, true, undefined],
    [2, 5, false, [4, 6]],
    [4, 5, false, [4, 8]],
    [8, 5, false, [8]],
    [4, 8, true, undefined],
    [8, 8, true, undefined],
    [8, 60, false, [56, 64]],
  ])("%i: %i CPUs admitted %s", (per, count, admitted, passing) => {
    const check = checkSmtAlignment(threads(per), count, { policyOptions: full });
    expect([check.cpusPerCore, check.admitted, check.passing]).toEqual([per, admitted, passing]);
  });
});

describe("which CPUs are siblings", () => {
  test("0 and 40, or 0 and 1: by core, never by number", () => {
    const apart = machine(80, (cpu) => ({ socket: Math.floor((cpu % 40) / 20), core: cpu % 20 }));
    const near = machine(80, (cpu) => ({ socket: Math.floor(cpu / 40), core: Math.floor(cpu / 2) % 20 }));
    expect(given(checkSmtAlignment(apart, 4))).toEqual([[0, 1, 40, 41]]);
    expect(given(checkSmtAlignment(near, 4))).toEqual([[0, 1, 2, 3]]);
  });

  test("by the lists of sysfs", () => {
    const source = machine(8, (cpu) => ({ threadSiblings: [cpu % 2, (cpu % 2) + 2, (cpu % 2) + 4, (cpu % 2) + 6] }));
    const check = checkSmtAlignment(source, 4);
    expect([check.cpusPerCore, given(check)]).toEqual([4, [[0, 2, 4, 6]]]);
  });

  test("a sibling that is offline makes one CPU per core of two, and then no core counts as whole", () => {
    const source: TopologySource = {
      cpus: oneSocket.cpus.map((place) => ({ ...place, online: place.cpu !== 7 })),
    };
    const check = checkSmtAlignment(source, 3);
    expect([check.cpusPerCore, check.admitted, given(check)]).toEqual([1, true, [[0, 3, 4]]]);
  });

  test("of /proc/cpuinfo with siblings apart, one of them offline", () => {
    const { ast } = parseCpuinfo(sample("ok/cpuinfo-siblings-apart.txt"));
    const check = checkSmtAlignment(ast, 3);
    expect([check.cpusPerCore, check.admitted, given(check)]).toEqual([1, true, [[0, 1, 4]]]);
  });
});

describe("reserved and allocated CPUs", () => {
  test("siblings of reserved CPUs do not count as free cores", () => {
    const check = checkSmtAlignment(oneSocket, 8, { policyOptions: full, reserved: [0] });
    expect(check.message).toBe(
      "SMT Alignment Error: not enough free physical CPUs: available physical CPUs = 6, requested CPUs = 8, CPUs per core = 2",
    );
    expect(check.passing).toEqual([6]);
    expect(check.explanation).toBe(
      "Kubelet refuses the pod: its container asks for 8 CPUs, and too few cores are wholly free; 6 would pass.",
    );
    expect(given(checkSmtAlignment(oneSocket, 6, { policyOptions: full, reserved: [0] }))).toEqual([
      [1, 2, 3, 5, 6, 7],
    ]);
  });

  test("a number of reserved CPUs takes the first cores", () => {
    expect(given(checkSmtAlignment(oneSocket, 2, { reserved: 2 }))).toEqual([[1, 5]]);
  });

  test("too few CPUs without full-pcpus-only", () => {
    const check = checkSmtAlignment(oneSocket, 6, { policyOptions: {}, reserved: [0], allocated: [1, 5, 2] });
    expect([check.reason, check.message]).toEqual([
      "UnexpectedAdmissionError",
      "Allocate failed due to not enough cpus available to satisfy request: requested=6, available=4, which is unexpected",
    ]);
    expect(check.passing).toEqual([4]);
    expect(parseSmtAlignmentError(check.message ?? "").ast.errors[0]).toMatchObject({
      cause: "not-enough-cpus",
      requestedCpus: 6,
      availableCpus: 4,
    });
  });

  test.each([
    [
      { reserved: [9] },
      "[cpumanager] unable to build the reserved physical CPUs from the reserved set: unknown CPU ID: 9",
    ],
    [{ reserved: 9 }, "[cpumanager] unable to reserve the required amount of CPUs (size of  did not equal 9)"],
    [{ allocated: [8] }, `current set of available CPUs "0-7" doesn't match with CPUs in state "0-8"`],
    [{ allocated: [1], reserved: [0, 1] }, `not all reserved cpus: "0-1" are present in defaultCpuSet: "0,2-7"`],
    [
      { policyOptions: { "full-pcpus-only": true, "distribute-cpus-across-cores": true } },
      "static policy options full-pcpus-only and distribute-cpus-across-cores can not be used at the same time",
    ],
    [{ policyOptions: { "full-pcpus": "true" } }, 'unknown CPU Manager Policy option: "full-pcpus"'],
    [
      { policyOptions: { "full-pcpus-only": "yes" } },
      'bad value for option "full-pcpus-only": strconv.ParseBool: parsing "yes": invalid syntax',
    ],
  ])("%j keeps kubelet from starting", (options, message) => {
    const check = checkSmtAlignment(oneSocket, 2, options);
    expect([check.admitted, check.reason, check.message]).toEqual([false, "InvalidConfiguration", message]);
  });
});

describe("a pod", () => {
  const pod = parsePod(sample("ok/pod.guaranteed.yaml.txt")).ast;

  test("its containers are served in order, and the CPUs of init containers are used again, but not those of sidecars", () => {
    const check = checkSmtAlignment(fourNodes, pod, { reserved: cpuSet("0-1,40-41"), allocated: [] });
    expect(check.admitted).toBe(true);
    expect(check.containers.map(({ name, role, cpus }) => [name, role, cpus])).toEqual([
      ["warm-up", "init", [2, 3, 42, 43]],
      ["proxy", "sidecar", [2, 42]],
      ["radio", "app", [3, 4, 5, 43, 44, 45]],
      ["logger", "app", undefined],
    ]);
    expect(check.explanation).toBe(
      'Kubelet admits pod "du-worker": init container "warm-up" gets 4 CPUs (2-3,42-43) for itself, ' +
        'sidecar "proxy" gets 2 CPUs (2,42) for itself and container "radio" gets 6 CPUs (3-5,43-45) for itself.',
    );
  });

  test("CPUs of init containers can be used again and yet do not count as free cores: kubelet's own arithmetic", () => {
    const text =
      "kind: Pod\nspec:\n  initContainers:\n  - name: init\n    resources: {limits: {cpu: 8, memory: 1Gi}}\n" +
      "  containers:\n  - name: app\n    resources: {limits: {cpu: 8, memory: 1Gi}}\n";
    const { ast } = parsePod(text);
    const check = checkSmtAlignment(oneSocket, ast, { policyOptions: full });
    expect([check.container, check.message]).toEqual([
      "app",
      "SMT Alignment Error: not enough free physical CPUs: available physical CPUs = 0, requested CPUs = 8, CPUs per core = 2",
    ]);
    expect(given(checkSmtAlignment(oneSocket, ast, { policyOptions: {} }))).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7],
      [0, 1, 2, 3, 4, 5, 6, 7],
    ]);
  });

  test("a Burstable pod shares, however odd its count", () => {
    const { ast } = parsePod(
      "kind: Pod\nmetadata: {name: b}\nspec:\n  containers:\n  - resources: {limits: {cpu: 5}}\n",
    );
    const check = checkSmtAlignment(oneSocket, ast, { policyOptions: full });
    expect([check.admitted, given(check)]).toEqual([true, [null]]);
    expect(check.explanation).toBe('Kubelet admits pod "b": no container gets CPUs for itself, all share the pool.');
  });

  test("of which the text shows no container says nothing", () => {
    for (const text of ["no pod at all\n", "kind: Pod\nmetadata: {name: a}\n"]) {
      const check = checkSmtAlignment(oneSocket, parsePod(text).ast);
      expect([check.admitted, check.containers]).toEqual([null, []]);
      expect(check.explanation).toMatch(
        /^Whether kubelet admits .* cannot be told: the text shows no container of it\.$/,
      );
    }
  });

  test("resources of the pod as a whole pin no container", () => {
    const check = checkSmtAlignment(oneSocket, parsePod(sample("ok/pod.pod-level.json.txt")).ast);
    expect([check.admitted, given(check)]).toEqual([true, [null, null]]);
  });

  test("with the options of a configuration", () => {
    const [node] = parseKubeletConfiguration(sample("ok/kubelet-configuration.yaml.txt")).ast.configurations;
    const check = checkSmtAlignment(fourNodes, parsePod(sample("ok/pod.rejected.yaml.txt")).ast, {
      policyOptions: node?.cpuManagerPolicyOptions ?? {},
      reserved: node?.reservedSystemCPUs?.cpus ?? [],
    });
    expect([check.container, check.message, check.passing]).toEqual([
      "myapp",
      "SMT Alignment Error: requested 5 cpus not multiple cpus per core = 2",
      [4, 6],
    ]);
  });
});

describe("a machine of which only counts are known", () => {
  const { ast } = parseLscpu(sample("ok/lscpu-flat.2.23.txt"));

  test("a count that is no multiple is refused, one that fits anyhow is admitted, without its CPUs", () => {
    const odd = checkSmtAlignment(ast, 5, { policyOptions: full });
    expect(odd.message).toBe(`SMT Alignment Error: requested 5 cpus not multiple cpus per core = ${odd.cpusPerCore}`);
    const even = checkSmtAlignment(ast, 2, { policyOptions: full, reserved: [0] });
    expect([even.cpusPerCore, even.admitted, given(even)]).toEqual([2, true, [null]]);
  });

  test("what depends on which CPUs share a core cannot be told", () => {
    const count = ast.cpus.length - 2;
    const check = checkSmtAlignment(ast, count, { policyOptions: full, reserved: [0, 1] });
    expect([check.admitted, check.message]).toEqual([null, undefined]);
    expect(check.explanation).toBe(
      "Whether kubelet admits the pod cannot be told: the text does not show which CPUs make up a core.",
    );
    expect(checkSmtAlignment(parseCpuinfo("processor\t: 0\n").ast, 1, { policyOptions: full }).admitted).toBe(null);
  });
});

// Inputs and results of kubernetes pkg/kubelet/cm/cpumanager/cpu_assignment_test.go, as facts.
const distributed = { "distribute-cpus-across-numa": "true" };
const byCore = { ...distributed, ...full };
const byCache = { "prefer-align-cpus-by-uncorecache": "true" };
const spread = { "distribute-cpus-across-cores": "true" };
test.each([
  [oneSocket, {}, "0-7", 1, "0"],
  [oneSocket, {}, "1,3,5,6,7", 1, "6"],
  [oneSocket, {}, "0-7", 2, "0,4"],
  [oneSocket, {}, "0-7", 8, "0-7"],
  [oneSocket, {}, "0-3,6", 2, "2,6"],
  [twoSockets, {}, "0-11", 6, "0,2,4,6,8,10"],
  [fourNodes, {}, "0-79", 40, "0-19,40-59"],
  [fourNodes, {}, "0-79", 20, "0-9,40-49"],
  [fourNodes, {}, "10-39,50-79", 20, "10-19,50-59"],
  [fourNodes, {}, "0-79", 60, "0-29,40-69"],
  [fourNodes, {}, "1-39,41-79", 60, "10-39,50-79"],
  [twoSockets, {}, "1-5,7-11", 1, "2"],
  [twoSockets, {}, "0-11", 8, "0-2,4,6-8,10"],
  [fourNodes, {}, "0-79", 64, "0-31,40-71"],
  [fourCaches, byCache, "1-15", 10, "1-2,4-11"],
  [twoSockets, byCache, "1-5,7-11", 1, "1"],
  [fourCachesTwoSockets, byCache, "0-15", 4, "0-3"],
  [fourCachesTwoSockets, byCache, "2-15", 6, "2-7"],
  [fourCachesTwoSockets, byCache, "8-15", 4, "8-11"],
  [fourCachesTwoNodes, byCache, "3-8,12", 2, "4-5"],
  [twoCachesOfThreads, byCache, "2-7,10-15", 6, "4-6,12-14"],
  [twoCachesOfThreads, byCache, "1-7,9-15", 10, "1,4-7,9,12-15"],
  [oneSocket, spread, "0-7", 3, "0-2"],
  [twoSockets, spread, "0-11", 2, "0,2"],
  [twoSockets, spread, "0-11", 6, "0,2,4,6,8,10"],
  [twoSockets, spread, "0-11", 8, "0-4,6,8,10"],
  [fourNodes, spread, "0-79", 8, "0-7"],
  [twoSockets, distributed, "0-11", 8, "0-3,6-9"],
  [fourNodes, distributed, "0-79", 64, "0-7,10-17,20-27,30-37,40-47,50-57,60-67,70-77"],
  [fourNodes, distributed, "0-79", 48, "0-7,10-17,20-27,40-47,50-57,60-67"],
  [fourNodes, distributed, "1-29,32-39,41-69,72-79", 48, "1-8,10-17,20-27,41-48,50-57,60-67"],
  [fourNodes, distributed, "2-29,31-39,42-69,71-79", 48, "10-17,20-27,31-38,50-57,60-67,71-78"],
  [
    fourNodes,
    distributed,
    "0-2,10-12,20-22,30-32,40-41,50-51,60-61,70-71",
    16,
    "0-1,10-11,20-21,30-31,40-41,50-51,60-61,70-71",
  ],
  [twoSockets, distributed, "1-5,7-11", 1, "1"],
  [fourNodes, distributed, "0-79", 26, "0-6,10-16,40-45,50-55"],
  [fourNodes, byCore, "0-79", 26, "0-6,10-15,40-46,50-55"],
  [fourNodes, distributed, "0-79", 62, "0-7,10-17,20-27,30-37,40-47,50-57,60-66,70-76"],
  [fourNodes, byCore, "0-79", 62, "0-7,10-17,20-27,30-36,40-47,50-57,60-67,70-76"],
  [fourNodes, distributed, "0-8,10-18,20-39,40-48,50-58,60-79", 62, "0-7,10-17,20-27,30-37,40-46,50-56,60-67,70-77"],
  [fourNodes, byCore, "0-8,10-18,20-39,40-48,50-58,60-79", 62, "0-7,10-16,20-27,30-37,40-47,50-56,60-67,70-77"],
  [
    fourNodes,
    distributed,
    "0-3,10-13,20-23,30-36,40-43,50-53,60-63,70-76",
    34,
    "0-3,10-13,20-23,30-34,40-43,50-53,60-63,70-74",
  ],
  [
    eightNodes,
    distributed,
    "0,128,30,31,158,159,43-47,171-175,62,63,190,191,75-79,203-207,94,96,222,223,101-111,229-239,126,127,254,255",
    28,
    "43-47,75-79,96,101-105,171-174,203-206,229-232",
  ],
])("kubelet's own cases: %# %j", (source, policyOptions, free, count, expected) => {
  const check = checkSmtAlignment(source, count, { policyOptions, allocated: allBut(source, free) });
  expect(given(check)).toEqual([cpuSet(expected)]);
});

describe("the topology manager", () => {
  const byPolicy = (
    topologyManagerPolicy: "none" | "best-effort" | "restricted" | "single-numa-node",
    free: string,
    count: number,
    policyOptions: Readonly<Record<string, string>> = {},
  ): SmtAlignmentCheck =>
    checkSmtAlignment(fourNodes, count, { topologyManagerPolicy, policyOptions, allocated: allBut(fourNodes, free) });

  test("takes the lowest of the fewest nodes that have enough, and none are preferred without it", () => {
    const free = "0-1,40-41,10-19,50-59,30-39,70-79";
    expect(given(byPolicy("none", free, 6))).toEqual([cpuSet("30-32,70-72")]);
    for (const policy of ["best-effort", "restricted", "single-numa-node"] as const) {
      expect(given(byPolicy(policy, free, 6))).toEqual([cpuSet("10-12,50-52")]);
    }
  });

  test("more CPUs than a node has: one node is too few, two are what restricted asks for", () => {
    expect(byPolicy("single-numa-node", "0-79", 22)).toMatchObject({
      admitted: false,
      reason: "TopologyAffinityError",
      message: "Resources cannot be allocated with Topology locality",
      passing: [],
      explanation:
        "Kubelet refuses the pod: its container asks for 22 CPUs, and no NUMA nodes that its topology policy accepts have as many free.",
    });
    expect(given(byPolicy("restricted", "0-79", 22))).toEqual([cpuSet("0-10,40-50")]);
  });

  test("CPUs free on two nodes that would have fit on one: restricted refuses, best-effort does not", () => {
    const free = "0-4,10-14";
    expect(byPolicy("restricted", free, 8).reason).toBe("TopologyAffinityError");
    expect(given(byPolicy("best-effort", free, 8))).toEqual([cpuSet("0-4,10-12")]);
    expect(byPolicy("best-effort", free, 11).reason).toBe("UnexpectedAdmissionError");
  });

  test("of as many nodes the ones whose highest is the lowest: 1 and 2 before 0 and 3", () => {
    const free = "0-5,10-14,20-24,30-35";
    expect(given(byPolicy("best-effort", free, 10))).toEqual([cpuSet("0-4,10-14")]);
    expect(given(byPolicy("best-effort", "0-5,11-14,20-25,30-35", 12))).toEqual([cpuSet("0-5,20-25")]);
  });

  test("align-by-socket takes from the whole socket", () => {
    const check = byPolicy("best-effort", "30-33,20-39,60-79", 22, { "align-by-socket": "true" });
    expect(given(check)).toEqual([cpuSet("20-30,60-70")]);
    const odds = byPolicy("single-numa-node", "0-79", 2, { "align-by-socket": "true" });
    expect(odds.message).toBe(
      "Topolgy manager single-numa-node policy is incompatible with CPUManager align-by-socket policy option",
    );
  });

  test("looks before kubelet asks whether cores are whole", () => {
    expect(byPolicy("single-numa-node", "0-79", 21, full).reason).toBe("TopologyAffinityError");
    expect(byPolicy("single-numa-node", "0-79", 19, full).reason).toBe("SMTAlignmentError");
  });

  test("with the scope pod all containers come from the same nodes", () => {
    const pod = parsePod(
      "kind: Pod\nspec:\n  containers:\n  - resources: {limits: {cpu: 12, memory: 1Gi}}\n  - resources: {limits: {cpu: 12, memory: 1Gi}}\n",
    ).ast;
    const options = { topologyManagerPolicy: "single-numa-node", policyOptions: full } as const;
    expect(given(checkSmtAlignment(fourNodes, pod, options))).toEqual([cpuSet("0-5,40-45"), cpuSet("10-15,50-55")]);
    const check = checkSmtAlignment(fourNodes, pod, { ...options, topologyManagerScope: "pod" });
    expect([check.reason, check.container, check.explanation]).toEqual([
      "TopologyAffinityError",
      undefined,
      "Kubelet refuses the pod: no NUMA nodes that its topology policy accepts have enough CPUs free for all of it.",
    ]);
    const two = checkSmtAlignment(fourNodes, pod, {
      ...options,
      topologyManagerPolicy: "restricted",
      topologyManagerScope: "pod",
    });
    expect(given(two)).toEqual([cpuSet("0-5,40-45"), cpuSet("6-9,10-11,46-49,50-51")]);
  });

  test("more than eight nodes keep kubelet from starting", () => {
    const nine = machine(18, (cpu) => ({ socket: 0, node: cpu % 9, core: cpu % 9 }));
    expect(checkSmtAlignment(nine, 2, { topologyManagerPolicy: "restricted" }).message).toBe(
      "unsupported on machines with more than 8 NUMA Nodes",
    );
    expect(checkSmtAlignment(nine, 2).admitted).toBe(true);
  });
});
