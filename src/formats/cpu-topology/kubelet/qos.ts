import type { Counter } from "../../../net/index.ts";
import type { ContainerNode, PodNode, PodSpecNode, QuantityNode, ResourcesNode } from "./ast.ts";

/** How a pod ranks when resources get scarce; only the containers of Guaranteed ones have CPUs for themselves. */
export type QosClass = "Guaranteed" | "Burstable" | "BestEffort";

/** The resources that decide. */
const DECIDING: readonly string[] = ["cpu", "memory"];

/** What asks for resources: amounts by name, in thousandths. */
interface Asked {
  readonly requests: ReadonlyMap<string, bigint>;
  readonly limits: ReadonlyMap<string, bigint>;
}

/**
 * Returns the QoS class of a pod as kubelet has it: that of its status, else what its containers ask for. A limit without a request is a request as well.
 * Guaranteed: every container, init containers too, has limits for CPU and memory that equal its requests. Null for a pod of which parts
 * were left out, and for one without containers.
 *
 * kubernetes pkg/apis/core/v1/helper/qos/qos.go: GetPodQOS, ComputePodQOS; defaults of pkg/apis/core/v1/defaults.go: SetDefaults_Pod.
 */
export function qosClassOf(pod: PodNode): QosClass | null {
  const told = pod.status?.qosClass;
  if (told === "Guaranteed" || told === "Burstable" || told === "BestEffort") return told;
  const { spec } = pod;
  const containers = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  if (pod.elided === true || spec === undefined || containers.length === 0) return null;
  if (spec.resources !== undefined) return classOf(podAsked(spec, spec.resources));
  const classes = new Set(containers.map(({ resources }) => classOf(asked(resources))));
  const [first = "BestEffort"] = classes;
  return classes.size === 1 ? first : "Burstable";
}

function classOf({ requests, limits }: Asked): QosClass {
  const classes = new Set(
    DECIDING.map((name): QosClass => {
      const request = requests.get(name) ?? 0n;
      if (request !== (limits.get(name) ?? 0n)) return "Burstable";
      return request === 0n ? "BestEffort" : "Guaranteed";
    }),
  );
  const [first = "BestEffort"] = classes;
  return classes.size === 1 ? first : "Burstable";
}

/** What a container asks for, its requests filled in from its limits. */
function asked(resources: ResourcesNode | undefined): Asked {
  const limits = amounts(resources?.limits);
  return { limits, requests: new Map([...limits, ...amounts(resources?.requests)]) };
}

/** What a pod asks for as a whole: requests that it leaves out are those of its containers, or its limits. */
function podAsked(spec: PodSpecNode, resources: ResourcesNode): Asked {
  const limits = amounts(resources.limits);
  if (limits.size === 0) return { limits, requests: amounts(resources.requests) };
  const requests = new Map([...limits, ...requestsOfContainers(spec), ...amounts(resources.requests)]);
  return { limits, requests };
}

/** What all containers need at once at most: sidecars run beside every other one, init containers one after another. */
function requestsOfContainers({ initContainers = [], containers = [] }: PodSpecNode): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const name of DECIDING) {
    let sidecars = 0n;
    let most = 0n;
    let isAsked = false;
    const requestOf = ({ resources }: ContainerNode): bigint => {
      const request = asked(resources).requests.get(name);
      isAsked ||= request !== undefined;
      return request ?? 0n;
    };
    for (const container of initContainers) {
      const request = requestOf(container);
      if (isSidecar(container)) sidecars += request;
      most = largest(most, isSidecar(container) ? sidecars : sidecars + request);
    }
    const running = containers.reduce((sum, container) => sum + requestOf(container), sidecars);
    if (isAsked) sums.set(name, largest(most, running));
  }
  return sums;
}

/** An init container that goes on running beside the others. */
export function isSidecar({ restartPolicy }: ContainerNode): boolean {
  return restartPolicy === "Always";
}

/** The CPUs that a container requests, in thousandths; a limit without a request is a request. */
export function cpuRequestOf({ resources }: ContainerNode): bigint {
  return asked(resources).requests.get("cpu") ?? 0n;
}

function amounts(quantities: readonly QuantityNode[] = []): Map<string, bigint> {
  const held = new Map<string, bigint>();
  for (const { resource, milli } of quantities) if (!held.has(resource)) held.set(resource, amountOf(milli));
  return held;
}

function amountOf(milli: Counter): bigint {
  return BigInt(milli);
}

function largest(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
