import type { ContainerNode, PodNode } from "./ast.ts";
import { cpuRequestOf, isSidecar, qosClassOf } from "./qos.ts";

/** What a container is to its pod: init containers run before the others, sidecars beside them. */
export type ContainerRole = "init" | "sidecar" | "app";

/** What a container wants of the CPU manager. */
export interface ContainerCpus {
  readonly name?: string;
  readonly role: ContainerRole;
  /** CPUs requested; a fraction for a container that shares. */
  readonly requestedCpus: number;
  /** Whether kubelet's static policy gives it CPUs for itself; null where the text does not show it. */
  readonly isPinned: boolean | null;
}

const THOUSAND = 1000n;

/**
 * Returns what the containers of a pod want of kubelet's CPU manager, in the order in which it serves them: init containers, then the others. The static
 * policy pins the containers of Guaranteed pods that request whole CPUs, unless the pod has resources as a whole.
 * Requests are reckoned in thousandths, rounded up, as the API server keeps them.
 */
export function containerCpusOf(pod: PodNode): readonly ContainerCpus[] {
  const { initContainers = [], containers = [], resources } = pod.spec ?? {};
  const qos = qosClassOf(pod);
  const canPin = resources !== undefined ? false : qos === null ? null : qos === "Guaranteed";
  return [
    ...initContainers.map((container) => wantOf(container, isSidecar(container) ? "sidecar" : "init", canPin)),
    ...containers.map((container) => wantOf(container, "app", canPin)),
  ];
}

function wantOf(container: ContainerNode, role: ContainerRole, canPin: boolean | null): ContainerCpus {
  const { name } = container;
  const milli = cpuRequestOf(container);
  const isWhole = milli > 0n && milli % THOUSAND === 0n;
  const head = name === undefined ? {} : { name };
  return { ...head, role, requestedCpus: Number(milli) / 1000, isPinned: isWhole ? canPin : false };
}
