import { atLineEnd, findInLine, isBlank, skipBlanks, wordEnd } from "../../text/cursor.ts";
import type { InterfaceFlags } from "./ast.ts";
import { type InterfaceDraft, type Mutable, openInterface } from "./draft.ts";
import { flagWords, isFlagsValue } from "./flags.ts";
import { type PairLine, readPairs } from "./pairs.ts";
import { complain, type KnownFlags, type Reader } from "./reader.ts";
import { integerOf, looksAtWord, readInteger } from "./words.ts";

const MARK = ": flags=";

/**
 * Reads a heading of net-tools 2.x and returns the interface that it opens, "foreign" for the heading of another system, and null for a
 * line that is none. The name ends at the first mark, whatever bytes it has.
 *
 *     eth0:1: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500
 *     ^ cursor
 */
export function readHeading(reader: Reader): InterfaceDraft | "foreign" | null {
  const { cursor } = reader;
  const nameStart = cursor.pos;
  const mark = findInLine(cursor, MARK);
  if (mark < 0) return null;
  cursor.pos = mark + MARK.length;
  const flagsStart = cursor.pos;
  const known = readFlags(reader);
  const flagsEnd = cursor.pos;
  if (isForeign(reader, known)) return "foreign";
  const draft = openInterface(cursor.text.slice(nameStart, mark), "net-tools", nameStart);
  checkName(reader, nameStart, mark);
  if (known.flags.value === undefined) badFlags(reader, flagsStart, flagsEnd);
  else if (!known.fits) mismatch(reader, { start: flagsStart, end: flagsEnd, value: known.flags.value });
  draft.flags = known.flags;
  readPairs(reader, HEADING, draft);
  return draft;
}

const HEADING: PairLine<"mtu" | "outfill" | "keepalive", InterfaceDraft> = {
  keys: ["mtu", "outfill", "keepalive"],
  separator: " ",
  required: 0b001,
  take: (reader, key, draft) => {
    draft[key] = readInteger(reader);
  },
};

/** Names may hold any bytes but blanks and slashes; what else stands there is something pasted before the name. */
export function checkName(reader: Reader, start: number, end: number): void {
  const { text } = reader.cursor;
  let at = start;
  while (at < end && !isBlank(text.charCodeAt(at))) at++;
  if (at < end || start === end)
    complain(reader, { code: "ifconfig/bad-name", start, end, expected: "a name without blanks" });
}

function badFlags(reader: Reader, start: number, end: number): void {
  complain(reader, { code: "ifconfig/bad-number", start, end, expected: "the flags as a whole number" });
}

function mismatch(reader: Reader, { start, end, value }: { start: number; end: number; value: number }): void {
  complain(reader, { code: "ifconfig/flags-mismatch", start, end, expected: flagWords(value) });
}

/**
 * Reads the number and the names of the flags. Without any name the tool prints no brackets, but for a 0 the opening one:
 *
 *     4163<UP,BROADCAST,RUNNING,MULTICAST>     -28605<UP,...>     8192     0<
 */
function readFlags(reader: Reader): KnownFlags {
  const { cursor, flags } = reader;
  const start = cursor.pos;
  const end = wordEnd(cursor, start);
  const word = cursor.text.slice(start, end);
  cursor.pos = end;
  const known = flags.get(word) ?? flagsOf(word);
  flags.set(word, known);
  return known;
}

function flagsOf(word: string): KnownFlags {
  const open = word.indexOf("<");
  const value = integerOf(open < 0 ? word : word.slice(0, open));
  const words = open < 0 ? "" : word.slice(open + 1, word.endsWith(">") ? -1 : undefined);
  const flags: Mutable<InterfaceFlags> = { names: words === "" ? [] : words.split(",") };
  if (value === undefined) return { flags, fits: false };
  return {
    flags: { value, names: flags.names },
    fits: isFlagsValue(value) && words === flagWords(value) && !word.endsWith("<>"),
  };
}

/**
 * Whether a heading is that of BSD, macOS or Solaris: their flags are hexadecimal, so their names do not fit the number read as a
 * decimal one (or the brackets are empty), and one blank stands before `mtu` or the word that comes first there.
 *
 *     lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> metric 0 mtu 16384
 *                                                   ^ cursor
 */
function isForeign({ cursor }: Reader, known: KnownFlags): boolean {
  const isBare = known.flags.names.length === 0 && cursor.text.startsWith("<>", cursor.pos - 2);
  const blanks = skipBlanks(cursor);
  if (known.fits || blanks > 1) return false;
  return atLineEnd(cursor) ? isBare : looksAtWord(cursor, "mtu") || looksAtWord(cursor, "metric");
}
