import { describe, expect, test } from "vitest";
import { allocatedCpusOf, parseCpuManagerState, sharedCpusOf } from "../../src/formats/cpu-topology/index.ts";
import { bare, said, sample } from "./cpu-topology-samples.ts";

/** The state of a text without diagnostics. */
function clean(text: string) {
  const { ast, diagnostics } = parseCpuManagerState(text);
  expect(diagnostics).toEqual([]);
  return ast;
}

describe("the versions", () => {
  test("1: by container ID", () => {
    const ast = clean(sample("ok/cpu-manager-state.v1.txt"));
    expect([ast.version, ast.policyName, ast.defaultCpuSet?.text]).toEqual([1, "static", "0-1,5-41,45-79"]);
    expect(ast.entries?.map(({ podUid, container, cpuSet }) => [podUid, container, cpuSet.cpus])).toEqual([
      [undefined, "8d7f0c2e5b", [2, 3, 42, 43]],
      [undefined, "1c4a90fe77", [4, 44]],
    ]);
  });

  test("2: by pod and container", () => {
    const ast = clean(sample("ok/cpu-manager-state.v2.txt"));
    expect([ast.version, typeof ast.checksum]).toEqual([2, "number"]);
    expect(ast.entries?.map(({ podUid, container, cpuSet }) => [podUid, container, cpuSet.text])).toEqual([
      ["6f1c1f0e-7a53-4a55-9b1e-0f6f4b7f2d11", "radio", "2-4,42-44"],
      ["6f1c1f0e-7a53-4a55-9b1e-0f6f4b7f2d11", "proxy", "5,45"],
      ["a0c6d3f2-1111-4c1c-8f57-3f1d2a9b0c42", "app", "6-7"],
    ]);
    expect(allocatedCpusOf(ast)).toEqual([2, 3, 4, 5, 6, 7, 42, 43, 44, 45]);
    expect(sharedCpusOf(ast).length).toBe(70);
  });

  test("3: with pods as a whole", () => {
    const ast = clean(sample("ok/cpu-manager-state.v3.txt"));
    const ranges = [{ kind: "cpu-range", from: 4, to: 6 }];
    expect([ast.version, bare(ast.podEntries)]).toEqual([
      3,
      [{ kind: "pod-entry", podUid: "pod-b", cpuSet: { kind: "cpu-set", text: "4-6", ranges, cpus: [4, 5, 6] } }],
    ]);
    expect(allocatedCpusOf(ast)).toEqual([2, 3, 4, 5, 6]);
  });

  test("4: `data` counts, and its places are those within the text around it", () => {
    const text = sample("ok/cpu-manager-state.v4.txt");
    const ast = clean(text);
    expect([ast.version, ast.data?.policyName, ast.dataChecksum]).toEqual([4, "static", 3223063518]);
    const { start, end } = ast.data?.entries?.[0]?.span ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe('"app\\":\\"2-3\\"');
    expect(allocatedCpusOf(ast)).toEqual([2, 3, 4, 5]);
    expect(sharedCpusOf(ast)).toEqual([0, 1, 6, 7]);
  });

  test("policy none, of versions 1 and 2: told apart by the checksum alone", () => {
    const [first, second] = ["ok/cpu-manager-state.none.v1.txt", "ok/cpu-manager-state.none.txt"].map((name) =>
      clean(sample(name)),
    );
    expect([first?.version, first?.checksum]).toEqual([1, 3242152201]);
    expect([second?.version, second?.checksum]).toEqual([2, 1353318690]);
    expect(second?.defaultCpuSet).toMatchObject({ text: "", cpus: [] });
  });
});

