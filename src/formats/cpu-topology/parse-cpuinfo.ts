import { type Cursor, isBlankLine, lineSpan, nextLine, openCursor, spanOf } from "../../text/cursor.ts";
import { openReport, type Parsed, type Report, report } from "../../text/diagnostic.ts";
import { sourceSpan } from "../../text/source-span.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { Span } from "../../text/span.ts";
import { type UnknownNode, unknownLine } from "../../text/unknown.ts";
import type { CpuinfoBlock, CpuinfoCpu, CpuinfoTopology } from "./ast.ts";
import {
  addEntry,
  cpuNode,
  type KnownLines,
  machineNode,
  type OpenBlock,
  openBlock,
  readEntry,
} from "./cpuinfo-block.ts";
import { type CpuinfoEntry, readProcessorLine } from "./cpuinfo-line.ts";
import { sparcCpus } from "./cpuinfo-sparc.ts";
import { type CpuTopologyCode, cpuTopologyRules } from "./diagnostics.ts";

/** A listing while it is read. */
interface Draft {
  readonly to: Report<CpuTopologyCode>;
  /** Where its first block begins. */
  readonly start: number;
  readonly cpus: CpuinfoCpu[];
  readonly summary: CpuinfoCpu[];
  readonly machine: CpuinfoBlock[];
  readonly unknown: UnknownNode[];
  /** The numbers of the CPUs so far, those of the summary below 0 (`~cpu`). */
  readonly seen: Set<number>;
  /** The block that is open, "skipped" when it is of a CPU that was there before, null between blocks. */
  block: OpenBlock | "skipped" | null;
  /** How many lines of the open block were read. */
  lines: number;
  /** Where the last line ends. */
  end: number;
}

/**
 * Returns what a text of /proc/cpuinfo says: a node for each CPU, and the blocks that describe the machine. All keys that have no property of their own
 * are in `fields`, in order. Offline CPUs are not in the text.
 *
 *     processor	: 0
 *     physical id	: 0         socket
 *     core id		: 4         core, within its socket
 *
 * kernel arch/x86/kernel/cpu/proc.c: show_cpuinfo, and its like for each architecture.
 */
export function parseCpuinfo(input: string | SourceText): Parsed<CpuinfoTopology, CpuTopologyCode> {
  const cursor = openCursor(input);
  const to = openReport<CpuTopologyCode>(cpuTopologyRules);
  const known: KnownLines = [];
  const first = openDraft(to, cursor.next);
  const further: Draft[] = [];
  while (nextLine(cursor)) {
    let draft = further.at(-1) ?? first;
    if (isBlankLine(cursor)) {
      closeBlock(cursor, draft);
      continue;
    }
    const entry = withoutSecondNumber(draft, readEntry(cursor, known, draft.lines));
    if (entry !== null && beginsRun(draft, entry)) {
      report(to, "cpu-topology/further-run", lineSpan(cursor));
      closeBlock(cursor, draft);
      draft = openDraft(to, cursor.lineStart);
      further.push(draft);
    }
    placeLine(cursor, draft, entry);
    draft.end = cursor.lineEnd;
  }
  closeBlock(cursor, further.at(-1) ?? first);
  const runs = further.map((draft) => finish(draft, spanOf(cursor, draft.start, draft.end)));
  const root = finish(first, sourceSpan(input));
  return { ast: runs.length > 0 ? { ...root, runs } : root, diagnostics: to.diagnostics };
}

function openDraft(to: Report<CpuTopologyCode>, start: number): Draft {
  const lists = { cpus: [], summary: [], machine: [], unknown: [], seen: new Set<number>() };
  return { to, start, ...lists, block: null, lines: 0, end: start };
}

/** IA-64 has a `cpu number` within the block of a `processor`: a field like others. On s390 the same key begins a block. */
function withoutSecondNumber({ block }: Draft, entry: CpuinfoEntry | null): CpuinfoEntry | null {
  if (entry === null || entry.id !== "cpu" || entry.field.key !== "cpu number") return entry;
  if (block === null || block === "skipped" || block.cpuKey !== "processor") return entry;
  return { ...entry, id: null, isBad: false };
}

