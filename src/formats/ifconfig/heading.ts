import { findInLine, wordEnd } from "../../text/cursor.ts";
import type { InterfaceFlags } from "./ast.ts";
import type { BsdDraft } from "./bsd-draft.ts";
import { isBsdHeading, readBsdHeading, repeatedBsdHeading } from "./bsd-heading.ts";
import { type InterfaceDraft, type Mutable, openInterface } from "./draft.ts";
import { flagWords, isFlagsValue } from "./flags.ts";
import { type PairLine, readPairs } from "./pairs.ts";
import { complain, type KnownFlags, type Reader } from "./reader.ts";
import { integerOf, readInteger } from "./words.ts";

const MARK = ": flags=";

/**
 * Reads a heading of net-tools 2.x or BSD and returns the interface that it opens, null for a line that is none. The name ends at the first mark, whatever bytes it has.
 *
 *     eth0:1: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500
 *     ^ cursor
 */
export function readHeading(reader: Reader): InterfaceDraft | BsdDraft | null {
  const { cursor } = reader;
  const { diagnostics } = reader.report;
  const before = diagnostics.length;
  const nameStart = cursor.pos;
  const mark = findInLine(cursor, MARK);
  if (mark < 0) return null;
  const repeated = repeatedHeading(reader, mark) ?? repeatedBsdHeading(reader, mark);
  if (repeated !== null) {
    checkName(reader, nameStart, mark);
    return repeated;
  }
  cursor.pos = mark + MARK.length;
  const flagsStart = cursor.pos;
  const known = readFlags(reader);
  const flagsEnd = cursor.pos;
  checkName(reader, nameStart, mark);
  if (isBsdHeading(reader, cursor.text.slice(flagsStart, flagsEnd), known.fits))
    return readBsdHeading(reader, { nameStart, mark, flagsStart, flagsEnd });
  const draft = openInterface(reader, cursor.text.slice(nameStart, mark), { form: "net-tools", start: nameStart });
  if (known.flags.value === undefined) badFlags(reader, flagsStart, flagsEnd);
  else if (!known.fits) mismatch(reader, { start: flagsStart, end: flagsEnd, value: known.flags.value });
  draft.flags = known.flags;
  readPairs(reader, HEADING, draft);
  const { mtu, metric, outfill, keepalive } = draft;
  if (known.fits && mtu !== undefined && (outfill ?? keepalive) === undefined && diagnostics.length === before)
    reader.repeats.heading = { tail: cursor.text.slice(mark, cursor.lineEnd), flags: known.flags, mtu, metric };
  return draft;
}

/** Returns the interface of a heading that is that of the interface before but for its name; null for any other. */
function repeatedHeading(reader: Reader, mark: number): InterfaceDraft | null {
  const { cursor, repeats } = reader;
  const { text, pos, lineEnd } = cursor;
  const { heading } = repeats;
  if (heading === null || text.slice(mark, lineEnd) !== heading.tail) return null;
  const draft = openInterface(reader, text.slice(pos, mark), { form: "net-tools", start: pos });
  draft.flags = heading.flags;
  draft.mtu = heading.mtu;
  draft.metric = heading.metric;
  return draft;
}

/** The first builds of 2.x, up to 2012, have the metric, and 1 for 0; some boards still do. */
const HEADING: PairLine<"mtu" | "metric" | "outfill" | "keepalive", InterfaceDraft> = {
  keys: ["mtu", "metric", "outfill", "keepalive"],
  separator: " ",
  required: 0b001,
  take: (reader, key, draft) => {
    draft[key] = readInteger(reader);
  },
};

/** Names may hold any bytes but blanks and slashes; what else stands there is something pasted before the name. */
export function checkName(reader: Reader, start: number, end: number): void {
  if (wordEnd(reader.cursor, start) < end || start === end)
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
