import { report } from "../../../text/diagnostic.ts";
import type { CpuRange } from "../ast.ts";
import { readCpuList } from "../read-cpu-list.ts";
import { readCpuMask } from "../read-cpu-mask.ts";
import { type Complaint, keepField, type LscpuDraft, type OpenType, put, type TypeDraft } from "./draft.ts";
import {
  cacheNameOf,
  cpuListLabels,
  machineLabels,
  numaNodeOf,
  sectionLabels,
  typeLabels,
  vulnerabilityOf,
} from "./summary-labels.ts";
import type { LscpuLine } from "./summary-line.ts";
import { isArchitecture, labelByShape } from "./summary-shape.ts";
import { cacheSizeOf } from "./summary-value.ts";

/** Puts one line where it belongs in the draft. */
export type Store = (draft: LscpuDraft, line: LscpuLine) => Complaint;

/** Returns what stores a line of this label; undefined for a label that is not one of `lscpu`, in English and up to 2.42. */
export function storeOf(draft: LscpuDraft, line: LscpuLine): Store | undefined {
  const { label } = line;
  if (Object.hasOwn(typeLabels, label)) return storeType;
  if (Object.hasOwn(machineLabels, label)) return storeMachine;
  if (Object.hasOwn(cpuListLabels, label)) return storeCpus;
  if (numaNodeOf(label) !== undefined) return storeNumaNode;
  if (cacheNameOf(label) !== undefined) return storeCache;
  if (vulnerabilityIn(draft, line) !== undefined) return storeVulnerability;
  return line.value === "" && sectionLabels.includes(label) ? storeSection : undefined;
}

/** Puts a line in the draft: under its property, or as a field where it has none or says what cannot be read. */
export function storeLine(draft: LscpuDraft, line: LscpuLine): void {
  const store = storeOf(draft, line);
  if (line.indent === 0) draft.section = line.value === "" ? line.label : "";
  const complaint = store?.(draft, line);
  if (store === undefined || complaint !== undefined) keepField(draft, line, complaint);
  if (store === undefined) storeByShape(draft, line);
  draft.lastLabel = line.label;
}

/** Stores what the line of a summary in another language says by the shape of its value; it stays a field as well, for the sake of its label. */
function storeByShape(draft: LscpuDraft, line: LscpuLine): void {
  if (draft.machine.architecture === undefined && isArchitecture(line.value)) {
    draft.machine.architecture = line.value;
    draft.isForeign = true;
    return;
  }
  const label = draft.isForeign ? labelByShape(line) : undefined;
  if (label !== undefined) storeOf(draft, { ...line, label })?.(draft, { ...line, label });
}

function storeMachine(draft: LscpuDraft, line: LscpuLine): Complaint {
  const complaint = machineLabels[line.label]?.(draft.machine, line.value);
  if (complaint === undefined && line.label === "CPU(s)") draft.countPlaces.cpuCount = line.span;
  if (complaint === undefined && line.label === "NUMA node(s)") draft.countPlaces.numaNodeCount = line.span;
  return complaint;
}

/**
 * Stores a line of a CPU type. A label that the type has already begins the next type, for a hybrid machine prints the whole
 * block again; only the very same label twice in a row is a repetition.
 */
function storeType(draft: LscpuDraft, line: LscpuLine): Complaint {
  const type = draft.types.at(-1) ?? addType(draft, line);
  const complaint = putType(type, line);
  if (complaint !== "repeated" || draft.lastLabel === line.label) return complaint;
  return putType(addType(draft, line), line);
}

function putType(type: OpenType, line: LscpuLine): Complaint {
  const complaint = typeLabels[line.label]?.(type.values, line.value);
  if (complaint === undefined) type.last = line.span;
  return complaint;
}

function addType(draft: LscpuDraft, line: LscpuLine): OpenType {
  const values: TypeDraft = {};
  const type: OpenType = { first: line.span, last: line.span, values };
  draft.types.push(type);
  return type;
}

function storeCpus(draft: LscpuDraft, line: LscpuLine): Complaint {
  const key = cpuListLabels[line.label];
  draft.hasMasks = line.label.endsWith("mask");
  if (key === undefined || draft.machine[key] !== undefined) return "repeated";
  const fields = draft.fields.length;
  const complaint = put(draft.machine, key, readCpus(draft, line));
  if (draft.fields.length > fields) draft.countPlaces.cpuCount = undefined;
  return complaint;
}

function storeNumaNode(draft: LscpuDraft, line: LscpuLine): Complaint {
  const node = numaNodeOf(line.label) ?? 0;
  if (!isFirst(draft, `node ${node}`)) return "repeated";
  draft.numaNodes.push({ kind: "numa-node", span: line.span, node, cpus: readCpus(draft, line) });
  return undefined;
}

/**
 * The CPUs of a list, or of a mask: `lscpu -x` prints `0xff` before 2.38 and `ff` from then on, and only the label of the online CPUs tells the
 * latter from a list. What could not be read of them is reported, and the line is kept as a field as well.
 */
function readCpus(draft: LscpuDraft, line: LscpuLine): readonly CpuRange[] {
  const { source, value } = line;
  if (!draft.hasMasks && !value.startsWith("0x")) {
    const { ranges, unknown } = readCpuList(source, { grammar: "util-linux", lastCpu: undefined, to: draft.to });
    if (unknown.length > 0) keepField(draft, line);
    return ranges;
  }
  const bits = readCpuMask(source);
  if (!("code" in bits)) return bits.ranges;
  report(draft.to, bits.code, source.place(source.start, source.end), { expected: bits.expected, actual: value });
  keepField(draft, line);
  return [];
}

function storeCache(draft: LscpuDraft, line: LscpuLine): Complaint {
  const name = cacheNameOf(line.label) ?? "";
  const size = cacheSizeOf(line.value);
  if (size === undefined) return { expected: "a size such as 32K or 1.3 MiB (12 instances)" };
  if (!isFirst(draft, `cache ${name}`)) return "repeated";
  draft.caches.push({ kind: "cache", span: line.span, name, ...size });
  return undefined;
}

function storeVulnerability(draft: LscpuDraft, line: LscpuLine): Complaint {
  const name = vulnerabilityIn(draft, line) ?? "";
  if (!isFirst(draft, `vulnerability ${name}`)) return "repeated";
  draft.vulnerabilities.push({ kind: "vulnerability", span: line.span, name, status: line.value });
  return undefined;
}

/** The name of a vulnerability: `Vulnerability Meltdown` in flat text, `Meltdown` below the tree's heading `Vulnerabilities:`. */
function vulnerabilityIn(draft: LscpuDraft, line: LscpuLine): string | undefined {
  return draft.section === "Vulnerabilities" && line.indent > 0 ? line.label : vulnerabilityOf(line.label);
}

function storeSection(draft: LscpuDraft, line: LscpuLine): Complaint {
  draft.sections.push({ kind: "section", span: line.span, label: line.label });
  return undefined;
}

function isFirst(draft: LscpuDraft, key: string): boolean {
  if (draft.seen.has(key)) return false;
  draft.seen.add(key);
  return true;
}
