export type { LineMark } from "../text/line-marks.ts";
export type {
  CommandLine,
  CommandNode,
  FenceNode,
  HeadingNode,
  ListItemNode,
  NoteNode,
  OutputNode,
  Pipeline,
  PlainNode,
  PromptNode,
  PromptStyle,
  QuoteNode,
  Redirect,
  ShellWord,
  SimpleCommand,
  TranscriptAst,
  TranscriptNode,
} from "./ast.ts";
export type { TranscriptCode } from "./diagnostics.ts";
export { parseTranscript, type TranscriptOptions } from "./parse.ts";
export { parseCommandLine } from "./parse-command-line.ts";
export { printTranscript } from "./print.ts";
