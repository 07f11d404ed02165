import { type FormatId, recognizers } from "../formats/recognizers.ts";
import { isBlankLine, nextLine, openCursor } from "../text/cursor.ts";
import type { SourceText, Span } from "../text/index.ts";
import { originalOffset } from "../text/plain-text.ts";

/** Returns the parts of an output that several programs may have printed: where the format changes from one paragraph to the next. */
export function partsOf(window: SourceText): readonly Span[] {
  const parts: { start: number; end: number; format: FormatId | null }[] = [];
  for (const { start, end, text } of paragraphsOf(window)) {
    const format = clearFormat(text);
    const before = parts.at(-1);
    if (before === undefined || (format !== null && before.format !== null && format !== before.format)) {
      parts.push({ start, end, format });
    } else {
      before.end = end;
      before.format ??= format;
    }
  }
  return parts.map(({ start, end }) => ({ start, end }));
}

interface Paragraph extends Span {
  readonly text: string;
}

/** The paragraphs of a window, each with the empty lines behind it. */
function paragraphsOf(window: SourceText): readonly Paragraph[] {
  const cursor = openCursor(window);
  const { plain, shift } = cursor;
  const place = (offset: number): number => (plain === null ? offset : originalOffset(plain, offset, "end") + shift);
  const found: Paragraph[] = [];
  let from = cursor.next;
  let start = window.start;
  let isApart = false;
  for (let next = from; nextLine(cursor); next = cursor.next) {
    if (isBlankLine(cursor)) isApart = true;
    else if (isApart) {
      const end = place(next);
      found.push({ start, end, text: cursor.text.slice(from, next) });
      [from, start, isApart] = [next, end, false];
    }
  }
  found.push({ start, end: window.end, text: cursor.text.slice(from, cursor.limit) });
  return found;
}

/** The format of a paragraph, when at least two of its lines speak for it. */
function clearFormat(text: string): FormatId | null {
  let best: FormatId | null = null;
  let most = 1;
  for (const { id, recognize } of Object.values(recognizers)) {
    const evidence = recognize(text);
    if (evidence > most) [best, most] = [id, evidence];
  }
  return best;
}
