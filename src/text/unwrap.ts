import type { Diagnostic, Parsed } from "./diagnostic.ts";

/** What {@link unwrap} throws: the text could be read only in part. `diagnostics` holds all of them, warnings too. */
export class ParseError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(message: string, diagnostics: readonly Diagnostic[]) {
    super(message);
    this.name = "ParseError";
    this.diagnostics = diagnostics;
  }
}

/** Returns the tree of a parse, or throws a {@link ParseError} when one of its diagnostics is an error. Warnings do not throw. */
export function unwrap<Ast>(parsed: Parsed<Ast>): Ast {
  const errors = parsed.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  const first = errors[0];
  if (first === undefined) return parsed.ast;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  throw new ParseError(`${first.message} [${first.code}] at offset ${first.span.start}${more}`, parsed.diagnostics);
}
