import { type Cursor, lineSpan, lineText } from "./cursor.ts";
import type { Span } from "./span.ts";

/** A line (or a part of one) that was not understood, kept as it stands. */
export interface UnknownNode {
  readonly kind: "unknown";
  readonly span: Span;
  readonly text: string;
}

/** Returns the current line as an unknown node. */
export function unknownLine(cursor: Cursor): UnknownNode {
  return { kind: "unknown", span: lineSpan(cursor), text: lineText(cursor) };
}
