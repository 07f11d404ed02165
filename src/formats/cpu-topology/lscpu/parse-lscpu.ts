import { type Cursor, isBlankLine, lineSpan, nextLine, openCursor } from "../../../text/cursor.ts";
import { openReport, type Parsed, report } from "../../../text/diagnostic.ts";
import { sourceSpan } from "../../../text/source-span.ts";
import type { SourceText } from "../../../text/source-text.ts";
import type { Span } from "../../../text/span.ts";
import { unknownLine } from "../../../text/unknown.ts";
import { countCpus } from "../cpu-ranges.ts";
import { type CpuTopologyCode, cpuTopologyRules } from "../diagnostics.ts";
import type { CpuType, LscpuTopology } from "./ast.ts";
import { keepField, type LscpuDraft, type OpenType, openDraft } from "./draft.ts";
import { type Allowance, listCpus, openAllowance } from "./summary-cpus.ts";
import { isContinued, type LscpuLine, readContinuations, readLscpuLine, terminalWidth } from "./summary-line.ts";
import { storeOf } from "./summary-store.ts";

/**
 * Returns what a text of `lscpu` says, flat (as files and pipes have it) or the terminal's tree. Labels without a property of their own, such as those of another
 * language, are in `fields`. The text does not say which CPU is on which core.
 *
 *     Architecture:            x86_64
 *     CPU(s):                  8
 *     NUMA node0 CPU(s):       0-7
 */
export function parseLscpu(input: string | SourceText): Parsed<LscpuTopology, CpuTopologyCode> {
  const cursor = openCursor(input);
  const to = openReport<CpuTopologyCode>(cpuTopologyRules);
  const first = openDraft(to, sourceSpan(input));
  const further: LscpuDraft[] = [];
  while (nextLine(cursor)) {
    if (isBlankLine(cursor)) continue;
    const line = readLscpuLine(cursor);
    let draft = further.at(-1) ?? first;
    if (line !== null && beginsRun(draft, line)) {
      report(to, "cpu-topology/further-run", lineSpan(cursor));
      draft = openDraft(to, lineSpan(cursor));
      further.push(draft);
    }
    placeLine(cursor, draft, line);
    draft.last = lineSpan(cursor);
  }
  const allowance = openAllowance();
  const root = finish(first, sourceSpan(input), allowance);
  const runs = further.map((draft) => finish(draft, { start: draft.first.start, end: draft.last.end }, allowance));
  return { ast: runs.length > 0 ? { ...root, runs } : root, diagnostics: to.diagnostics };
}

/** Every listing begins with its architecture. */
function beginsRun(draft: LscpuDraft, line: LscpuLine): boolean {
  return line.label === "Architecture" && draft.machine.architecture !== undefined && draft.types.length > 0;
}

function placeLine(cursor: Cursor, draft: LscpuDraft, line: LscpuLine | null): void {
  const store = line === null ? undefined : storeOf(draft, line);
  if (line === null || (store === undefined && !isAligned(draft, line))) {
    draft.unknown.push(unknownLine(cursor));
    report(draft.to, "cpu-topology/unknown-line", lineSpan(cursor));
    return;
  }
  if (line.value !== "" && (store !== undefined || draft.column === 0)) draft.column = line.column;
  if (line.indent === 0) draft.section = line.value === "" ? line.label : "";
  const whole = joined(cursor, draft, line);
  const complaint = store?.(draft, whole);
  if (store === undefined || complaint !== undefined) keepField(draft, whole, complaint);
  draft.lastLabel = line.label;
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

function finish(draft: LscpuDraft, span: Span, allowance: Allowance): LscpuTopology {
  checkCounts(draft);
  const { machine, types, caches, numaNodes, vulnerabilities, sections, fields, unknown } = draft;
  return {
    kind: "cpu-topology",
    span,
    form: "lscpu",
    ...machine,
    cpus: listCpus(draft, allowance),
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
