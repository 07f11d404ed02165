import { report } from "../../../text/diagnostic.ts";
import type { Span } from "../../../text/span.ts";
import { countCpus } from "../cpu-ranges.ts";
import type { CpuType, LscpuTopology } from "./ast.ts";
import { checkCores } from "./check-cores.ts";
import type { LscpuDraft, OpenType } from "./draft.ts";
import { type Allowance, listCpus } from "./summary-cpus.ts";
import { tablePart } from "./table.ts";

/** Compares the two counts with what the text lists: present CPUs are online or offline, and each node has its line. */
function checkCounts({ machine, numaNodes, countPlaces, to }: LscpuDraft): void {
  const { cpuCount, numaNodeCount, onlineCpus, offlineCpus = [] } = machine;
  const check = (place: Span | undefined, stated: number | null | undefined, listed: number): void => {
    if (place === undefined || typeof stated !== "number" || stated === listed) return;
    report(to, "cpu-topology/count-mismatch", place, { expected: String(listed), actual: String(stated) });
  };
  if (onlineCpus !== undefined) check(countPlaces.cpuCount, cpuCount, countCpus(onlineCpus) + countCpus(offlineCpus));
  check(countPlaces.numaNodeCount, numaNodeCount, numaNodes.length);
}

/** Returns the tree of one output. */
export function finishDraft(draft: LscpuDraft, span: Span, allowance: Allowance): LscpuTopology {
  checkCounts(draft);
  if (draft.table !== null) checkCores(draft.table.table.cpus, draft.to);
  const { form, table, machine, types, caches, numaNodes, vulnerabilities, sections, fields, unknown } = draft;
  return {
    kind: "cpu-topology",
    span,
    form,
    ...machine,
    ...(table === null ? { cpus: listCpus(draft, allowance) } : tablePart(table)),
    types: types.map(typeNode),
    caches,
    numaNodes,
    vulnerabilities,
    ...(sections.length > 0 ? { sections } : {}),
    fields,
    unknown,
  };
}

function typeNode({ first, last, values }: OpenType): CpuType {
  return { kind: "cpu-type", span: { start: first.start, end: last.end }, ...values };
}
