import type { Span } from "../text/span.ts";
import type { CommandLine, Pipeline, Redirect, ShellWord, SimpleCommand } from "./ast.ts";
import { type EditedLine, endPlaceOf, placeOf } from "./edited-line.ts";
import { scanWord, type WordExtent } from "./shell-word.ts";

/** What a command line was read to, and what is odd about it. */
export interface ReadCommandLine {
  readonly line: CommandLine;
  readonly isClosed: boolean;
  readonly hasSmartQuotes: boolean;
  readonly isCutShort: boolean;
}

/** Longer ones are no command lines: Linux takes no argument of more than 128 KiB. */
const LONGEST = 65_536;

interface Scan {
  readonly text: string;
  readonly line: EditedLine;
  readonly spanOf: (start: number, end: number) => Span;
  readonly pipelines: Pipeline[];
  commands: SimpleCommand[];
  words: ShellWord[];
  redirects: Redirect[];
  comment: string | null;
  isClosed: boolean;
  hasSmartQuotes: boolean;
  at: number;
}

const REDIRECT = /^(?:\d{1,9})?(?:<<<|<<-?|<>|<&|>>|>&|>\||&>>|&>|<|>)/;
const OPERATOR = /^(?:;;|&&|\|\||[;&()\n])/;

/** Reads a command line by the subset of the shell's grammar that tells words, quotes, expansions, pipes, redirections and lists apart. */
export function readCommandLine(line: EditedLine, spanOf: (start: number, end: number) => Span): ReadCommandLine {
  const text = line.text.slice(0, LONGEST);
  const scan: Scan = {
    text,
    line,
    spanOf,
    pipelines: [],
    commands: [],
    words: [],
    redirects: [],
    comment: null,
    isClosed: true,
    hasSmartQuotes: false,
    at: 0,
  };
  while (scan.at < text.length) scanToken(scan);
  closePipeline(scan, null);
  const tree: CommandLine = {
    kind: "command-line",
    span: spanOf(placeOf(line, 0), endPlaceOf(line, line.text.length)),
    text: line.text,
    pipelines: scan.pipelines,
    ...(scan.comment === null ? {} : { comment: scan.comment }),
  };
  const { isClosed, hasSmartQuotes } = scan;
  return { line: tree, isClosed, hasSmartQuotes, isCutShort: line.text.length > LONGEST };
}

function scanToken(scan: Scan): void {
  const { text, at } = scan;
  const character = text.charAt(at);
  const next = text.slice(at, at + 16);
  const isSubstitution = /^[<>]\(/.test(next);
  if (character === " " || character === "\t" || character === "\u00a0") scan.at++;
  else if (character === "#") readComment(scan);
  else if (isSubstitution || !readOperator(scan, next)) {
    scan.words.push(readWord(scan, at + (isSubstitution ? 1 : 0), at));
  }
}

/** Reads a redirection, a pipe or an operator; false when a word stands there. */
function readOperator(scan: Scan, next: string): boolean {
  const redirect = REDIRECT.exec(next)?.[0];
  const pipe = /^\|&?(?!\|)/.exec(next)?.[0];
  const operator = OPERATOR.exec(next)?.[0];
  if (redirect !== undefined) readRedirect(scan, redirect);
  else if (pipe === "|" || pipe === "|&") readPipe(scan, pipe);
  else if (operator !== undefined) {
    scan.at += operator.length;
    closePipeline(scan, operator);
  } else return false;
  return true;
}

/** The word at `from`; the `<` of a process substitution stands before it, at `start`. */
function readWord(scan: Scan, from: number, start: number): ShellWord {
  const extent = from > start ? substitution(scan.text, from) : scanWord(scan.text, from);
  // A character that no word begins with and no operator is made of cannot be: each step goes on.
  const end = Math.max(extent.end, start + 1);
  scan.at = end;
  scan.isClosed &&= extent.isClosed;
  scan.hasSmartQuotes ||= extent.hasSmartQuotes;
  const { line } = scan;
  return {
    span: scan.spanOf(placeOf(line, start), endPlaceOf(line, end)),
    text: scan.text.slice(start, end),
    value: from > start ? scan.text.slice(start, end) : extent.value,
    ...(extent.expansions.length === 0 ? {} : { expansions: extent.expansions }),
  };
}

/** `<(...)`: to its closing bracket. */
function substitution(text: string, from: number): WordExtent {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "(") depth++;
    if (character === ")" && --depth === 0) return extentOf(from, at + 1, true);
  }
  return extentOf(from, text.length, false);
}

function extentOf(start: number, end: number, isClosed: boolean): WordExtent {
  return { start, end, value: "", expansions: [], isClosed, hasSmartQuotes: false };
}

function readRedirect(scan: Scan, sign: string): void {
  const { text, line, at: start } = scan;
  const descriptor = /^\d+/.exec(sign)?.[0];
  scan.at += sign.length;
  while (text.charAt(scan.at) === " ") scan.at++;
  const hasTarget = scan.at < text.length && !/[;&|<>()\n]/.test(text.charAt(scan.at));
  const target = hasTarget ? readWord(scan, scan.at, scan.at) : null;
  scan.redirects.push({
    span: scan.spanOf(placeOf(line, start), endPlaceOf(line, scan.at)),
    ...(descriptor === undefined ? {} : { descriptor: Number(descriptor) }),
    operator: sign.slice(descriptor?.length ?? 0),
    target,
  });
}

function readPipe(scan: Scan, pipe: "|" | "|&"): void {
  scan.at += pipe.length;
  // A line may break behind a pipe.
  while (/[\s]/.test(scan.text.charAt(scan.at))) scan.at++;
  scan.commands.push({ words: scan.words, redirects: scan.redirects, pipe });
  scan.words = [];
  scan.redirects = [];
}

function readComment(scan: Scan): void {
  const end = scan.text.indexOf("\n", scan.at);
  const stop = end < 0 ? scan.text.length : end;
  const comment = scan.text.slice(scan.at, stop);
  scan.comment = scan.comment === null ? comment : `${scan.comment}\n${comment}`;
  scan.at = stop;
}

function closePipeline(scan: Scan, operator: string | null): void {
  const { words, redirects } = scan;
  if (words.length > 0 || redirects.length > 0) scan.commands.push({ words, redirects });
  if (scan.commands.length > 0 || (operator !== null && operator !== "\n")) {
    scan.pipelines.push({ commands: scan.commands, operator });
  }
  scan.commands = [];
  scan.words = [];
  scan.redirects = [];
}
