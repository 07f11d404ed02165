import type { Cursor } from "../text/cursor.ts";
import type { Report } from "../text/diagnostic.ts";
import type { LineMark, LineMarks } from "../text/line-marks.ts";
import { originalOffset } from "../text/plain-text.ts";
import type { SourceText } from "../text/source-text.ts";
import type { Span } from "../text/span.ts";
import type { PlainNode, TranscriptNode } from "./ast.ts";
import type { TranscriptCode } from "./diagnostics.ts";
import type { Evidence } from "./evidence.ts";
import type { Line } from "./lines.ts";
import type { Marks } from "./marks.ts";

/** Lines that become one node, as long as lines of the same kind follow. */
interface Run {
  readonly kind: "output" | "prose";
  readonly from: number;
  to: number;
  /** Whether a document of YAML has begun in it: `---`. */
  hasDocument: boolean;
}

/** Empty lines; within an output they are its own. */
interface Gap {
  readonly from: number;
  to: number;
}

/** Lines with a mark before each, which are read without it. */
export interface MarkedBlock {
  readonly from: number;
  readonly to: number;
  readonly mark: LineMark;
  readonly source: SourceText;
  /** Whether they are lines of an output; else a command must be found among them. */
  readonly isClaimed: boolean;
}

/** The command behind which a block of lines stands that is read by itself. */
export const OUTER = -1;

/** One parse of a transcript, or of a block in it whose lines have marks before them. */
export interface Reading {
  readonly source: SourceText;
  /** The marks before its lines. */
  readonly within: LineMarks;
  /** How many lines of a text are some format's; none without who knows them. */
  readonly evidenceOf: (text: string) => number;
  readonly cursor: Cursor;
  readonly report: Report<TranscriptCode>;
  /** What the prompts of the whole text look like; gathered when a line first asks. */
  evidence: Evidence | null;
  readonly marks: Marks;
  /** Whether lines end in line feeds, so that a lone carriage return is a terminal's and no line's end. */
  readonly hasLineFeeds: boolean;
  readonly nodes: TranscriptNode[];
  run: Run | null;
  gap: Gap | null;
  /** The last prompt that names a host: it is told from any output. */
  prompt: string | null;
  /** The node whose output the next lines may be. */
  command: number | null;
  /** What the last line was that is not blank. */
  last: "command" | "output" | "prose" | "other";
  /** Whether an empty line stands between that one and the next. */
  isApart: boolean;
  /** How long the longest line is, once a command line asks whether it was wrapped. */
  width: number | null;
  /** Where lines behind `|` end that were found to be no quote. */
  unquotedUntil: number;
  /** Where lines end that were searched for blocks of marked ones, and the blocks found, the next of them last. */
  markedUntil: number;
  blocks: MarkedBlock[];
  /** The fence that is open; a glued one stands right before the words of its line. */
  fence: { readonly mark: string; readonly span: Span; readonly isGlued: boolean } | null;
}

/** Returns the span of whole lines in the caller's text; spans side by side here are side by side there, escape sequences among them. */
export function tileOf({ cursor, source }: Reading, from: number, to: number): Span {
  const at = (offset: number): number => {
    if (offset >= cursor.limit) return source.end;
    return cursor.plain === null ? offset : originalOffset(cursor.plain, offset, "end") + cursor.shift;
  };
  return { start: at(from), end: at(to) };
}

/** Returns the span and text that every node has. */
export function baseOf(reading: Reading, from: number, to: number): { readonly span: Span; readonly text: string } {
  const span = tileOf(reading, from, to);
  return { span, text: reading.source.text.slice(span.start, span.end) };
}

/** Adds a line to the run of its kind, or begins one. */
export function extendRun(reading: Reading, kind: Run["kind"], line: Line): void {
  const { run, gap } = reading;
  if (run?.kind === kind && (gap === null || kind === "output")) {
    run.to = line.next;
    run.hasDocument ||= isDocumentStart(line);
    reading.gap = null;
  } else {
    closeRun(reading);
    reading.run = { kind, from: line.from, to: line.next, hasDocument: isDocumentStart(line) };
  }
  reading.last = kind;
  reading.isApart = false;
}

function isDocumentStart({ head }: Line): boolean {
  return head.startsWith("---") && head.trim() === "---";
}

/** Adds an empty line to those before it. */
export function extendGap(reading: Reading, line: Line): void {
  reading.isApart = true;
  if (reading.gap === null) reading.gap = { from: line.from, to: line.next };
  else reading.gap.to = line.next;
}

/** Makes nodes of the lines that were gathered. */
export function closeRun(reading: Reading): void {
  const { run, gap, command, nodes } = reading;
  if (run !== null) {
    const base = baseOf(reading, run.from, run.to);
    nodes.push(run.kind === "output" ? { kind: "output", ...base, command } : { kind: run.kind, ...base });
  }
  if (gap !== null) nodes.push({ kind: "blank", ...baseOf(reading, gap.from, gap.to) });
  reading.run = null;
  reading.gap = null;
}

/** Ends an output: what follows is none of its command. */
export function leaveOutput(reading: Reading): void {
  closeRun(reading);
  reading.command = null;
}

/** Adds a node of one line. */
export function addNode(reading: Reading, node: TranscriptNode): void {
  closeRun(reading);
  reading.nodes.push(node);
  reading.isApart = false;
  reading.last = "other";
}

/** Adds a line as a node that is nothing but its text. */
export function addPlain(reading: Reading, kind: PlainNode["kind"], { from, next }: Line): void {
  addNode(reading, { kind, ...baseOf(reading, from, next) });
}
