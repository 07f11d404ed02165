import { atLineEnd, type Cursor, isBlank, skipBlanks, wordEnd } from "../../text/cursor.ts";
import { complain, type Reader } from "./reader.ts";

/**
 * A line, or the rest of one, that is a row of keys with their values:
 *
 *     netmask 255.255.254.0  broadcast 10.131.1.255          separator: a blank
 *     packets:2378273 errors:0 dropped:0                     separator: a colon
 */
export interface PairLine<Key extends string, Target> {
  /** In the order in which the tool prints them; any other order is read as well. */
  readonly keys: readonly Key[];
  readonly separator: " " | ":";
  /** The keys that are always printed: bit n for `keys[n]`. */
  readonly required: number;
  /** Reads the value of a key at the cursor into the target. */
  readonly take: (reader: Reader, key: Key, target: Target) => void;
}

const COLON = 0x3a;

/**
 * Reads pairs to the end of the line. A key may stand once; words that are no key are reported, as many as stand together at a time,
 * and reading goes on behind them. A required key that is missing is reported too.
 */
export function readPairs<Key extends string, Target>(
  reader: Reader,
  line: PairLine<Key, Target>,
  target: Target,
): void {
  const { cursor } = reader;
  let seen = 0;
  for (let blanks = skipBlanks(cursor); !atLineEnd(cursor); blanks = skipBlanks(cursor)) {
    reader.blanks = blanks;
    const index = keyAt(cursor, line, seen);
    const key = line.keys[index];
    if (key === undefined) skipForeignWords(reader, line, seen);
    else {
      seen |= 1 << index;
      cursor.pos += line.separator === ":" ? key.length + 1 : key.length;
      reader.blanksBehindKey = skipBlanks(cursor);
      line.take(reader, key, target);
    }
  }
  if ((seen & line.required) !== line.required)
    complain(reader, { code: "ifconfig/incomplete-line", start: cursor.lineStart, end: cursor.lineEnd });
}

/** What {@link startsWithKey} looks at in a line of pairs. */
type Keys = Pick<PairLine<string, never>, "keys" | "separator">;

/** Returns whether one of the line's keys stands at the cursor. */
export function startsWithKey(cursor: Cursor, line: Keys): boolean {
  return keyAt(cursor, line, 0) >= 0;
}

/** Returns the index of the key at the cursor, -1 when there is none or it was `seen` before. */
function keyAt(cursor: Cursor, { keys, separator }: Keys, seen: number): number {
  const { text, pos, lineEnd } = cursor;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? "";
    const end = pos + key.length;
    if ((seen & (1 << index)) !== 0 || end >= lineEnd || !hasAt(text, pos, key)) continue;
    const code = text.charCodeAt(end);
    if (separator === ":" ? code === COLON : isBlank(code)) return index;
  }
  return -1;
}

/** Whether a short literal stands at an offset; three times as fast as `startsWith`, which is a call out of compiled code. */
function hasAt(text: string, at: number, literal: string): boolean {
  for (let i = 0; i < literal.length; i++) if (text.charCodeAt(at + i) !== literal.charCodeAt(i)) return false;
  return true;
}

/** Steps over words to the next key or the end of the line, and reports them in one. */
function skipForeignWords(reader: Reader, line: Keys, seen: number): void {
  const { cursor } = reader;
  const start = cursor.pos;
  let end = start;
  do {
    end = wordEnd(cursor, cursor.pos);
    cursor.pos = end;
    skipBlanks(cursor);
  } while (!atLineEnd(cursor) && keyAt(cursor, line, seen) < 0);
  complain(reader, { code: "ifconfig/unexpected-word", start, end });
}
