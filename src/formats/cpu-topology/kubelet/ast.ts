import type { CommentNode, MappingNode, MarkerNode, OtherFields } from "../../../document/index.ts";
import type { Counter } from "../../../net/index.ts";
import type { Span } from "../../../text/span.ts";
import type { UnknownNode } from "../../../text/unknown.ts";
import type { CpuRange } from "../ast.ts";

/** A `List` of objects: what it says besides them. Objects in it of other kinds are in `otherFields`, under `items[1]`. */
export interface ObjectListNode extends ObjectFields {
  readonly kind: "object-list";
}

/** What stands between the objects of a text; all but `unknown` absent without any. */
interface Between {
  readonly span: Span;
  /** The lists in which objects stood; the objects themselves are where all others are. */
  readonly lists?: readonly ObjectListNode[];
  readonly comments?: readonly CommentNode[];
  /** The lines `---` and `...`. */
  readonly markers?: readonly MarkerNode[];
  readonly unknown: readonly UnknownNode[];
}

/** The parts of an object that every kind has. */
interface ObjectFields extends OtherFields {
  readonly span: Span;
  readonly apiVersion?: string;
  /** The object's own `kind`. */
  readonly resource?: string;
  /** `metadata.name`. */
  readonly name?: string;
  /** All of `metadata` as it stands. */
  readonly metadata?: MappingNode;
}

/** The CPUs of a list as kubelet reads lists, and where it stands. */
export interface CpuSetNode {
  readonly kind: "cpu-set";
  readonly span: Span;
  readonly text: string;
  readonly ranges: readonly CpuRange[];
  /** Ascending, each once; empty where the text names too many to be listed one by one (a diagnostic says so), and the ranges hold them. */
  readonly cpus: readonly number[];
}

/** An amount of a resource: `cpu: 500m`. */
export interface QuantityNode {
  readonly kind: "quantity";
  readonly span: Span;
  /** `cpu`, `memory`, `nvidia.com/gpu`, ... */
  readonly resource: string;
  readonly text: string;
  /** Thousandths, rounded up as the API server does: `0.5` is 500, `1Ki` 1,024,000; decimal text above 2^53-1. */
  readonly milli: Counter;
}

/** The pods of a text. */
export interface Pods extends Between {
  readonly kind: "pods";
  readonly pods: readonly PodNode[];
}

export interface PodNode extends ObjectFields {
  readonly kind: "pod";
  readonly namespace?: string;
  readonly uid?: string;
  /** Lines were left out of the text (`... omitted ...`), so what it does not show may be there all the same. */
  readonly elided?: true;
  readonly spec?: PodSpecNode;
  readonly status?: PodStatusNode;
}

export interface PodSpecNode extends OtherFields {
  readonly kind: "pod-spec";
  readonly span: Span;
  readonly nodeName?: string;
  /** Resources of the pod as a whole (Kubernetes 1.32 and later). */
  readonly resources?: ResourcesNode;
  readonly initContainers?: readonly ContainerNode[];
  readonly containers?: readonly ContainerNode[];
}

/** How a pod fares: with `reason` `SMTAlignmentError` kubelet refused it, and `message` says why. */
export interface PodStatusNode extends OtherFields {
  readonly kind: "pod-status";
  readonly span: Span;
  readonly phase?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly qosClass?: string;
}

export interface ContainerNode extends OtherFields {
  readonly kind: "container";
  readonly span: Span;
  readonly name?: string;
  /** `Always` makes an init container a sidecar. */
  readonly restartPolicy?: string;
  readonly resources?: ResourcesNode;
}

export interface ResourcesNode extends OtherFields {
  readonly kind: "resources";
  readonly span: Span;
  readonly requests?: readonly QuantityNode[];
  readonly limits?: readonly QuantityNode[];
}

/** The CPU manager's state file, `/var/lib/kubelet/cpu_manager_state`. */
export interface CpuManagerState extends Between, CpuManagerData {
  readonly kind: "cpu-manager-state";
  /**
   * The layout of the file: 1 (entries by container ID), 2 (by pod and container), 3 (with `podEntries`), 4 (with `data`). Without entries, what the text
   * has in common with 1 and 2 is 2, or 1 where the checksum says so. Absent when the text is no state file.
   */
  readonly version?: 1 | 2 | 3 | 4;
  readonly checksum?: Counter;
  /** Version 4: the state that counts; the fields beside it repeat it for older kubelets. */
  readonly data?: CpuManagerDataNode;
  readonly dataChecksum?: Counter;
  /** The second and further states, when the text holds several; only the root has it, and its other properties are those of the first. */
  readonly runs?: readonly CpuManagerState[];
}

