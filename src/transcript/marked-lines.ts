import { type LineMark, readLineMark, type ShownMark, stripLineMarks } from "../text/line-marks.ts";
import type { SourceText } from "../text/source-text.ts";
import type { Span } from "../text/span.ts";
import type { TranscriptNode } from "./ast.ts";
import { knownCommand } from "./known-commands.ts";
import { readQuote } from "./line-shapes.ts";
import { type Line, readLine } from "./lines.ts";
import { BARE_HASH, readPrompt } from "./prompt.ts";
import { closeRun, type MarkedBlock, OUTER, type Reading, tileOf } from "./reading.ts";

/** Lines side by side that carry the same mark. */
interface Group {
  readonly from: number;
  to: number;
  readonly shown: ShownMark;
  lines: number;
  /** Lines in which a prompt stands though they carry the mark, as those that show the time themselves. */
  prompts: number;
  /** Whether a prompt with a known command is behind a mark. */
  hasCommand: boolean;
}

/** Groups with marks of one kind, without a line between that has none. */
interface Run {
  readonly kind: LineMark["kind"];
  readonly groups: readonly Group[];
  readonly to: number;
}

const KINDS = ["syslog", "time", "number", "host"] as const;
const FEWEST = 3;
/** Lines of an output that tell, as one may be chance. */
const EVIDENCE = 2;

/** Takes the block of marked lines that begins with this one; `null` when none does. */
export function takeMarkedBlock(reading: Reading, line: Line): MarkedBlock | null {
  if (reading.within.marked !== undefined || reading.fence?.isGlued === true) return null;
  if (line.from >= reading.markedUntil) findBlocks(reading, line);
  const block = reading.blocks.at(-1);
  if (block?.from !== line.from) return null;
  reading.blocks.pop();
  reading.cursor.next = block.to;
  return block;
}

/** Finds the blocks of the run that begins with a line; each line is looked at once for each kind. */
function findBlocks(reading: Reading, line: Line): void {
  for (const kind of KINDS) {
    const first = readLineMark(kind, line.head);
    if (first === null) continue;
    const run = readRun(reading, kind, line);
    reading.cursor.next = line.next;
    reading.markedUntil = Math.max(reading.markedUntil, run.to);
    const blocks = blocksOf(reading, run);
    if (blocks.length === 0) continue;
    reading.blocks = [...blocks].reverse();
    return;
  }
}

function readRun(reading: Reading, kind: LineMark["kind"], first: Line): Run {
  const groups: Group[] = [];
  let to = first.next;
  for (let line: Line | null = first; line !== null; line = readLine(reading.cursor)) {
    if (line.isBlank) continue;
    const shown = readLineMark(kind, line.head);
    if (shown === null || (kind === "number" && !follows(groups.at(-1), shown))) break;
    let group = groups.at(-1);
    if (group?.shown.key !== shown.key) {
      group = { from: line.from, to, shown, lines: 0, prompts: 0, hasCommand: false };
      groups.push(group);
    }
    addLine(group, line, shown.length);
    to = line.next;
  }
  return { kind, groups, to };
}

/** Lines are numbered one by one; empty ones may have been counted or not. */
function follows(group: Group | undefined, { number }: ShownMark): boolean {
  return group === undefined || number === group.shown.number + group.lines;
}

function addLine(group: Group, { head, next }: Line, length: number): void {
  group.to = next;
  group.lines++;
  if (readPrompt(head) !== null) group.prompts++;
  const words = head.slice(length);
  group.hasCommand ||= isKnownCommand(words.slice(readQuote(words)?.marks ?? 0));
}

/** Returns whether a prompt stands in a line behind a mark. */
export function hasMarkedPrompt(line: string): boolean {
  return KINDS.some((kind) => {
    const mark = readLineMark(kind, line);
    return mark !== null && readPrompt(line.slice(mark.length)) !== null;
  });
}

function isKnownCommand(words: string): boolean {
  const end = BARE_HASH.test(words) ? 1 : readPrompt(words)?.end;
  return end !== undefined && knownCommand(words.slice(end)) !== null;
}

