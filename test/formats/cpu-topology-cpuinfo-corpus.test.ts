import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import {
  coresOf,
  numaNodesOf,
  parseCpuinfo,
  parseNumactl,
  printNumactl,
  recognizeCpuTopology,
} from "../../src/formats/cpu-topology/index.ts";
import { filesBelow } from "../laws/samples.ts";

const folder = process.env["NETGATHER_CORPUS"] ?? "";

/** CPUs, cores and sockets of captures, as a person (and `grep`) counts them; 0 where the text does not tell. */
const cpuinfo: readonly (readonly [name: string, cpus: number, cores: number, sockets: number])[] = [
  ["ansible_ansible__aarch64-4cpu", 4, 0, 0],
  ["ansible_ansible__armv6-rev7-1cpu", 1, 0, 0],
  ["ansible_ansible__armv7-rev3-8cpu", 8, 0, 0],
  ["ansible_ansible__ppc64-power7-rhel7-8cpu", 8, 0, 0],
  ["ansible_ansible__ppc64le-power8-24cpu", 24, 0, 0],
  ["ansible_ansible__x86_64-2cpu", 2, 2, 2],
  ["ansible_ansible__x86_64-4cpu", 4, 4, 2],
  ["ansible_ansible__x86_64-8cpu", 8, 4, 1],
  ["google_cadvisor__cpuinfo.txt", 12, 6, 2],
  ["google_cadvisor__cpuinfo_arm", 4, 0, 0],
  ["google_cadvisor__cpuinfo_lower_case", 8, 8, 2],
  ["google_cadvisor__cpuinfo_onesocket_many_NUMAs", 32, 16, 16],
  ["google_cadvisor__cpuinfo_upper_case", 8, 8, 2],
  ["linux-amd64-415ee03b", 16, 12, 1],
  ["linux-amd64-61797caf", 12, 6, 1],
  ["linux-amd64-8581cf3a", 24, 12, 2],
  ["linux-amd64-accel-nvidia", 8, 8, 1],
  ["linux-amd64-offlineCPUs", 2, 2, 2],
  ["linux-s390x-snapshot", 8, 4, 1],
  ["oVirt_vdsm__cpu_info", 24, 12, 2],
  ["oVirt_vdsm__cpuinfo_POWER8E", 16, 0, 0],
  ["oVirt_vdsm__cpuinfo_aarch64", 8, 0, 0],
  ["prometheus_node_exporter__cpuinfo", 8, 4, 1],
  ["prometheus_procfs__cpuinfo_test.go__L151", 2, 2, 0],
  ["prometheus_procfs__cpuinfo_test.go__L188", 6, 0, 0],
  ["prometheus_procfs__cpuinfo_test.go__L22.", 2, 0, 0],
  ["prometheus_procfs__cpuinfo_test.go__L225", 2, 0, 0],
  ["prometheus_procfs__cpuinfo_test.go__L237", 4, 4, 1],
  ["prometheus_procfs__cpuinfo_test.go__L41", 0, 0, 0],
];

/** CPUs, nodes, nodes with CPUs, and the distance from the first node to the last. */
const numactl: readonly (readonly [string, cpus: number, nodes: number, withCpus: number, distance: number | null])[] =
  [
    ["host_cluster_management_numa.rst__L134", 8, 2, 2, 20],
    ["host_cluster_management_numa.rst__L345", 8, 1, 1, 10],
    ["host_cluster_management_numa.rst__L427", 4, 2, 2, 20],
    ["mynote__docs_tech_performance_memory___swap.md__L105", 2, 1, 1, null],
    ["mynote__docs_tech_performance_memory___swap.md__L117", 48, 2, 2, 21],
    ["grace-hopper-benchmark", 72, 9, 1, 80],
    ["oVirt_vdsm__caps_numactl_4_nodes", 32, 4, 4, 20],
    ["app-openvswitch-dpdk.rst__L88", 32, 2, 2, 20],
  ];

if (folder === "") {
  test("no corpus: set NETGATHER_CORPUS to a folder of captures to count their CPUs", () => {
    expect(folder).toBe("");
  });
} else {
  const paths = filesBelow(folder);
  const read = (kind: string, name: string): string => {
    const found = paths.filter((path) => path.includes(`/${kind}/`) && basename(path).includes(name));
    expect(found.length, name).toBe(1);
    return readFileSync(found[0] ?? "", "utf8");
  };

  describe("/proc/cpuinfo", () => {
    test.each(cpuinfo)("%s: %i CPUs, %i cores, %i sockets", (name, cpus, cores, sockets) => {
      const { ast } = parseCpuinfo(read("proc-cpuinfo", name));
      const packages = new Set(ast.cpus.flatMap(({ socket }) => (socket === undefined ? [] : [socket])));
      expect([ast.cpus.length, coresOf(ast).length, packages.size]).toEqual([cpus, cores, sockets]);
    });

    test("no capture has an error; what is foreign to the format was put around it", () => {
      const files = paths.filter((path) => path.includes("/proc-cpuinfo/"));
      const foreign = files.flatMap((path) => {
        const text = readFileSync(path, "utf8");
        expect(recognizeCpuTopology(text), path).toBeGreaterThan(0);
        return parseCpuinfo(text).diagnostics.map(({ code, span }) => [code, text.slice(span.start, span.end)]);
      });
      const lines = ['[files."/proc/cpuinfo"]', 'content = """', '"""'];
      const licence = ["# SPDX-FileCopyrightText: oVirt Developers", "# SPDX-License-Identifier: GPL-2.0-or-later"];
      const expected = [...lines, ...licence, ...licence, ...licence].sort();
      expect(foreign.map(([, line]) => line).sort()).toEqual(expected);
      expect(new Set(foreign.map(([code]) => code))).toEqual(new Set(["cpu-topology/unknown-line"]));
      expect(files.length).toBeGreaterThan(35);
    });
  });

  describe("numactl -H", () => {
    test.each(numactl)("%s: %i CPUs, %i nodes, %i of them with CPUs", (name, cpus, nodes, withCpus, distance) => {
      const { ast } = parseNumactl(read("numactl-H", name));
      const found = numaNodesOf(ast);
      expect([ast.cpus.length, found.length, found.filter((node) => node.cpus.length > 0).length]).toEqual([
        cpus,
        nodes,
        withCpus,
      ]);
      expect(ast.distances?.rows[0]?.distances.at(-1) ?? null).toBe(distance);
    });

    test("every capture is read without a diagnostic and printed back but for blanks that were cut off line ends", () => {
      const files = paths.filter((path) => path.includes("/numactl-H/"));
      const same = files.filter((path) => {
        const text = readFileSync(path, "utf8");
        const { ast, diagnostics } = parseNumactl(text);
        expect(diagnostics, path).toEqual([]);
        const trimmed = (one: string): string => one.replaceAll(/ +$/gm, "").trimEnd();
        expect(trimmed(printNumactl(ast)), path).toBe(trimmed(text));
        return printNumactl(ast) === text;
      });
      expect([files.length, same.length]).toEqual([11, 4]);
    });
  });
}
