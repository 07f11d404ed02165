import { type CommandContext, commandContext } from "../command/context.ts";
import type { OutputParser } from "../command/parse-output.ts";
import { shownFormat } from "../command/shown-format.ts";
import { recognizers } from "../formats/recognizers.ts";
import { type Diagnostic, type Parsed, type SourceText, type Span, sourceText } from "../text/index.ts";
import { type LineMarks, stripLineMarks } from "../text/line-marks.ts";
import { sourceOf, windowText } from "../text/source-text.ts";
import { type CommandLine, parseTranscript, type TranscriptNode } from "../transcript/index.ts";
import { readAddresses } from "./addresses.ts";
import type { SessionAst, SessionEntry, SessionOutput } from "./ast.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { partsOf } from "./parts.ts";
import { placesOf } from "./places.ts";
import type { Place } from "./remote.ts";
import { withoutRunnerLines } from "./runner-lines.ts";
import { unwrapped } from "./unwrap.ts";

const RULE: CommandContext = { named: "iptables", iptables: null, isMixed: false, namespace: null };

/** Returns a session whose outputs are read by a parser of theirs. */
export function readSession(input: string | SourceText, parse: OutputParser): Parsed<SessionAst> {
  const source = sourceOf(input);
  const { ast: transcript, diagnostics } = parseTranscript(source, { evidenceOf });
  const all: Diagnostic[] = [...diagnostics];
  const places = placesOf(transcript.nodes);
  const entries = blocksOf(transcript)
    .map((block) => entryOf(source, block, { nodes: transcript.nodes, place: places[block.node] ?? {}, parse }))
    .filter(({ command, outputs }) => command !== null || outputs.some(({ format }) => format !== null));
  for (const { outputs } of entries)
    for (const output of outputs) for (const found of output.diagnostics) all.push(found);
  return { ast: { kind: "session", span: transcript.span, transcript, entries }, diagnostics: all };
}

interface Surroundings {
  readonly nodes: readonly TranscriptNode[];
  readonly place: Place;
  readonly parse: OutputParser;
}

function entryOf(source: SourceText, block: Block, { nodes, place, parse }: Surroundings): SessionEntry {
  const context = block.isRule
    ? RULE
    : commandContext(lineOf(block.command === null ? undefined : nodes[block.command]));
  const parts = block.windows.flatMap((window) => {
    const unmarked = (span: Span): SourceText => withoutMarks(sourceText(source.text, span), window);
    const printed = unmarked(withoutRunnerLines(source.text, window));
    return context.isMixed ? partsOf(printed).map(unmarked) : [printed];
  });
  return {
    kind: "entry",
    span: block.span,
    command: block.command,
    ...place,
    ...(context.namespace === null ? {} : { namespace: context.namespace }),
    ...(context.iptables === null ? {} : { iptables: context.iptables }),
    outputs: parts.map((part) => readOutput(part, context, parse)),
  };
}

/** A window without what stands before its lines: the marks of a mail, times, numbers, machines. */
function withoutMarks(window: SourceText, marks: LineMarks): SourceText {
  if (marks.quoted === undefined && marks.marked === undefined) return window;
  return { ...window, view: stripLineMarks(window.text.slice(window.start, window.end), marks) };
}

/** How many lines of a text the format claims that claims most. */
function evidenceOf(text: string): number {
  return Math.max(...Object.values(recognizers).map(({ recognize }) => recognize(text)));
}

function lineOf(node: TranscriptNode | undefined): CommandLine | null {
  if (node?.kind === "command") return node.isGivenUp === true ? null : node.line;
  return node?.kind === "heading" ? (node.line ?? null) : null;
}

function readOutput(part: SourceText, context: CommandContext, parse: OutputParser): SessionOutput {
  const { named } = context;
  const span = { start: part.start, end: part.end };
  const seen = shownFormat(windowText(part), named);
  // A bare list of addresses shows no other format; it is that of the network's configuration where the command asks for one.
  const addresses = seen === null || named === null ? readAddresses(part) : null;
  if (addresses !== null) return { kind: "output", span, format: "addresses", ast: addresses, diagnostics: [] };
  const id = seen ?? named;
  const asIs = id === null ? null : parse(part, id, context);
  if (asIs === null || id === null) return { kind: "output", span, format: null, ast: null, diagnostics: [] };
  return { kind: "output", span, ...unwrapped(part, asIs, (joined) => parse(joined, id, context) ?? asIs) };
}