// Checksums of kubelets: of kubernetes pkg/kubelet/cm/cpumanager/state/state_checkpoint_test.go, and of files that people have shown.
describe("the checksum is kubelet's own", () => {
  const pod = '{"pod":{"container1":"4-6","container2":"1-3"}}';
  const pods = '{"pod1":{"container1":"5-6","container2":"3-4"}},"podEntries":{"pod2":{"cpuSet":"7-9"}}';
  const data =
    '{"policyName":"static","defaultCPUSet":"7-9","entries":{"pod":{"container1":"4-6","container2":"1-3"}}}';
  test.each([
    [`{"policyName":"none","defaultCPUSet":"1-3","checksum":1694838852}`, 1],
    [
      `{"policyName":"static","defaultCPUSet":"7-9","entries":{"containerID1":"4-6","containerID2":"1-3"},"checksum":2026311253}`,
      1,
    ],
    [`{"policyName":"none","defaultCPUSet":"4-6","entries":{},"checksum":354655845}`, 2],
    [
      `{"policyName":"static","defaultCpuSet":"0,2-12,14-23","entries":{"235148fe-393f-47a8-a17d-bd55bc1a836b":{"cgroup1-0":"1,13"}},"checksum":1552716370}`,
      2,
    ],
    [`{"policyName":"static","defaultCpuSet":"0-63","checksum":1058907510}`, 2],
    [`{"policyName":"static","defaultCpuSet":"2-15,17-31,34-47,49-63","checksum":4141502832}`, 2],
    [`{"policyName":"static","defaultCPUSet":"7-9","entries":${pod},"checksum":1942532442}`, 2],
    [`{"policyName":"static","defaultCPUSet":"1-2","entries":${pods},"checksum":766259872}`, 3],
    [`{"policyName":"static","defaultCPUSet":"1-2","entries":${pods},"checksum":2284712151}`, 3],
    [`{"checksum":1234,"data":${JSON.stringify(data)},"dataChecksum":1420829534}`, 4],
    [`{"data":${JSON.stringify(data)},"checksum":1420829534}`, 4],
  ])("%s", (text, version) => {
    expect(clean(text).version).toBe(version);
    const [, digit = ""] = /"(?:dataC|c)hecksum":\d*(\d)\}$/.exec(text) ?? [];
    const edited = text.replace(/\d\}$/, `${(Number(digit) + 1) % 10}}`);
    expect(parseCpuManagerState(edited).diagnostics.map(({ code }) => code)).toEqual([
      "cpu-topology/checksum-mismatch",
    ]);
  });

  test("0 is none, and a name outside ASCII counts by its bytes", () => {
    expect(clean('{"policyName":"static","defaultCpuSet":"0-3","checksum":0}').version).toBe(2);
    expect(clean('{"policyName":"né","defaultCpuSet":"","checksum":4066671854}').policyName).toBe("né");
  });
});

describe("damage", () => {
  test("CPUs in two places, wrong types and a second state", () => {
    const text = sample("err/cpu-manager-state.damaged.txt");
    const { ast, diagnostics } = parseCpuManagerState(text);
    expect(ast.runs?.map(({ policyName, defaultCpuSet }) => [policyName, defaultCpuSet?.text])).toEqual([
      ["static", "0-3"],
    ]);
    expect(ast.entries?.map(({ cpuSet }) => cpuSet.cpus)).toEqual([[3, 4]]);
    expect(ast.data?.entries?.map(({ container, cpuSet }) => [container, cpuSet.cpus])).toEqual([
      ["app", [2, 3]],
      ["third", []],
    ]);
    expect(diagnostics.map(({ code }) => code.replace("cpu-topology/", ""))).toContain("overlapping-cpus");
  });

  test("an edited file is not the one that kubelet wrote", () => {
    const text = sample("err/cpu-manager-state.edited.txt");
    expect(said(parseCpuManagerState(text).diagnostics, text)).toEqual([
      'overlapping-cpus: "5-6"',
      "checksum-mismatch: 1234567",
    ]);
  });

  test("a short text cannot ask for millions of CPUs: the ranges hold them", () => {
    const entries = Array.from({ length: 2000 }, (_, index) => `"c${index}":"0-65535"`).join(",");
    const { ast, diagnostics } = parseCpuManagerState(`{"policyName":"static","entries":{${entries}},"checksum":0}`);
    const listed = ast.entries?.filter(({ cpuSet }) => cpuSet.cpus.length > 0).length;
    expect([listed, ast.entries?.length, allocatedCpusOf(ast).length]).toEqual([4, 2000, 65_536]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["cpu-topology/too-many-cpus"]);
  });

  test("a text that is none has no version", () => {
    const { ast } = parseCpuManagerState("no such file\n");
    expect([ast.version, ast.unknown.length]).toEqual([undefined, 1]);
  });
});
