import { type Cursor, isBlankLine, lineSpan, lineText, nextLine, openCursor, spanOf } from "../../../text/cursor.ts";
import { openReport, type Parsed, type Report, report } from "../../../text/diagnostic.ts";
import { sourceSpan } from "../../../text/source-span.ts";
import type { SourceText } from "../../../text/source-text.ts";
import { unknownLine } from "../../../text/unknown.ts";
import { type CpuTopologyCode, cpuTopologyRules } from "../diagnostics.ts";
import type { CpuSysfs, SysfsEntry } from "./ast.ts";
import type { FileDraft, SysfsDraft } from "./draft.ts";
import { meaningOf, openPaths, type PathReader } from "./paths.ts";
import { cpuSysfsText } from "./print-cpu-sysfs.ts";
import { sysfsTree } from "./tree.ts";

/**
 * Returns what files of /sys/devices/system/cpu and /sys/devices/system/node say, in the two shapes that show several files in one text, or as a dump holds
 * them. In any order: dumps list `cpu10` before `cpu2`.
 *
 *     /sys/devices/system/cpu/cpu0/topology/core_id:0        grep . /sys/devices/system/cpu/cpu*\/topology/*
 *
 *     ==> /sys/devices/system/cpu/online <==                 tail -n +1 /sys/devices/system/cpu/o*
 *     0-1
 *
 * Places of entries are those in {@link cpuSysfsText} of them. kernel drivers/base/{cpu,node,topology}.c.
 */
export function parseCpuSysfs(input: string | SourceText | readonly SysfsEntry[]): Parsed<CpuSysfs, CpuTopologyCode> {
  const source = isEntries(input) ? cpuSysfsText(input) : input;
  const cursor = openCursor(source);
  const to = openReport<CpuTopologyCode>(cpuTopologyRules);
  const drafts: SysfsDraft[] = [openDraft(cursor.next)];
  const paths = openPaths();
  let headed: FileDraft | null = null;
  while (nextLine(cursor)) {
    if (isBlankLine(cursor)) continue;
    const file = fileAt(cursor, paths);
    const draft = draftFor(cursor, drafts, { file, to });
    draft.end = cursor.lineEnd;
    if (file !== null) {
      draft.files.push(file);
      headed = file.isHeaded ? file : null;
    } else if (headed !== null) {
      addLine(cursor, headed);
    } else {
      draft.unknown.push(unknownLine(cursor));
      report(to, "cpu-topology/unknown-line", lineSpan(cursor));
    }
  }
  const [root, ...runs] = drafts.map((draft, index) =>
    sysfsTree(cursor, { draft, to }, index === 0 ? sourceSpan(source) : spanOf(cursor, draft.start, draft.end)),
  );
  if (root === undefined) return parseCpuSysfs("");
  return { ast: runs.length > 0 ? { ...root, runs } : root, diagnostics: to.diagnostics };
}

function isEntries(input: string | SourceText | readonly SysfsEntry[]): input is readonly SysfsEntry[] {
  return Array.isArray(input);
}

function openDraft(start: number): SysfsDraft {
  return { start, end: start, files: [], unknown: [] };
}

const HEADING = /^==> ([^\n]{1,4096}) <==[ \t\0\u00a0]{0,99}$/;
const MOST_PATH = 4096;

/** The file that the line begins: a heading, or a line `PATH:VALUE`. */
function fileAt(cursor: Cursor, paths: PathReader): FileDraft | null {
  const { text, lineStart: start, lineEnd: end } = cursor;
  if (text.startsWith("==> ", start)) {
    const path = HEADING.exec(lineText(cursor))?.[1];
    const meaning = path === undefined ? null : meaningOf(paths, path);
    if (path !== undefined) {
      const place = { start, end, valueStart: -1, valueEnd: -1, more: [] };
      return { path, folder: paths.path, meaning, isHeaded: true, ...place };
    }
  }
  const colon = nextColon(cursor, paths);
  if (colon >= end || colon - start > MOST_PATH) return null;
  const path = text.slice(start, colon);
  const meaning = meaningOf(paths, path);
  if (meaning === null) return null;
  const valueStart = colon + 1;
  return { path, folder: paths.path, meaning, isHeaded: false, start, end, valueStart, valueEnd: end, more: null };
}

/** Adds the line at the cursor to a file under a heading. */
function addLine({ lineStart, lineEnd }: Cursor, file: FileDraft): void {
  file.end = lineEnd;
  if (file.valueStart >= 0) file.more?.push({ start: lineStart, end: lineEnd });
  else {
    file.valueStart = lineStart;
    file.valueEnd = lineEnd;
  }
}

/** The offset of the next colon, in this line or any below; it searches each stretch of the text once. */
function nextColon({ text, lineStart }: Cursor, paths: PathReader): number {
  if (paths.colonAt >= lineStart) return paths.colonAt;
  const found = text.indexOf(":", lineStart);
  paths.colonAt = found < 0 ? text.length : found;
  return paths.colonAt;
}

/** The file that a line begins, if any, and where to complain. */
interface Arrival {
  readonly file: FileDraft | null;
  readonly to: Report<CpuTopologyCode>;
}

/** The listing that the line belongs to: a further one where the first file of the open one comes again behind others. */
function draftFor(cursor: Cursor, drafts: SysfsDraft[], { file, to }: Arrival): SysfsDraft {
  const open = drafts.at(-1) ?? openDraft(cursor.lineStart);
  if (file === null || open.files.length < 2 || file.path !== open.files[0]?.path) return open;
  report(to, "cpu-topology/further-run", lineSpan(cursor));
  const draft = openDraft(cursor.lineStart);
  drafts.push(draft);
  return draft;
}
