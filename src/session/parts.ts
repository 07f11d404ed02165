import type { FormatId } from "../formats/registry.ts";
import { formats } from "../formats/registry.ts";
import type { SourceText, Span } from "../text/index.ts";
import { sourceText } from "../text/index.ts";

/** Returns the parts of an output that several programs may have printed: where the format changes from one paragraph to the next. */
export function partsOf(window: SourceText): readonly SourceText[] {
  const parts: { start: number; end: number; format: FormatId | null }[] = [];
  for (const { start, end } of paragraphsOf(window)) {
    const format = clearFormat(window.text.slice(start, end));
    const before = parts.at(-1);
    if (before === undefined || (format !== null && before.format !== null && format !== before.format)) {
      parts.push({ start, end, format });
    } else {
      before.end = end;
      before.format ??= format;
    }
  }
  if (parts.length < 2) return [window];
  return parts.map(({ start, end }) => sourceText(window.text, { start, end }));
}

/** The paragraphs of a window, each with the empty lines behind it. */
function paragraphsOf({ text, start, end }: SourceText): readonly Span[] {
  const found: Span[] = [];
  const gap = /(?:\r?\n|\r)(?:[ \t\u00a0]*(?:\r?\n|\r))+/y;
  let from = start;
  for (let at = start; at < end; ) {
    const feed = text.indexOf("\n", at);
    if (feed < 0 || feed >= end) break;
    gap.lastIndex = feed;
    const length = gap.exec(text)?.[0].length ?? 0;
    at = Math.min(end, feed + Math.max(length, 1));
    if (length > 1 && at < end) {
      found.push({ start: from, end: at });
      from = at;
    }
  }
  found.push({ start: from, end });
  return found;
}

/** The format of a paragraph, when at least two of its lines speak for it. */
function clearFormat(text: string): FormatId | null {
  let best: FormatId | null = null;
  let most = 1;
  for (const { id, recognize } of formats) {
    const evidence = recognize(text);
    if (evidence > most) [best, most] = [id, evidence];
  }
  return best;
}
