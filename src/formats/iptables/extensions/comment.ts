import { type Cursor, nextLine, spanOf } from "../../../text/cursor.ts";
import { withLineFeeds } from "../../../text/line-break.ts";
import type { Span } from "../../../text/span.ts";
import type { MatchExtension } from "../extension.ts";
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

/** libxt_comment.c. A listing escapes nothing, so the first blank, star and slash end the text: a comment with these in it is cut there. */
export const comment: MatchExtension<CommentMatch> = {
  options: { comment: "1" },
  readSave: (options, span) => {
    const text = options.get("comment")?.value;
    return text === undefined ? null : { kind: "match", name: "comment", span, text };
  },
  readList: readComment,
  printSave: (node) => `--comment ${saveString(node.text)}`,
  printList: (node) => `/* ${node.text} */`,
};

/**
 *     ACCEPT  all  --  anywhere   anywhere    /* a text of any kind *\/ tcp dpt:80
 *                                             ^start              ^end
 */
function readComment(cursor: Cursor): CommentMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "/*") || cursor.text.charCodeAt(cursor.pos) !== 0x20) return null;
  const from = cursor.pos + 1;
  const end = commentEnd(cursor, from);
  if (end < 0) return null;
  while (end + 3 > cursor.lineEnd && nextLine(cursor));
  cursor.pos = end + 3;
  const text = withLineFeeds(cursor.text.slice(from, end));
  return { kind: "match", name: "comment", span: spanOf(cursor, start, end + 3), text };
}

/**
 * The offset of the ` *\/` that ends a comment, in this line or, as a comment may hold line breaks, in one of the next (not beyond an
 * empty line, nor beyond the beginning of another comment); -1 without one. It looks no further than a comment can be long.
 */
function commentEnd(cursor: Cursor, from: number): number {
  const lines = cursor.text.slice(from, Math.min(from + LONGEST_COMMENT + 3, cursor.limit));
  const found = lines.indexOf(" */");
  if (found < 0 || from + found < cursor.lineEnd) return found < 0 ? -1 : from + found;
  const other = lines.indexOf("/* ");
  const empty = /\n[ \t\r]*\n/.exec(lines)?.index ?? -1;
  return (other >= 0 && other < found) || (empty >= 0 && empty < found) ? -1 : from + found;
}
