import { firstLines } from "../../text/first-lines.ts";
import { objectKinds } from "../../text/object-kinds.ts";
import { countOutputLines } from "./lscpu/recognize-output.ts";
import { machineLabels, typeLabels } from "./lscpu/summary-labels.ts";

/** How many lines speak for each form. */
export interface Evidence {
  readonly lscpu: number;
  readonly cpuinfo: number;
  readonly numactl: number;
  readonly sysfs: number;
  readonly command: number;
  readonly smt: number;
  readonly pod: number;
  readonly state: number;
  readonly configuration: number;
  readonly profile: number;
}

const MOST_CHARACTERS = 65_536;

/** Labels that other tools print as well: `oc describe node` has an `Architecture:`, `ethtool` its flags. */
const SHARED_LABELS: readonly string[] = [
  "Architecture",
  "Vendor ID",
  "Model",
  "Flags",
  "Stepping",
  "ISA",
  "Hypervisor",
  "Virtualization",
];

/** Keys that stand in /proc/cpuinfo alone: x86; ARM; POWER and RISC-V have `processor` alone; s390. */
const CPUINFO_LINE =
  /^(?:processor|cpu number|vendor_id|cpu family|physical id|core id|cpu cores|siblings|(?:initial )?apicid|ncpus (?:probed|active)|Cpu\d{1,5}ClkTck|cpus (?:detected|active)|cycle frequency \[Hz\]|cpu model|system type|cpuid level|fpu_exception|cache_alignment|clflush size|address sizes|power management|bogomips|CPU (?:implementer|architecture|variant|part|revision)|# processors|bogomips per cpu|processor \d{1,5})[ \t]{0,16}:(?:[ \t]|$)/;
const LSCPU_LINE =
  /^[ \t]{0,8}((?:NUMA node\d{1,9} CPU\(s\)|O(?:n|ff)-line CPU\(s\) (?:list|mask)|Vulnerability \S[^:]{0,80}|L\d[a-z]? cache|[A-Z][^:]{0,40})):(?:[ \t]|$)/;
const NUMACTL_LINE =
  /^[ \t]{0,8}(?:available: \d{1,9} nodes|node \d{1,9} (?:cpus|size|free):|node distances:$|No NUMA (?:support )?available on this system|(?:physcpubind|nodebind|membind|interleavemask|preferred node):)/;
const SYSFS_LINE =
  /^(?:==> )?(?:\S{0,400}devices\/system\/(?:cpu|node)\/\S{1,200}|(?:\.\/)?cpu\d{1,5}\/(?:topology|cache)\/\S{1,100}|(?:\.\/)?node\d{1,5}\/cpu(?:list|map))(?::| <==)/;
/** `/proc/cmdline`, and lines that set it. Lists of arguments in YAML are indented or begin with `-`. */
const COMMAND_LINE =
  /^(?:BOOT_IMAGE=|GRUB_CMDLINE_LINUX|(?:\[ {0,9}\d{1,9}\.\d{1,9}\] )?(?:Kernel command|Command) line: )/;
const CPU_PARAMETER =
  /(?:^|[\s"'])(?:isolcpus|nohz_full|rcu_nocbs|irqaffinity|systemd\.cpu_affinity|tuned\.non_isolcpus|kthread_cpus)=\S/;
const SMT_LINE = /SMT Alignment Error: |Resources cannot be allocated with Topology locality|, which is unexpected/;
/** What only kubelet's documents have, quoted as in JSON or bare. */
const POD_LINE = /kind["']?[ \t]{0,8}:[ \t]{0,8}["']?Pod(?:List)?\b/;
const STATE_LINE = /["']?default(?:Cpu|CPU)Set\\?["']?[ \t]{0,8}:/;
const CONFIGURATION_LINE =
  /["']?(?:cpuManagerPolicy(?:Options)?|topologyManager(?:Policy|Scope)|reservedSystemCPUs)["']?[ \t]{0,8}:|kind["']?[ \t]{0,8}:[ \t]{0,8}["']?KubeletConfig(?:uration|List)?\b/;
const PROFILE_LINE = /kind["']?[ \t]{0,8}:[ \t]{0,8}["']?PerformanceProfile(?:List)?\b/;

/**
 * Returns how many of a text's first lines are unmistakably this format's; 0 when it is another's. A text that is nothing but one CPU list or mask
 * (`0-3,8`, `00000100,00000001`) counts as one line; a lone number, word or date could be anything.
 */
export function recognizeCpuTopology(text: string): number {
  const evidence = evidenceOf(text);
  const lines = firstLines(text, MOST_CHARACTERS);
  const own = { ...evidence, lscpu: lscpuLines(evidence, lines), cpuinfo: cpuinfoLines(evidence, lines) };
  // The log of a kernel has its command line among hundreds of others.
  const command = evidence.command * 2 >= lines.length ? evidence.command : 0;
  const count = Object.values({ ...own, command }).reduce((sum: number, one: number) => sum + one, 0);
  return count > 0 ? count : Number(isBareForm(lines));
}

/** What `virsh nodeinfo` prints has some labels of `lscpu`, among others that it does not have. */
function lscpuLines({ lscpu }: Evidence, lines: readonly string[]): number {
  return lines.some((line) => /^(?:NUMA cell\(s\)|CPU socket\(s\)): /.test(line)) ? 0 : lscpu;
}

/** One line alone is /proc/cpuinfo's where it is a CPU's number behind a tab: `processor: intel` is a line of YAML. */
function cpuinfoLines({ cpuinfo }: Evidence, lines: readonly string[]): number {
  return cpuinfo > 1 || lines.some((line) => /^processor *\t+ *: \d+$/.test(line)) ? cpuinfo : 0;
}

const BARE =
  /^\s{0,64}(?:\d{1,5}(?:-\d{1,5})?(?:,\d{1,5}(?:-\d{1,5})?)*|0x[\da-f]{1,8}|[\da-f]{1,8}(?:,[\da-f]{8})+|0{0,7}[137]?f{1,8})\s{0,64}$/;

/** Whether a text is nothing but a list or mask that could hardly be anything else: a number is not, nor are words and hashes that have the letters of a mask. */
function isBareForm([line = "", second]: readonly string[]): boolean {
  return second === undefined && BARE.test(line) && !/^\s*\d*\s*$/.test(line);
}

const LIST = /^\ufeff?[ \t]{0,64}[\d,-]+[ \t]{0,64}[\r\n]{0,64}$/;
/** A mask as the kernel prints it shows itself by `0x`, by a letter, or by eight digits in a row. */
const MASK =
  /^\ufeff?[ \t]{0,64}(?:0x[\da-f]+|(?=[\d,]*(?:[a-f]|\d{8}))[\da-f]{1,8}(?:,[\da-f]{8})*)[ \t]{0,64}[\r\n]{0,64}$/;

/** Returns whether a text is nothing but one list, or one mask, as the kernel prints it; null when it is neither. 64 Ki characters are looked at. */
export function bareFormOf(text: string): "list" | "mask" | null {
  const head = text.slice(0, MOST_CHARACTERS);
  if (MASK.test(head)) return "mask";
  return LIST.test(head) ? "list" : null;
}

/** Returns how many of the first 200 lines that are not blank speak for each form; 64 Ki characters are looked at. */
export function evidenceOf(text: string): Evidence {
  const shown = firstLines(text, MOST_CHARACTERS);
  const count = (is: (line: string) => boolean): number => shown.filter(is).length;
  return {
    lscpu: count(isLscpuLine) + countOutputLines(text.slice(0, MOST_CHARACTERS)),
    cpuinfo: count((line) => CPUINFO_LINE.test(line)),
    numactl: count((line) => NUMACTL_LINE.test(line)),
    sysfs: count((line) => SYSFS_LINE.test(line)),
    command: count(isCommandLine),
    smt: count((line) => SMT_LINE.test(line)),
    pod: holdsPod(shown) ? count((line) => POD_LINE.test(line)) : 0,
    state: count((line) => STATE_LINE.test(line)),
    configuration: count((line) => CONFIGURATION_LINE.test(line)),
    profile: count((line) => PROFILE_LINE.test(line)),
  };
}

/** An event names the pod that it is about, and is none. */
function holdsPod(lines: readonly string[]): boolean {
  const kinds = objectKinds(lines);
  return kinds.has("Pod") || kinds.has("PodList");
}

function isCommandLine(line: string): boolean {
  return COMMAND_LINE.test(line) || (/^[^\s#-]/.test(line) && CPU_PARAMETER.test(line));
}

function isLscpuLine(line: string): boolean {
  const label = LSCPU_LINE.exec(line)?.[1];
  if (label === undefined || SHARED_LABELS.includes(label)) return false;
  if (Object.hasOwn(machineLabels, label) || Object.hasOwn(typeLabels, label)) return true;
  return /^(?:NUMA node|On-line CPU|Off-line CPU|Vulnerability |L\d[a-z]? cache)/.test(label);
}
