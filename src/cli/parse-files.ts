import { basename } from "node:path";
import { type FormatId, formatOf, recognizers } from "../formats/recognizers.ts";
import type { ParsedAny } from "../formats/registry.ts";
import { unrecognized } from "../formats/unrecognized.ts";
import type { SessionAst } from "../session/index.ts";
import { type Diagnostic, formatDiagnostic, lineIndex, type Severity, sourceText } from "../text/index.ts";
import { mayShowCommand } from "../transcript/may-show-command.ts";
import { type Colours, coloursFor } from "./colours.ts";
import { ExitCode } from "./exit-code.ts";
import { loadParser } from "./load-parser.ts";
import { type Input, readInput } from "./read-input.ts";
import { renderSession } from "./render-session.ts";
import { renderTree } from "./render-tree.ts";
import type { Streams } from "./streams.ts";

/** The options of `netgather parse`. */
export interface ParseOptions {
  readonly format?: FormatId | "session";
  readonly json?: boolean;
  readonly ndjson?: boolean;
  readonly spans: boolean;
  readonly strict?: boolean;
}

/** One file after parsing, as `--json` shows it. */
type Result = { readonly file: string; readonly diagnostics: readonly Diagnostic[] } & (
  | { readonly format: "session"; readonly ast: SessionAst }
  | { readonly format: FormatId | null; readonly ast: ParsedAny["ast"] }
);

/** Parses every file, prints the trees on stdout and the diagnostics on stderr, and returns the exit code. */
export async function parseFiles(files: readonly string[], options: ParseOptions, streams: Streams): Promise<number> {
  const colours = coloursFor(streams.stdout, streams.environment);
  const results: Result[] = [];
  let exitCode: number = ExitCode.success;
  for (const file of files.length === 0 ? ["-"] : files) {
    const input = await readInput(file, streams);
    if ("failure" in input) {
      streams.stderr.write(`netgather: ${input.name}: ${input.failure}\n`);
      exitCode = ExitCode.unusable;
      continue;
    }
    const result = await parseInput(input, options);
    printDiagnostics(result, input, streams);
    if (options.json === true) results.push(result);
    else if (options.ndjson === true) streams.stdout.write(`${jsonOf(result, options)}\n`);
    else streams.stdout.write(treeOf(result, { text: input.text, named: files.length > 1 }, colours));
    if (options.strict === true && exitCode === ExitCode.success && hasErrors(result)) exitCode = ExitCode.errorsFound;
  }
  if (options.json === true && results.length > 0)
    streams.stdout.write(`${jsonOf(files.length > 1 ? results : results[0], options, 2)}\n`);
  return exitCode;
}

/** Reads a file: a terminal session where it shows a command, else the one output that it is. */
async function parseInput({ name: file, text }: Input, { format: wanted }: ParseOptions): Promise<Result> {
  if (wanted === "session") {
    const { parseSessionFile } = await import("./load-session.ts");
    return { file, format: wanted, ...(await parseSessionFile(text)) };
  }
  const toldFormat = (): FormatId | null => formatOf(text, { path: basename(file) });
  let format = wanted ?? (mayShowCommand(text) ? null : toldFormat());
  // Where no line is its format's own, or any format's, marks before the lines may hide it.
  if (wanted === undefined && (format === null || recognizers[format].recognize(text) === 0)) {
    const { findSession } = await import("./load-session.ts");
    const session = await findSession(text);
    if (session !== null) return { file, format: "session", ...session };
    format ??= toldFormat();
  }
  if (format === null) return { file, ...unrecognized(sourceText(text)) };
  const parse = await loadParser(format, text);
  return { file, format, ...parse(text) };
}

function hasErrors(result: Result): boolean {
  return result.diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

function jsonOf(value: unknown, options: ParseOptions, indent?: number): string {
  return JSON.stringify(value, (key, inner: unknown) => (key === "span" && !options.spans ? undefined : inner), indent);
}

/** The tree, under the name of its file when there are several. */
function treeOf(result: Result, { text, named }: { text: string; named: boolean }, colours: Colours): string {
  const heading = named
    ? `${colours.bold(`${result.file}`)} ${colours.dim(`(${result.format ?? "not recognised"})`)}\n`
    : "";
  const tree = result.format === "session" ? renderSession(result.ast, text, colours) : renderTree(result.ast, colours);
  return `${heading}${tree}${named ? "\n" : ""}`;
}

function printDiagnostics(result: Result, input: Input, streams: Streams): void {
  if (result.diagnostics.length === 0) return;
  const colours = coloursFor(streams.stderr, streams.environment);
  const index = lineIndex(input.text);
  for (const diagnostic of result.diagnostics) {
    const [head = "", ...frame] = formatDiagnostic(diagnostic, index, { file: input.name }).split("\n");
    streams.stderr.write(`${[paint(head, diagnostic.severity, colours), ...frame].join("\n")}\n`);
  }
}

function paint(head: string, severity: Severity, colours: Colours): string {
  if (severity === "error") return colours.red(head);
  return severity === "warning" ? colours.yellow(head) : colours.dim(head);
}
