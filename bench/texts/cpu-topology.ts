import { type BenchText, inOnePiece } from "./text.ts";

const FLAGS =
  "fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ht syscall nx mmxext fxsr_opt pdpe1gb rdtscp lm constant_tsc rep_good nopl xtopology nonstop_tsc cpuid extd_apicid tsc_known_freq pni pclmulqdq ssse3 fma cx16 pcid sse4_1 sse4_2 x2apic movbe popcnt aes xsave avx f16c rdrand hypervisor";

/** `/proc/cpuinfo` of an x86 machine with `cpus` CPUs on two sockets, two threads a core. */
export function cpuinfoText(cpus: number): BenchText {
  const perSocket = cpus / 2;
  const lines = Array.from({ length: cpus }, (_, cpu) => [
    `processor\t: ${cpu}`,
    "vendor_id\t: AuthenticAMD",
    "cpu family\t: 25",
    "model\t\t: 17",
    "model name\t: AMD EPYC 9754 128-Core Processor",
    "stepping\t: 1",
    "microcode\t: 0xaa00212",
    "cpu MHz\t\t: 2250.000",
    "cache size\t: 1024 KB",
    `physical id\t: ${Math.floor(cpu / (perSocket / 2)) % 2}`,
    `siblings\t: ${perSocket}`,
    `core id\t\t: ${cpu % (perSocket / 2)}`,
    `cpu cores\t: ${perSocket / 2}`,
    `apicid\t\t: ${cpu}`,
    `initial apicid\t: ${cpu}`,
    "fpu\t\t: yes",
    "fpu_exception\t: yes",
    "cpuid level\t: 16",
    "wp\t\t: yes",
    `flags\t\t: ${FLAGS}`,
    "bugs\t\t: sysret_ss_attrs null_seg spectre_v1 spectre_v2 spec_store_bypass srso",
    "bogomips\t: 4493.12",
    "TLB size\t: 3584 4K pages",
    "clflush size\t: 64",
    "cache_alignment\t: 64",
    "address sizes\t: 52 bits physical, 57 bits virtual",
    "power management:",
    "",
  ]);
  return { text: inOnePiece(lines.flat()), items: cpus, unit: "CPU" };
}

/** `lscpu` of the same machine. An item is a line: the form has no list of CPUs. */
export function lscpuText(cpus: number): BenchText {
  const rows = [
    ["Architecture", "x86_64"],
    ["CPU op-mode(s)", "32-bit, 64-bit"],
    ["Address sizes", "52 bits physical, 57 bits virtual"],
    ["Byte Order", "Little Endian"],
    ["CPU(s)", String(cpus)],
    ["On-line CPU(s) list", `0-${cpus - 1}`],
    ["Vendor ID", "AuthenticAMD"],
    ["Model name", "AMD EPYC 9754 128-Core Processor"],
    ["CPU family", "25"],
    ["Model", "17"],
    ["Thread(s) per core", "2"],
    ["Core(s) per socket", String(cpus / 4)],
    ["Socket(s)", "2"],
    ["Stepping", "1"],
    ["BogoMIPS", "4493.12"],
    ["Flags", FLAGS],
    ["Virtualization", "AMD-V"],
    ["NUMA node(s)", "2"],
    ["NUMA node0 CPU(s)", `0-${cpus / 4 - 1},${cpus / 2}-${(cpus * 3) / 4 - 1}`],
    ["NUMA node1 CPU(s)", `${cpus / 4}-${cpus / 2 - 1},${(cpus * 3) / 4}-${cpus - 1}`],
    ["Vulnerability L1tf", "Not affected"],
    ["Vulnerability Meltdown", "Not affected"],
    ["Vulnerability Spectre v1", "Mitigation; usercopy/swapgs barriers and __user pointer sanitization"],
  ] as const;
  const lines = rows.map(([label, value]) => `${`${label}:`.padEnd(33)}${value}`);
  return { text: inOnePiece(lines), items: lines.length, unit: "line" };
}

