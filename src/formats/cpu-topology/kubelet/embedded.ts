import { type Cursor, openCursor } from "../../../text/cursor.ts";

/** What an escape in a JSON text stands for, by the character behind the backslash. */
const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/**
 * Returns a cursor over the text that a JSON text in quotes holds, whose places are those within the quotes.
 *
 *     "data":"{\"policyName\":\"static\"}"
 *             ^ start of the raw text: what is taken out of it are the backslashes
 */
export function openEmbedded(text: string, start: number, end: number): Cursor {
  const isJson = text.charAt(start) === '"';
  const isQuoted = isJson || text.charAt(start) === "'";
  const first = isQuoted ? start + 1 : start;
  const last = isQuoted && end > first && text.charAt(end - 1) === text.charAt(start) ? end - 1 : end;
  const raw = text.slice(first, last);
  const { decoded, cuts, removed } = isJson ? decode(raw) : { decoded: raw, cuts: [], removed: [] };
  return { ...openCursor(decoded), plain: { text: decoded, cuts, removed }, shift: first };
}

/** The text behind the escapes, and where characters of them were taken out. */
interface Decoded {
  readonly decoded: string;
  readonly cuts: readonly number[];
  readonly removed: readonly number[];
}

function decode(raw: string): Decoded {
  const parts: string[] = [];
  const cuts: number[] = [];
  const removed: number[] = [];
  let from = 0;
  let total = 0;
  for (const { 0: found, 1: hex, 2: letter = "", index } of raw.matchAll(/\\(?:u([\da-fA-F]{4})|([^u]))/g)) {
    parts.push(raw.slice(from, index));
    parts.push(hex === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16)));
    cuts.push(index - total);
    total += found.length - 1;
    removed.push(total);
    from = index + found.length;
  }
  return { decoded: parts.join("") + raw.slice(from), cuts, removed };
}
