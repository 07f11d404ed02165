import type { Cursor } from "../../text/cursor.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Returns the text in quotes at the cursor, its backslashes taken away, and steps over it; null, the cursor where it was, when none begins or it is not closed.
 *
 *     nflog-prefix "a \"b\"" nflog-group 5
 *                  ^cursor  ^then
 */
export function takeQuoted(cursor: Cursor): string | null {
  const from = cursor.pos + 1;
  if (cursor.pos >= cursor.lineEnd || cursor.text.charCodeAt(cursor.pos) !== QUOTE) return null;
  for (let at = from; at < cursor.lineEnd; at++) {
    const code = cursor.text.charCodeAt(at);
    if (code === QUOTE) {
      cursor.pos = at + 1;
      return cursor.text.slice(from, at).replaceAll(/\\(.)/gs, "$1");
    }
    if (code === BACKSLASH) at++;
  }
  return null;
}
