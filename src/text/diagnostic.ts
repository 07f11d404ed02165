import { maskSecrets } from "./secrets.ts";
import type { Span } from "./span.ts";

/** How much a diagnostic matters: an `error` means that something in the text could not be read, a `warning` that it was read but looks wrong or foreign, `info` that something is worth knowing. */
export type Severity = "error" | "warning" | "info";

/** One thing a parser has to say about a place in the text. `code` is from the closed union of its format. */
export interface Diagnostic<Code extends string = string> {
  readonly code: Code;
  readonly severity: Severity;
  /** One sentence without a place; {@link formatDiagnostic} draws the place. */
  readonly message: string;
  readonly span: Span;
  readonly expected?: string;
  readonly actual?: string;
}

/** What every parser returns: a tree, always, and what there is to say about it. */
export interface Parsed<Ast, Code extends string = string> {
  readonly ast: Ast;
  readonly diagnostics: readonly Diagnostic<Code>[];
}

/** Severity and sentence of each code of a format; the sentence is the same wherever the code is reported. */
export type DiagnosticRules<Code extends string> = Readonly<
  Record<Code, { readonly severity: Severity; readonly message: string }>
>;

/** The diagnostics of one parse, in the order in which they were found. */
export interface Report<Code extends string> {
  readonly rules: DiagnosticRules<Code>;
  readonly diagnostics: Diagnostic<Code>[];
}

/** What was read in place of what should stand there. */
export interface Detail {
  readonly expected?: string;
  readonly actual?: string;
}

const LONGEST_ACTUAL = 200;

/** Returns an empty report for the codes of one format. */
export function openReport<Code extends string>(rules: DiagnosticRules<Code>): Report<Code> {
  return { rules, diagnostics: [] };
}

/** Adds a diagnostic to a report. `actual` is cut at 200 characters, and values of options named like a key are masked in it. */
export function report<Code extends string>(to: Report<Code>, code: Code, span: Span, detail: Detail = {}): void {
  const { severity, message } = to.rules[code];
  const { expected, actual } = detail;
  to.diagnostics.push({
    code,
    severity,
    message,
    span,
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual: clipped(actual) }),
  });
}

function clipped(actual: string): string {
  const short = actual.length > LONGEST_ACTUAL ? `${actual.slice(0, LONGEST_ACTUAL - 1)}…` : actual;
  return maskSecrets(short);
}
