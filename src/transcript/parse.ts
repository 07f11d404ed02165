import { openCursor } from "../text/cursor.ts";
import { openReport, type Parsed, report } from "../text/diagnostic.ts";
import { type SourceText, sourceOf } from "../text/source-text.ts";
import type { TranscriptAst, TranscriptNode } from "./ast.ts";
import { type TranscriptCode, transcriptRules } from "./diagnostics.ts";
import { type Line, readLine } from "./lines.ts";
import { addMarked, isRecognised, takeMarkedBlock } from "./marked-lines.ts";
import { openMarks } from "./marks.ts";
import { readContent } from "./parse-line.ts";
import { takePlainRows } from "./plain-rows.ts";
import { addQuoted, takeQuotedBlock } from "./quotes.ts";
import { closeRun, extendGap, OUTER, type Reading } from "./reading.ts";

/** What tells outputs, which a transcript does not know. */
export interface TranscriptOptions {
  /** Returns how many lines of a text some format claims. With it, an output with a mark before each of its lines is found where no prompt stands. */
  readonly evidenceOf?: (text: string) => number;
}

/**
 * Returns what a terminal session, a note or a mail is made of: prompts with their commands, outputs, sentences, marks of what was left out, notes, headings.
 * Every text is a transcript, and each of its characters belongs to exactly one node. No output is read here; {@link TranscriptAst} says where each stands.
 */
export function parseTranscript(
  input: string | SourceText,
  { evidenceOf = () => 0 }: TranscriptOptions = {},
): Parsed<TranscriptAst, TranscriptCode> {
  const source = sourceOf(input);
  const to = openReport(transcriptRules);
  const nodes = readNodes(openReading(source, { report: to, within: {}, evidenceOf, ...NOTHING_BEFORE }));
  const span = { start: source.start, end: source.end };
  return { ast: { kind: "transcript", span, nodes }, diagnostics: to.diagnostics };
}

const NOTHING_BEFORE = { command: null, last: "other", isApart: false } as const;

/** Returns the nodes of a reading; blocks of lines with marks before them are readings of their own, within which there are none of the kind. */
function readNodes(reading: Reading): readonly TranscriptNode[] {
  const { nodes, cursor, source, report: to } = reading;
  for (let line = readLine(cursor); line !== null; line = readLine(cursor)) {
    if (line.isBlank) extendGap(reading, line);
    else if (!readQuoted(reading, line) && !readMarked(reading, line)) readContent(reading, line);
    takePlainRows(reading);
  }
  closeRun(reading);
  if (reading.fence !== null) report(to, "transcript/unclosed-fence", reading.fence.span);
  const end = nodes.at(-1)?.span.end ?? source.start;
  if (end < source.end) {
    // Nothing but escape sequences.
    nodes.push({ kind: "blank", span: { start: end, end: source.end }, text: source.text.slice(end, source.end) });
  }
  return nodes;
}

/** Reads the lines of a mail's quote that begin with this one. */
function readQuoted(reading: Reading, line: Line): boolean {
  const block = takeQuotedBlock(reading, line);
  if (block === null) return false;
  const within = { ...reading.within, quoted: block.depth };
  const inner = openReading(block.source, { ...reading, ...NOTHING_BEFORE, within });
  addQuoted(reading, block, block.isSession ? readNodes(inner) : []);
  return true;
}

/** Reads the lines with a program's mark before each that begin with this one. */
function readMarked(reading: Reading, line: Line): boolean {
  const block = takeMarkedBlock(reading, line);
  if (block === null) return false;
  const to = openReport(transcriptRules);
  const within = { ...reading.within, marked: block.mark };
  const command = reading.command === null ? null : OUTER;
  const nodes = readNodes(openReading(block.source, { ...reading, within, command, report: to }));
  if (!isRecognised(block, nodes)) {
    reading.cursor.next = line.next;
    return false;
  }
  for (const diagnostic of to.diagnostics) reading.report.diagnostics.push(diagnostic);
  addMarked(reading, block, nodes);
  return true;
}

/** What a reading takes from the one around it. */
type Around = Pick<Reading, "within" | "evidenceOf" | "report" | "command" | "last" | "isApart">;

function openReading(source: SourceText, around: Around): Reading {
  const { within, evidenceOf, report: to, command, last, isApart } = around;
  const cursor = openCursor(source);
  return {
    source,
    within,
    evidenceOf,
    cursor,
    report: to,
    evidence: null,
    marks: openMarks(cursor.text, cursor.limit),
    hasLineFeeds: cursor.text.slice(cursor.next, cursor.limit).includes("\n"),
    nodes: [],
    run: null,
    gap: null,
    prompt: null,
    command,
    last,
    isApart,
    width: null,
    unquotedUntil: 0,
    markedUntil: 0,
    blocks: [],
    fence: null,
  };
}
