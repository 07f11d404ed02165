import { type Cursor, isBlank } from "../../../text/cursor.ts";
import { nextWord, takeWord } from "../list-words.ts";
import type { IptablesLoss } from "../loss-codes.ts";
import type { AddressMatch, WordMatch } from "../values.ts";

const NOT = 0x21;

// What matches that are a list of conditions share: each is a word, perhaps with a `!` before it and a value behind it.

/** The conditions of one match by their words. */
export type Conditions = ReadonlyMap<string, WordMatch>;

/**
 * Reads one condition of a listing, and steps over it; null, the cursor where it was, when another word stands there, or no value behind it.
 *
 *     ! ctproto 6 ctdir ORIGINAL
 */
export function takeCondition(cursor: Cursor, word: string, hasValue: boolean): WordMatch | null {
  const before = cursor.pos;
  const negated = nextWord(cursor, "!");
  if (nextWord(cursor, word)) {
    const value = hasValue ? takeWord(cursor) : "";
    if (value !== "" || !hasValue) return { negated, value };
  }
  cursor.pos = before;
  return null;
}

/** Reads the conditions of these words, each at most once and in this order. All have values. */
export function takeConditions(cursor: Cursor, words: readonly string[]): Conditions {
  const found = new Map<string, WordMatch>();
  let next = nextCharacter(cursor);
  for (const word of words) {
    if (next !== NOT && next !== word.charCodeAt(0)) continue;
    const condition = takeCondition(cursor, word, true);
    if (condition === null) continue;
    found.set(word, condition);
    next = nextCharacter(cursor);
  }
  return found;
}

/** The character that the next word of the line begins with; -1 at its end. */
function nextCharacter({ text, pos, lineEnd }: Cursor): number {
  let at = pos;
  while (at < lineEnd && isBlank(text.charCodeAt(at))) at++;
  return at < lineEnd ? text.charCodeAt(at) : -1;
}

/** Returns what is lost where an address is the name of a host: the address. */
export function lostAddresses(...matches: readonly (AddressMatch | undefined)[]): readonly IptablesLoss[] {
  return matches.some((match) => match !== undefined && "host" in match) ? ["iptables/lost-host-address"] : [];
}

/** Returns the words of a list such as `NEW,ESTABLISHED`, in either case of letters, in the order of `known`; null when there is none, or one that is not known. */
export function knownWords(text: string, known: readonly string[]): readonly string[] | null {
  const given = text.split(",");
  if (isOrdered(given, known)) return given;
  const words = given.map((word) => word.toUpperCase());
  return words.every((word) => known.includes(word)) ? known.filter((word) => words.includes(word)) : null;
}

/** Whether words stand in the order of `known`, each once, as in all that the tool prints. */
function isOrdered(words: readonly string[], known: readonly string[]): boolean {
  let last = -1;
  for (const word of words) {
    const index = known.indexOf(word);
    if (index <= last) return false;
    last = index;
  }
  return true;
}