/** Whether the CPU that the listing began with comes again, behind a whole block: another listing, of the same or another machine. */
function beginsRun({ cpus, block, lines }: Draft, entry: CpuinfoEntry): boolean {
  if (entry.id !== "cpu" || entry.isBad) return false;
  const first = cpus[0]?.cpu ?? (block === null || block === "skipped" ? undefined : block.ids.cpu);
  return first === entry.number && (block === null || lines > 1);
}

function finish(draft: Draft, span: Span): CpuinfoTopology {
  const { cpus, summary, machine, unknown } = draft;
  const hasBoth = cpus.length > 0 && summary.length > 0;
  const listed = cpus.length > 0 ? cpus : summary.length > 0 ? summary : sparcCpus(machine);
  checkCount(draft, listed.length);
  const lists = { cpus: listed, ...(hasBoth ? { summary } : {}), machine, unknown };
  return { kind: "cpu-topology", span, form: "cpuinfo", ...lists };
}

function placeLine(cursor: Cursor, draft: Draft, entry: CpuinfoEntry | null): void {
  if (entry?.isSummary) {
    readSummary(cursor, draft, entry);
    return;
  }
  if (entry !== null && entry.id === "cpu" && !entry.isBad) beginCpu(cursor, draft, entry.number);
  if (draft.block === "skipped" || (draft.block === null && entry === null)) {
    if (draft.block === null) report(draft.to, "cpu-topology/unknown-line", lineSpan(cursor));
    draft.unknown.push(unknownLine(cursor));
    return;
  }
  const block = draft.block ?? openBlock(cursor);
  draft.block = block;
  draft.lines++;
  addEntry(cursor, { block, to: draft.to }, entry);
}

/** A line with the number of a CPU begins a block, whether or not a blank line stands before it. */
function beginCpu(cursor: Cursor, draft: Draft, cpu: number): void {
  closeBlock(cursor, draft);
  if (draft.seen.has(cpu)) {
    report(draft.to, "cpu-topology/repeated-cpu", lineSpan(cursor), { actual: String(cpu) });
    draft.block = "skipped";
  } else {
    draft.seen.add(cpu);
    draft.block = openBlock(cursor);
  }
}

function closeBlock(cursor: Cursor, draft: Draft): void {
  const { block } = draft;
  draft.block = null;
  draft.lines = 0;
  if (block === null || block === "skipped") return;
  const { cpu } = block.ids;
  if (cpu !== undefined) {
    draft.cpus.push(cpuNode(cursor, block, cpu));
    return;
  }
  if (block.isStray) report(draft.to, "cpu-topology/cpu-without-number", spanOf(cursor, block.start, block.end));
  draft.machine.push(machineNode(cursor, block));
}

/** Reads the line that s390 prints for each CPU below the head. */
function readSummary(cursor: Cursor, draft: Draft, { field }: CpuinfoEntry): void {
  closeBlock(cursor, draft);
  const found = readProcessorLine(field);
  if (found !== null && !draft.seen.has(~found.cpu)) {
    draft.seen.add(~found.cpu);
    draft.summary.push({ kind: "cpu", span: lineSpan(cursor), ...found });
    return;
  }
  draft.unknown.push(unknownLine(cursor));
  if (found !== null) report(draft.to, "cpu-topology/repeated-cpu", lineSpan(cursor), { actual: String(found.cpu) });
  else
    report(draft.to, "cpu-topology/bad-value", lineSpan(cursor), {
      expected: "facts such as version = FF",
      actual: field.value,
    });
}

/** Compares the count of s390 (`# processors    : 8`) with the CPUs that are listed. */
function checkCount({ machine, to }: Draft, listed: number): void {
  for (const block of machine) {
    const stated = block.fields.find((field) => field.key === "# processors");
    if (stated === undefined || stated.value === String(listed)) continue;
    report(to, "cpu-topology/count-mismatch", block.span, { expected: String(listed), actual: stated.value });
  }
}
