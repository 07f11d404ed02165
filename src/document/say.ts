import type { Detail } from "../text/diagnostic.ts";
import type { Span } from "../text/span.ts";

/** What can be wrong with a document whatever it is about. A format has a code of this name for each. */
export type DocumentProblem =
  | "unknown-line"
  | "bad-syntax"
  | "cut-off"
  | "beyond-limits"
  | "duplicate-field"
  | "anchor-or-tag"
  | "bad-value";

/** How a format reports what is wrong with a document: under its own codes. */
export interface DocumentReport {
  readonly say: (problem: DocumentProblem, span: Span, detail?: Detail) => void;
  /** The format's own diagnostics: those of a document that turns out to be something else are taken back. */
  readonly diagnostics: { length: number };
}
