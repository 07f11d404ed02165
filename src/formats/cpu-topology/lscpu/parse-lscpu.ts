import { type Cursor, isBlankLine, lineSpan, lineText, nextLine, openCursor, spanOf } from "../../../text/cursor.ts";
import { openReport, type Parsed, type Report, report } from "../../../text/diagnostic.ts";
import { sourceSpan } from "../../../text/source-span.ts";
import type { SourceText } from "../../../text/source-text.ts";
import { unknownLine } from "../../../text/unknown.ts";
import { type CpuTopologyCode, cpuTopologyRules } from "../diagnostics.ts";
import type { LscpuComment, LscpuForm, LscpuTopology } from "./ast.ts";
import { type LscpuDraft, openDraft } from "./draft.ts";
import { finishDraft } from "./finish.ts";
import { beginsJson, jsonForm, keepPiece, storeObjects } from "./json-listing.ts";
import { readListing } from "./json-read.ts";
import { openAllowance } from "./summary-cpus.ts";
import { readLscpuLine } from "./summary-line.ts";
import { beginsSummary, placeLine } from "./summary-place.ts";
import { openTable } from "./table.ts";
import { bareHeading, type Heading, readHeading } from "./table-heading.ts";
import { readRow } from "./table-row.ts";

/** The outputs of a text so far; the last one is open. */
interface Outputs {
  readonly cursor: Cursor;
  readonly to: Report<CpuTopologyCode>;
  readonly drafts: [LscpuDraft, ...LscpuDraft[]];
  /** The heading of the open table. */
  heading: Heading | null;
  /** The comments above a heading that is to come. */
  comments: LscpuComment[];
}

/**
 * Returns what a text of `lscpu` says, whichever output it is: the summary, flat (as files and pipes have it) or the terminal's tree; `-p`, `-e`, `-C`; any of
 * them as JSON, the invalid JSON of util-linux 2.38 to 2.41 too. Several outputs in one text are told apart; the further ones are in `runs`. Labels and columns
 * without a property of their own, such as labels of another language, are in `fields`.
 *
 *     Architecture:            x86_64        # CPU,Core,Socket,Node,,L1d,L1i,L2        CPU NODE SOCKET CORE ONLINE
 *     CPU(s):                  8             0,0,0,0,,0,0,0                              0    0      0    0    yes
 */
export function parseLscpu(input: string | SourceText): Parsed<LscpuTopology, CpuTopologyCode> {
  const cursor = openCursor(input);
  const span = sourceSpan(input);
  const to = openReport<CpuTopologyCode>(cpuTopologyRules);
  const outputs: Outputs = { cursor, to, drafts: [openDraft(to, span)], heading: null, comments: [] };
  while (nextLine(cursor)) if (!isBlankLine(cursor)) readLine(outputs);
  const allowance = openAllowance();
  const [first, ...further] = outputs.drafts;
  const root = finishDraft(first, span, allowance);
  const runs = further.map((draft) => finishDraft(draft, { start: draft.first.start, end: draft.last.end }, allowance));
  return { ast: runs.length > 0 ? { ...root, runs } : root, diagnostics: to.diagnostics };
}

function readLine(outputs: Outputs): void {
  const { cursor, to, heading } = outputs;
  const open = outputs.drafts.at(-1) ?? outputs.drafts[0];
  if (heading !== null && open.table !== null && readRow(cursor, { table: open.table.table, heading, to })) {
    open.last = lineSpan(cursor);
  } else if (beginsJson(cursor)) readObjects(outputs);
  else if (!readTop(outputs)) readLabelled(outputs);
}

/** Reads a heading, or a comment above one. Returns false for another line. */
function readTop(outputs: Outputs): boolean {
  const { cursor } = outputs;
  const heading = readHeading(cursor);
  if (heading === null) return readComment(outputs) || readBareRow(outputs);
  const draft = beginOutput(outputs, heading.form);
  draft.table = { table: openTable(heading.form), columns: heading.columns, comments: outputs.comments };
  outputs.heading = heading;
  outputs.comments = [];
  return true;
}

