import { parseCpuList } from "netgather/cpu-topology";
import type { MadeCpu, MadeMachine } from "../arbitraries/cpu-machine.ts";
import { sysfs } from "./cpu-forms.ts";
import { CACHES, sharing } from "./cpu-sysroot.ts";

/** What the kernel says of a CPU, which is what every form must say. Sets of CPUs stand for cores, sockets and caches: tools number these as they like. */
export interface CpuTruth {
  readonly cpu: number;
  readonly isOnline: boolean;
  readonly core: readonly number[];
  /** None where `lscpu` does not say it: on hybrid machines it counts the sockets of each type from 0. */
  readonly socket: readonly number[] | null;
  readonly coreId: number;
  readonly socketId: number;
  readonly node: number | null;
  /** The CPUs that share each cache, by its name. */
  readonly caches: Readonly<Record<string, readonly number[]>>;
}

/** What a machine is, from a source that is not `lscpu`. */
export interface MachineTruth {
  readonly cpus: readonly CpuTruth[];
  /** The NUMA nodes and what their lists name; none where sysfs has no nodes. */
  readonly nodes: readonly { readonly node: number; readonly cpus: readonly number[] }[];
}

/** The truth of a made machine: what was written. */
export function truthOfMade(machine: MadeMachine): MachineTruth {
  const { cpus, nodes, hasOfflineInNodes } = machine;
  const listed = (one: MadeCpu): boolean => nodes.includes(one.node) && (one.isOnline || hasOfflineInNodes);
  return {
    cpus: cpus.map((one) => ({
      cpu: one.cpu,
      isOnline: one.isOnline,
      core: one.isOnline ? sharing(machine, one, "core") : [],
      socket: machine.kind === "hybrid" ? null : one.isOnline ? sharing(machine, one, "socket") : [],
      coreId: one.coreId,
      socketId: one.socket,
      node: listed(one) ? one.node : null,
      caches: Object.fromEntries(
        CACHES.filter(({ level }) => one.isOnline && level <= machine.levels).map(({ name, of }) => [
          name,
          sharing(machine, one, of),
        ]),
      ),
    })),
    nodes: nodes.map((node) => ({
      node,
      cpus: cpus.filter((one) => one.node === node && listed(one)).map(({ cpu }) => cpu),
    })),
  };
}

/** The CPUs of a list in a file of /sys; none where it is missing. */
function listIn(path: string): readonly number[] {
  return parseCpuList(sysfs(path) ?? "", "kernel-print").ast.cpus;
}

/** The truth of this machine, from /sys; null where there is no such thing. */
export function truthOfThis(): MachineTruth | null {
  const present = listIn("cpu/present");
  if (present.length === 0 || sysfs("cpu/cpu0/topology/thread_siblings_list") === null) return null;
  const online = listIn("cpu/online");
  const nodes = listIn("node/online").map((node) => ({ node, cpus: listIn(`node/node${node}/cpulist`) }));
  const cpus = present.map((cpu) => ({
    cpu,
    isOnline: online.includes(cpu),
    core: listIn(`cpu/cpu${cpu}/topology/thread_siblings_list`),
    socket: listIn(`cpu/cpu${cpu}/topology/core_siblings_list`),
    coreId: Number(sysfs(`cpu/cpu${cpu}/topology/core_id`)),
    socketId: Number(sysfs(`cpu/cpu${cpu}/topology/physical_package_id`)),
    node: nodes.find((one) => one.cpus.includes(cpu))?.node ?? null,
    caches: cachesIn(cpu),
  }));
  return { cpus, nodes };
}

function cachesIn(cpu: number): CpuTruth["caches"] {
  const caches: Record<string, readonly number[]> = {};
  for (let index = 0; ; index++) {
    const folder = `cpu/cpu${cpu}/cache/index${index}`;
    const type = sysfs(`${folder}/type`);
    if (type === null) return caches;
    const letter = type === "Data" ? "d" : type === "Instruction" ? "i" : "";
    caches[`L${sysfs(`${folder}/level`)}${letter}`] = listIn(`${folder}/shared_cpu_list`);
  }
}
