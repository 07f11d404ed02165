import { lineSpan, lineText, nextLine, openCursor } from "../text/cursor.ts";
import type { Diagnostic, Parsed, SourceText, UnknownNode } from "../text/index.ts";

/** A text that no format was found for: all its lines are unknown. */
export interface UnrecognizedAst {
  readonly kind: "unrecognized";
  readonly span: { readonly start: number; readonly end: number };
  readonly unknown: readonly UnknownNode[];
}

/** What becomes of a text that is of no format. */
export type Unrecognized = Parsed<UnrecognizedAst, "any/unrecognized"> & { readonly format: null };

/** Returns a tree in which every line with something on it is unknown, and the one error that says so. */
export function unrecognized(source: SourceText): Unrecognized {
  const span = { start: source.start, end: source.end };
  const unknown: UnknownNode[] = [];
  const cursor = openCursor(source);
  while (nextLine(cursor)) {
    const text = lineText(cursor);
    if (text.trim() !== "") unknown.push({ kind: "unknown", span: lineSpan(cursor), text });
  }
  const diagnostic: Diagnostic<"any/unrecognized"> = {
    code: "any/unrecognized",
    severity: "error",
    message: "No line of this text is of a format that netgather knows.",
    span,
  };
  return { format: null, ast: { kind: "unrecognized", span, unknown }, diagnostics: [diagnostic] };
}