/** The groups that are read without their marks: lines of one machine or program that stand together, and that are something without the mark and nothing with it. */
function blocksOf(reading: Reading, { kind, groups, to }: Run): readonly MarkedBlock[] {
  const [first] = groups;
  if (first === undefined || isPrintedBy(reading, MONITORS)) return [];
  const counts = new Map<string, number>();
  for (const { shown } of groups) counts.set(shown.key, (counts.get(shown.key) ?? 0) + 1);
  const mark = { kind };
  const isWhole =
    groups.length > 1 &&
    counts.size === groups.length &&
    lineCount(groups) >= FEWEST &&
    (groups.some(({ lines }) => lines >= FEWEST) || isPrintedBy(reading, RUNS_ON_MANY)) &&
    isClaimed(reading, tileOf(reading, first.from, to), mark);
  return groups.flatMap((group) => {
    const span = tileOf(reading, group.from, group.to);
    const isAlone = counts.get(group.shown.key) === 1 && group.lines >= FEWEST;
    const isOutput = isWhole || (isAlone && isClaimed(reading, span, mark));
    if (!isOutput && !(isAlone && mayBeSession(group))) return [];
    const { host } = group.shown;
    const named = host === undefined ? mark : { kind, host };
    return [{ from: group.from, to: group.to, mark: named, source: viewOf(reading, span, mark), isClaimed: isOutput }];
  });
}

function lineCount(groups: readonly Group[]): number {
  return groups.reduce((count, { lines }) => count + lines, 0);
}

/** Prompts that show the time themselves may stand side by side; what they printed shows it only where all lines do. */
function mayBeSession({ lines, prompts, hasCommand }: Group): boolean {
  return hasCommand && (prompts === 0 || lines - prompts >= EVIDENCE);
}

/** Commands that run another on many machines and put the name of each before its lines. */
const RUNS_ON_MANY = /(?:^|[\s/])(?:pdsh|clush|dsh|pssh|mussh)\s/;
/** What `ip -ts monitor` puts before each event is its own. */
const MONITORS = /\bmonitor\b/;

function isPrintedBy({ nodes, command }: Reading, words: RegExp): boolean {
  const node = command === null ? undefined : nodes[command];
  return node?.kind === "command" && words.test(node.line?.text ?? "");
}

function isClaimed(reading: Reading, span: Span, marked: LineMark): boolean {
  const { source, within, evidenceOf } = reading;
  const shown = source.text.slice(span.start, span.end);
  const evidence = evidenceOf(stripLineMarks(shown, { ...within, marked }).text);
  if (evidence < EVIDENCE) return false;
  const before = evidenceOf(stripLineMarks(shown, within).text);
  // `Nov  7 10:02:11` has columns, as rows of some formats have; no row begins with a time and is more without it.
  const isTime = marked.kind === "time" || marked.kind === "syslog";
  return before === 0 || (isTime && before < evidence);
}

function viewOf({ source, within }: Reading, span: Span, marked: LineMark): SourceText {
  const { text } = source;
  return { text, ...span, view: stripLineMarks(text.slice(span.start, span.end), { ...within, marked }) };
}

/** Returns whether a block was rightly read without its marks: it is an output, or holds a command that is known. */
export function isRecognised({ isClaimed: isOutput }: MarkedBlock, inner: readonly TranscriptNode[]): boolean {
  return isOutput || inner.some((node) => isCommand(node) && knownCommand(node.line?.text ?? "") !== null);
}

type Commanding = Extract<TranscriptNode, { readonly kind: "command" | "heading" }>;

function isCommand(node: TranscriptNode): node is Commanding {
  return node.kind === "command" || (node.kind === "heading" && node.line !== undefined);
}

/** Adds what a block was read to. What stands before the first command in it was printed by the one before. */
export function addMarked(reading: Reading, { mark }: MarkedBlock, inner: readonly TranscriptNode[]): void {
  closeRun(reading);
  const { nodes, command: outer } = reading;
  const first = nodes.length;
  const placeOf = (command: number | null): number | null => {
    if (command === OUTER) return outer;
    return command === null ? null : first + command;
  };
  for (const node of inner) {
    if (!("command" in node) || node.command === undefined) nodes.push({ ...node, marked: mark });
    else if (node.kind !== "heading") nodes.push({ ...node, marked: mark, command: placeOf(node.command) });
    else nodes.push({ ...node, marked: mark, command: first + node.command });
  }
  const isOwn = inner.some((node) => isCommand(node) || !("command" in node && node.command === OUTER));
  if (isOwn) reading.command = null;
  reading.last = isOwn ? "other" : "output";
  reading.isApart = false;
}
