import { type Cursor, spanOf } from "../../text/cursor.ts";
import type { AdmissionError } from "./ast-admission.ts";
import { matchPattern } from "./match-message.ts";

/** A message that was read, and where it ends. */
export interface Message {
  readonly error: AdmissionError;
  readonly end: number;
}

/** The words with which messages begin. */
export const FIRST_WORDS: RegExp = /SMT|Resources|Allocate/;

/** What every SMT alignment message begins with. */
export const SMT_HEAD: string = "SMT Alignment Error: ";

// kubernetes pkg/kubelet/cm/cpumanager/policy_static.go: SMTAlignmentError.Error; cpu_assignment.go: takeByTopologyNUMAPacked;
// pkg/kubelet/cm/topologymanager: TopologyAffinityError; pkg/kubelet/cm/admission: unexpectedAdmissionError.
const NOT_MULTIPLE = `${SMT_HEAD}requested %d cpus not multiple cpus per core = %d`;
const NOT_ENOUGH_CORES = `${SMT_HEAD}not enough free physical CPUs: available physical CPUs = %d, requested CPUs = %d, CPUs per core = %d`;
const AFFINITY: readonly string[] = [
  "Resources cannot be allocated with Topology locality",
  "Resources cannot be allocated with Topology Locality",
];
const UNEXPECTED = "Allocate failed due to ";
const NOT_ENOUGH = `${UNEXPECTED}not enough cpus available to satisfy request`;
const TAIL = ", which is unexpected";
const LONGEST_REASON = 4096;

/** The message that begins at `start`; null when none does, or it does not go on as kubelet writes it. */
export function readMessage(cursor: Cursor, start: number): Message | null {
  return readAlignment(cursor, start) ?? readAffinity(cursor, start) ?? readUnexpected(cursor, start);
}

function readAlignment(cursor: Cursor, start: number): Message | null {
  const kind = "smt-alignment-error";
  const simple = matchPattern(cursor, start, NOT_MULTIPLE);
  if (simple !== null) {
    const { end, numbers } = simple;
    const [requestedCpus = 0, cpusPerCore = 0] = numbers;
    const span = spanOf(cursor, start, end);
    return { error: { kind, span, cause: "not-multiple", requestedCpus, cpusPerCore }, end };
  }
  const full = matchPattern(cursor, start, NOT_ENOUGH_CORES);
  if (full === null) return null;
  const { end, numbers } = full;
  const [availablePhysicalCpus = 0, requestedCpus = 0, cpusPerCore = 0] = numbers;
  const span = spanOf(cursor, start, end);
  const cause = "not-enough-physical-cpus";
  return { error: { kind, span, cause, requestedCpus, cpusPerCore, availablePhysicalCpus }, end };
}

function readAffinity(cursor: Cursor, start: number): Message | null {
  for (const pattern of AFFINITY) {
    const found = matchPattern(cursor, start, pattern);
    if (found === null) continue;
    const span = spanOf(cursor, start, found.end);
    return { error: { kind: "topology-affinity-error", span, cause: "no-common-nodes" }, end: found.end };
  }
  return null;
}

function readUnexpected(cursor: Cursor, start: number): Message | null {
  const head = matchPattern(cursor, start, UNEXPECTED);
  if (head === null) return null;
  const kind = "unexpected-admission-error";
  const counted = matchPattern(cursor, start, `${NOT_ENOUGH}: requested=%d, available=%d${TAIL}`);
  if (counted !== null) {
    const { end, numbers } = counted;
    const [requestedCpus = 0, availableCpus = 0] = numbers;
    const span = spanOf(cursor, start, end);
    return { error: { kind, span, cause: "not-enough-cpus", requestedCpus, availableCpus }, end };
  }
  const bare = matchPattern(cursor, start, `${NOT_ENOUGH}${TAIL}`);
  if (bare !== null) {
    return { error: { kind, span: spanOf(cursor, start, bare.end), cause: "not-enough-cpus" }, end: bare.end };
  }
  const length = cursor.text.slice(head.end, Math.min(cursor.lineEnd, head.end + LONGEST_REASON)).indexOf(TAIL);
  if (length < 0) return null;
  const end = head.end + length + TAIL.length;
  const text = cursor.text.slice(head.end, head.end + length);
  return { error: { kind, span: spanOf(cursor, start, end), cause: "other", text }, end };
}
