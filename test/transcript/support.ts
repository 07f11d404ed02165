import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { parseSession, type SessionAst, type SessionEntry } from "../../src/session/index.ts";
import type { CommandLine, CommandNode } from "../../src/transcript/index.ts";
import { parseTranscript, printTranscript, type TranscriptAst } from "../../src/transcript/index.ts";

/** The text of a session below `samples/sessions`. */
export const session = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../samples/sessions", name), "utf8");

/** A tree without its spans. */
export function bare(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === "span" ? undefined : value)));
}

/** Holds a text to the laws of transcripts, and returns its tree. */
export function lawful(text: string): TranscriptAst {
  const { ast, diagnostics } = parseTranscript(text);
  let at = 0;
  for (const { span, text: shown } of ast.nodes) {
    expect(span.start).toBe(at);
    expect(span.end).toBeGreaterThan(at);
    expect(shown).toBe(text.slice(span.start, span.end));
    at = span.end;
  }
  expect(at).toBe(text.length);
  expect(printTranscript(ast)).toBe(text);
  expect(JSON.parse(JSON.stringify(ast))).toEqual(ast);
  for (const { span } of diagnostics) expect(0 <= span.start && span.start <= span.end && span.end <= at).toBe(true);
  return ast;
}

/** The words of each command of a line: one list for each pipeline, in it one for each command. */
export const wordsOf = (line: CommandLine | null | undefined): readonly (readonly string[])[] =>
  (line?.pipelines ?? [])
    .flatMap(({ commands }) => commands.map(({ words }) => words.map(({ value }) => value).join(" ")))
    .map((words) => words.split(" "));

/** The commands of a transcript, as they were typed. */
export const commandsOf = (ast: TranscriptAst): readonly string[] =>
  ast.nodes.filter((node): node is CommandNode => node.kind === "command").map(({ line }) => line?.text ?? "");

/** What each entry of a session is: the command as it was typed, `null` without one, and the formats of its outputs. */
export function entriesOf(ast: SessionAst): readonly (readonly [string | null, ...(string | null)[]])[] {
  return ast.entries.map((entry) => [commandOf(ast, entry), ...entry.outputs.map(({ format }) => format)]);
}

function commandOf(ast: SessionAst, { command }: SessionEntry): string | null {
  const node = command === null ? undefined : ast.transcript.nodes[command];
  if (node?.kind === "heading") return node.title;
  return node?.kind === "command" ? (node.line?.text ?? "") : null;
}

/** The session of a text, after the laws were held. */
export function read(text: string): SessionAst {
  lawful(text);
  const { ast } = parseSession(text);
  expect(JSON.parse(JSON.stringify(ast))).toEqual(ast);
  return ast;
}
