import { atLineEnd, type Cursor, isBlank, skipBlanks, wordEnd } from "../../text/cursor.ts";
import { complain, type Reader } from "./reader.ts";
import { reportTranslation, type Translations } from "./translations.ts";

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
  /** Keys in other languages. */
  readonly translations?: Translations<Key>;
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
    const printed = keyAt(cursor, line, seen);
    const translated = printed < 0 ? translationAt(cursor, line, seen) : null;
    const index = translated === null ? printed : line.keys.indexOf(translated[1]);
    const key = line.keys[index];
    if (key === undefined) skipForeignWords(reader, line, seen);
    else {
      seen |= 1 << index;
      const start = cursor.pos;
      cursor.pos += (translated?.[0] ?? key).length;
      if (translated !== null) reportTranslation(reader, { start, end: cursor.pos, english: key });
      if (line.separator === ":") cursor.pos++;
      reader.blanksBehindKey = skipBlanks(cursor);
      line.take(reader, key, target);
    }
  }
  if ((seen & line.required) !== line.required)
    complain(reader, { code: "ifconfig/incomplete-line", start: cursor.lineStart, end: cursor.lineEnd });
}

/** What {@link startsWithKey} looks at in a line of pairs. */
type Keys<Key extends string> = Pick<PairLine<Key, never>, "keys" | "separator" | "translations">;

/** Returns whether one of the line's keys stands at the cursor. */
export function startsWithKey(cursor: Cursor, line: Keys<string>): boolean {
  return keyAt(cursor, line, 0) >= 0;
}

/** Returns whether one of the line's keys stands at the cursor in another language. */
export function startsWithTranslation(cursor: Cursor, line: Keys<string>): boolean {
  return translationAt(cursor, line, 0) !== null;
}

/** Returns the translation of a key at the cursor, null when there is none or the key was `seen` before. */
function translationAt<Key extends string>(
  { text, pos, lineEnd }: Cursor,
  { keys, translations = [] }: Keys<Key>,
  seen: number,
): readonly [string, Key] | null {
  for (const found of translations) {
    const end = pos + found[0].length;
    if (end >= lineEnd || text.charCodeAt(end) !== COLON || !hasAt(text, pos, found[0])) continue;
    return (seen & (1 << keys.indexOf(found[1]))) === 0 ? found : null;
  }
  return null;
}

/** Returns the index of the key at the cursor, -1 when there is none or it was `seen` before. */
function keyAt(cursor: Cursor, { keys, separator }: Keys<string>, seen: number): number {
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
function skipForeignWords(reader: Reader, line: Keys<string>, seen: number): void {
  const { cursor } = reader;
  const start = cursor.pos;
  let end = start;
  do {
    end = wordEnd(cursor, cursor.pos);
    cursor.pos = end;
    skipBlanks(cursor);
  } while (!atLineEnd(cursor) && keyAt(cursor, line, seen) < 0 && translationAt(cursor, line, seen) === null);
  complain(reader, { code: "ifconfig/unexpected-word", start, end });
}
