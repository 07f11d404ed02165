import { cpusPerCoreOf, onlineCpusOf } from "../query.ts";
import type { TopologySource } from "../topology.ts";
import { type Admission, admitPod, type ContainerAssignment } from "./admit-pod.ts";
import type { PodNode, Pods } from "./ast.ts";
import { explain } from "./explain.ts";
import { machineOf } from "./machine.ts";
import { nodeCpusOf } from "./node-cpus.ts";
import { type Policy, type PolicyOptions, policyOf } from "./policy.ts";
import { type ContainerCpus, containerCpusOf } from "./query-pod.ts";
import { affinityRefusal, alignmentRefusal, coresRefusal, type Refusal } from "./refusal.ts";
import { nodesFor, podCountOf, type TopologyPolicy, topologyProblem } from "./topology-manager.ts";

/** What is known of a node besides its CPUs. */
export interface SmtAlignmentOptions {
  /** `cpuManagerPolicyOptions` of the kubelet; `full-pcpus-only` alone when they are not given. */
  readonly policyOptions?: PolicyOptions;
  /** `reservedSystemCPUs`, or how many CPUs are reserved (whole CPUs of `kubeReserved` and `systemReserved`, rounded up); none when not given. */
  readonly reserved?: readonly number[] | number;
  /** The CPUs that other containers have for themselves ({@link allocatedCpusOf}); none when not given. */
  readonly allocated?: readonly number[];
  /** `topologyManagerPolicy` of the kubelet, `none` when not given: which NUMA nodes the CPUs may come from. Only CPUs are looked at, not devices or memory. */
  readonly topologyManagerPolicy?: TopologyPolicy;
  /** `topologyManagerScope`: whether each container has its NUMA nodes, or all of the pod the same. */
  readonly topologyManagerScope?: "container" | "pod";
}

/** What kubelet does with a pod, and why. */
export interface SmtAlignmentCheck {
  /** Null where the texts do not show enough of the machine, or no container of the pod. */
  readonly admitted: boolean | null;
  /** The reason and message of the refused pod's status, without `Pod was rejected: `. */
  readonly reason?: Refusal["reason"];
  readonly message?: string;
  /** The name of the container that is refused. */
  readonly container?: string;
  /** For the refused container: the whole-core counts just below and above that would have passed. */
  readonly passing?: readonly number[];
  /** CPUs per core as kubelet reckons them: online CPUs by cores, rounded down. */
  readonly cpusPerCore: number | null;
  /** In the order in which kubelet serves them, with the CPUs that they get. */
  readonly containers: readonly ContainerAssignment[];
  /** What was taken for granted because nothing said otherwise. */
  readonly assumptions: readonly string[];
  /** All this in one sentence for a person. */
  readonly explanation: string;
}

/**
 * Returns what kubelet's static CPU policy does with a pod (of several the first), or with one container that pins so many CPUs, on a machine: admitted or
 * refused, in kubelet's words, and which CPUs each container gets. Kubelet's arithmetic is kept with its quirks, as of Kubernetes 1.32 to 1.35.
 *
 *     checkSmtAlignment(cpuinfo, 5).message    // SMT Alignment Error: requested 5 cpus not multiple cpus per core = 2
 */
export function checkSmtAlignment(
  source: TopologySource,
  request: PodNode | Pods | number,
  options: SmtAlignmentOptions = {},
): SmtAlignmentCheck {
  const pod = typeof request === "number" ? null : request.kind === "pods" ? (request.pods[0] ?? null) : request;
  const containers = typeof request === "number" ? [pinned(request)] : pod === null ? [] : containerCpusOf(pod);
  const cpusPerCore = cpusPerCoreOf(source);
  const policy = policyOf(options.policyOptions ?? { "full-pcpus-only": true });
  const decide = (): Admission => {
    if (containers.length === 0) return { containers, isUnsure: true };
    if (typeof policy === "string") return invalid(containers, policy);
    const counted = { ...options, policy, cpusPerCore, cpuCount: onlineCpusOf(source).length };
    return admissionOf(source, containers, { ...options, policy }) ?? countOnly(containers, counted);
  };
  const admission = decide();
  const what = pod?.name === undefined ? "the pod" : `pod ${JSON.stringify(pod.name)}`;
  return {
    ...outcomeOf(admission),
    cpusPerCore,
    containers: admission.containers,
    assumptions: assumptionsOf(containers, options),
    explanation: explain({ ...admission, cpusPerCore, what }),
  };
}