/** Opens a table at the first of its rows, whose heading was left out: `lscpu -p | grep -v '^#'`. Returns false for another line. */
function readBareRow(outputs: Outputs): boolean {
  const { cursor, to } = outputs;
  const heading = bareHeading(cursor);
  if (heading === null) return false;
  const draft = beginOutput(outputs, heading.form);
  const table = openTable(heading.form);
  draft.table = { table, columns: [], comments: [] };
  outputs.heading = heading;
  report(to, "cpu-topology/no-heading", lineSpan(cursor));
  return readRow(cursor, { table, heading, to });
}

function readComment({ cursor, comments }: Outputs): boolean {
  if (!isComment(cursor)) return false;
  comments.push({ kind: "comment", span: lineSpan(cursor), text: lineText(cursor).trim().slice(1).trim() });
  return true;
}

/** How many lines `lscpu -p` prints above its heading, in any language. */
const COMMENTS = 3;

/** Whether the line begins with `#` and is one of the three above a heading of `lscpu -p`; other such lines are prompts or prose. */
function isComment(cursor: Cursor): boolean {
  if (!beginsWithHash(cursor)) return false;
  const probe = { ...cursor };
  for (let lines = 0; lines < COMMENTS && nextLine(probe) && beginsWithHash(probe); lines++) {
    if (readHeading(probe) !== null) return true;
  }
  return false;
}

function beginsWithHash({ text, lineStart, lineEnd }: Cursor): boolean {
  return /^\s{0,64}#/.test(text.slice(lineStart, Math.min(lineEnd, lineStart + 65)));
}

/** Opens the output whose first line is the cursor's. The first one of a text takes what stood above it. */
function beginOutput(outputs: Outputs, form: LscpuForm): LscpuDraft {
  const { cursor, to, drafts, comments } = outputs;
  const open = drafts.at(-1) ?? drafts[0];
  const start = comments[0]?.span.start ?? lineSpan(cursor).start;
  const first = { start, end: lineSpan(cursor).end };
  const isFresh = open.table === null && open.lastLabel === "" && open.form === "lscpu";
  const draft = isFresh ? open : openDraft(to, first);
  if (!isFresh) {
    report(to, "cpu-topology/further-run", lineSpan(cursor));
    drafts.push(draft);
  }
  draft.form = form;
  draft.last = lineSpan(cursor);
  outputs.heading = null;
  return draft;
}

/** Reads the JSON that begins on the cursor's line; what stands behind it on its last line is then the next line. */
function readObjects(outputs: Outputs): void {
  const { cursor, to } = outputs;
  const start = cursor.lineStart + (/\S/.exec(cursor.text.slice(cursor.lineStart, cursor.lineEnd))?.index ?? 0);
  const { root, end, unknown } = readListing(cursor, start, to);
  const lists = root.lists.length > 0 ? root.lists : [{ key: "", objects: [] }];
  for (const list of lists) {
    const draft = beginOutput(outputs, jsonForm(list));
    storeObjects(cursor, draft, list);
    draft.last = spanOf(cursor, start, end);
  }
  const draft = outputs.drafts.at(-1) ?? outputs.drafts[0];
  for (const { keyPlace, place } of root.cells) keepPiece(cursor, draft, { start: keyPlace.start, end: place.end });
  for (const node of unknown) draft.unknown.push(node);
  cursor.next = Math.max(end, start + 1);
}

function readLabelled(outputs: Outputs): void {
  const { cursor, to } = outputs;
  let draft = outputs.drafts.at(-1) ?? outputs.drafts[0];
  const line = readLscpuLine(cursor);
  if (line !== null && beginsSummary(draft, line)) draft = beginOutput(outputs, "lscpu");
  if (draft.form === "lscpu") placeLine(cursor, draft, line);
  else {
    draft.unknown.push(unknownLine(cursor));
    report(to, "cpu-topology/unknown-line", lineSpan(cursor));
  }
  draft.last = lineSpan(cursor);
}
