import { type Cursor, isBlankLine, lineSpan, nextLine, openCursor, skipBlanks, spanOf } from "../../../text/cursor.ts";
import { openReport, type Parsed, type Report, report } from "../../../text/diagnostic.ts";
import { sourceSpan } from "../../../text/source-span.ts";
import type { SourceText } from "../../../text/source-text.ts";
import type { Span } from "../../../text/span.ts";
import { unknownLine } from "../../../text/unknown.ts";
import { type CpuTopologyCode, cpuTopologyRules } from "../diagnostics.ts";
import type { NumactlTopology } from "./ast.ts";
import { checkNumactl } from "./check.ts";
import { type NumactlDraft, openNumactl } from "./draft.ts";
import { beginsHardware, type Taken, takeHardwareLine } from "./read-hardware.ts";
import { beginsPolicy, takePolicyLine } from "./read-policy.ts";
import { numactlTree } from "./tree.ts";

/**
 * Returns what a text of `numactl -H` (`--hardware`) or `numactl -s` (`--show`) says: the nodes with their CPUs and memory, the table of distances, and the
 * policy of the process. Both in one text are one tree.
 *
 *     available: 3 nodes (0,2-3)
 *     node 0 cpus: 0 1
 *     node 2 cpus:                   a node of memory alone
 *     node 2 size: 16384 MB
 *
 * numactl 2.0: hardware, print_distances, show.
 */
export function parseNumactl(input: string | SourceText): Parsed<NumactlTopology, CpuTopologyCode> {
  const cursor = openCursor(input);
  const to = openReport<CpuTopologyCode>(cpuTopologyRules);
  const first = openNumactl(cursor.next);
  const further: NumactlDraft[] = [];
  while (nextLine(cursor)) {
    if (isBlankLine(cursor)) continue;
    skipBlanks(cursor);
    let draft = further.at(-1) ?? first;
    const line = cursor.text.slice(cursor.pos, cursor.lineEnd).trimEnd();
    if (beginsRun(cursor, draft, line)) {
      report(to, "cpu-topology/further-run", lineSpan(cursor));
      draft = openNumactl(cursor.lineStart);
      further.push(draft);
    }
    draft.end = cursor.lineEnd;
    settle(cursor, { draft, to }, takeHardwareLine(cursor, draft, line) ?? takePolicyLine(cursor, draft, line));
  }
  const root = finish(cursor, { draft: first, to }, sourceSpan(input));
  const runs = further.map((draft) => finish(cursor, { draft, to }, spanOf(cursor, draft.start, draft.end)));
  return { ast: runs.length > 0 ? { ...root, runs } : root, diagnostics: to.diagnostics };
}

/** A listing, and where it is complained about. */
interface Target {
  readonly draft: NumactlDraft;
  readonly to: Report<CpuTopologyCode>;
}

function beginsRun(cursor: Cursor, draft: NumactlDraft, line: string): boolean {
  if (beginsPolicy(line)) return draft.policy?.values.policy !== undefined;
  return draft.available !== undefined && beginsHardware(cursor, line);
}

function settle(cursor: Cursor, { draft, to }: Target, taken: Taken): void {
  if (taken === "taken") return;
  draft.unknown.push(unknownLine(cursor));
  if (taken === null) report(to, "cpu-topology/unknown-line", lineSpan(cursor));
  else report(to, taken === "bad" ? "cpu-topology/bad-value" : "cpu-topology/repeated-field", lineSpan(cursor));
}

function finish(cursor: Cursor, { draft, to }: Target, span: Span): NumactlTopology {
  checkNumactl(cursor, draft, to);
  return numactlTree(cursor, draft, span);
}
