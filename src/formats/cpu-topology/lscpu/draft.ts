import { type Report, report } from "../../../text/diagnostic.ts";
import type { Span } from "../../../text/span.ts";
import type { UnknownNode } from "../../../text/unknown.ts";
import type { CpuTopologyCode } from "../diagnostics.ts";
import type {
  CpuCache,
  CpuType,
  CpuVulnerability,
  LscpuField,
  LscpuForm,
  LscpuSection,
  LscpuTopology,
  NumaNode,
} from "./ast.ts";
import type { LscpuLine } from "./summary-line.ts";
import type { OpenTable } from "./table.ts";

type Writable<Node> = { -readonly [Key in keyof Node]: Node[Key] };

/** The properties that the machine has once. */
export type MachineDraft = Writable<
  Partial<
    Pick<
      LscpuTopology,
      | "architecture"
      | "cpuOpModes"
      | "addressSizes"
      | "byteOrder"
      | "cpuCount"
      | "onlineCpus"
      | "offlineCpus"
      | "vendorId"
      | "biosVendorId"
      | "virtualization"
      | "hypervisor"
      | "hypervisorVendor"
      | "virtualizationType"
      | "numaNodeCount"
    >
  >
>;

/** The properties of one type of CPU while it is read. */
export type TypeDraft = Writable<Omit<CpuType, "kind" | "span">>;

/** A type of CPU, and the places of its first and last line. */
export interface OpenType {
  readonly first: Span;
  last: Span;
  readonly values: TypeDraft;
}

/** A listing while it is read. */
export interface LscpuDraft {
  /** The places of its first line and, so far, its last. */
  readonly first: Span;
  last: Span;
  readonly to: Report<CpuTopologyCode>;
  form: LscpuForm;
  /** The table that the output is; null for a summary. */
  table: OpenTable | null;
  readonly machine: MachineDraft;
  readonly types: OpenType[];
  readonly caches: CpuCache[];
  readonly numaNodes: NumaNode[];
  readonly vulnerabilities: CpuVulnerability[];
  readonly sections: LscpuSection[];
  readonly fields: LscpuField[];
  readonly unknown: UnknownNode[];
  /** The caches, nodes and vulnerabilities so far, by what they are and their names. */
  readonly seen: Set<string>;
  /** Whether the listing prints sets of CPUs as masks, by the label of its online CPUs. */
  hasMasks: boolean;
  /** Whether the labels are of another language. */
  isForeign: boolean;
  /** The label of the line before. */
  lastLabel: string;
  /** Where values begin in this run, once a line of a known label has shown it; 0 before. */
  column: number;
  /** The terminal's width, once a wrapped value has asked for it; 0 before. */
  width: number;
  /** The section of the tree that is open. */
  section: string;
  /** Where the counts stand that are compared with what is listed; none for a list that could not be read whole. */
  countPlaces: { cpuCount: Span | undefined; numaNodeCount: Span | undefined };
}

/** Returns a draft of an empty listing whose first line is at `first`. */
export function openDraft(to: Report<CpuTopologyCode>, first: Span): LscpuDraft {
  const lists = { types: [], caches: [], numaNodes: [], vulnerabilities: [], sections: [], fields: [], unknown: [] };
  return {
    first,
    last: first,
    to,
    form: "lscpu",
    table: null,
    machine: {},
    ...lists,
    seen: new Set(),
    hasMasks: false,
    isForeign: false,
    lastLabel: "",
    column: 0,
    width: 0,
    section: "",
    countPlaces: { cpuCount: undefined, numaNodeCount: undefined },
  };
}

/** Why a value was not stored: it is the second of its label, or it is not what `expected` says. */
export type Complaint = "repeated" | { readonly expected: string } | undefined;

/** Stores a value under its property unless one is there, or the value could not be read (undefined). */
export function put<Draft extends object, Key extends keyof Draft>(
  draft: Draft,
  key: Key,
  value: Draft[Key] | undefined,
  expected = "",
): Complaint {
  if (draft[key] !== undefined) return "repeated";
  if (value === undefined) return { expected };
  draft[key] = value;
  return undefined;
}

/** Keeps a line as a field of its own, and says why it is one where there is something to complain about. */
export function keepField(draft: LscpuDraft, line: LscpuLine, complaint?: Complaint): void {
  const { label, value, span } = line;
  if (complaint === "repeated") report(draft.to, "cpu-topology/repeated-field", span, { actual: label });
  else if (complaint !== undefined) {
    report(draft.to, "cpu-topology/bad-value", span, { expected: complaint.expected, actual: value });
  }
  draft.fields.push({ kind: "field", span, label, value });
}
