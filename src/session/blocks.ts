import type { Span } from "../text/index.ts";
import type { TranscriptAst, TranscriptNode } from "../transcript/index.ts";

/** A command, or what stands without one, and the windows of the text that hold what it printed. */
export interface Block {
  /** Its first node in the transcript: the command, else the output or note. */
  readonly node: number;
  readonly command: number | null;
  readonly span: Span;
  readonly windows: readonly Span[];
  /** How deep a mail quotes it; 0 where it does not. */
  readonly quoted: number;
  /** Whether it is a rule of iptables in a note. */
  readonly isRule: boolean;
}

/** A rule in a note: `# -A CHAIN -p tcp ...`. */
const RULE = /^-[AIND] [\w-]/;

/** Returns the commands of a transcript with what each printed, and the outputs and rules that stand alone, in the order of the text. */
export function blocksOf({ nodes }: TranscriptAst): readonly Block[] {
  const blocks: Block[] = [];
  const byCommand = new Map<number, Span[]>();
  let within: number | null = null;
  for (const [index, node] of nodes.entries()) {
    const { quoted = 0 } = node;
    if (node.kind === "heading") within = node.command ?? null;
    if (isCommand(node)) {
      const windows: Span[] = [];
      byCommand.set(index, windows);
      blocks.push({ node: index, command: index, span: node.span, windows, quoted, isRule: false });
    } else if (node.kind === "output") {
      if (isWithinWindow(nodes, index)) continue;
      const span = { start: node.span.start, end: windowEnd(nodes, index) };
      const { command } = node;
      if (command !== null && command === within) {
        const windows = [span];
        byCommand.set(command, windows);
        blocks.push({ node: index, command, span, windows, quoted, isRule: false });
        within = null;
        continue;
      }
      const windows = command === null ? undefined : byCommand.get(command);
      if (windows === undefined)
        blocks.push({ node: index, command: null, span, windows: [span], quoted, isRule: false });
      else windows.push(span);
    } else if (node.kind === "note" && RULE.test(node.content)) {
      blocks.push({ node: index, command: null, span: node.span, windows: [node.span], quoted, isRule: true });
    }
  }
  return blocks;
}

function isCommand(node: TranscriptNode): boolean {
  return (node.kind === "command" && node.line !== null) || (node.kind === "heading" && node.line !== undefined);
}

/** An elision without empty lines around it stands in the middle of what was printed: one window holds both parts. */
function windowEnd(nodes: readonly TranscriptNode[], first: number): number {
  let last = first;
  while (nodes[last + 1]?.kind === "elision" && nodes[last + 2]?.kind === "output") last += 2;
  return nodes[last]?.span.end ?? 0;
}

function isWithinWindow(nodes: readonly TranscriptNode[], index: number): boolean {
  return nodes[index - 1]?.kind === "elision" && nodes[index - 2]?.kind === "output";
}
