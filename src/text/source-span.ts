import { type SourceText, sourceOf } from "./source-text.ts";
import type { Span } from "./span.ts";

/** Returns the span of all that a parser was given: what its root covers. */
export function sourceSpan(input: string | SourceText): Span {
  const { start, end } = sourceOf(input);
  return { start, end };
}
