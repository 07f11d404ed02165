import { type Cursor, nextLine, spanOf } from "../../../text/cursor.ts";
import { withLineFeeds } from "../../../text/line-break.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { skipWord } from "../list-words.ts";
import { saveString } from "../save-quoting.ts";

/** `-m comment`: a text that matches every packet. */
export interface CommentMatch {
  readonly kind: "match";
  readonly name: "comment";
  readonly span: Span;
  readonly text: string;
}

/** The kernel holds 255 bytes and a NUL. */
const LONGEST_COMMENT = 256;

/** libxt_comment.c. A listing escapes nothing, so a comment may hold the sign that ends one: it goes to the last that no other comment opens. */
export const comment: MatchReader<CommentMatch> = {
  options: { comment: "1" },
  readSave: (options, span) => {
    const text = options.get("comment")?.value;
    return text === undefined ? null : { kind: "match", name: "comment", span, text };
  },
  readList: readComment,
};

export const commentPrinter: ExtensionPrinter<CommentMatch> = {
  printSave: (node) => `--comment ${saveString(node.text)}`,
  printList: (node) => `/* ${node.text} */`,
  lost: ({ text }) => (`${text} `.includes(" */ ") ? ["iptables/lost-comment-end"] : []),
};

/**
 *     ACCEPT  all  --  anywhere   anywhere    /* a text of any kind *\/ tcp dpt:80
 *                                             ^start              ^end
 */
function readComment(cursor: Cursor): CommentMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "/*") || cursor.text.charCodeAt(cursor.pos) !== 0x20) return null;
  const from = cursor.pos + 1;
  const first = firstEnd(cursor, from);
  if (first < 0) return null;
  const isOneLine = first < cursor.lineEnd;
  while (first + 3 > cursor.lineEnd && nextLine(cursor));
  const end = lastEnd(cursor, first);
  cursor.pos = end + 3;
  const inside = cursor.text.slice(from, end);
  const text = isOneLine ? inside : withLineFeeds(inside);
  return { kind: "match", name: "comment", span: spanOf(cursor, start, end + 3), text };
}

/**
 * The offset of the first ` *\/`, in this line or, as a comment may hold line breaks, in one of the next (not beyond an empty line, nor beyond the
 * beginning of another comment: there its end was lost); -1 without one. It looks no further than a comment can be long.
 */
function firstEnd(cursor: Cursor, from: number): number {
  const lines = cursor.text.slice(from, Math.min(from + LONGEST_COMMENT + 3, cursor.limit));
  const found = lines.indexOf(" */");
  if (found < 0 || from + found < cursor.lineEnd) return found < 0 ? -1 : from + found;
  const inside = lines.slice(0, found);
  return inside.includes("/* ") || /\n[ \t\r]*\n/.test(inside) ? -1 : from + found;
}

/**
 * The last ` *\/` of the line, from the first on and before another comment begins: nothing else in a listing holds a lone one.
 *
 *     /* a *\/ b *\/ tcp dpt:80 /* c *\/
 *         ^first  ^last
 */
function lastEnd({ text, lineEnd }: Cursor, first: number): number {
  if (lineEnd - first < 6) return first;
  const rest = text.slice(first + 3, Math.min(lineEnd, first + LONGEST_COMMENT));
  if (!rest.includes(" */")) return first;
  const other = rest.indexOf("/* ");
  const ends = [...(other < 0 ? rest : rest.slice(0, other)).matchAll(/ \*\/(?= |$)/g)];
  return first + 3 + (ends.at(-1)?.index ?? -3);
}
