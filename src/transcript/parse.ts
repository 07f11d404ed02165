import { openCursor } from "../text/cursor.ts";
import { openReport, type Parsed, type Report, report } from "../text/diagnostic.ts";
import { type SourceText, sourceOf } from "../text/source-text.ts";
import type { TranscriptAst, TranscriptNode } from "./ast.ts";
import { type TranscriptCode, transcriptRules } from "./diagnostics.ts";
import { readLine } from "./lines.ts";
import { openMarks } from "./marks.ts";
import { readContent } from "./parse-line.ts";
import { takePlainRows } from "./plain-rows.ts";
import { addQuoted, takeQuotedBlock } from "./quotes.ts";
import { closeRun, extendGap, type Reading } from "./reading.ts";

/**
 * Returns what a terminal session, a note or a mail is made of: prompts with their commands, outputs, sentences, marks of what was left out, notes, headings.
 * Every text is a transcript, and each of its characters belongs to exactly one node. No output is read here; {@link TranscriptAst} says where each stands.
 */
export function parseTranscript(input: string | SourceText): Parsed<TranscriptAst, TranscriptCode> {
  const source = sourceOf(input);
  const to = openReport(transcriptRules);
  const nodes = readNodes(source, to, true);
  const span = { start: source.start, end: source.end };
  return { ast: { kind: "transcript", span, nodes }, diagnostics: to.diagnostics };
}

/** Returns the nodes of a window; quoted blocks of a mail are read as windows of their own, within which there are none. */
function readNodes(source: SourceText, to: Report<TranscriptCode>, hasQuotes: boolean): readonly TranscriptNode[] {
  const reading = openReading(source, to);
  const { nodes, cursor } = reading;
  for (let line = readLine(cursor); line !== null; line = readLine(cursor)) {
    const block = hasQuotes && !line.isBlank ? takeQuotedBlock(reading, line) : null;
    if (block !== null) addQuoted(reading, block, block.isSession ? readNodes(block.source, to, false) : []);
    else if (line.isBlank) extendGap(reading, line);
    else readContent(reading, line);
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

function openReading(source: SourceText, to: Report<TranscriptCode>): Reading {
  const cursor = openCursor(source);
  return {
    source,
    cursor,
    report: to,
    evidence: null,
    marks: openMarks(cursor.text, cursor.limit),
    hasLineFeeds: cursor.text.slice(cursor.next, cursor.limit).includes("\n"),
    nodes: [],
    run: null,
    gap: null,
    prompt: null,
    command: null,
    last: "other",
    isApart: false,
    width: null,
    unquotedUntil: 0,
    fence: null,
  };
}
