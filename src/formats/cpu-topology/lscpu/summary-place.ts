import { type Cursor, lineSpan } from "../../../text/cursor.ts";
import { report } from "../../../text/diagnostic.ts";
import { unknownLine } from "../../../text/unknown.ts";
import type { LscpuDraft } from "./draft.ts";
import { isContinued, type LscpuLine, readContinuations, terminalWidth } from "./summary-line.ts";
import { storeLine, storeOf } from "./summary-store.ts";

/** Returns whether a line begins a summary: every one begins with its architecture, and behind a table any of its labels does. */
export function beginsSummary(draft: LscpuDraft, line: LscpuLine): boolean {
  if (draft.form !== "lscpu") return storeOf(draft, line) !== undefined;
  return line.label === "Architecture" && draft.machine.architecture !== undefined && draft.types.length > 0;
}

/** Puts the cursor's line in a summary, with the lines onto which a terminal wrapped its value; one that is none of it is unknown. */
export function placeLine(cursor: Cursor, draft: LscpuDraft, line: LscpuLine | null): void {
  const isKnown = line !== null && storeOf(draft, line) !== undefined;
  if (line === null || !(isKnown || isAligned(draft, line))) {
    draft.unknown.push(unknownLine(cursor));
    report(draft.to, "cpu-topology/unknown-line", lineSpan(cursor));
    return;
  }
  if (line.value !== "" && (isKnown || draft.column === 0)) draft.column = line.column;
  storeLine(draft, joined(cursor, draft, line));
}

/** The line with the lines onto which a terminal wrapped its value. */
function joined(cursor: Cursor, draft: LscpuDraft, line: LscpuLine): LscpuLine {
  if (line.value === "" || !isContinued(cursor, line.column)) return line;
  if (draft.width === 0) draft.width = terminalWidth(cursor, line.column);
  return readContinuations(cursor, line, draft.width);
}

/**
 * Whether a line of a label that is not known stands as the others do: all values of a run begin in one column. Before that is known,
 * two blanks behind the colon tell a label from prose.
 */
function isAligned(draft: LscpuDraft, line: LscpuLine): boolean {
  if (draft.column === 0) return line.value !== "" && line.gap > 1;
  return line.value === "" ? line.column >= draft.column : line.column === draft.column;
}
