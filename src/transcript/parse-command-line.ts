import { openReport, type Parsed, type Report, report } from "../text/diagnostic.ts";
import type { CommandLine } from "./ast.ts";
import { type ReadCommandLine, readCommandLine } from "./command-line.ts";
import { type TranscriptCode, transcriptRules } from "./diagnostics.ts";

/** Returns the words, pipes, redirections and lists of a command line that stands alone, as `bash -c` gets one. Places are in that text. */
export function parseCommandLine(text: string): Parsed<CommandLine, TranscriptCode> {
  const read = readCommandLine({ text, base: 0, places: null }, (start, end) => ({ start, end }));
  const to = openReport(transcriptRules);
  reportCommandLine(to, read);
  return { ast: read.line, diagnostics: to.diagnostics };
}

/** Says what is odd about a command line. */
export function reportCommandLine(to: Report<TranscriptCode>, read: ReadCommandLine): void {
  const { span } = read.line;
  if (read.isCutShort) report(to, "transcript/long-command", span);
  else if (!read.isClosed) report(to, "transcript/unclosed-quote", span);
  if (read.hasSmartQuotes) report(to, "transcript/smart-quotes", span);
}
