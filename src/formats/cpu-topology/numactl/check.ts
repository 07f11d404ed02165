import { type Cursor, spanOf } from "../../../text/cursor.ts";
import { type Report, report } from "../../../text/diagnostic.ts";
import type { CpuTopologyCode } from "../diagnostics.ts";
import { cpusOfNodes, type NumactlDraft } from "./draft.ts";
import { DISTANCES_HEADING } from "./labels.ts";

/** Complains about CPUs that two nodes list and about tables whose lines do not fit together. */
export function checkNumactl(cursor: Cursor, draft: NumactlDraft, to: Report<CpuTopologyCode>): void {
  checkNodes(draft, to);
  checkCpus(draft, to);
  const table = draft.distances;
  if (table === undefined || table === null) return;
  const span = spanOf(cursor, table.start, table.end);
  if (!table.hasHeading) report(to, "cpu-topology/missing-line", span, { expected: DISTANCES_HEADING });
  const columns = table.nodes?.length ?? table.rows.size;
  if (columns !== table.rows.size) {
    report(to, "cpu-topology/count-mismatch", span, { expected: `${columns} rows`, actual: String(table.rows.size) });
  }
  for (const { distances, span: row } of table.rows.values()) {
    if (distances.length === columns) continue;
    const actual = String(distances.length);
    report(to, "cpu-topology/count-mismatch", row, { expected: `${columns} distances`, actual });
  }
}

/** A CPU is in one node. */
function checkCpus(draft: NumactlDraft, to: Report<CpuTopologyCode>): void {
  const seen = new Set<number>();
  for (const { cpu, span } of cpusOfNodes(draft)) {
    if (seen.has(cpu)) report(to, "cpu-topology/repeated-cpu", span, { actual: String(cpu) });
    seen.add(cpu);
  }
}

function checkNodes({ available, nodes }: NumactlDraft, to: Report<CpuTopologyCode>): void {
  if (available?.kind !== "available") return;
  const { nodeCount, nodes: listed, span } = available;
  const shown = nodes.size;
  if (nodeCount === listed.length && nodeCount === shown && listed.every((node) => nodes.has(node))) return;
  report(to, "cpu-topology/count-mismatch", span, {
    expected: `${shown} nodes (${[...nodes.keys()].join(" ")})`,
    actual: `${nodeCount} nodes (${available.nodeList})`,
  });
}
