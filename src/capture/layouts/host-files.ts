import type { Reading } from "../place.ts";

/** Files below /sys/devices/system that tell of CPUs and of NUMA nodes. kernel drivers/base/{cpu,node,topology,cacheinfo}.c. */
const CPU_FILE =
  /^cpu\/(?:online|offline|present|possible|isolated|nohz_full|kernel_max|smt\/(?:active|control)|cpu\d{1,5}\/(?:online|topology\/\w{1,64}|cache\/index\d{1,3}\/(?:level|type|id|shared_cpu_list|shared_cpu_map)))$/;
const NODE_FILE =
  /^node\/(?:online|possible|has_cpu|has_memory|has_normal_memory|node\d{1,5}\/(?:cpulist|cpumap|distance))$/;

/** Returns how a file of a node's file system is read, by its names from the root of that system; `null` for files that netgather reads nothing of. */
export function hostFile(names: readonly string[]): Reading | null {
  const path = names.join("/");
  switch (path) {
    case "proc/cpuinfo":
      return { kind: "output", format: "cpu-topology" };
    case "proc/cmdline":
      return { kind: "kernel-command-line" };
    case "hostname":
    case "hostname.txt":
      return { kind: "hostname", rank: 0 };
    case "etc/hostname":
      return { kind: "hostname", rank: 2 };
    case "proc/sys/kernel/hostname":
      return { kind: "hostname", rank: 3 };
  }
  const inner = path.startsWith(SYSTEM) ? path.slice(SYSTEM.length) : "";
  return CPU_FILE.test(inner) || NODE_FILE.test(inner) ? { kind: "sysfs", path } : null;
}

const SYSTEM = "sys/devices/system/";

/** Returns where in a path the file system of a node begins, and how the file is read. */
export function hostFileIn(names: readonly string[]): { readonly root: string; readonly reading: Reading } | null {
  for (const first of FIRST) {
    const index = names.lastIndexOf(first);
    const reading = index < 0 ? null : hostFile(names.slice(index));
    if (reading !== null) return { root: names.slice(0, index).join("/"), reading };
  }
  return null;
}

const FIRST: readonly string[] = ["proc", "sys", "etc", "hostname", "hostname.txt"];
