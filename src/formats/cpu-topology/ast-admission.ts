import type { Span } from "../../text/span.ts";
import type { UnknownNode } from "../../text/unknown.ts";

/** A container asked for whole CPUs that do not make up whole cores (kubelet 1.22 and later). */
export interface SmtNotMultiple {
  readonly kind: "smt-alignment-error";
  readonly span: Span;
  readonly cause: "not-multiple";
  readonly requestedCpus: number;
  readonly cpusPerCore: number;
  /** What stands before the message on its line: a YAML key, `Pod was rejected: `. */
  readonly before?: string;
  /** What stands behind the message on its line. */
  readonly after?: string;
}

/** A container asked for whole cores, and too few of them are free (kubelet 1.32 and later). */
export interface SmtNotEnoughCores {
  readonly kind: "smt-alignment-error";
  readonly span: Span;
  readonly cause: "not-enough-physical-cpus";
  readonly requestedCpus: number;
  readonly cpusPerCore: number;
  /** Hardware threads of wholly free cores. */
  readonly availablePhysicalCpus: number;
  readonly before?: string;
  readonly after?: string;
}

/** A message by which kubelet refuses a pod whose CPUs do not make up whole cores. */
export type SmtAlignmentError = SmtNotMultiple | SmtNotEnoughCores;

/** What a message may say; figures are absent where it gives none. */
interface MessageFigures {
  readonly span: Span;
  readonly requestedCpus?: number;
  readonly cpusPerCore?: number;
  readonly availablePhysicalCpus?: number;
  /** What stands before and behind the message on its lines. */
  readonly before?: string;
  readonly after?: string;
}

/** The topology manager found no NUMA nodes that all resources of the pod could come from. */
export interface TopologyAffinityError extends MessageFigures {
  readonly kind: "topology-affinity-error";
  readonly cause: "no-common-nodes";
}

/** Any other reason for which CPUs (or devices, or memory) could not be had. */
export interface UnexpectedAdmissionError extends MessageFigures {
  readonly kind: "unexpected-admission-error";
  readonly cause: "not-enough-cpus" | "other";
  /** With `not-enough-cpus`, where the kubelet's version tells figures. */
  readonly availableCpus?: number;
  /** With `other`, what kubelet says was the reason. */
  readonly text?: string;
}

/** A message by which kubelet refuses a pod for want of CPUs as it needs them. */
export type AdmissionError = SmtAlignmentError | TopologyAffinityError | UnexpectedAdmissionError;

/** The messages of one text by which kubelet refuses pods, in order. */
export interface SmtAlignment {
  readonly kind: "smt-alignment";
  readonly span: Span;
  readonly errors: readonly AdmissionError[];
  readonly unknown: readonly UnknownNode[];
}
