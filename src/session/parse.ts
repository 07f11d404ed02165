import { parseIptables } from "../formats/iptables/index.ts";
import { type FormatId, formats, recognizeFormat } from "../formats/registry.ts";
import { type Diagnostic, type Parsed, type SourceText, sourceText } from "../text/index.ts";
import { sourceOf } from "../text/source-text.ts";
import { type CommandLine, parseTranscript, type TranscriptNode } from "../transcript/index.ts";
import { readAddresses } from "./addresses.ts";
import type { IptablesContext, SessionAst, SessionEntry, SessionOutput } from "./ast.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { iptablesContext } from "./iptables-context.ts";
import { namedFormat } from "./named-format.ts";
import { partsOf } from "./parts.ts";
import { programsOf } from "./programs.ts";
import { withoutRunnerLines } from "./runner-lines.ts";

/** What a command line says of the output below it. */
interface Context {
  readonly named: FormatId | null;
  readonly iptables: IptablesContext | null;
  /** Whether more than one program may have printed the output. */
  readonly isMixed: boolean;
}

const RULE: Context = { named: "iptables", iptables: null, isMixed: false };

/**
 * Returns what the commands of a terminal session printed, each output read by the parser of its format: the one that its content shows, else the one that its command names.
 * The table, chain and family of iptables' fragments are those of the command line. Outputs and rules in notes without a command are read by their content.
 * The diagnostics are those of the transcript, then those of each output; outputs of no known format give none.
 */
export function parseSession(input: string | SourceText): Parsed<SessionAst> {
  const source = sourceOf(input);
  const { ast: transcript, diagnostics } = parseTranscript(source);
  const all: Diagnostic[] = [...diagnostics];
  const entries = blocksOf(transcript)
    .map((block) => entryOf(source, block, transcript.nodes))
    .filter(({ command, outputs }) => command !== null || outputs.some(({ format }) => format !== null));
  for (const { outputs } of entries)
    for (const output of outputs) for (const found of output.diagnostics) all.push(found);
  return { ast: { kind: "session", span: transcript.span, transcript, entries }, diagnostics: all };
}

function entryOf(source: SourceText, block: Block, nodes: readonly TranscriptNode[]): SessionEntry {
  const context = block.isRule ? RULE : contextOf(lineOf(block.command === null ? undefined : nodes[block.command]));
  const windows = block.windows.map((span) => withoutRunnerLines(sourceText(source.text, span)));
  const parts = context.isMixed ? windows.flatMap(partsOf) : windows;
  return {
    kind: "entry",
    span: block.span,
    command: block.command,
    ...(context.iptables === null ? {} : { iptables: context.iptables }),
    outputs: parts.map((part) => readOutput(part, context)),
  };
}

function lineOf(node: TranscriptNode | undefined): CommandLine | null {
  if (node?.kind === "command") return node.line;
  return node?.kind === "heading" ? (node.line ?? null) : null;
}

function contextOf(line: CommandLine | null): Context {
  if (line === null) return { named: null, iptables: null, isMixed: true };
  const programs = programsOf(line);
  const contexts = programs.map(iptablesContext).filter((found) => found !== null);
  const [first] = contexts;
  // Two commands of other tables print one after the other: which rows are whose the line does not tell.
  const isOne = contexts.every(({ table, family }) => table === first?.table && family === first?.family);
  return {
    named: namedFormat(line, programs),
    iptables: first !== undefined && isOne ? first : null,
    isMixed: line.pipelines.length > 1 || programs.length > 1,
  };
}

function readOutput(part: SourceText, { named, iptables }: Context): SessionOutput {
  const span = { start: part.start, end: part.end };
  const text = part.text.slice(part.start, part.end);
  const seen = recognized(text, named);
  // A bare list of addresses shows no other format; it is that of the network's configuration where the command asks for one.
  const addresses = seen === null || named === null ? readAddresses(part) : null;
  if (addresses !== null) return { kind: "output", span, format: "addresses", ast: addresses, diagnostics: [] };
  const id = seen ?? named;
  if (id === "iptables") {
    const { table, family } = iptables ?? {};
    const options = { ...(table === undefined ? {} : { table }), ...(family === undefined ? {} : { family }) };
    return { kind: "output", span, format: id, ...parseIptables(part, options) };
  }
  const format = formats.find((candidate) => candidate.id === id);
  if (format === undefined) return { kind: "output", span, format: null, ast: null, diagnostics: [] };
  return { kind: "output", span, format: format.id, ...format.parse(part) };
}

/** The format that the content shows; the one that the command names comes first where the content has any of it. */
function recognized(text: string, named: FormatId | null): FormatId | null {
  const format = named === null ? undefined : formats.find(({ id }) => id === named);
  return format !== undefined && format.recognize(text) > 0 ? format.id : recognizeFormat(text);
}
