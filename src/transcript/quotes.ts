import { type LineMarks, stripLineMarks } from "../text/line-marks.ts";
import type { SourceText } from "../text/source-text.ts";
import type { TranscriptNode } from "./ast.ts";
import { readQuote } from "./line-shapes.ts";
import { type Line, readLine } from "./lines.ts";
import { hasMarkedPrompt } from "./marked-lines.ts";
import { readPrompt } from "./prompt.ts";
import { hasColumns } from "./prose.ts";
import { closeRun, type Reading, tileOf } from "./reading.ts";

/** Lines of a mail that are quoted equally deep. */
export interface QuotedBlock {
  readonly source: SourceText;
  readonly depth: number;
  /** Whether a prompt or a row of columns is among them: then they are read as the lines of a session are. */
  readonly isSession: boolean;
}

/** Takes the quoted lines that begin with this one; `null` when it is none, and in what a command printed, where such lines may be anything unless a prompt is among them. */
export function takeQuotedBlock(reading: Reading, line: Line): QuotedBlock | null {
  const { cursor, source, command, last } = reading;
  if (reading.within.quoted !== undefined || reading.fence !== null || line.from < reading.unquotedUntil) return null;
  const isInOutput = last === "command" || (last === "output" && command !== null && !reading.isApart);
  const first = readQuote(line.head);
  if (first === null) return null;
  const block = { to: line.next, hasPrompt: false, hasRows: false };
  for (let next: Line | null = line; next !== null; next = readLine(cursor)) {
    const quote = readQuote(next.head);
    if (quote?.depth !== first.depth || quote.mark !== first.mark) break;
    const words = next.head.slice(quote.marks);
    block.hasPrompt ||= readPrompt(words) !== null;
    block.hasRows ||= hasColumns(words) || hasMarkedPrompt(words);
    block.to = next.next;
  }
  // Lines behind `|` are those of a table unless a prompt is among them.
  if ((first.mark === "|" || isInOutput) && !block.hasPrompt) {
    reading.unquotedUntil = block.to;
    cursor.next = line.next;
    return null;
  }
  cursor.next = block.to;
  const { depth } = first;
  const span = tileOf(reading, line.from, block.to);
  const view = stripLineMarks(source.text.slice(span.start, span.end), { ...reading.within, quoted: depth });
  return { source: { text: source.text, ...span, view }, depth, isSession: block.hasPrompt || block.hasRows };
}

/** Adds what a quoted block was read to: commands and what they printed as such, what people wrote as lines of the quote. */
export function addQuoted(reading: Reading, block: QuotedBlock, inner: readonly TranscriptNode[]): void {
  const { source, depth } = block;
  closeRun(reading);
  const { nodes } = reading;
  const places: number[] = [];
  const marks = { ...reading.within, quoted: depth };
  if (!block.isSession) addLines(nodes, source, marks);
  for (const node of inner) {
    places.push(nodes.length);
    if (isWritten(node, marks))
      addLines(
        nodes,
        { text: source.text, ...node.span },
        node.marked === undefined ? marks : { ...marks, marked: node.marked },
      );
    else if (!("command" in node)) nodes.push({ ...node, quoted: depth });
    else if (node.kind === "heading") nodes.push({ ...node, quoted: depth, ...within(places[node.command ?? -1]) });
    else nodes.push({ ...node, quoted: depth, command: node.command === null ? null : (places[node.command] ?? null) });
  }
  reading.command = null;
  reading.last = "other";
  reading.isApart = false;
}

function within(command: number | undefined): { readonly command?: number } {
  return command === undefined ? {} : { command };
}

/** Whether a node is what a person wrote. Lines that no command printed are, unless they have columns. */
function isWritten(node: TranscriptNode, marks: LineMarks): boolean {
  if (node.kind !== "output") return node.kind === "prose" || node.kind === "list-item" || node.kind === "blank";
  if (node.command !== null || node.marked !== undefined) return false;
  return !node.text.split("\n", MOST_LINES).some((line) => hasColumns(stripLineMarks(line, marks).text));
}

const MOST_LINES = 50;

/** Adds the lines of a window, each as one of the quote. */
function addLines(nodes: TranscriptNode[], { text, start, end }: SourceText, marks: LineMarks): void {
  const { quoted: depth = 0, marked } = marks;
  const shown = text.slice(start, end);
  for (const { 0: line, index } of shown.matchAll(/[^\r\n]*(?:\r+\n?|\n)|[^\r\n]+$/g)) {
    const span = { start: start + index, end: start + index + line.length };
    const content = stripLineMarks(line, marks).text.trim();
    nodes.push({ kind: "quote", span, text: line, depth, content, ...(marked === undefined ? {} : { marked }) });
  }
}
