import { type Cursor, spanOf } from "../text/cursor.ts";
import type { UnknownNode } from "../text/unknown.ts";
import type { CommentNode, ValueNode } from "./ast.ts";
import type { Place } from "./coverage.ts";
import { indentedElisions } from "./elision.ts";
import type { Region } from "./region.ts";
import type { DocumentReport } from "./say.ts";
import { type Source, valueNode } from "./value.ts";
import { type Problem, readYamlDocument, type YamlDocument } from "./yaml-document.ts";

/** What stands in one document. */
export interface DocumentContents {
  readonly value: ValueNode;
  readonly comments: readonly CommentNode[];
  /** Parts that the library does not have in its contents, and lines that say that something was left out. */
  readonly unknown: readonly UnknownNode[];
  /** Whether such lines stood in it. */
  readonly isElided: boolean;
}

/** Returns what stands in a region, null when there is nothing in it or it is nested too deeply; the latter is reported. */
export function readDocument(cursor: Cursor, to: DocumentReport, region: Region): DocumentContents | null {
  const { start, isHeadless } = region;
  const part = cursor.text.slice(start, region.end);
  const outer = region.elisions.map((place) => ({ start: place.start - start, end: place.end - start }));
  const read = readElided(cursor, isHeadless ? `{${part}` : part, outer);
  if (read === null) {
    to.say("beyond-limits", spanOf(cursor, cursor.pos, Math.min(cursor.lineEnd, region.end)));
    return null;
  }
  const { document, text, places } = read;
  if (document.contents === null) return null;
  const source: Source = { cursor, to, text, base: isHeadless ? start - 1 : start, first: start };
  reportProblems(source, document.problems, isHeadless);
  for (const place of places) to.say("unknown-line", pieceOf(source, place).span);
  return {
    value: valueNode(source, document.contents),
    comments: document.comments.map((place) => ({ kind: "comment", ...pieceOf(source, place) })),
    unknown: unknownParts(source, document, { part: isHeadless ? `{${part}` : part, places }),
    isElided: places.length > 0,
  };
}

/** A document, the text that was read, and the places of it that were blanked before. */
interface Elision {
  readonly document: YamlDocument;
  readonly text: string;
  readonly places: readonly Place[];
}

/**
 * Reads a document without the lines that say that something was left out: those at its left in any case, indented ones (which may be
 * part of a text) when the document has problems with them and fewer without.
 */
function readElided(cursor: Cursor, whole: string, outer: readonly Place[]): Elision | null {
  const read = (places: readonly Place[]): Elision | null => {
    const text = blanked(whole, places);
    const document = readYamlDocument(withLineFeeds(text, cursor.hasCarriageReturns));
    return document === null ? null : { document, text, places };
  };
  const first = read(outer);
  const inner = first === null || first.document.problems.length === 0 ? [] : indentedElisions(whole);
  if (first === null || inner.length === 0) return first;
  const second = read([...outer, ...inner].sort((one, other) => one.start - other.start));
  return second !== null && second.document.problems.length < first.document.problems.length ? second : first;
}

/** The text before anything was blanked in it, and the places that were. */
interface Elided {
  readonly part: string;
  readonly places: readonly Place[];
}

function unknownParts(source: Source, { lost }: YamlDocument, { part, places }: Elided): UnknownNode[] {
  const parts = lost.map((place) => pieceOf(source, place));
  const elisions = places.map((place) => pieceOf({ ...source, text: part }, place));
  const all = [...parts, ...elisions].sort((one, other) => one.span.start - other.span.start);
  return all.map((piece) => ({ kind: "unknown", ...piece }));
}

/** The text with blanks for what stands at these places, so that all else keeps its own. */
function blanked(text: string, places: readonly Place[]): string {
  const kept: string[] = [];
  let from = 0;
  for (const { start, end } of places) {
    kept.push(text.slice(from, start), " ".repeat(end - start));
    from = end;
  }
  return kept.length === 0 ? text : kept.join("") + text.slice(from);
}

/** The library knows LF and CRLF only: a carriage return of another kind becomes a line feed, in its place. */
function withLineFeeds(text: string, hasCarriageReturns: boolean): string {
  return hasCarriageReturns ? text.replaceAll(/\r(?!\n)/g, "\n") : text;
}

/** Reports what the library objects to. A tail that is cut off is one problem, however much it lacks. */
function reportProblems(source: Source, problems: readonly Problem[], isHeadless: boolean): void {
  const { to, text } = source;
  if (isHeadless) to.say("cut-off", pieceOf(source, { start: 1, end: 1 }).span, { expected: "{" });
  for (const { missing, start, end } of problems) {
    const { span, text: actual } = pieceOf(source, { start, end: endOnLine(text, start, end) });
    if (missing === null) to.say("bad-syntax", span, actual.trim() === "" ? {} : { actual });
  }
  const cut = problems.filter((problem) => problem.missing !== null);
  const [first] = cut;
  if (first !== undefined) {
    const expected = cut.map((problem) => problem.missing).join("");
    to.say("cut-off", pieceOf(source, first).span, { expected });
  }
}

/** `end`, or the end of the line on which `start` stands. */
function endOnLine(text: string, start: number, end: number): number {
  const found = text.slice(start, end).search(/[\r\n]/);
  return found < 0 ? end : start + found;
}

function pieceOf({ cursor, text, base, first }: Source, place: Place): Omit<UnknownNode, "kind"> {
  const start = Math.min(place.start, text.length);
  const end = Math.min(Math.max(place.end, start), text.length);
  return { span: spanOf(cursor, Math.max(base + start, first), base + end), text: text.slice(start, end) };
}