/** `numactl -H` of a machine with 64 CPUs a node, the last node of memory alone. */
export function numactlText(cpus: number): BenchText {
  const nodes = Math.ceil(cpus / 64) + 1;
  const numbers = Array.from({ length: nodes }, (_, node) => node);
  const row = (cells: readonly number[]): string => cells.map((cell) => `${` ${cell}`.padStart(3)} `).join("");
  const lines = [
    `available: ${nodes} nodes (0-${nodes - 1})`,
    ...numbers.flatMap((node) => [
      `node ${node} cpus:${Array.from({ length: Math.max(0, Math.min(64, cpus - node * 64)) }, (_, at) => ` ${node * 64 + at}`).join("")}`,
      `node ${node} size: 128923 MB`,
      `node ${node} free: 91022 MB`,
    ]),
    "node distances:",
    `node ${row(numbers)}`,
    ...numbers.map((node) => `${` ${node}`.padStart(3)}: ${row(numbers.map((other) => (other === node ? 10 : 21)))}`),
  ];
  return { text: inOnePiece(lines), items: cpus, unit: "CPU" };
}

/** `grep . /sys/devices/system/cpu/cpu*\/topology/*`, two threads a core, siblings half the machine apart. */
export function sysfsText(cpus: number): BenchText {
  const half = cpus / 2;
  const lines = Array.from({ length: cpus }, (_, cpu) => {
    const folder = `/sys/devices/system/cpu/cpu${cpu}/topology`;
    const siblings = `${cpu % half},${(cpu % half) + half}`;
    return [
      `${folder}/core_cpus_list:${siblings}`,
      `${folder}/core_id:${cpu % half}`,
      `${folder}/core_siblings_list:0-${cpus - 1}`,
      `${folder}/die_id:0`,
      `${folder}/package_cpus_list:0-${cpus - 1}`,
      `${folder}/physical_package_id:0`,
      `${folder}/thread_siblings_list:${siblings}`,
    ];
  });
  return { text: inOnePiece(lines.flat()), items: cpus, unit: "CPU" };
}

const PARSABLE_HEAD = [
  "# The following is the parsable format, which can be fed to other",
  "# programs. Each different item in every column has an unique ID",
  "# starting usually from zero.",
  "# CPU,Core,Socket,Node,,L1d,L1i,L2,L3",
];

/** Where a CPU sits on a machine with two sockets of two nodes each, two threads a core, eight cores on each cache of the third level. */
function seatOf(cpu: number, cpus: number): { core: number; socket: number; node: number; last: number } {
  const cores = cpus / 2;
  const core = cpu % cores;
  return { core, socket: Math.floor((2 * core) / cores), node: Math.floor((4 * core) / cores), last: core >> 3 };
}

/** `lscpu -p` of that machine. */
export function lscpuParsableText(cpus: number): BenchText {
  const rows = Array.from({ length: cpus }, (_, cpu) => {
    const { core, socket, node, last } = seatOf(cpu, cpus);
    return `${cpu},${core},${socket},${node},,${core},${core},${core},${last}`;
  });
  return { text: inOnePiece([...PARSABLE_HEAD, ...rows]), items: cpus, unit: "CPU" };
}

/** `lscpu -e` of that machine. */
export function lscpuExtendedText(cpus: number): BenchText {
  const rows = Array.from({ length: cpus }, (_, cpu) => {
    const { core, socket, node, last } = seatOf(cpu, cpus);
    const places = [
      String(cpu).padStart(4),
      String(node).padStart(4),
      String(socket).padStart(6),
      String(core).padStart(4),
    ];
    return [...places, `${core}:${core}:${core}:${last}`.padEnd(18), "   yes 4500.0000 800.0000"].join(" ");
  });
  const heading = " CPU NODE SOCKET CORE L1d:L1i:L2:L3      ONLINE    MAXMHZ   MINMHZ";
  return { text: inOnePiece([heading, ...rows]), items: cpus, unit: "CPU" };
}
