import type { Diagnostic } from "./diagnostic.ts";
import { displayWidth } from "./display-width.ts";
import { nextLineBreak } from "./line-break.ts";
import { type LineIndex, lineIndex } from "./line-index.ts";
import { maskSecrets } from "./secrets.ts";
import type { Span } from "./span.ts";

/** How to draw a code frame. */
export interface FrameOptions {
  /** The name that stands before line and column; `<text>` without one. */
  readonly file?: string;
}

const TAB_STOP = 8;
/** How much of a long line is shown before and after the place. */
const CONTEXT = 60;

/**
 * Returns a diagnostic as a code frame: place, severity, sentence and code, then the line and a caret under it.
 *
 *     routes.txt:3:17: error: The gateway is not an address. [netstat/bad-gateway]
 *      3 | 10.128.0.0      10.131.0.999    255.252.0.0     UG  ...
 *        |                 ^^^^^^^^^^^^ expected an IPv4 address
 *
 * Tabs are drawn to the next stop of eight, wide and combining characters are counted as a terminal shows them, control characters
 * become visible ones, a long line is cut around the place, and values of options named like a key are masked.
 * Many diagnostics of one text share its line index: hand over `lineIndex(text)` in place of the text.
 */
export function formatDiagnostic(diagnostic: Diagnostic, text: string | LineIndex, options: FrameOptions = {}): string {
  const index = typeof text === "string" ? lineIndex(text) : text;
  const { line, column } = index.position(diagnostic.span.start);
  const { severity, message, code } = diagnostic;
  const head = `${options.file ?? "<text>"}:${line}:${column}: ${severity}: ${message} [${code}]`;
  const number = String(line);
  const { shown, caret } = drawLine(index.text, lineAround(index.text, diagnostic.span.start, column), diagnostic.span);
  const hint = hintOf(diagnostic);
  return `${head}\n ${number} | ${shown}\n ${" ".repeat(number.length)} | ${caret}${hint}`.replaceAll(/[ \t]+$/gm, "");
}

/** The line in which `column` is the column of `offset`. */
function lineAround(text: string, offset: number, column: number): Span {
  const start = Math.min(Math.max(offset, 0), text.length) - column + 1;
  return { start, end: nextLineBreak(text, start, { limit: text.length, hasCarriageReturns: true }) };
}

function hintOf({ expected, actual }: Diagnostic): string {
  if (expected === undefined) return actual === undefined ? "" : ` found ${visible(actual)}`;
  return actual === undefined
    ? ` expected ${visible(expected)}`
    : ` expected ${visible(expected)}, found ${visible(actual)}`;
}

/** The line as a terminal shows it, and the carets below the part of it that the span covers. */
function drawLine(text: string, line: Span, span: Span): { shown: string; caret: string } {
  const start = Math.min(Math.max(span.start, line.start), line.end);
  const end = Math.min(Math.max(span.end, start), line.end);
  const from = wholeCharacter(text, Math.max(line.start, start - CONTEXT));
  const to = wholeCharacter(text, Math.min(line.end, Math.max(end, start + 1), start + CONTEXT));
  const until = wholeCharacter(text, Math.min(line.end, to + CONTEXT));
  const masked = maskedPart(text, line, { start: from, end: until });
  const lead = from > line.start ? "…" : "";
  const before = lead + expandTabs(masked.slice(0, start - from), lead.length);
  const offset = displayWidth(before);
  const marked = expandTabs(masked.slice(start - from, Math.min(end, to) - from), offset);
  const after = expandTabs(masked.slice(Math.min(end, to) - from), offset + displayWidth(marked));
  const shown = visible(before + marked + after) + (until < line.end ? "…" : "");
  return { shown, caret: " ".repeat(offset) + "^".repeat(Math.max(1, displayWidth(marked))) };
}

/** How far before a place the name of the secret that it lies in is looked for: a private key of 8,192 bits takes some 7,000 characters. */
const LONGEST_SECRET = 65_536;

/** The part of a line with secrets masked. The key that names a secret may stand some way before the part. */
function maskedPart(text: string, line: Span, part: Span): string {
  const start = wholeCharacter(text, Math.max(line.start, part.start - LONGEST_SECRET));
  return maskSecrets(text.slice(start, part.end)).slice(part.start - start);
}

/** An offset that does not cut a surrogate pair in two. */
function wholeCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff && offset > 0 ? offset - 1 : offset;
}

function expandTabs(text: string, column: number): string {
  if (!text.includes("\t")) return text;
  let out = "";
  let at = column;
  for (const character of text) {
    const drawn = character === "\t" ? " ".repeat(TAB_STOP - (at % TAB_STOP)) : character;
    out += drawn;
    at += displayWidth(drawn);
  }
  return out;
}

/** Control characters as their pictures, so that a text cannot steer the terminal: ESC is drawn as ␛. */
function visible(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (control) => {
    const code = control.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? "␡" : "�";
  });
}