function pinned(count: number): ContainerCpus {
  return { role: "app", requestedCpus: count, isPinned: Number.isSafeInteger(count) && count > 0 };
}

function outcomeOf({
  containers,
  refusal,
  isUnsure = false,
}: Admission): Pick<SmtAlignmentCheck, "admitted" | "reason" | "message" | "container" | "passing"> {
  if (refusal === undefined) return { admitted: isUnsure ? null : true };
  const { reason, message, passing, index } = refusal;
  const name = index === undefined ? undefined : containers[index]?.name;
  return { admitted: false, reason, message, ...(name === undefined ? {} : { container: name }), passing };
}

interface Given extends SmtAlignmentOptions {
  readonly policy: Policy;
}

/** What becomes of a pod on a machine whose cores are known; null where they are not. */
function admissionOf(source: TopologySource, containers: readonly ContainerCpus[], given: Given): Admission | null {
  const machine = machineOf(source);
  if (machine === null) return null;
  const { policy, reserved = [], allocated = [], topologyManagerPolicy = "none", topologyManagerScope } = given;
  const node = nodeCpusOf(machine, { policy, reserved, allocated });
  if (typeof node === "string") return invalid(containers, node);
  const problem = topologyProblem(node, topologyManagerPolicy);
  if (problem !== null) return invalid(containers, problem);
  if (topologyManagerScope !== "pod") {
    return admitPod(node, containers, (asked) => nodesFor(node, topologyManagerPolicy, asked));
  }
  const free = new Set([...node.shared].filter((cpu) => !node.reserved.has(cpu)));
  const count = podCountOf(containers);
  const nodes = count === 0 ? null : nodesFor(node, topologyManagerPolicy, { count, free, reusable: new Set() });
  return nodes === "refused" ? { containers, refusal: affinityRefusal() } : admitPod(node, containers, () => nodes);
}

function invalid(containers: readonly ContainerCpus[], message: string): Admission {
  return { containers, refusal: { reason: "InvalidConfiguration", message, passing: [] } };
}

interface Counted extends Given {
  readonly cpusPerCore: number | null;
  readonly cpuCount: number;
}

/**
 * What can be said of a machine of which only counts are known: a count that is no multiple is refused for certain, and one that fits whatever
 * cores the reserved and allocated CPUs are on is admitted.
 */
function countOnly(containers: readonly ContainerCpus[], given: Counted): Admission {
  const { policy, cpusPerCore, cpuCount, reserved = 0, allocated = [] } = given;
  const reservedCount = typeof reserved === "number" ? reserved : new Set(reserved).size;
  let shared = cpuCount - new Set(allocated).size;
  let isUnsure = false;
  for (const [index, { isPinned, requestedCpus }] of containers.entries()) {
    if (isPinned === false) continue;
    const whole = shared - reservedCount * (policy.isFull ? (cpusPerCore ?? 1) : 1);
    const refusal = policy.isFull && cpusPerCore !== null ? alignmentRefusal(requestedCpus, cpusPerCore, whole) : null;
    if (refusal !== null) return { containers, refusal: { ...refusal, index } };
    const isFew = requestedCpus > whole && policy.isFull && reservedCount === 0 && cpusPerCore !== null;
    if (isFew) {
      return { containers, refusal: { ...coresRefusal(requestedCpus, cpusPerCore, whole), index } };
    }
    isUnsure ||= requestedCpus > whole || (policy.isFull && cpusPerCore === null);
    shared -= requestedCpus;
  }
  return { containers, isUnsure };
}

function assumptionsOf(containers: readonly ContainerCpus[], options: SmtAlignmentOptions): readonly string[] {
  const { policyOptions, reserved, allocated } = options;
  return [
    ...(policyOptions === undefined ? ["the kubelet has the policy option full-pcpus-only"] : []),
    ...(containers.some(({ isPinned }) => isPinned === null) ? ["the pod is Guaranteed"] : []),
    ...(reserved === undefined ? ["no CPUs are reserved"] : []),
    ...(allocated === undefined ? ["no other container has CPUs for itself"] : []),
  ];
}
