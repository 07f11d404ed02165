import type { SourceText } from "./source-text.ts";
import type { Span } from "./span.ts";

/** Returns the span of all that a parser was given: what its root covers. */
export function sourceSpan(input: string | SourceText): Span {
  return typeof input === "string" ? { start: 0, end: input.length } : { start: input.start, end: input.end };
}
