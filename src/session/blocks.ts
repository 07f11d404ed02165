import type { Span } from "../text/index.ts";
import type { LineMarks } from "../text/line-marks.ts";
import type { TranscriptAst, TranscriptNode } from "../transcript/index.ts";

/** A part of a text that holds what was printed, and what stands before its lines. */
export interface Window extends Span, LineMarks {}

/** A command, or what stands without one, and the windows of the text that hold what it printed. */
export interface Block {
  /** Its first node in the transcript: the command, else the output or note. */
  readonly node: number;
  readonly command: number | null;
  readonly span: Span;
  readonly windows: readonly Window[];
  /** Whether it is a rule of iptables in a note. */
  readonly isRule: boolean;
}

/** Where further outputs of a command go: to those of the same machine, where a mark before the lines names it. */
interface Printed {
  readonly windows: Window[];
  readonly host: string | undefined;
}

/** A rule in a note: `# -A CHAIN -p tcp ...`. */
const RULE = /^-[AIND] [\w-]/;

/** Returns the commands of a transcript with what each printed, and the outputs and rules that stand alone, in the order of the text. */
export function blocksOf({ nodes }: TranscriptAst): readonly Block[] {
  const blocks: Block[] = [];
  const byCommand = new Map<number, Printed>();
  let within: number | null = null;
  for (const [index, node] of nodes.entries()) {
    if (node.kind === "heading") within = node.command ?? null;
    if (isCommand(node)) {
      const windows: Window[] = [];
      byCommand.set(index, { windows, host: node.marked?.host });
      blocks.push({ node: index, command: index, span: node.span, windows, isRule: false });
    } else if (node.kind === "output") {
      if (isWithinWindow(nodes, index)) continue;
      const { command } = node;
      const window = { ...marksOf(node), start: node.span.start, end: windowEnd(nodes, index) };
      const printed = command === null ? undefined : byCommand.get(command);
      const isPart = command !== null && command === within;
      if (printed !== undefined && !isPart && printed.host === node.marked?.host) {
        printed.windows.push(window);
        continue;
      }
      const windows = [window];
      const span = { start: window.start, end: window.end };
      blocks.push({ node: index, command: printed === undefined ? null : command, span, windows, isRule: false });
      if (command !== null && printed !== undefined) byCommand.set(command, { windows, host: node.marked?.host });
      if (isPart) within = null;
    } else if (node.kind === "note" && RULE.test(node.content)) {
      const windows = [{ ...marksOf(node), ...node.span }];
      blocks.push({ node: index, command: null, span: node.span, windows, isRule: true });
    }
  }
  return blocks;
}

function marksOf({ quoted, marked }: LineMarks): LineMarks {
  return { ...(quoted === undefined ? {} : { quoted }), ...(marked === undefined ? {} : { marked }) };
}

function isCommand(node: TranscriptNode): boolean {
  return (node.kind === "command" && node.line !== null) || (node.kind === "heading" && node.line !== undefined);
}

/** An elision without empty lines around it stands in the middle of what was printed: one window holds both parts. */
function windowEnd(nodes: readonly TranscriptNode[], first: number): number {
  let last = first;
  while (isWithinWindow(nodes, last + 2)) last += 2;
  return nodes[last]?.span.end ?? 0;
}

function isWithinWindow(nodes: readonly TranscriptNode[], index: number): boolean {
  const [before, node] = [nodes[index - 2], nodes[index]];
  if (nodes[index - 1]?.kind !== "elision" || before?.kind !== "output" || node?.kind !== "output") return false;
  return before.marked?.kind === node.marked?.kind && before.marked?.host === node.marked?.host;
}
