import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  coresOf,
  type LscpuTopology,
  numaNodesOf,
  parseCpuTopology,
  parseLscpu,
  recognizeCpuTopology,
  topologyOf,
} from "../../src/formats/cpu-topology/index.ts";

/** How many CPUs, cores, sockets and NUMA nodes each capture shows, as it was read by eye; `null` where it does not say. */
const COUNTS: readonly (readonly [
  name: string,
  cpus: number,
  cores: number | null,
  sockets: number | null,
  nodes: number | null,
])[] = [
  ["lscpu/aceqbaceq_docs__cpu.txt__L1592.txt", 8, null, null, null],
  ["lscpu/ctcl-bregis_mu-data__lscpu.txt", 4, 4, 1, 1],
  ["lscpu/hocchudong_ghichep-OpenStack__02-Nova_dedicate-cpu-openstack.md__L43.txt", 8, 8, 2, null],
  ["lscpu/ntua-el20062_grace-hopper-benchmark__lscpu.txt", 72, 72, 1, 9],
  [
    "lscpu/openstack_ironic-python-agent__ironic_python_agent_tests_unit_samples_hardware_samples.py__L331.txt",
    8,
    8,
    1,
    1,
  ],
  [
    "lscpu/openstack_ironic-python-agent__ironic_python_agent_tests_unit_samples_hardware_samples.py__L368.txt",
    4,
    4,
    1,
    1,
  ],
  [
    "lscpu/openstack_ironic-python-agent__ironic_python_agent_tests_unit_samples_hardware_samples.py__L395.txt",
    12,
    6,
    1,
    1,
  ],
  ["lscpu/sanderjo_SpacemiT-K3-X100-A100__lscpu.txt", 16, 16, 2, null],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_bug_152_cpu_zero.py__L63.txt", 2, 2, 1, 1],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_aarch64_64.py__L90.txt", 96, 96, 2, 2],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_alt_p9_mipsel_bfk3.py__L71.txt", 2, 2, 1, null],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_debian_8_5_x86_64.py__L414.txt", 2, 2, 1, 1],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_debian_8_7_1_ppc64le.py__L394.txt", 2, 2, 2, 1],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_fedora_24_ppc64le.py__L325.txt", 2, 2, 2, 1],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_fedora_29_x86_64_ryzen_7.py__L68.txt", 8, 8, 1, 1],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_fedora_5_s390x.py__L68.txt", 4, 4, null, null],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_gentoo_2_2_x86_64.py__L417.txt", 2, 2, 1, null],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_mips64el_loongson3A3000.py__L109.txt", 4, 4, 1, 1],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_new_world_loongarch64.py__L97.txt", 4, 4, 1, 1],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_odroid_c2_aarch64.py__L79.txt", 4, 4, 4, null],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_odroid_xu3_arm_32.py__L124.txt", 8, 8, 2, null],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_old_world_loongarch64.py__L50.txt", 4, 4, 1, 1],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_raspberry_pi_model_b_arm.py__L48.txt", 1, 1, 1, null],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_rhel_7_3_ppc64le.py__L305.txt", 16, 16, 1, 1],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_ubuntu_16_04_x86_64.py__L94.txt", 2, 2, 1, 1],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_ubuntu_21_04_riscv64.py__L76.txt", 4, 1, 1, null],
  ["lscpu/workhorsy_py-cpuinfo__tests_test_linux_ubuntu_22_04_x86_64.py__L484.txt", 16, 8, 1, 1],
  ["lscpu-e/microsoft_lisa__lisa_microsoft_testsuites_core_cpu.py__L71.txt", 2, null, 2, 2],
  ["lscpu-e/microsoft_lisa__lisa_microsoft_testsuites_core_cpu.py__L76.txt", 2, null, 2, 2],
  ["lscpu-e/microsoft_lisa__lisa_tools_lscpu.py__L286.txt", 2, null, 1, 1],
  ["lscpu-p/aceqbaceq_docs__linux-general.txt__L22997.txt", 8, 4, 1, 1],
];

const folder = process.env["NETGATHER_CORPUS"] ?? "";
const captures = folder === "" ? [] : COUNTS.filter(([name]) => existsSync(join(folder, name)));

function coreCountOf(ast: LscpuTopology): number | null {
  const cores = coresOf(ast).length;
  return cores > 0 ? cores : (topologyOf(ast).coreCount ?? null);
}

function socketCountOf({ types, cpus }: LscpuTopology): number | null {
  const counted = types.flatMap(({ sockets }) => (typeof sockets === "number" ? [sockets] : []));
  if (counted.length > 0) return counted.reduce((sum, one) => sum + one, 0);
  const listed = new Set(cpus.flatMap(({ socket }) => (socket === undefined ? [] : [socket])));
  return listed.size > 0 ? listed.size : null;
}

test("captures of lscpu are counted where there is a corpus", () => {
  console.log(`${captures.length} of ${COUNTS.length} captures of lscpu are there.`);
  expect(new Set(COUNTS.map(([name]) => name)).size).toBe(31);
});

describe.each(captures)("%s", (name, cpus, cores, sockets, nodes) => {
  const text = readFileSync(join(folder, name), "utf8");
  const { ast, diagnostics } = parseLscpu(text);

  test(`${cpus} CPUs, ${cores} cores, ${sockets} sockets, ${nodes} nodes`, () => {
    expect(ast.cpus.length).toBe(cpus);
    expect(ast.cpuCount ?? cpus).toBe(cpus);
    expect(coreCountOf(ast)).toBe(cores);
    expect(socketCountOf(ast)).toBe(sockets);
    expect(numaNodesOf(ast).length).toBe(nodes ?? 0);
  });

  test("nothing in it cannot be read", () => {
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(recognizeCpuTopology(text)).toBeGreaterThan(0);
    expect(parseCpuTopology(text).ast).toEqual(ast);
  });
});
