import type { CpuSysfs, SysfsCpu } from "./ast.ts";

/** The lists of the root. */
export type ListName = {
  [Key in keyof CpuSysfs]-?: null extends CpuSysfs[Key] ? Key : never;
}[keyof CpuSysfs];

/** The numbers of a CPU. */
export type CpuIdName = "core" | "socket" | "die" | "cluster" | "book" | "drawer";

/** What a file holds. */
export type SysfsMeaning =
  | { readonly kind: "list"; readonly name: ListName }
  | { readonly kind: "kernel-max" | "smt-active" | "smt-control" }
  | { readonly kind: "cpu-id"; readonly cpu: number; readonly name: CpuIdName }
  | { readonly kind: "cpu-online"; readonly cpu: number }
  | { readonly kind: "siblings"; readonly cpu: number; readonly isMask: boolean }
  | { readonly kind: "cache"; readonly cpu: number; readonly index: string; readonly name: "level" | "type" | "id" }
  | { readonly kind: "cpu-other"; readonly cpu: number }
  | { readonly kind: "node-cpus"; readonly node: number; readonly isMask: boolean }
  | { readonly kind: "node-distances"; readonly node: number }
  | { readonly kind: "other" };

const CPU_LISTS: Readonly<Record<string, ListName>> = {
  online: "online",
  offline: "offline",
  present: "present",
  possible: "possible",
  isolated: "isolated",
  nohz_full: "nohzFull",
};

const NODE_LISTS: Readonly<Record<string, ListName>> = {
  online: "nodesOnline",
  possible: "nodesPossible",
  has_cpu: "nodesWithCpu",
  has_memory: "nodesWithMemory",
};

const IDS: Readonly<Record<string, CpuIdName>> = {
  core_id: "core",
  physical_package_id: "socket",
  die_id: "die",
  cluster_id: "cluster",
  book_id: "book",
  drawer_id: "drawer",
};

/** Files of a CPU's siblings: the list, and the mask of kernels that print no list. `core_cpus` is the name since Linux 5.3. */
const SIBLINGS: Readonly<Record<string, boolean>> = {
  thread_siblings_list: false,
  core_cpus_list: false,
  thread_siblings: true,
  core_cpus: true,
};

const CPU_FILE = /(?:^|\/)cpu(\d{1,5})\/([^\n]{1,200})$/;
const NODE_FILE = /(?:^|\/)node(\d{1,5})\/(cpulist|cpumap|distance)$/;
const NODES_FILE = /(?:^|\/)node\/([a-z_]{1,40})$/;
const ROOT_FILE = /(?:^|^\.\/|\/cpu\/)(smt\/active|smt\/control|[a-z_]{1,40})$/;
const CACHE_FILE = /^cache\/index(\d{1,3})\/(level|type|id)$/;

/** Returns whether a path is of the folders that are read: below `devices/system/cpu` or `node`, or as it is seen from there. */
export function isSysfsPath(path: string): boolean {
  if (/devices\/system\/(?:cpu|node)\//.test(path)) return true;
  if (/^(?:\.\/)?(?:cpu|node)\d{1,5}\/[a-z]/.test(path)) return true;
  return Object.hasOwn(CPU_LISTS, path) || path === "kernel_max" || path === "smt/active" || path === "smt/control";
}

/** Returns what the file of a path holds. */
export function meaningOf(path: string): SysfsMeaning {
  const cpuFile = CPU_FILE.exec(path);
  if (cpuFile !== null) return meaningOfCpuFile(Number(cpuFile[1]), cpuFile[2] ?? "");
  const nodeFile = NODE_FILE.exec(path);
  if (nodeFile !== null) {
    const node = Number(nodeFile[1]);
    if (nodeFile[2] === "distance") return { kind: "node-distances", node };
    return { kind: "node-cpus", node, isMask: nodeFile[2] === "cpumap" };
  }
  const nodes = own(NODE_LISTS, NODES_FILE.exec(path)?.[1]);
  if (nodes !== undefined) return { kind: "list", name: nodes };
  const name = ROOT_FILE.exec(path)?.[1];
  const list = own(CPU_LISTS, name);
  if (list !== undefined) return { kind: "list", name: list };
  if (name === "smt/active") return { kind: "smt-active" };
  if (name === "smt/control") return { kind: "smt-control" };
  return { kind: name === "kernel_max" ? "kernel-max" : "other" };
}

function meaningOfCpuFile(cpu: SysfsCpu["cpu"], file: string): SysfsMeaning {
  if (file === "online") return { kind: "cpu-online", cpu };
  const [folder, inner = ""] = file.split("/", 2);
  if (folder === "topology" && file === `topology/${inner}`) {
    const id = own(IDS, inner);
    if (id !== undefined) return { kind: "cpu-id", cpu, name: id };
    const isMask = own(SIBLINGS, inner);
    if (isMask !== undefined) return { kind: "siblings", cpu, isMask };
  }
  const cache = CACHE_FILE.exec(file);
  const name = cache?.[2];
  if (name === "level" || name === "type" || name === "id")
    return { kind: "cache", cpu, index: cache?.[1] ?? "", name };
  return { kind: "cpu-other", cpu };
}

function own<Value>(table: Readonly<Record<string, Value>>, key: string | undefined): Value | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