/** What `data` of version 4 holds: JSON within a JSON text. */
export interface CpuManagerDataNode extends CpuManagerData {
  readonly kind: "cpu-manager-data";
  readonly span: Span;
  /** The JSON as it is after the quotes around it are taken off; its checksum is `dataChecksum`. */
  readonly text: string;
}

interface CpuManagerData extends OtherFields {
  readonly policyName?: string;
  /** The shared pool. The reserved CPUs are in it, unless the policy option `strict-cpu-reservation` is set. */
  readonly defaultCpuSet?: CpuSetNode;
  /** The CPUs of containers that have some for themselves, in the order of the text. */
  readonly entries?: readonly CpuEntryNode[];
  readonly podEntries?: readonly PodEntryNode[];
}

/** The CPUs of one container. */
export interface CpuEntryNode {
  readonly kind: "cpu-entry";
  readonly span: Span;
  /** Versions 2 and later. */
  readonly podUid?: string;
  /** The container's name, in version 1 its ID. */
  readonly container: string;
  readonly cpuSet: CpuSetNode;
}

/** The CPUs of a pod as a whole. */
export interface PodEntryNode {
  readonly kind: "pod-entry";
  readonly span: Span;
  readonly podUid: string;
  readonly cpuSet: CpuSetNode;
}

/** The kubelet configurations of a text. */
export interface KubeletConfigurations extends Between {
  readonly kind: "kubelet-configurations";
  readonly configurations: readonly KubeletConfigurationNode[];
}

/** The CPU parts of a kubelet's configuration. */
export interface KubeletConfigurationNode extends ObjectFields {
  readonly kind: "kubelet-configuration";
  /** Where the configuration is within another object: `spec.kubeletConfig` of a `KubeletConfig`, `kubeletconfig` of what `/configz` returns. */
  readonly kubeletConfig?: KubeletConfigurationNode;
  readonly cpuManagerPolicy?: string;
  readonly cpuManagerPolicyOptions?: readonly PolicyOptionNode[];
  readonly cpuManagerReconcilePeriod?: string;
  readonly reservedSystemCPUs?: CpuSetNode;
  readonly kubeReserved?: readonly QuantityNode[];
  readonly systemReserved?: readonly QuantityNode[];
  readonly topologyManagerPolicy?: string;
  readonly topologyManagerScope?: string;
  readonly topologyManagerPolicyOptions?: readonly PolicyOptionNode[];
  readonly memoryManagerPolicy?: string;
}

/** `full-pcpus-only: "true"`: the value as Go reads truth values, null when it is none. */
export interface PolicyOptionNode {
  readonly kind: "policy-option";
  readonly span: Span;
  readonly name: string;
  readonly text: string;
  readonly value: boolean | null;
}

/** The performance profiles of a text. */
export interface PerformanceProfiles extends Between {
  readonly kind: "performance-profiles";
  readonly profiles: readonly PerformanceProfileNode[];
}

/** A `PerformanceProfile` (performance.openshift.io). */
export interface PerformanceProfileNode extends ObjectFields {
  readonly kind: "performance-profile";
  readonly spec?: ProfileSpecNode;
}

/** Its CPU parts. */
export interface ProfileSpecNode extends OtherFields {
  readonly kind: "profile-spec";
  readonly span: Span;
  readonly cpu?: ProfileCpuNode;
  readonly numa?: ProfileNumaNode;
  readonly globallyDisableIrqLoadBalancing?: boolean;
}

export interface ProfileCpuNode extends OtherFields {
  readonly kind: "profile-cpu";
  readonly span: Span;
  readonly isolated?: CpuSetNode;
  readonly reserved?: CpuSetNode;
  readonly offlined?: CpuSetNode;
  readonly shared?: CpuSetNode;
  readonly balanceIsolated?: boolean;
}

export interface ProfileNumaNode extends OtherFields {
  readonly kind: "profile-numa";
  readonly span: Span;
  /** Kubelet's topology manager policy. */
  readonly topologyPolicy?: string;
}
