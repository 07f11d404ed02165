import type { CpuSysfs } from "./ast.ts";

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

/** The folder of a file, as far as it matters. */
type Folder =
  | { readonly kind: "cpu" | "topology" | "cpu-other"; readonly cpu: number }
  | { readonly kind: "cache"; readonly cpu: number; readonly index: string }
  | { readonly kind: "node"; readonly node: number }
  /** The folder of all CPUs: its path is written, or the file stands alone. */
  | { readonly kind: "cpus"; readonly isSeen: boolean }
  | { readonly kind: "smt" | "nodes" | "other" | "none" };

const CPU_FOLDER = /(?:^|\/)cpu(\d{1,5})(?:\/([^\n]{1,200}))?$/;
const NODE_FOLDER = /(?:^|\/)node(\d{1,5})$/;
const CACHE_FOLDER = /^cache\/index(\d{1,3})$/;
const SYSFS = /devices\/system\/(?:cpu|node)(?:\/|$)/;
const RELATIVE = /^(?:\.\/)?(?:cpu|node)\d{1,5}(?:\/|$)/;

/** Reads paths one after another; neighbours are mostly of the folder before. */
export interface PathReader {
  /** The folder of the path before, without its last slash. */
  path: string;
  folder: Folder;
  /** Where the next colon stands: a search that went far is not made again. */
  colonAt: number;
}

/** Returns a reader of paths. */
export function openPaths(): PathReader {
  return { path: "", folder: folderOf(""), colonAt: -1 };
}

/** Returns what the file of a path holds; null when the path is not of the folders that are read: below `devices/system/cpu` or `node`, or as it is seen from there. */
export function meaningOf(reader: PathReader, path: string): SysfsMeaning | null {
  const slash = path.lastIndexOf("/");
  const folder = slash < 0 ? "" : path.slice(0, slash);
  if (folder !== reader.path) {
    reader.path = folder;
    reader.folder = folderOf(folder);
  }
  const name = path.slice(slash + 1);
  const meaning = meaningIn(reader.folder, name);
  return meaning?.kind.endsWith("other") && /\s/.test(name) ? null : meaning;
}

function folderOf(path: string): Folder {
  if (path === "" || path === ".") return { kind: "cpus", isSeen: false };
  if (path === "smt" || path === "./smt") return { kind: "smt" };
  if (/\s/.test(path) || !(SYSFS.test(path) || RELATIVE.test(path))) return { kind: "none" };
  const [, cpu, inner] = CPU_FOLDER.exec(path) ?? [];
  if (cpu !== undefined) return cpuFolder(Number(cpu), inner);
  const node = NODE_FOLDER.exec(path)?.[1];
  if (node !== undefined) return { kind: "node", node: Number(node) };
  if (path.endsWith("/cpu")) return { kind: "cpus", isSeen: true };
  if (path.endsWith("/cpu/smt")) return { kind: "smt" };
  return { kind: path.endsWith("/node") ? "nodes" : "other" };
}

function cpuFolder(cpu: number, inner: string | undefined): Folder {
  if (inner === undefined) return { kind: "cpu", cpu };
  if (inner === "topology") return { kind: "topology", cpu };
  const index = CACHE_FOLDER.exec(inner)?.[1];
  return index === undefined ? { kind: "cpu-other", cpu } : { kind: "cache", cpu, index };
}

function meaningIn(folder: Folder, name: string): SysfsMeaning | null {
  switch (folder.kind) {
    case "none":
      return null;
    case "cpus": {
      const list = own(CPU_LISTS, name);
      if (list !== undefined) return { kind: "list", name: list };
      return name === "kernel_max" ? { kind: "kernel-max" } : folder.isSeen ? { kind: "other" } : null;
    }
    case "smt":
      return name === "active" || name === "control" ? { kind: `smt-${name}` } : { kind: "other" };
    case "nodes": {
      const list = own(NODE_LISTS, name);
      return list === undefined ? { kind: "other" } : { kind: "list", name: list };
    }
    case "node":
      if (name === "distance") return { kind: "node-distances", node: folder.node };
      if (name !== "cpulist" && name !== "cpumap") return { kind: "other" };
      return { kind: "node-cpus", node: folder.node, isMask: name === "cpumap" };
    case "cpu":
      return { kind: name === "online" ? "cpu-online" : "cpu-other", cpu: folder.cpu };
    case "topology":
      return topologyMeaning(folder.cpu, name);
    case "cache":
      if (name !== "level" && name !== "type" && name !== "id") return { kind: "cpu-other", cpu: folder.cpu };
      return { kind: "cache", cpu: folder.cpu, index: folder.index, name };
    case "cpu-other":
      return { kind: "cpu-other", cpu: folder.cpu };
    case "other":
      return { kind: "other" };
  }
}

function topologyMeaning(cpu: number, file: string): SysfsMeaning {
  const name = own(IDS, file);
  if (name !== undefined) return { kind: "cpu-id", cpu, name };
  const isMask = own(SIBLINGS, file);
  return isMask === undefined ? { kind: "cpu-other", cpu } : { kind: "siblings", cpu, isMask };
}

function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
