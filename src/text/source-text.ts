import type { PlainText } from "./plain-text.ts";
import type { Span } from "./span.ts";

/**
 * A text with its place in a larger one: the characters `[start, end)` of `text`.
 * A parser given a `SourceText` reads only that window and reports every place in the whole of `text`.
 */
export interface SourceText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What is read in the window's place, where not all of it belongs to the text: without a mail's marks of quoting, with lines put together that were wrapped. No escape sequences are in it. */
  readonly view?: PlainText;
}

/** Returns the window of `text` that `span` names, the whole text without one. A span outside the text is cut to it. */
export function sourceText(text: string, span: Span = { start: 0, end: text.length }): SourceText {
  const start = Math.min(Math.max(span.start, 0), text.length);
  return { text, start, end: Math.min(Math.max(span.end, start), text.length) };
}

/** Returns what a parser was given as a window: of a string all of it, of a window the part that lies in its text. */
export function sourceOf(input: string | SourceText): SourceText {
  if (typeof input === "string") return sourceText(input);
  return input.view === undefined ? sourceText(input.text, input) : input;
}

/** Returns the characters of a window that are read. */
export function windowText({ text, start, end, view }: SourceText): string {
  return view?.text ?? text.slice(start, end);
}
