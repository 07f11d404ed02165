export { type FrameOptions, formatDiagnostic } from "./code-frame.ts";
export type { Diagnostic, Parsed, Severity } from "./diagnostic.ts";
export { type LineIndex, lineIndex, type Position } from "./line-index.ts";
export type { PlainText } from "./plain-text.ts";
export { type SourceText, sourceText } from "./source-text.ts";
export type { Span } from "./span.ts";
export type { UnknownNode } from "./unknown.ts";
export { ParseError, unwrap } from "./unwrap.ts";
