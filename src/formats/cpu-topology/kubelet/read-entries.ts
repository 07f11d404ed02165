import { type Draft, type FieldNode, keepField, refuse, valueIn } from "../../../document/index.ts";
import { report } from "../../../text/diagnostic.ts";
import { printCpuList } from "../print-cpu-list.ts";
import type { CpuEntryNode, CpuSetNode, PodEntryNode } from "./ast.ts";
import { cpuSetOf } from "./read-values.ts";
import type { KubeletReport } from "./report.ts";

/**
 * The CPUs of containers. What is none stays in `draft` under its path.
 *
 *     {"<pod uid>":{"app":"1-3"}}        {"<container id>":"1-3"}
 *     ^ versions 2 and later             ^ version 1
 */
export function entriesOf(to: KubeletReport, draft: Draft, { key, value }: FieldNode): CpuEntryNode[] | undefined {
  if (value.kind !== "mapping") return refuse(to, value, "a mapping");
  const entries: CpuEntryNode[] = [];
  const add = (field: FieldNode, path: string, pod: { readonly podUid?: string }): void => {
    const cpuSet = cpuSetOf(to, field.value);
    if (cpuSet === undefined) keepField(draft, { ...field, key: `${path}.${field.key}` });
    else entries.push({ kind: "cpu-entry", span: field.span, ...pod, container: field.key, cpuSet });
  };
  for (const field of value.fields) {
    if (field.value.kind !== "mapping") add(field, key, {});
    else if (field.value.fields.length === 0) keepField(draft, { ...field, key: `${key}.${field.key}` });
    else for (const container of field.value.fields) add(container, `${key}.${field.key}`, { podUid: field.key });
  }
  return entries;
}

/** The CPUs of pods as a whole: `{"<pod uid>":{"cpuSet":"1-3"}}`. */
export function podEntriesOf(to: KubeletReport, draft: Draft, { key, value }: FieldNode): PodEntryNode[] | undefined {
  if (value.kind !== "mapping") return refuse(to, value, "a mapping");
  const entries: PodEntryNode[] = [];
  for (const field of value.fields) {
    const held = field.value.kind === "mapping" ? field.value : null;
    const set = held === null ? undefined : valueIn(held, "cpuSet");
    const cpuSet = set === undefined ? refuse(to, field.value, "a mapping with cpuSet") : cpuSetOf(to, set);
    if (cpuSet === undefined) keepField(draft, { ...field, key: `${key}.${field.key}` });
    else {
      entries.push({ kind: "pod-entry", span: field.span, podUid: field.key, cpuSet });
      for (const other of held?.fields ?? []) {
        if (other.key !== "cpuSet") keepField(draft, { ...other, key: `${key}.${field.key}.${other.key}` });
      }
    }
  }
  return entries;
}

/** The parts of a state that may contradict each other. */
interface Shared {
  readonly defaultCpuSet?: CpuSetNode;
  readonly entries?: readonly CpuEntryNode[];
}

/** Reports CPUs that are a container's own and in the shared pool as well, which keeps kubelet from starting. */
export function reportOverlaps(to: KubeletReport, { defaultCpuSet, entries = [] }: Shared): void {
  const shared = new Set(defaultCpuSet?.cpus ?? []);
  for (const { cpuSet } of entries) {
    const both = cpuSet.cpus.filter((cpu) => shared.has(cpu));
    if (both.length > 0) report(to, "cpu-topology/overlapping-cpus", cpuSet.span, { actual: printCpuList(both) });
  }
}
